//! One thread, from one visible point to just before the next. Knows the instructions; knows nothing of what a Windows
//! function does. Source: STEPS §1.1.

mod alu;
mod frame;

use core::mem;

use alloc::vec::Vec;

use crate::float;
use crate::memory::{Touch, shared, word_shared};
use crate::name::{Base, Space, ThreadId};
use crate::outcome::Ending;
use crate::program::{FuncId, Inst, Origin, Pc, Program, Site};
use crate::rules::RuleId;
use crate::state::{Frame, Key, Lens, Phase, Role, Thread};
use crate::told;
use crate::world::{Or, Within, World};

pub(crate) use frame::{end_allocation, enter_function, leave_all};

/// Instructions that one step may take before it is cut at the next back-edge: a private loop that runs longer is
/// several steps.
const FUEL: u32 = 10_000;
/// Instructions after which a step without a back-edge is taken to be endless (recursion is bounded by [`MAX_DEPTH`]).
const MAX_FRAMES: usize = 256;

/// What a thread is poised at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Poise {
    /// A call of a Windows function.
    Api,
    /// A volatile access to memory that others can reach.
    Volatile,
    /// The return from its outermost function.
    End,
    /// A run of plain instructions.
    Plain,
}

/// What a thread in [`Phase::Ready`] is poised at.
pub(crate) fn poise(program: &Program, state: &Lens, thread: &Thread) -> Poise {
    match instruction(program, thread) {
        Inst::Api { .. } => Poise::Api,
        Inst::Return { .. } if thread.frames.len() == 1 => Poise::End,
        inst if volatile_address(inst, thread).is_some_and(|address| word_shared(state, address)) => Poise::Volatile,
        _ => Poise::Plain,
    }
}

/// The instruction that the thread is at.
pub(crate) fn instruction(program: &Program, thread: &Thread) -> Inst {
    let frame = thread.top();
    program.function(frame.func).code[frame.pc as usize]
}

/// The place in the source that the thread is at.
pub(crate) fn place(program: &Program, thread: &Thread) -> Option<Site> {
    shown(program, thread).map(|(func, pc)| program.function(func).sites[pc as usize])
}

/// The function and instruction to show for a thread: where it is, or for a thread in a function of a header, the call
/// that led there.
pub fn shown(program: &Program, thread: &Thread) -> Option<(FuncId, Pc)> {
    let innermost = thread.frames.last()?;
    let own = thread.frames.iter().rposition(|frame| program.function(frame.func).origin == Origin::Source);
    Some(match own {
        Some(at) if at + 1 < thread.frames.len() => (thread.frames[at].func, thread.frames[at].pc - 1),
        _ => (innermost.func, innermost.pc),
    })
}

/// The same for people: none where only functions of headers run, which no line of the program called.
pub fn line(program: &Program, thread: &Thread) -> Option<Site> {
    place(program, thread).filter(|_| within(program, thread) != Within::Nothing)
}

/// In what kind of function a thread is.
fn within(program: &Program, thread: &Thread) -> Within {
    let own = |frame: &Frame| program.function(frame.func).origin == Origin::Source;
    match thread.frames.last() {
        Some(innermost) if own(innermost) => Within::Source,
        Some(_) if thread.frames.iter().any(own) => Within::Call,
        Some(_) => Within::Nothing,
        None => Within::Source,
    }
}

/// Where a thread is, and in what kind of function.
pub(crate) fn standing(program: &Program, thread: &Thread) -> (Option<Site>, Within) {
    (place(program, thread), within(program, thread))
}

fn volatile_address(inst: Inst, thread: &Thread) -> Option<u64> {
    let stack = &thread.top().stack;
    match inst {
        Inst::Load { volatile: true, .. } => stack.last().copied(),
        Inst::Store { volatile: true, .. } => stack.iter().rev().nth(1).copied(),
        _ => None,
    }
}

