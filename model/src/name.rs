//! Names of created things, and how a pointer carries one. A name is (creator, creation site, number), never a global
//! counter, so that independent creations commute. Knows nothing of what is named.
//!
//! # A 64-bit pointer
//!
//! | bits | field |
//! |---|---|
//! | 63 | zero, so that no pointer is negative or equal to `INVALID_HANDLE_VALUE` |
//! | 62–60 | [`Space`]; 0 means "not a pointer of ours" |
//! | 59–42 | creator: [`ThreadId`], 18 bits |
//! | 41–32 | site: the number of the call or slot in the program, 10 bits |
//! | 31–22 | number: the lowest one free for that (creator, site), 10 bits |
//! | 21–0 | offset, biased by 1 MiB so that a pointer slightly before its block still names the block |
//!
//! Integers, `CONTAINING_RECORD`, casts and tagged handles (`event | 1`) work on it as on a real address.

use core::fmt;

/// Which table a pointer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Space {
    /// Globals and string literals; the name's number is the index.
    Global = 1,
    /// Functions; the name's number is the index.
    Function = 2,
    /// Locals in memory.
    Stack = 3,
    /// malloc, calloc, HeapAlloc.
    Heap = 4,
    /// Opaque objects: PTP_IO, PTP_POOL, callback instances.
    Object = 5,
    /// HANDLEs.
    Handle = 6,
    /// The process heap and other fixed things of the system.
    System = 7,
}

/// Bits of a pointer that hold the offset.
pub const OFFSET_BITS: u32 = 22;
/// Offset 0 is stored as this.
pub const OFFSET_BIAS: u64 = 1 << 20;
/// Largest allocation in bytes.
pub const MAX_ALLOCATION: u64 = 1 << 20;
/// How many sites of one kind a program may have.
pub const MAX_SITES: u16 = 1 << 10;
/// How many things of one (creator, site) may be alive at once.
pub const MAX_NUMBER: u16 = 1 << 10;

/// The largest number of a worker. With one more bit, a printable text could be named after it: see [`ThreadId::family`].
pub const MAX_WORKER: u16 = 511;

/// A thread, named after who created it. 18 bits, opaque to the program.
///
/// Bit 31 is set in what is no thread of the program: the pool's wait for a timer or a TP_WAIT. Nothing is named after it.
///
/// `0` is main. A worker of a pool has bit 17 set, then 7 bits of pool, then a number of 10 bits. Any other C thread has
/// 6 bits that name its parent (0 main, 1–61 a thread that main created, 62 any other), 5 bits of site and 6 of number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreadId(pub u32);

impl ThreadId {
    /// The thread that runs `main`.
    pub const MAIN: ThreadId = ThreadId(0);
    /// What the kernel and the loader create is named after nobody.
    pub const NOBODY: ThreadId = ThreadId(0x3_ffff);
    const WORKER: u32 = 1 << 17;
    const WAITER: u32 = 1 << 31;

    /// Worker `number` (at most [`MAX_WORKER`]) of a pool (below 128).
    pub fn worker(pool: u8, number: u16) -> Self {
        assert!(pool < 128 && number <= MAX_WORKER, "internal: worker name out of range");
        ThreadId(Self::WORKER | (u32::from(pool) << 10) | u32::from(number))
    }

    /// The thread that `parent` created at its CreateThread call number `site` (below 32) as number `number` (below 64).
    pub fn child(parent: ThreadId, site: u8, number: u8) -> Self {
        assert!(site < 32 && number < 63, "internal: thread name out of range");
        let parent = if parent == Self::MAIN {
            0
        } else if parent.is_worker() || parent.0 >> 11 != 0 {
            62
        } else {
            // a child of main: site below 8 and number below 8 fit in six bits (0 is main, 62 is "any other")
            let (site, number) = ((parent.0 >> 6) & 31, parent.0 & 63);
            let packed = site * 8 + number;
            if number > 7 || site > 7 || packed > 61 { 62 } else { packed }
        };
        ThreadId((parent << 11) | (u32::from(site) << 6) | (u32::from(number) + 1))
    }

    /// A name for the wait of a timer or a TP_WAIT, after the object. Two objects may be offered the same name: then the
    /// next attempt is made with another number.
    pub fn waiter(object: Name, attempt: u32) -> Self {
        let creator = object.creator().0 & 0x7ff;
        let packed = (creator << 20) | (u32::from(object.site()) << 10) | u32::from(object.number());
        ThreadId(Self::WAITER | (packed.wrapping_add(attempt) & !Self::WAITER))
    }

    /// Whether this is no thread of the program but the wait of a timer or a TP_WAIT.
    pub fn is_waiter(self) -> bool {
        self.0 & Self::WAITER != 0
    }

    /// Threads with the same number here were made alike: at the same call in `main`, or as workers of the same pool, one
    /// of the first two: no printable text, taken for a pointer, is named after any of these. `None` for all others.
    pub fn family(self) -> Option<u32> {
        if let Some((pool, _)) = self.as_worker() {
            (pool < 2).then_some(self.0 >> 10)
        } else {
            (self != Self::MAIN && self.0 >> 11 == 0).then_some(self.0 >> 6)
        }
    }

