//! The ledger of one TP_IO: all that is counted, in one word, so that every change and every look is of the whole. Knows
//! neither callbacks nor packets. Source: semantics §1; STEPS §1.7.

use std::fmt;
use std::marker::PhantomData;

use super::care::{Care, Careful};
use super::lock::{lock, sleep};
use super::sync::{AtomicU64, Condvar, Mutex, Ordering};

/// Bits of one counter.
const WIDTH: u32 = 12;

/// The most that a counter can hold.
pub const MOST: u64 = (1 << WIDTH) - 1;

/// One of each, in its place in the word.
const PROMISED: u64 = 1;
const ABANDONED: u64 = PROMISED << WIDTH;
const QUEUED: u64 = ABANDONED << WIDTH;
const RUNNING: u64 = QUEUED << WIDTH;
const ASSOCIATED: u64 = RUNNING << WIDTH;
/// The object was closed.
const CLOSED: u64 = ASSOCIATED << WIDTH;
/// Somebody sleeps, or is about to.
const SLEEPERS: u64 = CLOSED << 1;

/// The ledger at one moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Counts(u64);

impl Counts {
    fn counter(self, one: u64) -> u64 {
        (self.0 / one) & MOST
    }

    /// Starts that no packet has met, and that were not taken back.
    pub fn promised(self) -> u64 {
        self.counter(PROMISED)
    }

    /// Promises given up by Wait(TRUE) that still pin the object.
    pub fn abandoned(self) -> u64 {
        self.counter(ABANDONED)
    }

    /// Packets that met a promise and wait for a worker.
    pub fn queued(self) -> u64 {
        self.counter(QUEUED)
    }

    /// Callbacks that a worker has begun.
    pub fn running(self) -> u64 {
        self.counter(RUNNING)
    }

    /// Callbacks that run and still count for waits on the object.
    pub fn associated(self) -> u64 {
        self.counter(ASSOCIATED)
    }

    /// Whether the object was closed.
    pub fn is_closed(self) -> bool {
        self.0 & CLOSED != 0
    }

    /// Whether a wait that drops has nothing left to wait for. Source: IO-WAIT-06, IO-WAIT-07.
    pub fn is_quiet(self) -> bool {
        self.associated() == 0
    }

    /// Whether a wait that does not drop has nothing left to wait for. Source: IO-WAIT-02.
    pub fn is_idle(self) -> bool {
        self.promised() == 0 && self.queued() == 0 && self.is_quiet()
    }

    /// Whether nothing pins the object. Source: IO-CLOSE-01, IO-CLOSE-02, IO-START-09, IO-WAIT-11.
    pub fn is_unpinned(self) -> bool {
        self.promised() == 0 && self.abandoned() == 0 && self.queued() == 0 && self.running() == 0
    }

    /// Whether the object is closed and was freed.
    pub fn is_freed(self) -> bool {
        self.is_closed() && self.is_unpinned()
    }

    fn plus(self, one: u64) -> Self {
        assert!(self.counter(one) < MOST, "limit: {MOST} of one kind are outstanding");
        Counts(self.0 + one)
    }

    fn minus(self, one: u64) -> Self {
        assert!(self.counter(one) > 0, "internal: a counter of {self:?} would fall below zero");
        Counts(self.0 - one)
    }
}

impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counters = [
            ("promised", self.promised()),
            ("abandoned", self.abandoned()),
            ("queued", self.queued()),
            ("running", self.running()),
            ("associated", self.associated()),
        ];
        let shown: Vec<String> =
            counters.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}")).collect();
        let shown = if shown.is_empty() { "nothing outstanding".to_owned() } else { shown.join(", ") };
        write!(f, "{shown}{}", if self.is_closed() { "; closed" } else { "" })
    }
}

/// What a program did that it must not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// The object was closed before.
    UseAfterClose,
    /// There was no promise to take back.
    CancelSurplus,
}

impl Misuse {
    /// The rule's id, as in the model.
    pub fn rule(self) -> &'static str {
        match self {
            Misuse::UseAfterClose => "use-after-close",
            Misuse::CancelSurplus => "cancel-surplus",
        }
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.rule())
    }
}

impl std::error::Error for Misuse {}

/// What became of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// It met a promise: its callback is queued.
    Queued,
    /// It met a promise that Wait(TRUE) had given up: no callback. Source: IO-WAIT-09.
    Abandoned,
    /// It met no promise at all: no callback. Source: IO-START-05.
    Unannounced,
    /// The object was freed before: `packet-after-free`. Source: IO-CLOSE-09.
    AfterFree,
}