/// How far a run of instructions goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// The private instructions after a visible operation, folded into its step: stops before shared memory.
    Tail,
    /// A step of its own: goes on through shared memory up to a visible operation or a back-edge.
    Own,
    /// One volatile access; then like [`Mode::Tail`].
    Volatile,
}

/// Takes the private run that follows a visible operation.
pub(crate) fn tail(world: &mut World, id: ThreadId) -> Or<()> {
    Runner::new(world, id).run(Mode::Tail)
}

/// Takes a step of plain instructions.
pub(crate) fn own(world: &mut World, id: ThreadId) -> Or<()> {
    Runner::new(world, id).run(Mode::Own)
}

/// Takes one volatile access and the private run after it.
pub(crate) fn volatile(world: &mut World, id: ThreadId) -> Or<()> {
    Runner::new(world, id).run(Mode::Volatile)
}

/// A thread taken out of the state while it runs; put back when dropped from [`Runner::run`].
struct Runner<'w, 'a> {
    world: &'w mut World<'a>,
    id: ThreadId,
    thread: Thread,
    mode: Mode,
    /// Whether shared memory was touched in this run.
    touched: bool,
    /// Whether anything was written since the last back-edge.
    wrote: bool,
    fuel: u32,
}

/// Whether to go on.
enum Flow {
    On,
    Stop,
}

impl<'w, 'a> Runner<'w, 'a> {
    fn new(world: &'w mut World<'a>, id: ThreadId) -> Self {
        let nobody = Thread::new(Role::Main, Phase::Idle, Vec::new());
        let mut runner =
            Runner { world, id, thread: nobody, mode: Mode::Tail, touched: false, wrote: true, fuel: FUEL };
        runner.swap();
        runner
    }

    /// Exchanges the thread with what stands for it in the state.
    fn swap(&mut self) {
        mem::swap(self.world.thread_mut(self.id), &mut self.thread);
    }

    fn run(mut self, mode: Mode) -> Or<()> {
        self.mode = mode;
        self.wrote = mode != Mode::Own;
        let result = loop {
            match self.step() {
                Ok(Flow::On) => {}
                Ok(Flow::Stop) => break Ok(()),
                Err(halt) => break Err(halt),
            }
        };
        self.swap();
        result
    }

    /// One instruction, or a stop before it.
    fn step(&mut self) -> Or<Flow> {
        let inst = instruction(self.world.program, &self.thread);
        (self.world.site, self.world.within) = standing(self.world.program, &self.thread);
        if self.stops_before(inst) {
            return Ok(Flow::Stop);
        }
        if self.thread.frames.len() > MAX_FRAMES {
            return Err(self.world.halt(Ending::Bounded("256 nested calls")));
        }
        self.fuel = self.fuel.saturating_sub(1);
        let pc = self.thread.top().pc;
        self.thread.top_mut().pc = pc + 1;
        self.execute(inst, pc).inspect_err(|_| self.thread.top_mut().pc = pc)
    }

    fn stops_before(&mut self, inst: Inst) -> bool {
        let ends = matches!(inst, Inst::Return { .. }) && self.thread.frames.len() == 1;
        if ends || matches!(inst, Inst::Api { .. }) {
            return true;
        }
        let Some((address, is_volatile)) = self.address_of(inst) else { return false };
        if !word_shared(&self.world.state, address) {
            return false;
        }
        let stop = match self.mode {
            Mode::Tail => true,
            Mode::Own => is_volatile,
            Mode::Volatile => false,
        };
        self.touched |= self.mode == Mode::Own && !stop;
        if self.mode == Mode::Volatile {
            self.mode = Mode::Tail;
        }
        stop
    }

