//! The whole world as one comparable value: a sorted list of components, each shared with the states it came from.
//! Holds no history: two roads to one situation give equal states. The only history is the observer.
//!
//! Each kind of component has a file of its own; this one keeps the list.

mod file;
mod io;
mod lens;
mod memory;
mod object;
mod sync;
mod thread;
mod watch;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

pub use file::{Bind, Chunk, Disk, End, File, FileKind, Flow, Locker, Pipe, RangeLock};
pub use io::{Announced, Op, OpPhase, Outcome, Packet, Pool, PoolPort, Port, RawPacket, TpIo};
pub use lens::Look;
pub(crate) use lens::{Lens, Log, Undo};
pub use memory::{Alloc, Owned, OwnedWhat};
pub use object::{Arming, Duty, Entry, Group, Instance, Member, Timer, TpObject, What};
pub use sync::{
    Alarm, Clock, EventObject, Guard, HandleObject, Held, Lock, Module, MutexObject, Once, SemaphoreObject, Slot, Srw,
    Variable, Waitable,
};
pub use thread::{After, Frame, Phase, PipeWait, Return, Role, Routine, Stored, Thread, ThreadObject, Wait, WaitOn};
pub use watch::{Action, DirectoryChange, Watch};

use crate::name::{Base, Name, Space, ThreadId};
use crate::program::Site;
use crate::rules::RuleId;

/// The name of a component. The order is the order in which components stand in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// String literals and `const` objects, all of them together: they never change.
    Constants,
    /// What the program printed and which rules it broke.
    Observer,
    /// A thread or worker.
    Thread(ThreadId),
    /// What handles to a C thread refer to.
    ThreadObject(ThreadId),
    /// A pool: its limits and how many callbacks it runs.
    Pool(u8),
    /// A pool's completion port.
    PoolPort(u8),
    /// A TP object: work, a simple callback, a timer, a wait or a TP_IO.
    Object(Name),
    /// A cleanup group.
    Group(Name),
    /// An operation, from its issue until its packet is consumed.
    Op(Name),
    /// A file object.
    File(Name),
    /// A pipe instance.
    Pipe(Name),
    /// A disk file's contents.
    Disk(Name),
    /// What a file object of a directory watches, by the file object's name.
    Watch(Name),
    /// A raw completion port.
    Port(Name),
    /// An event object.
    Event(Name),
    /// A mutex.
    Mutex(Name),
    /// A semaphore.
    Semaphore(Name),
    /// An open handle.
    Handle(Name),
    /// A critical section, by its address.
    Lock(u64),
    /// An SRW lock, by its address.
    Srw(u64),
    /// A condition variable, by its address.
    Variable(u64),
    /// A one-time initialisation, by the address of its INIT_ONCE.
    Once(u64),
    /// Routines that are queued to a thread.
    Routines(ThreadId),
    /// A module that was loaded, by its number.
    Module(u16),
    /// An index of thread-local storage that is in use.
    Slot(u16),
    /// The clock, in programs that read it.
    Clock,
    /// An allocation.
    Alloc(Base),
    /// Something that is gone but whose name may still be carried by a pointer in memory.
    Dead(Base),
}

/// A kind of component: what can be looked at as one list. Heap blocks are listed apart from globals and locals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "each holds the keys of that name")]
pub enum Kind {
    Constants,
    Observer,
    Thread,
    ThreadObject,
    Pool,
    PoolPort,
    Object,
    Group,
    Op,
    File,
    Pipe,
    Disk,
    Watch,
    Port,
    Event,
    Mutex,
    Semaphore,
    Handle,
    Lock,
    Srw,
    Variable,
    Once,
    Routines,
    Module,
    Slot,
    Clock,
    Alloc,
    Heap,
    Dead,
}

