//! From the typed tree to instructions. Decides nothing about meaning: every conversion and every type is in the tree.
//!
//! Must never know: names in scope, diagnostics.

mod bits;
mod builder;
mod expr;
mod order;
mod place;
mod scope;
mod stmt;
mod validate;

use tpio_model::program::{ApiId, BinOp, FuncId, Function, GlobalId, Inst, Int, Program, Reg, Slot, SlotId};

use crate::check::Functions;
use crate::source::Source;
use crate::tree::{self, Home, LocalId, Passed, Tree};
use builder::{Builder, Where};
use order::Order;
pub(crate) use validate::validate;

/// The functions and globals of a program; the fingerprint and what the header says about devices are the caller's.
pub(crate) fn lower(source: &Source, tree: Tree, functions: &dyn Functions) -> Program {
    let mut slots = 0;
    let [exit, who] = ["exit", "GetCurrentThreadId"].map(|name| functions.find(name));
    let whole = Whole { order: Order::of(&tree, functions), exit, who, at_exit: tree.at_exit };
    let list = tree
        .functions
        .iter()
        .enumerate()
        .map(|(index, function)| {
            let main = index == usize::from(tree.main.0);
            let entry = if main { Entry::Main(tree.arguments) } else { Entry::Called };
            lower_function(source, &whole, function, entry, &mut slots)
        })
        .collect();
    let program = Program {
        name: source.name().to_owned(),
        source: source.text().to_owned(),
        fingerprint: String::new(),
        functions: list,
        globals: tree.globals,
        status_callback: tree.status_callback,
        exports: tree.exports,
        main: tree.main,
        devices: Vec::new(),
        strict_leaks: false,
        observes_clock: tree.observes_clock,
        time: tpio_model::program::Time::default(),
        after_misuse: tpio_model::program::AfterMisuse::default(),
        output: tpio_model::program::Output::default(),
    };
    debug_assert_eq!(validate(&program, functions), Ok(()), "internal: the instructions do not hold together");
    program
}

/// What the code of a function may depend on beside the function itself.
struct Whole {
    order: Order,
    /// `exit`
    exit: Option<ApiId>,
    /// `GetCurrentThreadId`
    who: Option<ApiId>,
    /// what runs the functions of `atexit` before the process ends, if there may be any
    at_exit: Option<FuncId>,
}

/// Who enters a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// those who call it
    Called,
    /// the system; `argv` and `envp` point there, if they are declared
    Main([Option<GlobalId>; 2]),
}

impl Entry {
    /// What pushes the value of a parameter of `main`: 1, `argv`, `envp`.
    fn argument(self, index: usize) -> Inst {
        match (self, index) {
            (Entry::Main([Some(_), _]), 0) => Inst::Const(1),
            (Entry::Main([Some(array), _]), 1) | (Entry::Main([_, Some(array)]), 2) => Inst::GlobalAddr(array),
            _ => Inst::Const(0),
        }
    }
}

/// `slots` counts the slots of the whole program: their allocations are named after that number.
fn lower_function(
    source: &Source,
    whole: &Whole,
    function: &tree::Function,
    entry: Entry,
    slots: &mut u16,
) -> Function {
    // nobody passes words to `main`: it sets its parameters itself
    let params = if entry == Entry::Called { function.params } else { 0 };
    let mut regs = Vec::new();
    let mut memory = Vec::new();
    let mut homes = Vec::new();
    for (index, local) in function.locals.iter().enumerate() {
        let param = index < params;
        let reg = tpio_model::program::RegId(regs.len() as u16);
        if param || local.home != Home::Memory {
            let int = match local.home {
                Home::Register(int) => int,
                Home::Memory => Int::U64,
            };
            regs.push(Reg { name: local.name.clone(), int });
        }
        homes.push(match local.home {
            Home::Register(_) => Where::Reg(reg),
            Home::Memory => {
                memory.push(Slot {
                    name: local.name.clone(),
                    size: local.size,
                    number: *slots,
                    site: source.site(function.place(local.span)),
                });
                *slots += 1;
                Where::Slot(SlotId(memory.len() as u16 - 1))
            }
        });
    }
    let mut builder = Builder::new((source, whole), function, homes, regs);
    builder.main = entry != Entry::Called;
    builder.start(entry);
    for statement in &function.body {
        builder.statement(statement);
    }
    builder.end(entry);
    let end = source.site(function.end);
    let (code, sites, regs) = builder.finish();
    Function {
        name: function.name.clone(),
        params: params as u16,
        returns_value: function.returns.is_some(),
        regs,
        slots: memory,
        code,
        sites,
        site: source.site(function.span),
        last_line: end.line,
        origin: function.origin,
    }
}

impl Builder<'_> {
    /// Parameters that live in memory are copied there; those of `main` get their values.
    fn start(&mut self, entry: Entry) {
        for index in 0..self.function.params {
            let (local, passed) = (&self.function.locals[index], self.function.passed[index]);
            let span = local.span;
            let reg = tpio_model::program::RegId(index as u16);
            match (self.home(LocalId(index as u32)), passed) {
                (Where::Reg(reg), _) if entry != Entry::Called => {
                    self.emit(entry.argument(index), span);
                    self.emit(Inst::SetReg(reg), span);
                }
                (Where::Reg(_), _) => {}
                (Where::Slot(slot), passed) => {
                    self.declare(slot, span);
                    self.emit(Inst::SlotAddr(slot), span);
                    let called = entry == Entry::Called;
                    self.emit(if called { Inst::GetReg(reg) } else { entry.argument(index) }, span);
                    self.emit(
                        match passed {
                            Passed::Word(int) => Inst::Store { int, volatile: false },
                            Passed::Record(size) => Inst::CopyBytes(size),
                        },
                        span,
                    );
                    if called {
                        self.emit(Inst::ClearReg(reg), span);
                    }
                }
            }
        }
    }

    /// What happens at the closing brace, if control gets there.
    fn end(&mut self, entry: Entry) {
        if !self.reachable() {
            return;
        }
        let end = self.function.end;
        match self.function.returns {
            None => self.emit(Inst::Return { value: false }, end),
            Some(_) if entry != Entry::Called => {
                self.emit(Inst::Const(0), end);
                self.finish_main(end);
            }
            Some(_) => self.emit(Inst::Unreachable, end),
        }
    }
}

/// Adds a constant to the address on top of the stack.
const fn add() -> Inst {
    Inst::Binary(BinOp::Add, Int::U64)
}
