//! A thread: its frames, registers and last error, and what it is about to do. Knows nothing of other components.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use super::{End, Entry, Guard, Held, Instance, Waitable};
use crate::event::Ref;
use crate::name::{Base, Name, ThreadId};
use crate::program::{FuncId, Pc};

/// A C thread or a pool worker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thread {
    /// What it is.
    pub role: Role,
    /// What comes next.
    pub phase: Phase,
    /// Active calls, the innermost last. Empty for a parked worker.
    pub frames: Vec<Frame>,
    /// What GetLastError returns.
    pub last_error: u32,
    /// Locks and mutexes that it owns.
    pub holds: BTreeSet<Held>,
    /// The raw port that it is associated with. Source: PORT-11.
    pub port: Option<Name>,
    /// What it has put into thread-local storage and is not zero, sorted. Source: TLS-02.
    pub locals: Vec<Stored>,
}

/// A value in thread-local storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stored {
    /// Where.
    pub index: u16,
    /// The value, which may be a pointer.
    pub value: u64,
}

/// What handles to a C thread refer to: there from its creation until it has ended, nobody waits for that, and the last
/// handle is closed. Apart from the thread, so that who waits for its end does not touch what it does meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreadObject {
    /// Its exit code, once it has ended.
    pub ended: Option<u32>,
    /// Open handles to it.
    pub handles: u32,
    /// Threads that wait for its end.
    pub waiters: BTreeSet<ThreadId>,
}

/// What a thread is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs `main`.
    Main,
    /// Made by CreateThread.
    Created,
    /// A worker that runs a callback.
    Worker {
        /// its pool
        pool: u8,
        /// the callback
        instance: Instance,
    },
    /// A worker without a callback that carries left-over state (a lock).
    Parked {
        /// its pool
        pool: u8,
    },
    /// No thread of the program: the pool's own wait for a timer or a TP_WAIT, which queues a callback when it is over.
    Waiter {
        /// the object
        object: Name,
        /// milliseconds for which a timer that is due may still wait (its window)
        slack: u32,
    },
}

/// What a thread does next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// It was created and has not taken a step: routines that are queued to it now run first. Only in programs that queue
    /// some. Source: APC-04.
    New,
    /// It was created with CREATE_SUSPENDED and nobody has called ResumeThread.
    Suspended,
    /// It is poised at the instruction of its innermost frame.
    Ready,
    /// It is inside a call and waits.
    Blocked(Wait),
    /// It is inside a call that is about to return.
    Returning(Return),
    /// Its callback has returned: the pool does what it was asked to do then. Source: INST-07.
    Leaving,
    /// It is parked.
    Idle,
}

/// A wait.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wait {
    /// For what.
    pub on: WaitOn,
    /// Milliseconds of virtual time until it gives up, counted from now; 0: due. `None`: never.
    pub deadline: Option<u32>,
}

/// What a thread waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitOn {
    /// Nothing but the deadline: Sleep.
    Time,
    /// A person who presses a key: at any moment, and at the deadline at the latest. What the call returns then.
    /// Source: KEY-01.
    Key(u64),
    /// One or all of these objects: WaitForSingleObject, WaitForMultipleObjects.
    Objects {
        /// in the order given
        objects: Vec<Waitable>,
        /// whether all are needed at once
        all: bool,
    },
    /// The callbacks of a TP object; `cancel` is what was passed. Tested again at the return step.
    Callbacks {
        /// the object
        object: Ref,
        /// whether queued callbacks were dropped
        cancel: bool,
    },
    /// The callbacks of all members that are about to leave a cleanup group. Tested again at each return step.
    Members {
        /// the group
        group: Name,
        /// whether queued callbacks were dropped and cancel callbacks run
        cancel: bool,
        /// what cancel callbacks get as their second argument
        context: u64,
    },
    /// A critical section, by address. Tested again at the return step.
    Lock(u64),
    /// An SRW lock. Tested again at the return step.
    Srw(Guard),
    /// A wake of the condition variable at this address; then the guard.
    Variable(u64, Guard),
    /// The guard, after a wait for a condition variable; `woken` says whether that ended with a wake. Tested
    /// again at the return step.
    Retake {
        /// what is taken again
        guard: Guard,
        /// whether the wait ended with a wake
        woken: bool,
    },
    /// The end of an initialisation that another thread has begun, by the address of its INIT_ONCE. Looked at again at the
    /// return step.
    Once(u64),
    /// A packet from a raw port.
    Packet(Name),
    /// The end of an operation issued on a synchronous handle.
    Operation(Name),
    /// GetOverlappedResult: the event or the file object; then the OVERLAPPED is read.
    Result(Waitable),
    /// Something about a pipe. Looked at again at the return step.
    Pipe(Name, PipeWait),
}

/// What a thread waits for at a pipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PipeWait {
    /// An instance of that name without a client: WaitNamedPipe. Source: PIPE-03.
    Instance,
    /// The other end has read all that this end wrote: FlushFileBuffers. Source: PIPE-04.
    Emptied(End),
}

