//! Do the instructions of a program hold together? For tests and debug builds.
//!
//! Must never know: what the program means.

use tpio_model::program::{Function, Inst, Pc, Program};

use crate::check::Functions;

/// Checks that every id and jump is in range, that the stack is equally deep on all ways to an instruction and never
/// too shallow, and that control cannot run off the end of a function.
pub(crate) fn validate(program: &Program, functions: &dyn Functions) -> Result<(), String> {
    if usize::from(program.main.0) >= program.functions.len() {
        return Err("main is out of range".to_owned());
    }
    for global in &program.globals {
        for (at, _) in &global.relocations {
            if *at as usize + 8 > global.bytes.len() {
                return Err(format!("{}: an address outside of its bytes", global.name));
            }
        }
    }
    for function in &program.functions {
        check(program, function, functions).map_err(|problem| format!("{}: {problem}", function.name))?;
    }
    Ok(())
}

fn check(program: &Program, function: &Function, functions: &dyn Functions) -> Result<(), String> {
    if function.code.is_empty() || function.code.len() != function.sites.len() {
        return Err(format!("{} instructions, {} places", function.code.len(), function.sites.len()));
    }
    if usize::from(function.params) > function.regs.len() {
        return Err("more parameters than registers".to_owned());
    }
    let mut depths: Vec<Option<usize>> = vec![None; function.code.len()];
    let mut open = vec![(0usize, 0usize)];
    while let Some((pc, depth)) = open.pop() {
        let Some(known) = depths.get_mut(pc) else { return Err(format!("control runs off the end at {pc}")) };
        match known {
            Some(known) if *known == depth => continue,
            Some(known) => return Err(format!("at {pc} the stack is {known} or {depth} deep")),
            None => *known = Some(depth),
        }
        let inst = function.code[pc];
        in_range(program, function, inst).map_err(|what| format!("at {pc}: {what} of {inst:?} is out of range"))?;
        let (pops, pushes) = effect(program, function, functions, inst);
        let Some(left) = depth.checked_sub(pops) else {
            return Err(format!("at {pc} the stack is too shallow for {inst:?}"));
        };
        let after = left + pushes;
        match inst {
            Inst::Return { .. } if left != 0 => return Err(format!("at {pc}: {left} words are left on the stack")),
            Inst::Return { .. } | Inst::Unreachable => {}
            Inst::Jump(target) => open.push((target as usize, after)),
            Inst::JumpIfZero(target) | Inst::JumpIfNonZero(target) => {
                open.push((target as usize, after));
                open.push((pc + 1, after));
            }
            _ => open.push((pc + 1, after)),
        }
    }
    Ok(())
}

fn in_range(program: &Program, function: &Function, inst: Inst) -> Result<(), &'static str> {
    let within = |index: u16, length: usize, what| if usize::from(index) < length { Ok(()) } else { Err(what) };
    let target = |pc: Pc| if (pc as usize) < function.code.len() { Ok(()) } else { Err("the target") };
    match inst {
        Inst::GlobalAddr(id) => within(id.0, program.globals.len(), "the global"),
        Inst::FuncAddr(id) | Inst::Call(id) => within(id.0, program.functions.len(), "the function"),
        Inst::SlotAddr(id) | Inst::EnterSlot(id) | Inst::LeaveSlot(id) => {
            within(id.0, function.slots.len(), "the slot")
        }
        Inst::GetReg(id) | Inst::SetReg(id) | Inst::ClearReg(id) => within(id.0, function.regs.len(), "the register"),
        Inst::Jump(pc) | Inst::JumpIfZero(pc) | Inst::JumpIfNonZero(pc) => target(pc),
        _ => Ok(()),
    }
}

/// How many words an instruction pops and pushes.
fn effect(program: &Program, function: &Function, functions: &dyn Functions, inst: Inst) -> (usize, usize) {
    match inst {
        Inst::Const(_) | Inst::GlobalAddr(_) | Inst::FuncAddr(_) | Inst::SlotAddr(_) | Inst::GetReg(_) => (0, 1),
        Inst::SetReg(_) | Inst::Pop | Inst::ZeroBytes(_) | Inst::JumpIfZero(_) | Inst::JumpIfNonZero(_) => (1, 0),
        Inst::ClearReg(_) | Inst::EnterSlot(_) | Inst::LeaveSlot(_) | Inst::Jump(_) | Inst::Unreachable => (0, 0),
        Inst::Load { .. } | Inst::Unary(..) | Inst::Convert(_) | Inst::Cast { .. } => (1, 1),
        Inst::Store { .. } | Inst::CopyBytes(_) => (2, 0),
        Inst::Settle(_) => (1, 1),
        Inst::Dup => (1, 2),
        Inst::Swap => (2, 2),
        Inst::Binary(..) => (2, 1),
        Inst::Call(id) => {
            let callee = &program.functions[usize::from(id.0)];
            (usize::from(callee.params), usize::from(callee.returns_value))
        }
        Inst::CallIndirect { args, value } => (usize::from(args) + 1, usize::from(value)),
        Inst::Api { api, args, .. } => (usize::from(args), usize::from(functions.returns_value(api))),
        Inst::Return { value } => (usize::from(value && function.returns_value), 0),
    }
}