    /// Whether another thread than `main` created it, whose name its own holds.
    pub fn is_grandchild(self) -> bool {
        self != Self::NOBODY && !self.is_worker() && !self.is_waiter() && self.0 >> 11 != 0
    }

    /// Whether this is a pool worker.
    pub fn is_worker(self) -> bool {
        self != Self::NOBODY && !self.is_waiter() && self.0 & Self::WORKER != 0
    }

    /// The pool of a worker and the worker's number in it.
    pub fn as_worker(self) -> Option<(u8, u16)> {
        self.is_worker().then_some((((self.0 >> 10) & 127) as u8, (self.0 & 1023) as u16))
    }
}

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_worker() {
            Some((pool, number)) => write!(f, "worker {pool}.{number}"),
            None if *self == Self::MAIN => write!(f, "main"),
            None if self.is_waiter() => write!(f, "waiter {:x}", self.0 & !Self::WAITER),
            None => write!(f, "thread {:x}", self.0),
        }
    }
}

/// The name of a created thing: (creator, site, number), 38 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(u64);

impl Name {
    /// Puts a name together. `site` and `number` are below 1024.
    pub fn new(creator: ThreadId, site: u16, number: u16) -> Self {
        assert!(creator.0 < 1 << 18 && site < MAX_SITES && number < MAX_NUMBER, "internal: name out of range");
        Name((u64::from(creator.0) << 20) | (u64::from(site) << 10) | u64::from(number))
    }

    /// Who created it.
    pub fn creator(self) -> ThreadId {
        ThreadId((self.0 >> 20) as u32)
    }

    /// At which call or slot of the program.
    pub fn site(self) -> u16 {
        ((self.0 >> 10) & 1023) as u16
    }

    /// Which of those alive together.
    pub fn number(self) -> u16 {
        (self.0 & 1023) as u16
    }

    /// The name as a pointer to its first byte.
    pub fn pointer(self, space: Space) -> u64 {
        Base::new(space, self).pointer(0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}/{}/{}", self.creator(), self.site(), self.number())
    }
}

/// What a pointer points into, without the offset: a space and a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base(u64);

impl Base {
    /// The base of a named thing in a space.
    pub fn new(space: Space, name: Name) -> Self {
        Base(((space as u64) << 38) | name.0)
    }

    /// The base of global number `index`.
    pub fn global(index: u16) -> Self {
        // the index is spread over site and number: 20 bits
        Base(((Space::Global as u64) << 38) | u64::from(index))
    }

    /// The base of function number `index`.
    pub fn function(index: u16) -> Self {
        Base(((Space::Function as u64) << 38) | u64::from(index))
    }

    /// Splits a word into what it points into and the byte offset there (negative: before its first byte).
    /// `None` for words that are no pointers of ours: NULL, small integers, INVALID_HANDLE_VALUE.
    ///
    /// ```
    /// use tpio_model::name::{Base, Name, Space, ThreadId};
    /// let base = Base::new(Space::Heap, Name::new(ThreadId::MAIN, 3, 0));
    /// assert_eq!(Base::split(base.pointer(8)), Some((base, 8)));
    /// assert_eq!(Base::split(base.pointer(8) - 12), Some((base, -4)));
    /// assert_eq!(Base::split(0), None);
    /// ```
    pub fn split(word: u64) -> Option<(Base, i64)> {
        let space = word >> (OFFSET_BITS + 38);
        if space == 0 || space > 7 {
            return None;
        }
        let offset = (word & ((1 << OFFSET_BITS) - 1)) as i64 - OFFSET_BIAS as i64;
        Some((Base(word >> OFFSET_BITS), offset))
    }

    /// A pointer `offset` bytes into it; `offset` is at most [`MAX_ALLOCATION`].
    pub fn pointer(self, offset: u64) -> u64 {
        assert!(offset <= MAX_ALLOCATION, "internal: offset out of range");
        (self.0 << OFFSET_BITS) + OFFSET_BIAS + offset
    }

    /// Which table it is in.
    pub fn space(self) -> Space {
        match self.0 >> 38 {
            1 => Space::Global,
            2 => Space::Function,
            3 => Space::Stack,
            4 => Space::Heap,
            5 => Space::Object,
            6 => Space::Handle,
            7 => Space::System,
            other => panic!("internal: space {other}"),
        }
    }

    /// Its name.
    pub fn name(self) -> Name {
        Name(self.0 & ((1 << 38) - 1))
    }

    /// The index of a global or function.
    pub fn index(self) -> u16 {
        self.0 as u16
    }
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.space() {
            Space::Global | Space::Function => write!(f, "{:?} {}", self.space(), self.index()),
            space => write!(f, "{space:?} {:?}", self.name()),
        }
    }
}
