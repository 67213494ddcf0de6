//! Completion against close: the last one out puts out the light. Who was the last?
//!
//! *The story.* A callback runs. Main closes the object without waiting, which is allowed: `CloseThreadpoolIo` returns at
//! once, and the object is freed when the callback is over (IO-CLOSE-02). Or, if the callback ends first, close itself frees
//! it (IO-CLOSE-01). Each of the two has to know whether the other is done.
//!
//! ```text
//!      main                            the worker
//!   what is outstanding? one runs
//!                                   the callback ends: nothing runs
//!                                   is it closed? no         → leaves the object to main
//!   closed := true
//!   one ran                → leaves the object to the worker               nobody frees it
//! ```
//!
//! *What matters.* Counters and the mark *closed* are one word, and each change answers with the whole of it. So exactly one
//! change makes it *closed, nothing outstanding*, and whoever makes it frees. That access is *release* and *acquire* on both
//! sides: what is freed was used by the other side a moment ago.

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::sync::{Arc, AtomicU32, Ordering, thread};
use crate::live::tp_io::{Completion, TpIo};
use crate::scene::{Payload, without};

without! {
    /// Looks what is outstanding, then closes.
    ClosesInTwo: CLOSE_IN_ONE: bool = false
}

without! {
    /// Ends callbacks without publishing what they did.
    EndsRelaxed: END: Ordering = Ordering::Relaxed
}

without! {
    /// Publishes, but frees without looking at what others published.
    EndsReleaseOnly: END: Ordering = Ordering::Release
}

/// The object's context: both sides have used it by the time it is freed.
struct Context {
    by_callback: Payload,
    by_main: Arc<Payload>,
    freed: Arc<AtomicU32>,
}

impl Drop for Context {
    fn drop(&mut self) {
        self.freed.fetch_add(1, Ordering::Relaxed);
        assert!(self.by_callback.is_set(), "freed before what the callback did");
        assert!(self.by_main.is_set(), "freed before what main did");
    }
}

/// Main does its part before the worker exists, where everybody sees it, or beside the worker.
fn end_and_close<C: Care>(beside: bool) {
    let (by_main, freed) = (Arc::new(Payload::new()), Arc::new(AtomicU32::new(0)));
    let context = Context { by_callback: Payload::new(), by_main: Arc::clone(&by_main), freed: Arc::clone(&freed) };
    let io: Arc<TpIo<(), C>> = TpIo::with_care(move |_, _| context.by_callback.set());
    io.start().expect("it is open");
    io.deliver(Completion { request: (), result: 0, bytes: 0 });
    if !beside {
        by_main.set();
    }
    let worker = {
        let io = Arc::clone(&io);
        thread::spawn(move || assert!(io.run_one(), "a callback is queued"))
    };
    if beside {
        by_main.set();
    }
    io.close().expect("it is open");
    worker.join().unwrap();
    assert_eq!(freed.load(Ordering::Relaxed), 1, "how often the object was freed");
}

#[test]
fn the_object_is_freed_once_and_last() {
    Check::new("completion against close").run(|| end_and_close::<Careful>(true));
}

#[test]
fn closed_in_two_accesses_nobody_frees_it() {
    Check::new("completion against close, closed in two accesses")
        .refute("how often the object was freed", || end_and_close::<ClosesInTwo>(false));
}

#[test]
fn ended_relaxed_it_is_freed_before_what_the_callback_did() {
    Check::new("completion against close, ended relaxed")
        .refute("freed before what the callback did", || end_and_close::<EndsRelaxed>(false));
}

#[test]
fn ended_with_release_only_it_is_freed_before_what_main_did() {
    Check::new("completion against close, ended with release only")
        .refute("freed before what main did", || end_and_close::<EndsReleaseOnly>(true));
}