    /// The address that the instruction is about to access, and whether the access is volatile. For a copy: the shared
    /// one of its two addresses, if any.
    fn address_of(&self, inst: Inst) -> Option<(u64, bool)> {
        let stack = &self.thread.top().stack;
        let at = |depth: usize| stack[stack.len() - 1 - depth];
        match inst {
            Inst::Load { volatile, .. } => Some((at(0), volatile)),
            Inst::Store { volatile, .. } => Some((at(1), volatile)),
            Inst::ZeroBytes(_) | Inst::Settle(_) => Some((at(0), false)),
            Inst::CopyBytes(_) => {
                let target_shared = word_shared(&self.world.state, at(1));
                Some((if target_shared { at(1) } else { at(0) }, false))
            }
            _ => None,
        }
    }

    fn push(&mut self, word: u64) {
        self.thread.top_mut().stack.push(word);
    }

    fn pop(&mut self) -> u64 {
        self.thread.top_mut().stack.pop().expect("internal: evaluation stack empty")
    }

    fn execute(&mut self, inst: Inst, pc: Pc) -> Or<Flow> {
        match inst {
            Inst::Jump(target) => return Ok(self.jump(pc, target)),
            Inst::JumpIfZero(target) => {
                if self.pop() == 0 {
                    return Ok(self.jump(pc, target));
                }
            }
            Inst::JumpIfNonZero(target) => {
                if self.pop() != 0 {
                    return Ok(self.jump(pc, target));
                }
            }
            Inst::Call(func) => self.call(func, None),
            Inst::CallIndirect { args, .. } => self.call_indirect(args)?,
            Inst::Return { .. } => return self.leave_function(),
            Inst::EnterSlot(slot) => self.enter_slot(slot)?,
            Inst::LeaveSlot(slot) => self.leave_slot(slot)?,
            Inst::Load { .. } | Inst::Store { .. } | Inst::CopyBytes(_) | Inst::ZeroBytes(_) | Inst::Settle(_) => {
                self.access(inst)?;
            }
            Inst::Const(_)
            | Inst::GlobalAddr(_)
            | Inst::FuncAddr(_)
            | Inst::SlotAddr(_)
            | Inst::GetReg(_)
            | Inst::SetReg(_)
            | Inst::ClearReg(_)
            | Inst::Dup
            | Inst::Pop
            | Inst::Swap
            | Inst::Unary(..)
            | Inst::Binary(..)
            | Inst::Convert(_)
            | Inst::Cast { .. } => self.compute(inst)?,
            Inst::Api { .. } => unreachable!("internal: a run stops before a call of a Windows function"),
            Inst::Unreachable => return Err(self.world.violate(RuleId::UninitialisedRead, Vec::new())),
        }
        Ok(Flow::On)
    }

    /// Instructions on the evaluation stack and the registers only.
    fn compute(&mut self, inst: Inst) -> Or<()> {
        match inst {
            Inst::Const(word) => self.push(word),
            Inst::GlobalAddr(id) => self.push(Base::global(id.0).pointer(0)),
            Inst::FuncAddr(id) => self.push(Base::function(id.0).pointer(0)),
            Inst::SlotAddr(id) => {
                let base = self.thread.top().slots[id.0 as usize].expect("internal: slot not in scope");
                self.push(base.pointer(0));
            }
            Inst::GetReg(id) => {
                if let Some(word) = self.thread.top().regs[id.0 as usize] {
                    self.push(word);
                } else {
                    self.world.survive(RuleId::UninitialisedRead, Vec::new())?;
                    self.push(0);
                }
            }
            Inst::SetReg(id) => {
                let word = self.pop();
                self.thread.top_mut().regs[id.0 as usize] = Some(word);
                self.wrote = true;
            }
            Inst::ClearReg(id) => self.thread.top_mut().regs[id.0 as usize] = None,
            Inst::Dup => {
                let word = *self.thread.top().stack.last().expect("internal: evaluation stack empty");
                self.push(word);
            }
            Inst::Pop => drop(self.pop()),
            Inst::Swap => {
                let (b, a) = (self.pop(), self.pop());
                self.push(b);
                self.push(a);
            }
            Inst::Unary(op, int) => {
                let a = self.pop();
                self.world.tell_names(told::by_unary(op, a) || int.floating());
                self.push(alu::unary(op, int, a));
            }
            Inst::Binary(op, int) => {
                let (b, a) = (self.pop(), self.pop());
                match alu::binary(op, int, a, b) {
                    Some(word) => {
                        self.world.tell_names(told::by_binary(op, int, a, b, word) || int.floating());
                        self.push(word);
                    }
                    None => return Err(self.world.unsupported("integer division by zero (an exception on Windows)")),
                }
            }
            Inst::Convert(int) => {
                let a = self.pop();
                self.world.tell_names(told::by_conversion(int, a));
                self.push(int.canonical(a));
            }
            Inst::Cast { from, to } => {
                let a = self.pop();
                self.world.tell_names(true);
                self.push(float::convert(from, to, a));
            }
            other => unreachable!("internal: {other:?} does more than compute"),
        }
        Ok(())
    }

