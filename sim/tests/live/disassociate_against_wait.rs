//! Disassociate against a wait: the callback that goes on alone.
//!
//! *The story.* A callback has done what others wait for, and still has work of its own. It calls
//! `DisassociateCurrentThreadFromCallback`: from here on no wait on the object waits for it (INST-05), though it still runs
//! and keeps the object alive. Main waits, goes on, and may even be what the callback waits for next.
//!
//! ```text
//!      the worker                      main
//!                                   waits: one is associated, sleeps
//!   does its work
//!   disassociates: none is
//!   (rings nobody)
//!   waits for main                  sleeps                each for the other, for ever
//! ```
//!
//! *What matters.* Leaving is like ending: the same bell, and *release*, for main reads what the callback did before it left.
//! And the end of such a callback counts down *running* only; *associated* was its own to give, once.

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::sync::{Arc, Ordering, thread};
use crate::live::tp_io::{Completion, TpIo, Wait};
use crate::scene::{Event, Payload, without};

without! {
    /// Leaves, and rings nobody.
    LeavesSilently: WAKE_WHEN_DISASSOCIATED: bool = false
}

without! {
    /// Leaves without publishing what was done before.
    LeavesRelaxed: DISASSOCIATE: Ordering = Ordering::Relaxed
}

fn leave_and_wait<C: Care>() {
    let (work, back) = (Arc::new(Payload::new()), Arc::new(Event::new()));
    let io: Arc<TpIo<(), C>> = {
        let (work, back) = (Arc::clone(&work), Arc::clone(&back));
        TpIo::with_care(move |instance, _| {
            work.set();
            instance.disassociate();
            back.wait(); // until main is back from its wait
        })
    };
    io.start().expect("it is open");
    io.deliver(Completion { request: (), result: 0, bytes: 0 });
    let worker = {
        let io = Arc::clone(&io);
        thread::spawn(move || assert!(io.run_one(), "a callback is queued"))
    };
    io.wait(Wait::Finish).expect("it is open");
    assert!(work.is_set(), "the wait is over, and what the callback did before it left cannot be seen");
    let counts = io.ledger().counts();
    assert_eq!((counts.running(), counts.associated()), (1, 0), "it still runs, for main has not let it go on");
    back.set();
    worker.join().unwrap();
    assert!(io.ledger().counts().is_unpinned(), "{io:?}");
}

#[test]
fn the_wait_ends_while_the_callback_goes_on() {
    Check::new("disassociate against wait").run(leave_and_wait::<Careful>);
}

#[test]
fn left_silently_each_waits_for_the_other() {
    Check::new("disassociate against wait, left silently").refute("deadlock", leave_and_wait::<LeavesSilently>);
}

#[test]
fn left_relaxed_its_work_is_not_seen() {
    Check::new("disassociate against wait, left relaxed").refute("cannot be seen", leave_and_wait::<LeavesRelaxed>);
}
