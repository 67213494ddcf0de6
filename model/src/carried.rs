//! Who carries a pointer to a thing: a name is free again only when nobody does. Looks at words, and changes nothing.
//! Source: STEPS §2.2.

use alloc::vec;
use alloc::vec::Vec;

use crate::name::{Base, MAX_NUMBER, MAX_SITES, Name, Space, ThreadId};
use crate::state::{Dead, Duty, Frame, Key, Once, Part, Phase, Return, Thread, TpObject, WaitOn, What};
use crate::world::World;

impl World<'_> {
    /// Whether any pointer to the base is about: in memory, in a frame, in what an object will hand to a callback, in a
    /// packet. Source: STEPS §2.2.
    pub(crate) fn carried(&self, base: Base) -> bool {
        // what is left of a thing that is gone carries pointers for those who still have a pointer to it
        let mut sought = vec![base];
        let mut at = 0;
        while let Some(base) = sought.get(at).copied() {
            if self.state.parts().any(|(_, part)| part_carries(part, base)) {
                return true;
            }
            let left = self.state.parts().filter_map(|(key, part)| match (key, part) {
                (Key::Dead(other), Part::Dead(Dead { left: Some(left), .. })) => Some((other, left)),
                _ => None,
            });
            let more: Vec<Base> = left
                .filter(|(other, left)| !sought.contains(other) && bytes_carry(&left.bytes, base))
                .map(|(other, _)| other)
                .collect();
            sought.extend(more);
            at += 1;
        }
        false
    }

    /// Whether the thread itself, in its frames or private memory, carries a pointer to the base. Looks at no other
    /// thread's memory: what is private to another thread cannot hold a private address of this one.
    pub(crate) fn carried_by(&self, id: ThreadId, thread: &Thread, base: Base) -> bool {
        let private = |other: Base| {
            other != base
                && self.state.alloc(other).is_some_and(|alloc| !alloc.escaped && bytes_carry(&alloc.bytes, base))
        };
        let mut locals = thread.frames.iter().flat_map(|frame| frame.slots.iter().flatten().copied());
        let (first, last) = (Name::new(id, 0, 0), Name::new(id, MAX_SITES - 1, MAX_NUMBER - 1));
        let blocks = (Key::Alloc(Base::new(Space::Heap, first)), Key::Alloc(Base::new(Space::Heap, last)));
        thread_carries(thread, base)
            || locals.any(private)
            || self
                .state
                .names(blocks.0, blocks.1)
                .any(|key| if let Key::Alloc(other) = key { private(other) } else { false })
    }
}

fn part_carries(part: &Part, base: Base) -> bool {
    let carries = |word: u64| points_to(word, base);
    match part {
        Part::Alloc(alloc) => bytes_carry(&alloc.bytes, base),
        Part::Thread(thread) => thread_carries(thread, base),
        Part::Object(object) => object_carries(object, base),
        Part::Op(op) => {
            carries(op.overlapped) || carries(op.buffer) || carries(op.event) || bind_carries(op.bind, base)
        }
        Part::File(file) => bind_carries(file.bind, base),
        Part::Once(Once::Done(context)) => carries(*context),
        Part::Routines(routines) => routines.iter().any(|routine| routine.args.iter().any(|word| carries(*word))),
        Part::Port(port) => port.packets.iter().any(|packet| carries(packet.overlapped) || carries(packet.key)),
        Part::PoolPort(port) => port.packets.iter().any(|packet| Base::new(Space::Object, packet.io) == base),
        Part::Constants(_)
        | Part::ThreadObject(_)
        | Part::Pool(_)
        | Part::Group(_)
        | Part::Pipe(_)
        | Part::Disk(_)
        | Part::Watch(_)
        | Part::Event(_)
        | Part::Mutex(_)
        | Part::Semaphore(_)
        | Part::Handle(_)
        | Part::Lock(_)
        | Part::Srw(_)
        | Part::Variable(_)
        | Part::Once(Once::Running(_) | Once::Racing)
        | Part::Module(_)
        | Part::Slot(_)
        | Part::Clock(_)
        | Part::Observer(_)
        | Part::Dead(_) => false,
    }
}

fn bind_carries(bind: crate::state::Bind, base: Base) -> bool {
    match bind {
        crate::state::Bind::None => false,
        crate::state::Bind::Io { io, .. } => Base::new(Space::Object, io) == base,
        crate::state::Bind::Port { key, .. } => points_to(key, base),
    }
}

fn object_carries(object: &TpObject, base: Base) -> bool {
    let own = match &object.what {
        What::Io(io) => base == Base::new(Space::Object, io.file),
        What::Wait(arming) => arming.handle.is_some_and(|handle| base == Base::new(Space::Handle, handle)),
        What::Work | What::Simple | What::Timer(_) => false,
    };
    own || points_to(object.context, base)
}

fn thread_carries(thread: &Thread, base: Base) -> bool {
    let carries = |word: &u64| points_to(*word, base);
    let duty_carries = |duty: &Duty| match duty {
        Duty::LeaveLock(word)
        | Duty::ReleaseMutex(word)
        | Duty::ReleaseSemaphore(word, _)
        | Duty::SetEvent(word)
        | Duty::FreeLibrary(word) => carries(word),
    };
    let frame_carries = |frame: &Frame| {
        frame.stack.iter().any(carries)
            || frame.regs.iter().flatten().any(carries)
            || frame.resumes.as_ref().is_some_and(|phase| phase_carries(phase, base))
    };
    phase_carries(&thread.phase, base)
        || thread.frames.iter().any(frame_carries)
        || thread.locals.iter().any(|stored| carries(&stored.value))
        || thread.instance().is_some_and(|instance| instance.duties.iter().any(duty_carries))
}

fn phase_carries(phase: &Phase, base: Base) -> bool {
    let carries = |word: &u64| points_to(*word, base);
    match phase {
        Phase::Blocked(wait) => match wait.on {
            WaitOn::Members { context, .. } => carries(&context),
            _ => wait.on.addresses().iter().any(carries),
        },
        Phase::Returning(Return::Value { value, writes, .. }) => {
            carries(value) || writes.iter().any(|(address, value, _)| carries(address) || carries(value))
        }
        Phase::Returning(Return::OverlappedResult | Return::Routines(_) | Return::OnceBegins | Return::OnceEnds(_))
        | Phase::New
        | Phase::Suspended
        | Phase::Ready
        | Phase::Leaving
        | Phase::Idle => false,
    }
}

fn points_to(word: u64, base: Base) -> bool {
    Base::split(word).is_some_and(|(other, _)| other == base)
}

fn bytes_carry(bytes: &[u8], base: Base) -> bool {
    bytes.chunks_exact(8).any(|word| points_to(u64::from_le_bytes(word.try_into().expect("eight bytes")), base))
}