impl Kind {
    /// Every kind, in the order in which components of that kind stand in a state.
    pub const ALL: [Kind; 29] = [
        Kind::Constants,
        Kind::Observer,
        Kind::Thread,
        Kind::ThreadObject,
        Kind::Pool,
        Kind::PoolPort,
        Kind::Object,
        Kind::Group,
        Kind::Op,
        Kind::File,
        Kind::Pipe,
        Kind::Disk,
        Kind::Watch,
        Kind::Port,
        Kind::Event,
        Kind::Mutex,
        Kind::Semaphore,
        Kind::Handle,
        Kind::Lock,
        Kind::Srw,
        Kind::Variable,
        Kind::Once,
        Kind::Routines,
        Kind::Module,
        Kind::Slot,
        Kind::Clock,
        Kind::Alloc,
        Kind::Heap,
        Kind::Dead,
    ];
}

impl Key {
    /// Which kind of component it names.
    pub fn kind(self) -> Kind {
        match self {
            Key::Constants => Kind::Constants,
            Key::Observer => Kind::Observer,
            Key::Thread(_) => Kind::Thread,
            Key::ThreadObject(_) => Kind::ThreadObject,
            Key::Pool(_) => Kind::Pool,
            Key::PoolPort(_) => Kind::PoolPort,
            Key::Object(_) => Kind::Object,
            Key::Group(_) => Kind::Group,
            Key::Op(_) => Kind::Op,
            Key::File(_) => Kind::File,
            Key::Pipe(_) => Kind::Pipe,
            Key::Disk(_) => Kind::Disk,
            Key::Watch(_) => Kind::Watch,
            Key::Port(_) => Kind::Port,
            Key::Event(_) => Kind::Event,
            Key::Mutex(_) => Kind::Mutex,
            Key::Semaphore(_) => Kind::Semaphore,
            Key::Handle(_) => Kind::Handle,
            Key::Lock(_) => Kind::Lock,
            Key::Srw(_) => Kind::Srw,
            Key::Variable(_) => Kind::Variable,
            Key::Once(_) => Kind::Once,
            Key::Routines(_) => Kind::Routines,
            Key::Module(_) => Kind::Module,
            Key::Slot(_) => Kind::Slot,
            Key::Clock => Kind::Clock,
            Key::Alloc(base) if base.space() == Space::Heap => Kind::Heap,
            Key::Alloc(_) => Kind::Alloc,
            Key::Dead(_) => Kind::Dead,
        }
    }
}

/// A component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// see [`Key::Constants`]; by the global's index
    Constants(Vec<Option<Alloc>>),
    /// see [`Key::Observer`]
    Observer(Observer),
    /// see [`Key::Thread`]
    Thread(Thread),
    /// see [`Key::ThreadObject`]
    ThreadObject(ThreadObject),
    /// see [`Key::Pool`]
    Pool(Pool),
    /// see [`Key::PoolPort`]
    PoolPort(PoolPort),
    /// see [`Key::Object`]
    Object(TpObject),
    /// see [`Key::Group`]
    Group(Group),
    /// see [`Key::Op`]
    Op(Op),
    /// see [`Key::File`]
    File(File),
    /// see [`Key::Pipe`]
    Pipe(Pipe),
    /// see [`Key::Disk`]
    Disk(Disk),
    /// see [`Key::Watch`]
    Watch(Watch),
    /// see [`Key::Port`]
    Port(Port),
    /// see [`Key::Event`]
    Event(EventObject),
    /// see [`Key::Mutex`]
    Mutex(MutexObject),
    /// see [`Key::Semaphore`]
    Semaphore(SemaphoreObject),
    /// see [`Key::Handle`]
    Handle(HandleObject),
    /// see [`Key::Lock`]
    Lock(Lock),
    /// see [`Key::Srw`]
    Srw(Srw),
    /// see [`Key::Variable`]
    Variable(Variable),
    /// see [`Key::Once`]
    Once(Once),
    /// see [`Key::Routines`]; the oldest first, never empty
    Routines(Vec<Routine>),
    /// see [`Key::Module`]
    Module(Module),
    /// see [`Key::Slot`]
    Slot(Slot),
    /// see [`Key::Clock`]
    Clock(Clock),
    /// see [`Key::Alloc`]
    Alloc(Alloc),
    /// see [`Key::Dead`]
    Dead(Dead),
}