/// The return step of a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Return {
    /// The call is over.
    Value {
        /// what it returns
        value: u64,
        /// the last error code that it sets; `None` leaves it untouched
        error: Option<u32>,
        /// what it writes to memory first: address, value, bytes (4 or 8)
        writes: Vec<(u64, u64, u8)>,
    },
    /// GetOverlappedResult reads the OVERLAPPED now.
    OverlappedResult,
    /// The next routine that is queued to the thread runs; after the last one, this.
    Routines(After),
    /// The routine of InitOnceExecuteOnce begins.
    OnceBegins,
    /// The routine of InitOnceExecuteOnce has returned this.
    OnceEnds(bool),
}

/// What a thread does after the routines that were queued to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum After {
    /// It begins its own function.
    Start,
    /// The call in which it waited returns, and says that routines ran.
    Call,
}

/// A routine that is queued to a thread: an APC, or the completion routine of ReadFileEx or WriteFileEx.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Routine {
    /// Address of the function.
    pub function: u64,
    /// What it is called with.
    pub args: Vec<u64>,
    /// Whether it keeps its place among those that do: an APC. A completion routine may come at any time. Source: APC-02,
    /// APC-09.
    pub in_turn: bool,
}

/// An active function call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frame {
    /// Which function.
    pub func: FuncId,
    /// The next instruction.
    pub pc: Pc,
    /// Registers; `None` is uninitialised.
    pub regs: Vec<Option<u64>>,
    /// Allocations of the slots in scope.
    pub slots: Vec<Option<Base>>,
    /// Evaluation stack.
    pub stack: Vec<u64>,
    /// For a function that a call of the thread below called back: what the thread does next when it returns.
    pub resumes: Option<Box<Phase>>,
}

impl WaitOn {
    /// The addresses of what is waited for, where it has one in the program's memory.
    pub fn addresses(&self) -> Vec<u64> {
        match self {
            WaitOn::Lock(address) | WaitOn::Once(address) => vec![*address],
            WaitOn::Srw(guard) | WaitOn::Retake { guard, .. } => vec![guard.address()],
            WaitOn::Variable(address, guard) => vec![*address, guard.address()],
            WaitOn::Time
            | WaitOn::Key(_)
            | WaitOn::Objects { .. }
            | WaitOn::Callbacks { .. }
            | WaitOn::Members { .. }
            | WaitOn::Packet(_)
            | WaitOn::Operation(_)
            | WaitOn::Result(_)
            | WaitOn::Pipe(..) => Vec::new(),
        }
    }
}

impl Wait {
    /// Whether it ends only when its thread gets this.
    pub fn needs(&self, held: Held) -> bool {
        match (&self.on, held) {
            (WaitOn::Lock(address), Held::Lock(other)) => *address == other,
            (WaitOn::Srw(guard) | WaitOn::Retake { guard, .. }, Held::Lock(other)) => guard.address() == other,
            (WaitOn::Objects { objects, all }, Held::Mutex(mutex)) => {
                (*all || objects.len() == 1) && objects.contains(&Waitable::Mutex(mutex))
            }
            (
                WaitOn::Time
                | WaitOn::Key(_)
                | WaitOn::Objects { .. }
                | WaitOn::Callbacks { .. }
                | WaitOn::Members { .. }
                | WaitOn::Lock(_)
                | WaitOn::Srw(_)
                | WaitOn::Variable(..)
                | WaitOn::Retake { .. }
                | WaitOn::Once(_)
                | WaitOn::Packet(_)
                | WaitOn::Operation(_)
                | WaitOn::Result(_)
                | WaitOn::Pipe(..),
                _,
            ) => false,
        }
    }
}

impl Thread {
    /// A thread that has nothing yet but these calls.
    pub(crate) fn new(role: Role, phase: Phase, frames: Vec<Frame>) -> Self {
        Thread { role, phase, frames, last_error: 0, holds: BTreeSet::new(), port: None, locals: Vec::new() }
    }

    /// The callback that it runs, if it is a worker.
    pub fn instance(&self) -> Option<&Instance> {
        match &self.role {
            Role::Worker { instance, .. } => Some(instance),
            Role::Main | Role::Created | Role::Parked { .. } | Role::Waiter { .. } => None,
        }
    }

    /// Forgets for which operation the callback is that it runs: that is over, and nobody looks at its name but a person.
    pub fn forget_operation(&mut self) -> Option<Name> {
        match &mut self.role {
            Role::Worker { instance, .. } => core::mem::replace(&mut instance.entry, Entry::Call).op(),
            Role::Main | Role::Created | Role::Parked { .. } | Role::Waiter { .. } => None,
        }
    }

    /// Whether this is a worker that runs a callback of that object, and the object's waits wait for it.
    pub fn runs_callback_of(&self, object: Name) -> bool {
        self.instance().is_some_and(|instance| instance.object == object && instance.associated)
    }

    /// The innermost frame.
    pub fn top(&self) -> &Frame {
        self.frames.last().expect("internal: a thread without a frame")
    }

    /// The innermost frame, to change it.
    pub fn top_mut(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("internal: a thread without a frame")
    }
}
