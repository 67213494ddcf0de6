//! Threads and operations under other names: what a component is when some threads exchange their names, and with them all
//! that is named after them, or when operations that the same call began exchange theirs. Threads that were made by the
//! same call differ in nothing but their names, and no program sees the name of an operation; so states that differ in
//! these alone let the same happen. Knows nothing of which threads are alike.
//!
//! What a handle to a thread refers to ([`Key::ThreadObject`]) is exchanged with the thread, but handles are not: the one
//! that referred to the first of two threads refers to what has its name now. Source: STEPS §2.3.

mod choice;
mod fields;
mod handles;

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::event::Ref;
use crate::name::{Base, Name, Space, ThreadId};
use crate::state::{
    Alloc, Duty, Entry, Guard, Held, Key, Once, Part, Phase, Return, Role, State, TpObject, WaitOn, What,
};

/// New names for threads, and for operations: permutations. Threads get theirs first, and with them what is named after
/// them.
///
/// ```
/// use tpio_model::name::{Name, Space, ThreadId};
/// use tpio_model::{Key, Renaming};
/// let (one, two) = (ThreadId::child(ThreadId::MAIN, 0, 0), ThreadId::child(ThreadId::MAIN, 0, 1));
/// let by = Renaming::new(vec![(one, two), (two, one)]);
/// assert_eq!(by.key(Key::Thread(one)), Key::Thread(two));
/// assert_eq!(by.word(Name::new(two, 3, 0).pointer(Space::Heap)), Name::new(one, 3, 0).pointer(Space::Heap));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Renaming {
    pairs: Vec<(ThreadId, ThreadId)>,
    /// For operations, by the names that they have once the threads have theirs.
    ops: Vec<(Name, Name)>,
}

/// A permutation without what stays, sorted.
fn permutation<T: Copy + Ord>(mut pairs: Vec<(T, T)>) -> Vec<(T, T)> {
    pairs.retain(|(from, to)| from != to);
    pairs.sort_unstable();
    let (mut old, mut new): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    old.sort_unstable();
    new.sort_unstable();
    assert!(old == new && old.is_sorted_by(|one, two| one < two), "internal: not a permutation");
    pairs
}

/// What a permutation makes of one.
fn image<T: Copy + Ord>(pairs: &[(T, T)], one: T) -> T {
    pairs.binary_search_by_key(&one, |(from, _)| *from).map_or(one, |at| pairs[at].1)
}

impl Renaming {
    /// Each first thread gets the name of the second. Threads that are not there keep theirs; the others are the same on
    /// both sides.
    pub fn new(pairs: Vec<(ThreadId, ThreadId)>) -> Self {
        Renaming { pairs: permutation(pairs), ops: Vec::new() }
    }

    /// Each first operation gets the name of the second; the names are the same on both sides.
    ///
    /// ```
    /// use tpio_model::name::{Name, ThreadId};
    /// use tpio_model::{Key, Renaming};
    /// let [one, two] = [0, 1].map(|number| Name::new(ThreadId::MAIN, 6, number));
    /// let by = Renaming::of_operations(vec![(one, two), (two, one)]);
    /// assert_eq!(by.key(Key::Op(one)), Key::Op(two));
    /// assert_eq!(by.key(Key::File(one)), Key::File(one), "a file of that name is another thing");
    /// // the operations of a thread are renamed with it: threads come first
    /// let (child, other) = (ThreadId::child(ThreadId::MAIN, 0, 0), ThreadId::child(ThreadId::MAIN, 0, 1));
    /// let threads = Renaming::new(vec![(child, other), (other, child)]);
    /// let [mine, next] = [0, 1].map(|number| Name::new(child, 6, number));
    /// let both = Renaming::of_operations(vec![(mine, next), (next, mine)]).then(&threads);
    /// assert_eq!(both.operation(mine), Name::new(other, 6, 1));
    /// assert_eq!(both.then(&both.inverse()), Renaming::default());
    /// ```
    pub fn of_operations(ops: Vec<(Name, Name)>) -> Self {
        Renaming { pairs: Vec::new(), ops: permutation(ops) }
    }

    /// Whether everybody keeps their name.
    pub fn is_identity(&self) -> bool {
        self.pairs.is_empty() && self.ops.is_empty()
    }

