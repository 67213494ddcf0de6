//! A machine for programs that only compute: one thread, bytes in blocks, no Windows but `emit`. Written from the
//! description of the instructions alone, so that it can contradict both the lowering and the model.

use tpio_model::program::{BinOp, FuncId, Inst, Int, Program, Target, UnOp};

use super::EMIT;

/// What ended a run early.
pub(crate) type Trap = String;

struct Block {
    bytes: Vec<Option<u8>>,
    constant: bool,
    live: bool,
}

/// A run.
pub(crate) struct Machine<'a> {
    program: &'a Program,
    blocks: Vec<Block>,
    /// (line, value) of each call of `emit`
    pub(crate) emitted: Vec<(u32, i64)>,
    steps: u32,
}

const FUNCTIONS: u64 = 1 << 56;

fn address(block: usize, offset: u64) -> u64 {
    ((block as u64 + 1) << 32) + offset
}

impl<'a> Machine<'a> {
    /// The program before its first step.
    pub(crate) fn new(program: &'a Program) -> Self {
        let mut machine = Machine { program, blocks: Vec::new(), emitted: Vec::new(), steps: 0 };
        for global in &program.globals {
            let mut bytes: Vec<_> = global.bytes.iter().copied().map(Some).collect();
            for (at, target) in &global.relocations {
                let word = match target {
                    Target::Global(id, offset) => address(usize::from(id.0), u64::from(*offset)),
                    Target::Function(id) => FUNCTIONS + u64::from(id.0),
                };
                for (index, byte) in word.to_le_bytes().into_iter().enumerate() {
                    bytes[*at as usize + index] = Some(byte);
                }
            }
            machine.blocks.push(Block { bytes, constant: global.constant, live: true });
        }
        machine
    }

    /// Runs `main`.
    pub(crate) fn run(&mut self) -> Result<u64, Trap> {
        let value = self.call(self.program.main, Vec::new())?;
        value.ok_or_else(|| "main returns nothing".to_owned())
    }

    fn call(&mut self, id: FuncId, args: Vec<u64>) -> Result<Option<u64>, Trap> {
        let function = self.program.function(id);
        if args.len() != usize::from(function.params) {
            return Err(format!("{}: {} arguments", function.name, args.len()));
        }
        let mut regs: Vec<Option<u64>> = args.into_iter().map(Some).collect();
        regs.resize(function.regs.len(), None);
        let mut slots: Vec<Option<usize>> = vec![None; function.slots.len()];
        let mut stack: Vec<u64> = Vec::new();
        let mut pc = 0;
        loop {
            self.steps += 1;
            if self.steps > 1_000_000 {
                return Err("too many steps".to_owned());
            }
            let inst = function.code[pc];
            let line = function.sites[pc].line;
            let fault = |what: String| format!("{} line {line}: {inst:?}: {what}", function.name);
            pc += 1;
            match inst {
                Inst::Jump(target) => pc = target as usize,
                Inst::JumpIfZero(target) => {
                    if stack.pop().unwrap() == 0 {
                        pc = target as usize;
                    }
                }
                Inst::JumpIfNonZero(target) => {
                    if stack.pop().unwrap() != 0 {
                        pc = target as usize;
                    }
                }
                Inst::GetReg(reg) => {
                    stack.push(regs[usize::from(reg.0)].ok_or_else(|| fault("uninitialised".to_owned()))?);
                }
                Inst::SetReg(reg) => {
                    let word = stack.pop().unwrap();
                    let int = function.regs[usize::from(reg.0)].int;
                    if int.canonical(word) != word {
                        return Err(fault(format!("{word:#x} is not canonical")));
                    }
                    regs[usize::from(reg.0)] = Some(word);
                }
                Inst::ClearReg(reg) => regs[usize::from(reg.0)] = None,
                Inst::SlotAddr(slot) => {
                    let block = slots[usize::from(slot.0)].ok_or_else(|| fault("not in scope".to_owned()))?;
                    stack.push(address(block, 0));
                }
                Inst::EnterSlot(slot) => {
                    let size = function.slots[usize::from(slot.0)].size as usize;
                    self.blocks.push(Block { bytes: vec![None; size], constant: false, live: true });
                    if let Some(old) = slots[usize::from(slot.0)].replace(self.blocks.len() - 1) {
                        self.blocks[old].live = false;
                    }
                }
                Inst::LeaveSlot(slot) => {
                    let old = slots[usize::from(slot.0)].take().ok_or_else(|| fault("not in scope".to_owned()))?;
                    self.blocks[old].live = false;
                }
                Inst::Return { value } => return Ok(if value { stack.pop() } else { None }),
                Inst::Unreachable => return Err(fault("reached".to_owned())),
                Inst::Call(_) | Inst::CallIndirect { .. } | Inst::Api { .. } => {
                    if let Some(word) = self.any_call(inst, line, &mut stack)? {
                        stack.push(word);
                    }
                }
                _ => self.compute(inst, &mut stack).map_err(fault)?,
            }
        }
    }

