//! Routines that are queued to a thread: APCs, and the completion routines of ReadFileEx and WriteFileEx. They run on that
//! thread, in an alertable wait: APCs the oldest first, completion routines in any order. Source: APC-01 to APC-09, PORT-19, PORT-23.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::choice::How;
use crate::event::Fact;
use crate::exec;
use crate::name::ThreadId;
use crate::program::{Inst, Program};
use crate::state::{After, Lens, Phase, Return, Role, Routine, Thread, WaitOn};
use crate::world::{Or, World};

use super::port::without_packet;

/// WAIT_IO_COMPLETION
const WAIT_IO_COMPLETION: u32 = 192;

/// The calls that may let routines run, with the number of the argument that asks for it.
const ALERTABLE: [(&str, usize); 5] = [
    ("GetOverlappedResultEx", 4),
    ("GetQueuedCompletionStatusEx", 5),
    ("SleepEx", 1),
    ("WaitForMultipleObjectsEx", 4),
    ("WaitForSingleObjectEx", 2),
];

/// Whether a thread is in a call that lets routines run.
fn is_alertable(program: &Program, thread: &Thread) -> bool {
    if matches!(thread.role, Role::Waiter { .. }) || !matches!(exec::instruction(program, thread), Inst::Api { .. }) {
        return false;
    }
    let name = crate::api::row(program, thread).name;
    let argument = ALERTABLE.iter().find(|(other, _)| *other == name);
    argument.is_some_and(|(_, index)| crate::api::args(program, thread)[*index] as u32 != 0)
}

/// What the call of a thread returns after routines ran in it. Source: APC-02, PORT-19.
fn interrupted(program: &Program, thread: &Thread) -> Return {
    match crate::api::row(program, thread).name {
        "GetOverlappedResultEx" => Return::failed(WAIT_IO_COMPLETION),
        "GetQueuedCompletionStatusEx" => without_packet(thread, program, WAIT_IO_COMPLETION),
        _ => Return::value(u64::from(WAIT_IO_COMPLETION)),
    }
}

/// Which routine of a thread may be next: the first APC, or any completion routine. Source: APC-02, APC-09.
pub(crate) fn ways(state: &Lens, thread: ThreadId) -> Vec<How> {
    let Some(routines) = state.routines(thread) else { return vec![How::Only] };
    let first = routines.iter().position(|routine| routine.in_turn);
    let may = |index: usize| !routines[index].in_turn || first == Some(index);
    (0..routines.len()).filter(|index| may(*index)).map(|index| How::Routine(index as u16)).collect()
}

impl World<'_> {
    /// Whether the thread that steps is in a call that lets routines run, and has some.
    pub(crate) fn has_routines_to_run(&mut self) -> bool {
        let me = self.me();
        let (program, thread) = (self.program, self.state.thread(me).expect("internal: me"));
        is_alertable(program, thread) && self.routines(me).is_some()
    }

    /// A routine is queued to a thread; one that waits for it goes on. Source: APC-01, APC-03.
    pub(crate) fn queue_routine(&mut self, to: ThreadId, routine: Routine) {
        for word in &routine.args {
            self.publish(*word);
        }
        if self.routines(to).is_some() {
            self.routines_mut(to).push(routine);
        } else {
            self.add_routines(to, vec![routine]);
        }
        self.tell(Fact::RoutineQueued(to));
        let program = self.program;
        let thread = self.thread(to).expect("internal: a routine for nobody");
        let waits = match &thread.phase {
            Phase::Blocked(wait) => {
                matches!(wait.on, WaitOn::Time | WaitOn::Objects { .. } | WaitOn::Packet(_) | WaitOn::Result(_))
            }
            _ => false,
        };
        if waits && is_alertable(program, thread) {
            self.release(to, Return::Routines(After::Call));
        }
    }

    /// The chosen routine of the thread that steps begins; if there is none, what comes after them. `None`: the thread has
    /// its step; else its call returns this. Source: APC-02, APC-04.
    pub(crate) fn next_routine(&mut self, id: ThreadId, after: After, how: How) -> Or<Option<Return>> {
        if self.routines(id).is_none() {
            return Ok(match after {
                After::Start => {
                    self.thread_mut(id).phase = Phase::Ready;
                    None
                }
                After::Call => Some(interrupted(self.program, self.state.thread(id).expect("internal: no thread"))),
            });
        }
        let How::Routine(index) = how else { panic!("internal: {how:?} is no routine") };
        let routine = self.routines_mut(id).remove(index as usize);
        if self.routines(id).is_some_and(Vec::is_empty) {
            self.drop_routines(id);
        }
        self.tell(Fact::RoutineBegan);
        self.call_back(id, routine.function, &routine.args, Return::Routines(after))?;
        Ok(None)
    }

    /// The thread that steps calls a function in the middle of a call; when that returns, `then` is next.
    pub(crate) fn call_back(&mut self, id: ThreadId, function: u64, args: &[u64], then: Return) -> Or<()> {
        let func = exec::function_at(self, function)?;
        let mut frame = exec::enter_function(self.program, func, args);
        frame.resumes = Some(Box::new(Phase::Returning(then)));
        let thread = self.thread_mut(id);
        thread.phase = Phase::Ready;
        thread.frames.push(frame);
        exec::tail(self, id)
    }
}