    /// The renaming that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Renaming {
        let threads = Renaming::new(self.pairs.iter().map(|(from, to)| (*to, *from)).collect());
        // threads come first there, too
        let ops = self.ops.iter().map(|(from, to)| (threads.name(*to), threads.name(*from))).collect();
        Renaming { ops: permutation(ops), ..threads }
    }

    /// The renaming that does this one first and then another.
    #[must_use]
    pub fn then(&self, next: &Renaming) -> Renaming {
        let all = self.pairs.iter().chain(&next.pairs).map(|(from, _)| *from);
        let all: BTreeSet<ThreadId> = all.collect();
        let pairs = all.into_iter().map(|id| (id, next.thread(self.thread(id)))).collect();
        // by the names that operations have once all threads have theirs
        let first: Vec<(Name, Name)> = self.ops.iter().map(|(from, to)| (next.name(*from), next.name(*to))).collect();
        let first = permutation(first);
        let all: BTreeSet<Name> = first.iter().chain(&next.ops).map(|(from, _)| *from).collect();
        let ops = all.into_iter().map(|name| (name, image(&next.ops, image(&first, name)))).collect();
        Renaming { pairs: permutation(pairs), ops: permutation(ops) }
    }

    /// A thread's new name.
    pub fn thread(&self, id: ThreadId) -> ThreadId {
        image(&self.pairs, id)
    }

    /// An operation's new name.
    pub fn operation(&self, name: Name) -> Name {
        image(&self.ops, self.name(name))
    }

    fn name(&self, name: Name) -> Name {
        let creator = self.thread(name.creator());
        if creator == name.creator() { name } else { Name::new(creator, name.site(), name.number()) }
    }

    /// The new name of an allocation.
    pub fn base(&self, base: Base) -> Base {
        match base.space() {
            Space::Global | Space::Function => base,
            space => Base::new(space, self.name(base.name())),
        }
    }

    /// A word: if it is a pointer, to what is named now what it pointed to.
    pub fn word(&self, word: u64) -> u64 {
        let Some((base, _)) = Base::split(word) else { return word };
        // the offset stays as it is
        word.wrapping_sub(base.pointer(0)).wrapping_add(self.base(base).pointer(0))
    }

    /// The new name of a component.
    pub fn key(&self, key: Key) -> Key {
        match key {
            Key::Constants
            | Key::Observer
            | Key::Pool(_)
            | Key::PoolPort(_)
            | Key::Module(_)
            | Key::Slot(_)
            | Key::Clock => key,
            Key::Thread(id) => Key::Thread(self.thread(id)),
            Key::ThreadObject(id) => Key::ThreadObject(self.thread(id)),
            Key::Object(name) => Key::Object(self.name(name)),
            Key::Group(name) => Key::Group(self.name(name)),
            Key::Op(name) => Key::Op(self.operation(name)),
            Key::File(name) => Key::File(self.name(name)),
            Key::Pipe(name) => Key::Pipe(self.name(name)),
            Key::Disk(name) => Key::Disk(self.name(name)),
            Key::Watch(name) => Key::Watch(self.name(name)),
            Key::Port(name) => Key::Port(self.name(name)),
            Key::Event(name) => Key::Event(self.name(name)),
            Key::Mutex(name) => Key::Mutex(self.name(name)),
            Key::Semaphore(name) => Key::Semaphore(self.name(name)),
            Key::Handle(name) => Key::Handle(self.name(name)),
            Key::Lock(address) => Key::Lock(self.word(address)),
            Key::Srw(address) => Key::Srw(self.word(address)),
            Key::Variable(address) => Key::Variable(self.word(address)),
            Key::Once(address) => Key::Once(self.word(address)),
            Key::Routines(id) => Key::Routines(self.thread(id)),
            Key::Alloc(base) => Key::Alloc(self.base(base)),
            Key::Dead(base) => Key::Dead(self.base(base)),
        }
    }

    /// What a component is under the new names.
    pub fn part(&self, part: &Part) -> Part {
        let mut part = part.clone();
        match &mut part {
            // what was printed holds no names, and constants point nowhere
            Part::Constants(_) | Part::Observer(_) | Part::Module(_) | Part::Slot(_) | Part::Clock(_) => {}
            Part::Dead(dead) => dead.left.rename(self),
            Part::Thread(thread) => thread.rename(self),
            Part::Disk(disk) => disk.rename(self),
            Part::Watch(watch) => watch.rename(self),
            Part::ThreadObject(object) => object.rename(self),
            Part::Pool(pool) => pool.rename(self),
            Part::PoolPort(port) => port.rename(self),
            Part::Object(object) => object.rename(self),
            Part::Group(group) => group.rename(self),
            Part::Op(op) => op.rename(self),
            Part::File(file) => file.rename(self),
            Part::Pipe(pipe) => pipe.rename(self),
            Part::Port(port) => port.rename(self),
            Part::Event(event) => event.rename(self),
            Part::Mutex(mutex) => mutex.rename(self),
            Part::Semaphore(semaphore) => semaphore.rename(self),
            Part::Handle(handle) => handle.rename(self),
            Part::Lock(lock) => lock.rename(self),
            Part::Srw(srw) => srw.rename(self),
            Part::Variable(variable) => variable.rename(self),
            Part::Once(once) => once.rename(self),
            Part::Routines(routines) => routines.rename(self),
            Part::Alloc(alloc) => alloc.rename(self),
        }
        part
    }

    /// What a state is under the new names.
    pub fn state(&self, state: &State) -> State {
        let renamed = state.parts().map(|(key, part)| (self.key(key), Arc::new(self.part(part))));
        let mut parts: Vec<(Key, Arc<Part>)> = renamed.collect();
        parts.sort_unstable_by_key(|(key, _)| *key);
        State::from_parts(parts)
    }
}