    fn any_call(&mut self, inst: Inst, line: u32, stack: &mut Vec<u64>) -> Result<Option<u64>, Trap> {
        match inst {
            Inst::Call(id) => {
                let args = stack.split_off(stack.len() - usize::from(self.program.function(id).params));
                self.call(id, args)
            }
            Inst::CallIndirect { args, value } => {
                let word = stack.pop().unwrap();
                let args = stack.split_off(stack.len() - usize::from(args));
                let result = self.call(FuncId((word - FUNCTIONS) as u16), args)?;
                Ok(if value { result } else { None })
            }
            Inst::Api { api, args, .. } => {
                assert_eq!((api, args), (EMIT, 1), "only emit is known here");
                self.emitted.push((line, stack.pop().unwrap() as i64));
                Ok(None)
            }
            other => panic!("{other:?}"),
        }
    }

    fn compute(&mut self, inst: Inst, stack: &mut Vec<u64>) -> Result<(), Trap> {
        match inst {
            Inst::Const(word) => stack.push(word),
            Inst::GlobalAddr(id) => stack.push(address(usize::from(id.0), 0)),
            Inst::FuncAddr(id) => stack.push(FUNCTIONS + u64::from(id.0)),
            Inst::Load { int, .. } => {
                let at = stack.pop().unwrap();
                let mut bytes = [0; 8];
                for (place, byte) in bytes.iter_mut().zip(self.bytes(at, int.bytes())?) {
                    *place = byte.ok_or("uninitialised")?;
                }
                stack.push(int.canonical(u64::from_le_bytes(bytes)));
            }
            Inst::Store { int, .. } => {
                let word = stack.pop().unwrap();
                if int.canonical(word) != word {
                    return Err(format!("{word:#x} is not canonical"));
                }
                let bytes: Vec<_> = word.to_le_bytes()[..int.bytes() as usize].iter().copied().map(Some).collect();
                self.write(stack.pop().unwrap(), &bytes)?;
            }
            Inst::CopyBytes(size) => {
                let bytes = self.bytes(stack.pop().unwrap(), size)?;
                self.write(stack.pop().unwrap(), &bytes)?;
            }
            Inst::Settle(int) => {
                let at = *stack.last().unwrap();
                let bytes = self.bytes(at, int.bytes())?;
                self.write(at, &bytes.iter().map(|byte| byte.or(Some(0))).collect::<Vec<_>>())?;
            }
            Inst::ZeroBytes(size) => self.write(stack.pop().unwrap(), &vec![Some(0); size as usize])?,
            Inst::Dup => stack.push(*stack.last().unwrap()),
            Inst::Pop => drop(stack.pop().unwrap()),
            Inst::Swap => {
                let top = stack.len();
                stack.swap(top - 1, top - 2);
            }
            Inst::Convert(int) => {
                let word = stack.pop().unwrap();
                stack.push(int.canonical(word));
            }
            Inst::Unary(op, int) => {
                let word = stack.pop().unwrap();
                stack.push(match op {
                    UnOp::Neg => int.canonical(0u64.wrapping_sub(word)),
                    UnOp::Not => int.canonical(word ^ u64::MAX),
                    UnOp::IsZero => u64::from(word == 0),
                });
            }
            Inst::Binary(op, int) => {
                let right = stack.pop().unwrap();
                let left = stack.pop().unwrap();
                stack.push(binary(op, int, left, right)?);
            }
            other => panic!("{other:?}"),
        }
        Ok(())
    }

    fn bytes(&self, at: u64, size: u32) -> Result<Vec<Option<u8>>, Trap> {
        let (block, start) = ((at >> 32) as usize, (at & 0xffff_ffff) as usize);
        let block = block.checked_sub(1).and_then(|index| self.blocks.get(index)).ok_or("no pointer")?;
        let bytes = block.bytes.get(start..start + size as usize).ok_or("out of bounds")?;
        if block.live { Ok(bytes.to_vec()) } else { Err("out of scope".to_owned()) }
    }

    fn write(&mut self, at: u64, bytes: &[Option<u8>]) -> Result<(), Trap> {
        self.bytes(at, bytes.len() as u32)?;
        let block = &mut self.blocks[(at >> 32) as usize - 1];
        if block.constant {
            return Err("constant".to_owned());
        }
        let start = (at & 0xffff_ffff) as usize;
        block.bytes[start..start + bytes.len()].copy_from_slice(bytes);
        Ok(())
    }
}

/// In wider arithmetic than the lowering's, so that the two do not share their mistakes.
fn binary(op: BinOp, int: Int, left: u64, right: u64) -> Result<u64, Trap> {
    let widen = |word: u64| if int.signed() { i128::from(word as i64) } else { i128::from(word) };
    for word in [left, right] {
        if int.canonical(word) != word {
            return Err(format!("{word:#x} is not canonical"));
        }
    }
    let (a, b) = (widen(left), widen(right));
    let count = right % (u64::from(int.bytes()) * 8);
    let wide = match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a.wrapping_mul(b),
        BinOp::Div => a.checked_div(b).ok_or("division by zero")?,
        BinOp::Rem => a.checked_rem(b).ok_or("division by zero")?,
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shl => a << count,
        BinOp::Shr => a >> count,
        BinOp::Eq => return Ok(u64::from(a == b)),
        BinOp::Ne => return Ok(u64::from(a != b)),
        BinOp::Lt => return Ok(u64::from(a < b)),
        BinOp::Le => return Ok(u64::from(a <= b)),
        BinOp::Gt => return Ok(u64::from(a > b)),
        BinOp::Ge => return Ok(u64::from(a >= b)),
    };
    Ok(int.canonical(wide as u64))
}
