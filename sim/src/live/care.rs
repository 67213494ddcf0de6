//! The decisions on which a race turns, one constant each. [`Careful`] takes all of them as they have to be. A test names a
//! type of its own, takes one back, and shows how that goes wrong. The objects read them and know nothing of tests.

use super::sync::Ordering;

/// What an implementation takes care of. Everything that is provided is right; the comment says what breaks without it.
///
/// # Examples
///
/// A worker that forgets to publish what its callback did:
///
/// ```
/// use tpio_sim::live::care::Care;
/// use tpio_sim::live::sync::Ordering;
///
/// #[derive(Debug)]
/// struct EndsRelaxed;
///
/// impl Care for EndsRelaxed {
///     const END: Ordering = Ordering::Relaxed;
/// }
/// ```
pub trait Care: Send + Sync + 'static {
    /// The order of the decrement at the end of a callback. *Release*: whoever sees it, sees what the callback did
    /// (IO-WAIT-04). *Acquire*: whoever frees the object does so after all that the other callbacks did.
    const END: Ordering = Ordering::AcqRel;

    /// The order of the decrement of a callback that disassociates itself: as for [`END`](Self::END) (INST-05).
    const DISASSOCIATE: Ordering = Ordering::AcqRel;

    /// The order in which a wait looks at the ledger. *Acquire* is the other half of *Release* in [`END`](Self::END).
    const WAIT: Ordering = Ordering::Acquire;

    /// The ledger's waker takes the lock of the sleepers before it notifies. Else it may notify between a sleeper's last
    /// look and its sleep, and nobody hears it.
    const WAKE_UNDER_LOCK: bool = true;

    /// The waker wakes everybody. There may be several waiters, and the ledger will not change again (IO-WAIT-03).
    const WAKE_ALL: bool = true;

    /// A callback that disassociates itself wakes the waiters if it was the last (INST-05).
    const WAKE_WHEN_DISASSOCIATED: bool = true;

    /// Whether the object is open is looked at in the same access that promises. Else the object may be closed and freed in
    /// between (IO-START-12).
    const START_IN_ONE: bool = true;

    /// Whether there is a promise is looked at in the same access that takes it back. Else a packet may meet it in between.
    const CANCEL_IN_ONE: bool = true;

    /// Closing and looking at what still pins the object is one access. Else the last callback may end in between, and each
    /// of the two leaves the freeing to the other (IO-CLOSE-02).
    const CLOSE_IN_ONE: bool = true;

    /// From *promised* to *queued*, and from *queued* to *running*, in one access. Else there is a moment at which nothing
    /// counts, and a wait returns before the callback.
    const HAND_OVER_IN_ONE: bool = true;

    /// The ledger and the bag of queued callbacks change under one lock. Else Wait(TRUE) may empty the bag right before an
    /// entry arrives that it has already counted out (IO-WAIT-05).
    const DELIVER_UNDER_LOCK: bool = true;

    /// A thread looks for a packet and joins the waiters under one lock. Else a packet may arrive in between: it is put into
    /// the queue, for nobody waits, and the thread goes to sleep beside it.
    const LOOK_AND_JOIN_IN_ONE: bool = true;

    /// A thread that is about to park looks once more whether it was handed something.
    const LOOK_BEFORE_PARKING: bool = true;

    /// A port is closed, and its waiters are taken out, under one lock. Else one more may join in between (PORT-15).
    const CLOSE_PORT_IN_ONE: bool = true;

    /// An operation is claimed by one access. Else it may be completed and cancelled, and send two packets (KCAN-03).
    const CLAIM_IN_ONE: bool = true;

    /// The order in which an operation's status becomes *done*. *Release*: whoever sees that it is over, sees the result.
    const PUBLISH: Ordering = Ordering::Release;

    /// A device that was told to stop is looked at after the new operation is in the table, too. Else the stop may find the
    /// table empty, and the operation find no stop (KCAN-13).
    const LOOK_AFTER_ISSUE: bool = true;
}

/// Takes care of everything.
#[derive(Clone, Copy, Debug)]
pub struct Careful;

impl Care for Careful {}