/// What holds names.
trait Rename {
    fn rename(&mut self, by: &Renaming);
}

impl Rename for ThreadId {
    fn rename(&mut self, by: &Renaming) {
        *self = by.thread(*self);
    }
}

impl Rename for Name {
    fn rename(&mut self, by: &Renaming) {
        *self = by.name(*self);
    }
}

impl Rename for Base {
    fn rename(&mut self, by: &Renaming) {
        *self = by.base(*self);
    }
}

/// What holds names of operations.
trait RenameOperation {
    fn rename_operation(&mut self, by: &Renaming);
}

impl RenameOperation for Name {
    fn rename_operation(&mut self, by: &Renaming) {
        *self = by.operation(*self);
    }
}

impl RenameOperation for Option<Name> {
    fn rename_operation(&mut self, by: &Renaming) {
        *self = self.map(|name| by.operation(name));
    }
}

impl RenameOperation for Vec<Name> {
    fn rename_operation(&mut self, by: &Renaming) {
        for name in self.iter_mut() {
            *name = by.operation(*name);
        }
    }
}

impl RenameOperation for BTreeSet<Name> {
    fn rename_operation(&mut self, by: &Renaming) {
        *self = self.iter().map(|name| by.operation(*name)).collect();
    }
}

/// Every word that may be a pointer.
impl Rename for u64 {
    fn rename(&mut self, by: &Renaming) {
        *self = by.word(*self);
    }
}

impl<T: Rename> Rename for Option<T> {
    fn rename(&mut self, by: &Renaming) {
        if let Some(inner) = self {
            inner.rename(by);
        }
    }
}

impl<T: Rename> Rename for Vec<T> {
    fn rename(&mut self, by: &Renaming) {
        for inner in self {
            inner.rename(by);
        }
    }
}

impl<T: Rename + Ord> Rename for BTreeSet<T> {
    fn rename(&mut self, by: &Renaming) {
        let renamed = core::mem::take(self).into_iter().map(|mut inner| {
            inner.rename(by);
            inner
        });
        *self = renamed.collect();
    }
}

/// What Return::Value writes: address, value, bytes.
impl Rename for (u64, u64, u8) {
    fn rename(&mut self, by: &Renaming) {
        self.0.rename(by);
        self.1.rename(by);
    }
}

impl Rename for TpObject {
    fn rename(&mut self, by: &Renaming) {
        let TpObject {
            what,
            pool: _,
            group,
            callback,
            context,
            finalization,
            library: _,
            priority: _,
            bag,
            running: _,
            associated: _,
            closed: _,
        } = self;
        what.rename(by);
        group.rename(by);
        callback.rename(by);
        context.rename(by);
        finalization.rename(by);
        bag.rename(by);
        bag.sort_unstable();
    }
}