    /// Instructions that read or write memory.
    fn access(&mut self, inst: Inst) -> Or<()> {
        match inst {
            Inst::Load { int, volatile } => {
                let address = self.pop();
                let touch = self.touch(address, volatile, Touch::Read, Touch::AtomicRead);
                let word = self.world.load(address, int, touch)?;
                self.world.tell_names(int.floating());
                self.push(word);
            }
            Inst::Store { int, volatile } => {
                let (value, address) = (self.pop(), self.pop());
                let touch = self.touch(address, volatile, Touch::Write, Touch::AtomicWrite);
                self.world.store(address, value, int, touch)?;
                self.world.tell_names(int.floating());
                self.wrote = true;
            }
            Inst::CopyBytes(size) => {
                let (source, target) = (self.pop(), self.pop());
                self.world.copy(target, source, size)?;
                self.wrote = true;
            }
            Inst::Settle(int) => {
                let address = *self.thread.top().stack.last().expect("internal: evaluation stack empty");
                self.world.initialise_rest(address, int)?;
            }
            Inst::ZeroBytes(size) => {
                let address = self.pop();
                self.world.store_bytes(address, &alloc::vec![0; size as usize], Touch::Write)?;
                self.wrote = true;
            }
            other => unreachable!("internal: {other:?} touches no memory"),
        }
        Ok(())
    }

    /// A volatile access counts as atomic where others can reach the memory and it is aligned. Source: STEPS §1.3.
    fn touch(&self, address: u64, volatile: bool, plain: Touch, atomic: Touch) -> Touch {
        let reachable = Base::split(address).is_some_and(|(base, _)| shared(&self.world.state, base));
        if volatile && reachable { atomic } else { plain }
    }

    fn jump(&mut self, pc: Pc, target: Pc) -> Flow {
        self.thread.top_mut().pc = target;
        if target > pc {
            return Flow::On;
        }
        let spins = !mem::replace(&mut self.wrote, false);
        if self.touched || spins || self.fuel == 0 { Flow::Stop } else { Flow::On }
    }

    /// The address of a function as a function.
    fn call_indirect(&mut self, args: u8) -> Or<()> {
        let address = self.pop();
        match function_at(self.world, address)? {
            func if self.world.program.function(func).params == u16::from(args) => self.call(func, None),
            func => self.call(func, Some(args)),
        }
        Ok(())
    }
}

/// The function that a pointer points to.
pub(crate) fn function_at(world: &mut World, address: u64) -> Or<FuncId> {
    match Base::split(address) {
        Some((base, 0)) if base.space() == Space::Function => Ok(FuncId(base.index())),
        Some(_) => Err(world.violate(RuleId::OutOfBounds, Vec::new())),
        None => Err(world.violate(RuleId::NullDeref, Vec::new())),
    }
}

/// Whether a thread component exists under this name.
pub(crate) fn exists(state: &Lens, id: ThreadId) -> bool {
    state.contains(Key::Thread(id))
}