/// A change that was made. Whoever makes the change that frees the object has to free it; nobody else will.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "whoever makes the change that frees the object has to free it"]
pub enum Fate {
    /// The object stays.
    Stays,
    /// This change freed the object.
    Freed,
}

/// See [`Care`] for the memory orders, and for what each change must not be torn into.
#[derive(Debug)]
pub struct Ledger<C: Care = Careful> {
    word: AtomicU64,
    /// Held by who goes to sleep, from the last look to the sleep, and by who wakes.
    sleepers: Mutex<()>,
    settled: Condvar,
    care: PhantomData<C>,
}

impl<C: Care> Default for Ledger<C> {
    fn default() -> Self {
        Ledger { word: AtomicU64::new(0), sleepers: Mutex::new(()), settled: Condvar::new(), care: PhantomData }
    }
}

impl<C: Care> Ledger<C> {
    /// The ledger now; by the time the caller looks at it, it may have changed.
    pub fn counts(&self) -> Counts {
        Counts(self.word.load(C::WAIT))
    }

    /// StartThreadpoolIo: promises one more packet. Relaxed is enough: a promise publishes nothing. That the I/O comes after
    /// it is seen by whoever sees the I/O, for the device hands the packet on with a lock.
    ///
    /// # Errors
    ///
    /// `use-after-close`, and then nothing was promised. Source: IO-START-12.
    pub fn start(&self) -> Result<(), Misuse> {
        self.change(Ordering::Relaxed, C::START_IN_ONE, |counts| {
            if counts.is_closed() { Err(Misuse::UseAfterClose) } else { Ok(counts.plus(PROMISED)) }
        })?;
        Ok(())
    }

    /// CancelThreadpoolIo: takes one promise back.
    ///
    /// # Errors
    ///
    /// `use-after-close`, or `cancel-surplus` if nothing is promised; then nothing was taken back. Source: IO-CANCEL-10.
    pub fn cancel(&self) -> Result<(), Misuse> {
        let (_, new) = self.change(Ordering::AcqRel, C::CANCEL_IN_ONE, |counts| match counts.promised() {
            _ if counts.is_closed() => Err(Misuse::UseAfterClose),
            0 => Err(Misuse::CancelSurplus),
            _ => Ok(counts.minus(PROMISED)),
        })?;
        self.wake(new);
        Ok(())
    }

    /// A packet has come. Source: STEPS §1.7; semantics §1.
    pub fn deliver(&self) -> (Delivered, Fate) {
        let met = |counts: Counts| match (counts.promised(), counts.abandoned()) {
            (0, 0) if counts.is_freed() => (Delivered::AfterFree, counts),
            (0, 0) => (Delivered::Unannounced, counts),
            (0, _) => (Delivered::Abandoned, counts.minus(ABANDONED)),
            _ => (Delivered::Queued, counts.minus(PROMISED).plus(QUEUED)),
        };
        if !C::HAND_OVER_IN_ONE && self.counts().promised() > 0 {
            self.word.fetch_sub(PROMISED, Ordering::AcqRel);
            self.word.fetch_add(QUEUED, Ordering::AcqRel);
            return (Delivered::Queued, Fate::Stays);
        }
        let (old, new) = self
            .change(Ordering::AcqRel, true, |counts| Ok(met(counts).1))
            .expect("internal: a packet cannot be refused");
        (met(old).0, fate(old, new))
    }

    /// A worker begins a queued callback. Relaxed is enough: what the packet carries comes with the bag's lock.
    pub fn begin(&self) {
        if !C::HAND_OVER_IN_ONE {
            self.word.fetch_sub(QUEUED, Ordering::AcqRel);
            self.word.fetch_add(RUNNING + ASSOCIATED, Ordering::AcqRel);
            return;
        }
        let old = Counts(self.word.fetch_add(RUNNING + ASSOCIATED - QUEUED, Ordering::Relaxed));
        assert!(old.queued() > 0, "internal: a callback begins that was not queued: {old:?}");
        assert!(old.running() < MOST, "limit: {MOST} callbacks run");
    }

    /// DisassociateCurrentThreadFromCallback: the callback goes on, and no wait on the object waits for it. Source: INST-05.
    pub fn disassociate(&self) {
        let old = Counts(self.word.fetch_sub(ASSOCIATED, C::DISASSOCIATE));
        if C::WAKE_WHEN_DISASSOCIATED {
            self.wake(old.minus(ASSOCIATED));
        }
    }

