//! Wait(TRUE) against delivery: counted out, and still in the bag.
//!
//! *The story.* A packet arrives while main calls `WaitForThreadpoolIoCallbacks(io, TRUE)`. The packet may come first: then
//! its callback is dropped from the queue, or runs and is waited for. Or main comes first: the promise is abandoned, and the
//! packet finds none. In no case does a callback begin after the wait has returned (IO-WAIT-05, IO-WAIT-07, IO-WAIT-09):
//! main is about to free what the callback would use.
//!
//! ```text
//!      the worker                      main
//!   promised 1 → queued 1
//!                                   drops what is queued: queued 0
//!                                   empties the bag: it is empty
//!   puts the callback into the bag
//!                                   nothing runs: returns
//!   takes it out and begins                               after the wait
//! ```
//!
//! *What matters.* Ledger and bag are two things that have to agree, so they change under one lock. That the ledger is atomic
//! does not help: it lets start, cancel, end and wait do without the lock.

use std::collections::BTreeSet;

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::ledger::Delivered;
use crate::live::sync::{Arc, AtomicU32, Ordering, thread};
use crate::live::tp_io::{Completion, TpIo, Wait};
use crate::scene::without;

without! {
    /// Counts under the lock, and fills the bag after it.
    DeliversUnlocked: DELIVER_UNDER_LOCK: bool = false
}

/// What became of the packet, and whether its callback ran.
fn deliver_and_drop<C: Care>() -> (&'static str, bool) {
    let ran = Arc::new(AtomicU32::new(0));
    let io: Arc<TpIo<(), C>> = {
        let ran = Arc::clone(&ran);
        TpIo::with_care(move |_, _| {
            ran.fetch_add(1, Ordering::Relaxed);
        })
    };
    io.start().expect("it is open");
    let worker = {
        let io = Arc::clone(&io);
        thread::spawn(move || {
            let delivered = io.deliver(Completion { request: (), result: 0, bytes: 0 });
            let began = io.run_one();
            assert!(!began || delivered == Delivered::Queued, "a callback for a packet that was dropped");
            (delivered, began)
        })
    };
    io.wait(Wait::Drop).expect("it is open");
    let before = ran.load(Ordering::Relaxed);
    let (delivered, began) = worker.join().unwrap();
    assert_eq!(before, u32::from(began), "callbacks before the wait returned, and in all");
    assert!(io.ledger().counts().is_unpinned(), "{io:?}");
    (if delivered == Delivered::Queued { "queued" } else { "dropped" }, began)
}

#[test]
fn no_callback_begins_after_the_wait() {
    let seen = Check::new("wait(TRUE) against delivery").outcomes(deliver_and_drop::<Careful>);
    assert_eq!(seen, BTreeSet::from([("queued", true), ("queued", false), ("dropped", false)]));
}

#[test]
fn delivered_without_the_lock_one_does() {
    Check::new("wait(TRUE) against delivery, the bag filled without the lock")
        .refute("a callback begins that was not queued: nothing outstanding", deliver_and_drop::<DeliversUnlocked>);
}