/// What remains of a thing that is gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dead {
    /// The line that ended it: the free, the close, the end of the scope.
    pub site: Option<Site>,
    /// What is left of an allocation's bytes, in a run that goes on after misuse.
    pub left: Option<Alloc>,
}

/// What can be seen from outside so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Observer {
    /// Everything printed, with LF line ends.
    pub output: String,
    /// Rules broken so far, each with its guilty line.
    pub rules: BTreeSet<(RuleId, Option<Site>)>,
    /// Whether the run is over: the process ended, or a rule with undefined consequences was broken.
    pub over: bool,
}

/// A component that a step made, changed or (`None`) removed.
pub type Change = (Key, Option<Arc<Part>>);

/// A situation of the program and the system.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State {
    parts: Vec<(Key, Arc<Part>)>,
}

impl State {
    /// A state of these components, sorted by name, each name once.
    pub fn from_parts(parts: Vec<(Key, Arc<Part>)>) -> State {
        assert!(parts.is_sorted_by(|(one, _), (two, _)| one < two), "internal: components out of order");
        State { parts }
    }

    /// All components in order.
    pub fn parts(&self) -> impl Iterator<Item = (Key, &Part)> {
        self.parts.iter().map(|(key, part)| (*key, &**part))
    }

    /// All components in order, as they are shared between states: equal pointers mean equal components.
    pub fn shared_parts(&self) -> &[(Key, Arc<Part>)] {
        &self.parts
    }

    /// How many components there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there is nothing at all (a state of a program always has an observer).
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The component of that name.
    pub fn get(&self, key: Key) -> Option<&Part> {
        self.find(key).ok().map(|index| &*self.parts[index].1)
    }

    /// The component of that name, as it is shared between states.
    pub(crate) fn shared(&self, key: Key) -> Option<&Arc<Part>> {
        self.find(key).ok().map(|index| &self.parts[index].1)
    }

    /// Puts a component under that name, or none. What stood there before.
    pub fn put(&mut self, key: Key, part: Option<Arc<Part>>) -> Option<Arc<Part>> {
        match (self.find(key), part) {
            (Ok(index), Some(part)) => Some(core::mem::replace(&mut self.parts[index].1, part)),
            (Ok(index), None) => Some(self.parts.remove(index).1),
            (Err(index), Some(part)) => {
                self.parts.insert(index, (key, part));
                None
            }
            (Err(_), None) => None,
        }
    }

    /// Where the component of that name stands; perhaps there.
    fn find_near(&self, key: Key, near: usize) -> Option<usize> {
        let there = self.parts.get(near).is_some_and(|(other, _)| *other == key);
        if there { Some(near) } else { self.find(key).ok() }
    }

    fn part_at(&self, index: usize) -> &Part {
        &self.parts[index].1
    }

    /// A component, to change it. One that is shared with another state is copied first.
    fn part_at_mut(&mut self, index: usize) -> &mut Part {
        Arc::make_mut(&mut self.parts[index].1)
    }