    /// A callback has returned, which still counted for waits (`associated`) or did not.
    pub fn end(&self, associated: bool) -> Fate {
        let less = RUNNING + if associated { ASSOCIATED } else { 0 };
        let old = Counts(self.word.fetch_sub(less, C::END));
        assert!(old.running() > 0, "internal: a callback ends that was not running: {old:?}");
        let new = Counts(old.0 - less);
        if associated {
            self.wake(new);
        }
        fate(old, new)
    }

    /// The first half of Wait(TRUE): nothing is queued any more, and what was promised is abandoned. Source: IO-WAIT-05,
    /// IO-WAIT-06.
    ///
    /// # Errors
    ///
    /// `use-after-close`, and then nothing was given up.
    pub fn give_up(&self) -> Result<(), Misuse> {
        let (_, new) = self.change(Ordering::AcqRel, true, |counts| {
            if counts.is_closed() {
                return Err(Misuse::UseAfterClose);
            }
            let (promised, queued) = (counts.promised(), counts.queued());
            assert!(counts.abandoned() + promised <= MOST, "limit: {MOST} promises are abandoned");
            Ok(Counts(counts.0 + promised * (ABANDONED - PROMISED) - queued * QUEUED))
        })?;
        self.wake(new);
        Ok(())
    }

    /// Blocks until `done` holds. It is looked at again after every wake-up: a new Start may prolong a wait (IO-WAIT-17).
    pub fn wait_until(&self, done: impl Fn(Counts) -> bool) {
        if done(self.counts()) {
            return;
        }
        let mut guard = lock(&self.sleepers);
        // The mark and the look are one access, and the lock is held from here to the sleep: whoever settles the ledger
        // after this look sees the mark, and then waits for the lock before it notifies.
        while !done(Counts(self.word.fetch_or(SLEEPERS, C::WAIT))) {
            guard = sleep(&self.settled, guard);
        }
        drop(guard);
    }

    /// CloseThreadpoolIo: returns at once; what is outstanding keeps the object. Source: IO-CLOSE-01, IO-CLOSE-02.
    ///
    /// # Errors
    ///
    /// `use-after-close`: it was closed before. Source: IO-CLOSE-12.
    pub fn close(&self) -> Result<Fate, Misuse> {
        let looked = self.counts_unless(C::CLOSE_IN_ONE);
        let found = Counts(self.word.fetch_or(CLOSED, Ordering::AcqRel));
        let old = looked.unwrap_or(found);
        if old.is_closed() {
            return Err(Misuse::UseAfterClose);
        }
        Ok(fate(old, Counts(old.0 | CLOSED)))
    }

    /// A look ahead of the access, where care was not taken.
    fn counts_unless(&self, care: bool) -> Option<Counts> {
        (!care).then(|| self.counts())
    }

    /// Wakes those who sleep, if a wait may be over.
    fn wake(&self, new: Counts) {
        if !new.is_quiet() || new.0 & SLEEPERS == 0 {
            return;
        }
        let guard = C::WAKE_UNDER_LOCK.then(|| lock(&self.sleepers));
        self.word.fetch_and(!SLEEPERS, Ordering::Relaxed);
        if C::WAKE_ALL {
            self.settled.notify_all();
        } else {
            self.settled.notify_one();
        }
        drop(guard);
    }

    /// Replaces the whole word by what `new` makes of it, with nothing in between; the word before and after. Not in one
    /// access it is what a careless author would write: look, then change by the difference.
    fn change(
        &self,
        order: Ordering,
        in_one: bool,
        new: impl Fn(Counts) -> Result<Counts, Misuse>,
    ) -> Result<(Counts, Counts), Misuse> {
        let mut old = Counts(self.word.load(Ordering::Relaxed));
        loop {
            let wanted = new(old);
            // Without a change there must be an access all the same: what was looked at may be out of date.
            let to = wanted.unwrap_or(old);
            if !in_one {
                self.word.fetch_add(to.0.wrapping_sub(old.0), order);
                return wanted.map(|to| (old, to));
            }
            match self.word.compare_exchange(old.0, to.0, order, Ordering::Relaxed) {
                Ok(_) => return wanted.map(|to| (old, to)),
                Err(found) => old = Counts(found),
            }
        }
    }
}

/// Who makes the change after which nothing pins a closed object has freed it. The change is one access, so it is made once.
fn fate(old: Counts, new: Counts) -> Fate {
    if new.is_freed() && !old.is_freed() { Fate::Freed } else { Fate::Stays }
}
