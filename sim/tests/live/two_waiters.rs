//! Two waiters: the bell rings once.
//!
//! *The story.* Two threads wait for the callbacks of one object. When the last one is over, both go on (IO-WAIT-03). There
//! is one change that ends the wait, one thread makes it, and after it the ledger never changes again: whoever is not woken
//! by it is not woken at all.
//!
//! ```text
//!      first waiter        second waiter        the worker
//!   sleeps              sleeps
//!                                            the callback ends: rings for one
//!   goes on             sleeps                                              for ever
//! ```
//!
//! *What matters.* Not a memory order: that the bell is for everybody. A condition variable's `notify_one` is right only
//! where each notice serves one sleeper, whichever it is.

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::ledger::{Counts, Delivered, Ledger};
use crate::live::sync::{Arc, thread};
use crate::scene::{Payload, without};

without! {
    /// Wakes one of those who sleep.
    WakesOne: WAKE_ALL: bool = false
}

/// Main is the worker, so that there are three threads and no more.
fn end_for_two<C: Care>() {
    let ledger: Arc<Ledger<C>> = Arc::new(Ledger::default());
    let work = Arc::new(Payload::new());
    ledger.start().expect("it is open");
    assert_eq!(ledger.deliver().0, Delivered::Queued);
    ledger.begin();
    let waiters = [(); 2].map(|()| {
        let (ledger, work) = (Arc::clone(&ledger), Arc::clone(&work));
        thread::spawn(move || {
            ledger.wait_until(Counts::is_idle);
            assert!(work.is_set(), "the wait is over, and what the callback did cannot be seen");
        })
    });
    work.set();
    let _stays = ledger.end(true);
    for waiter in waiters {
        waiter.join().unwrap();
    }
}

#[test]
fn both_go_on() {
    Check::new("two waiters").run(end_for_two::<Careful>);
}

#[test]
fn rung_for_one_the_other_sleeps_for_ever() {
    Check::new("two waiters, rung for one").refute("deadlock", end_for_two::<WakesOne>);
}