    pub(crate) fn insert(&mut self, key: Key, part: Part) {
        match self.find(key) {
            Ok(_) => panic!("internal: {key:?} exists already"),
            Err(index) => self.parts.insert(index, (key, Arc::new(part))),
        }
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<Arc<Part>> {
        self.find(key).ok().map(|index| self.parts.remove(index).1)
    }

    /// The components whose keys lie from `from` to `to`, both included.
    pub fn range(&self, from: Key, to: Key) -> impl Iterator<Item = (Key, &Part)> {
        let start = self.parts.partition_point(|(key, _)| *key < from);
        self.parts[start..].iter().take_while(move |(key, _)| *key <= to).map(|(key, part)| (*key, &**part))
    }

    /// The components of one kind, in the order of their names.
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (Key, &Part)> {
        let start = self.parts.partition_point(|(key, _)| key.kind() < kind);
        let of_kind = self.parts[start..].iter().take_while(move |(key, _)| key.kind() == kind);
        of_kind.map(|(key, part)| (*key, &**part))
    }

    fn find(&self, key: Key) -> Result<usize, usize> {
        self.parts.binary_search_by(|(other, _)| other.cmp(&key))
    }

    /// The clock, in programs that read it.
    pub fn clock(&self) -> Option<&Clock> {
        match self.get(Key::Clock) {
            Some(Part::Clock(clock)) => Some(clock),
            _ => None,
        }
    }

    /// What can be seen from outside so far.
    pub fn observer(&self) -> &Observer {
        match self.get(Key::Observer) {
            Some(Part::Observer(observer)) => observer,
            _ => panic!("internal: no observer"),
        }
    }
}

/// Accessors by kind: `get` returns `None` where there is no such component.
macro_rules! kinds {
    ($($get:ident, $all:ident, $kind:ident, $id:ty, $value:ty;)*) => {
        kinds! { of State; $($get, $all, $kind, $id, $value;)* }
        kinds! { of Lens<'_>; $($get, $all, $kind, $id, $value;)* }
    };
    (of $holder:ty; $($get:ident, $all:ident, $kind:ident, $id:ty, $value:ty;)*) => {
        #[allow(dead_code, unreachable_pub, reason = "every kind of component has the same accessors, on both")]
        impl $holder {
            /// The allocation with that base: a global, constant or not, a local in memory, or a heap block.
            pub fn alloc(&self, base: Base) -> Option<&Alloc> {
                match self.get(Key::Alloc(base)) {
                    Some(Part::Alloc(alloc)) => Some(alloc),
                    _ => self.constant(base),
                }
            }

            fn constant(&self, base: Base) -> Option<&Alloc> {
                if base.space() != Space::Global {
                    return None;
                }
                match self.get(Key::Constants) {
                    Some(Part::Constants(all)) => all.get(base.index() as usize)?.as_ref(),
                    _ => None,
                }
            }

            /// All allocations that can change, in the order of their bases.
            pub fn allocs(&self) -> impl Iterator<Item = (Base, &Alloc)> {
                let all = self.of_kind(Kind::Alloc).chain(self.of_kind(Kind::Heap));
                all.filter_map(|(key, part)| match (key, part) {
                    (Key::Alloc(base), Part::Alloc(alloc)) => Some((base, alloc)),
                    _ => None,
                })
            }

            $(
                #[doc = concat!("The component [`Key::", stringify!($kind), "`] of that name.")]
                pub fn $get(&self, id: $id) -> Option<&$value> {
                    match self.get(Key::$kind(id)) {
                        Some(Part::$kind(value)) => Some(value),
                        _ => None,
                    }
                }

                #[doc = concat!("All components [`Key::", stringify!($kind), "`], in the order of their names.")]
                pub fn $all(&self) -> impl Iterator<Item = ($id, &$value)> {
                    self.of_kind(Kind::$kind).filter_map(|(key, part)| match (key, part) {
                        (Key::$kind(id), Part::$kind(value)) => Some((id, value)),
                        _ => None,
                    })
                }
            )*
        }
    };
}

kinds! {
    thread, threads, Thread, ThreadId, Thread;
    thread_object, thread_objects, ThreadObject, ThreadId, ThreadObject;
    pool, pools, Pool, u8, Pool;
    pool_port, pool_ports, PoolPort, u8, PoolPort;
    object, objects, Object, Name, TpObject;
    group, groups, Group, Name, Group;
    op, ops, Op, Name, Op;
    file, files, File, Name, File;
    pipe, pipes, Pipe, Name, Pipe;
    disk, disks, Disk, Name, Disk;
    watch, watches, Watch, Name, Watch;
    port, ports, Port, Name, Port;
    event, events, Event, Name, EventObject;
    mutex, mutexes, Mutex, Name, MutexObject;
    semaphore, semaphores, Semaphore, Name, SemaphoreObject;
    handle, handles, Handle, Name, HandleObject;
    lock, locks, Lock, u64, Lock;
    srw, srws, Srw, u64, Srw;
    variable, variables, Variable, u64, Variable;
    once, onces, Once, u64, Once;
    routines, all_routines, Routines, ThreadId, Vec<Routine>;
    module, modules, Module, u16, Module;
    slot, slots, Slot, u16, Slot;
    dead, deads, Dead, Base, Dead;
}