impl Rename for What {
    fn rename(&mut self, by: &Renaming) {
        match self {
            What::Io(io) => io.rename(by),
            What::Timer(timer) => timer.rename(by),
            What::Wait(arming) => arming.rename(by),
            What::Work | What::Simple => {}
        }
    }
}

impl Rename for Entry {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Entry::Op(op) => op.rename_operation(by),
            Entry::Call | Entry::Result(_) => {}
        }
    }
}

impl Rename for Duty {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Duty::LeaveLock(word)
            | Duty::ReleaseMutex(word)
            | Duty::ReleaseSemaphore(word, _)
            | Duty::SetEvent(word)
            | Duty::FreeLibrary(word) => word.rename(by),
        }
    }
}

impl Rename for Held {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Held::Lock(address) => address.rename(by),
            Held::Mutex(name) => name.rename(by),
        }
    }
}

impl Rename for Guard {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Guard::Section(address) | Guard::Alone(address) | Guard::Shared(address) | Guard::Nothing(address) => {
                address.rename(by);
            }
        }
    }
}

impl Rename for Once {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Once::Running(id) => id.rename(by),
            Once::Racing => {}
            Once::Done(context) => context.rename(by),
        }
    }
}

impl Rename for Ref {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Ref::Thread(id) => id.rename(by),
            Ref::Io(name)
            | Ref::Work(name)
            | Ref::Simple(name)
            | Ref::Timer(name)
            | Ref::Wait(name)
            | Ref::Group(name)
            | Ref::File(name)
            | Ref::Port(name)
            | Ref::Event(name)
            | Ref::Mutex(name)
            | Ref::Semaphore(name) => name.rename(by),
            Ref::Op(name) => name.rename_operation(by),
            Ref::Block(base) => base.rename(by),
            Ref::Lock(address) | Ref::Srw(address) | Ref::Variable(address) | Ref::Once(address) => address.rename(by),
            Ref::Pool(_) | Ref::Module(_) => {}
        }
    }
}

impl<T: Rename> Rename for Box<T> {
    fn rename(&mut self, by: &Renaming) {
        (**self).rename(by);
    }
}

impl Rename for Alloc {
    fn rename(&mut self, by: &Renaming) {
        let Alloc { bytes, init: _, constant: _, escaped: _, owned } = self;
        for word in bytes.chunks_exact_mut(8) {
            let old: [u8; 8] = (&*word).try_into().expect("eight bytes");
            word.copy_from_slice(&by.word(u64::from_le_bytes(old)).to_le_bytes());
        }
        owned.rename(by);
        owned.sort_unstable();
    }
}

impl Rename for Role {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Role::Main | Role::Created | Role::Parked { pool: _ } => {}
            Role::Worker { pool: _, instance } => instance.rename(by),
            Role::Waiter { object, slack: _ } => object.rename(by),
        }
    }
}

impl Rename for Phase {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Phase::New
            | Phase::Suspended
            | Phase::Ready
            | Phase::Leaving
            | Phase::Idle
            | Phase::Returning(
                Return::OverlappedResult | Return::Routines(_) | Return::OnceBegins | Return::OnceEnds(_),
            ) => {}
            Phase::Blocked(wait) => wait.rename(by),
            Phase::Returning(Return::Value { value, error: _, writes }) => {
                value.rename(by);
                writes.rename(by);
            }
        }
    }
}

impl Rename for WaitOn {
    fn rename(&mut self, by: &Renaming) {
        match self {
            WaitOn::Time | WaitOn::Key(_) => {}
            WaitOn::Objects { objects, all: _ } => objects.rename(by),
            WaitOn::Callbacks { object, cancel: _ } => object.rename(by),
            WaitOn::Members { group, cancel: _, context } => {
                group.rename(by);
                context.rename(by);
            }
            WaitOn::Lock(address) | WaitOn::Once(address) => address.rename(by),
            WaitOn::Srw(guard) | WaitOn::Retake { guard, woken: _ } => guard.rename(by),
            WaitOn::Variable(address, guard) => {
                address.rename(by);
                guard.rename(by);
            }
            WaitOn::Packet(name) | WaitOn::Pipe(name, _) => name.rename(by),
            WaitOn::Operation(name) => name.rename_operation(by),
            WaitOn::Result(object) => object.rename(by),
        }
    }
}
