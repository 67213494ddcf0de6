//! The last callback against a wait: the bell rings while the sleeper is still getting into bed.
//!
//! *The story.* Main calls `WaitForThreadpoolIoCallbacks(io, FALSE)` while the last callback is about to end. Three things
//! can go wrong. Main may miss the end and sleep for ever. It may come back too early, in a moment in which the callback is
//! no longer queued and not yet running. And it may come back in time and still not see what the callback did, which
//! IO-WAIT-04 says it does: a plain counter that callbacks raise can be read after the wait.
//!
//! ```text
//!      main                            the worker
//!   marks that it sleeps
//!   all over? no, one runs
//!                                   the callback ends: nothing runs, somebody sleeps
//!                                   rings               nobody is in bed yet
//!   sleeps                                                                  for ever
//! ```
//!
//! *What matters.* The sleeper holds a lock from its last look to its sleep, and who rings takes that lock first. The end is
//! *release*, the look is *acquire*; where main need not sleep, that pair is all that orders the two. And *queued* becomes
//! *running* in one access.

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::ledger::{Counts, Delivered, Ledger};
use crate::live::sync::{Arc, Ordering, thread};
use crate::scene::{Payload, without};

without! {
    /// Rings without the lock.
    pub(crate) WakesUnlocked: WAKE_UNDER_LOCK: bool = false
}

without! {
    /// Ends callbacks without publishing what they did.
    EndsRelaxed: END: Ordering = Ordering::Relaxed
}

without! {
    /// Waits without asking for what was published.
    WaitsRelaxed: WAIT: Ordering = Ordering::Relaxed
}

without! {
    /// Moves the decrement to the front: a callback leaves *queued* before it arrives at *running*.
    HandsOverInTwo: HAND_OVER_IN_ONE: bool = false
}

/// The ledger alone: a thread delivers, begins, does what callbacks do, and ends.
pub(crate) fn end_and_wait<C: Care>() {
    let ledger: Arc<Ledger<C>> = Arc::new(Ledger::default());
    let work = Arc::new(Payload::new());
    ledger.start().expect("it is open");
    let worker = {
        let (ledger, work) = (Arc::clone(&ledger), Arc::clone(&work));
        thread::spawn(move || {
            assert_eq!(ledger.deliver().0, Delivered::Queued);
            ledger.begin();
            work.set();
            let _stays = ledger.end(true);
        })
    };
    ledger.wait_until(Counts::is_idle);
    assert!(work.is_set(), "the wait is over, and what the callback did cannot be seen");
    worker.join().unwrap();
}

#[test]
fn after_the_wait_everything_is_done_and_seen() {
    Check::new("last callback against wait").run(end_and_wait::<Careful>);
}

#[test]
fn rung_without_the_lock_nobody_hears_it() {
    Check::new("last callback against wait, rung without the lock").refute("deadlock", end_and_wait::<WakesUnlocked>);
}

#[test]
fn ended_relaxed_its_work_is_not_seen() {
    Check::new("last callback against wait, ended relaxed").refute("cannot be seen", end_and_wait::<EndsRelaxed>);
}

#[test]
fn waited_for_relaxed_its_work_is_not_seen() {
    Check::new("last callback against wait, waited for relaxed").refute("cannot be seen", end_and_wait::<WaitsRelaxed>);
}

#[test]
fn with_the_decrement_moved_the_wait_ends_too_early() {
    Check::new("last callback against wait, the decrement moved")
        .refute("cannot be seen", end_and_wait::<HandsOverInTwo>);
}
