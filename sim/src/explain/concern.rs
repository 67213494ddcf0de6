//! Which things an event is about, so that a finding's earlier steps can be found. Chatter (each call, each read) is
//! about nothing.

use tpio_model::event::{Event, Fact, Ref};
use tpio_model::name::{Base, Name};

/// The operation that ended.
pub(crate) fn ended(event: &Event) -> Option<Name> {
    if let Fact::Completed { op, .. } = event.fact { Some(op) } else { None }
}

/// The things that the event changed, in a way worth telling a person who asks what became of them.
pub(crate) fn things(event: &Event) -> Vec<Ref> {
    match &event.fact {
        Fact::Created(what) | Fact::Closed(what) | Fact::Freed(what) => vec![*what],
        Fact::Promised { io, .. } | Fact::TakenBack { io, .. } => vec![Ref::Io(*io)],
        Fact::GaveUp { object, .. } | Fact::CallbackEnded { object } => vec![*object],
        Fact::Queued { object, .. } | Fact::Armed { object, .. } => vec![*object],
        Fact::Disarmed(object) | Fact::Disassociated(object) | Fact::CancelCallback(object) => vec![*object],
        Fact::Issued { op, file, overlapped, .. } => {
            let mut things = vec![Ref::Op(*op), Ref::File(*file)];
            things.extend(Base::split(*overlapped).map(|(base, _)| Ref::Block(base)));
            things
        }
        Fact::WentPending(op) | Fact::CancelRequested(op) | Fact::PacketSuppressed(op) => vec![Ref::Op(*op)],
        Fact::Completed { op, .. } => vec![Ref::Op(*op)],
        Fact::PacketPosted { op, port, .. } => op.map(Ref::Op).into_iter().chain(port.map(Ref::Port)).collect(),
        Fact::PacketAccepted { io, op, .. } | Fact::PacketDropped { io, op } => vec![Ref::Io(*io), Ref::Op(*op)],
        Fact::CallbackBegan { object, op, thread } => {
            [*object].into_iter().chain(op.map(Ref::Op)).chain([Ref::Thread(*thread)]).collect()
        }
        Fact::PacketTaken { port, thread } => vec![Ref::Port(*port), Ref::Thread(*thread)],
        Fact::Allocated(base, _) | Fact::HeapFreed(base) | Fact::Wrote(base) => vec![Ref::Block(*base)],
        Fact::Locked(lock) | Fact::Unlocked(lock) => vec![Ref::Lock(*lock)],
        Fact::Taken(what, _) | Fact::GivenBack(what) | Fact::Abandoned(what) => vec![*what],
        Fact::RoutineQueued(thread) => vec![Ref::Thread(*thread)],
        Fact::OnceBegan(once) | Fact::OnceEnded(once, _) => vec![Ref::Once(*once)],
        Fact::Woken(variable, _) => vec![Ref::Variable(*variable)],
        Fact::Signalled(name, _) => vec![Ref::Event(*name)],
        Fact::ThreadEnded(thread) | Fact::Released(thread) => vec![Ref::Thread(*thread)],
        Fact::Called { .. }
        | Fact::Entered { .. }
        | Fact::Blocked { .. }
        | Fact::TimedOut
        | Fact::RoutineBegan
        | Fact::Failed(_)
        | Fact::Printed(_)
        | Fact::Read(_)
        | Fact::TimePassed(_)
        | Fact::ProcessEnded(_) => Vec::new(),
    }
}
