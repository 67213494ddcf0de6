//! Frames and the lifetime of locals: calls, returns, scopes. Source: MIS-12 (out of scope while pending), MIS-16.

use alloc::vec;
use alloc::vec::Vec;

use super::{Flow, Runner};
use crate::event::Ref;
use crate::name::{Base, Name, Space, ThreadId};
use crate::program::{FuncId, Inst, Program, SlotId};
use crate::rules::RuleId;
use crate::state::{Alloc, Frame, Key, Lens, OwnedWhat, Phase, Return};
use crate::world::{Or, World};

/// A frame at the start of a function with these arguments; missing ones are uninitialised, surplus ones dropped.
pub(crate) fn enter_function(program: &Program, func: FuncId, args: &[u64]) -> Frame {
    let function = program.function(func);
    let mut regs = vec![None; function.regs.len()];
    for (index, reg) in regs.iter_mut().take(function.params as usize).enumerate() {
        *reg = args.get(index).map(|word| function.regs[index].int.canonical(*word));
    }
    Frame { func, pc: 0, regs, slots: vec![None; function.slots.len()], stack: Vec::new(), resumes: None }
}

/// Leaves the scopes of a thread's outermost function.
pub(crate) fn leave_all(world: &mut World, id: ThreadId) -> Or<()> {
    let mut runner = Runner::new(world, id);
    let result = (0..runner.thread.top().slots.len()).try_for_each(|index| runner.leave_slot(SlotId(index as u16)));
    runner.swap();
    result
}

impl Runner<'_, '_> {
    /// Calls a function; `passed` is how many words are on the stack, if not as many as it has parameters.
    pub(super) fn call(&mut self, func: FuncId, passed: Option<u8>) {
        let params = self.world.program.function(func).params as usize;
        let stack = &mut self.thread.top_mut().stack;
        let count = passed.map_or(params, usize::from);
        let args = stack.split_off(stack.len() - count);
        self.thread.frames.push(enter_function(self.world.program, func, &args));
        self.wrote = true;
    }

    /// Returns to the caller, whose instruction says whether it wants a value; from a function that a call called back, to
    /// that call.
    pub(super) fn leave_function(&mut self) -> Or<Flow> {
        for index in 0..self.thread.top().slots.len() {
            self.leave_slot(SlotId(index as u16))?;
        }
        let frame = self.thread.frames.pop().expect("internal: return without a frame");
        let value = match self.world.program.function(frame.func).code[frame.pc as usize - 1] {
            Inst::Return { value: true } => frame.stack.last().copied(),
            _ => None,
        };
        if let Some(phase) = frame.resumes {
            self.thread.phase = match *phase {
                Phase::Returning(Return::OnceEnds(_)) => {
                    Phase::Returning(Return::OnceEnds(value.unwrap_or(0) as u32 != 0))
                }
                phase => phase,
            };
            return Ok(Flow::Stop);
        }
        let caller = self.thread.top();
        let wanted = match self.world.program.function(caller.func).code[caller.pc as usize - 1] {
            Inst::CallIndirect { value, .. } => value,
            Inst::Call(func) => self.world.program.function(func).returns_value,
            other => panic!("internal: returned to {other:?}"),
        };
        if wanted {
            self.push(value.unwrap_or(0));
        }
        Ok(Flow::On)
    }

    pub(super) fn enter_slot(&mut self, slot: SlotId) -> Or<()> {
        self.leave_slot(slot)?;
        let info = &self.world.program.function(self.thread.top().func).slots[slot.0 as usize];
        // the thread goes back into the state, so that a pointer that it carries is seen
        self.swap();
        let name = self.world.fresh(Space::Stack, info.number, taken);
        self.swap();
        let base = Base::new(Space::Stack, name?);
        self.world.state.insert(Key::Alloc(base), crate::state::Part::Alloc(Alloc::uninitialised(info.size)));
        self.thread.top_mut().slots[slot.0 as usize] = Some(base);
        Ok(())
    }

    pub(super) fn leave_slot(&mut self, slot: SlotId) -> Or<()> {
        let Some(base) = self.thread.top_mut().slots[slot.0 as usize].take() else { return Ok(()) };
        let Ended { escaped, left } = end_allocation(self.world, base)?;
        if escaped || self.world.carried_by(self.id, &self.thread, base) {
            self.world.retire_block(base, self.world.site, left);
        }
        Ok(())
    }
}

fn taken(state: &Lens, name: Name) -> bool {
    state.alloc(Base::new(Space::Stack, name)).is_some()
}

/// What an allocation leaves behind.
pub(crate) struct Ended {
    /// Whether its address had escaped.
    pub(crate) escaped: bool,
    /// Its bytes, in a run that goes on after misuse.
    pub(crate) left: Option<Alloc>,
}

/// Ends an allocation: freed, or out of scope. An allocation that the kernel owns a part of must not end.
/// Source: MIS-12, OV-07.
pub(crate) fn end_allocation(world: &mut World, base: Base) -> Or<Ended> {
    let alloc = world.state.alloc(base).expect("internal: no allocation to end");
    let size = alloc.size();
    let escaped = alloc.escaped;
    if let Some(owned) = alloc.owned.first() {
        let rule = match owned.what {
            OwnedWhat::Overlapped => RuleId::OverlappedFreed,
            OwnedWhat::ReadBuffer | OwnedWhat::WriteBuffer => RuleId::BufferFreed,
        };
        let about = vec![Ref::Op(owned.op), Ref::Block(base)];
        world.survive(rule, about)?;
    }
    let left = world.remains(base);
    if escaped {
        world.drop_alloc(base);
        let (first, last) = (base.pointer(0), base.pointer(u64::from(size)));
        let locks = world.state.names(Key::Lock(first), Key::Lock(last));
        let inside: Vec<Key> = locks
            .chain(world.state.names(Key::Srw(first), Key::Srw(last)))
            .chain(world.state.names(Key::Variable(first), Key::Variable(last)))
            .chain(world.state.names(Key::Once(first), Key::Once(last)))
            .collect();
        for key in inside {
            world.drop_part(key);
        }
    } else {
        world.state.remove(Key::Alloc(base));
    }
    Ok(Ended { escaped, left })
}
