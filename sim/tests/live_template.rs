//! A loom test against the live objects, to copy. It shows the least that one needs: an object, somebody who delivers a
//! packet, and what has to hold in every order.
//!
//! In a crate of your own, Cargo.toml has `tpio-sim` with the feature `loom` among its dev-dependencies, and the lines about
//! `live` shrink to the one that imports it.

#[cfg(feature = "loom")]
use tpio_sim::live_on_loom as live;

#[cfg(not(feature = "loom"))]
#[path = "../src/live_on_loom.rs"]
#[allow(dead_code, unreachable_pub, reason = "a library's files; this test needs some of them")]
mod live;

use live::check::Check;
use live::sync::{Arc, AtomicU32, Ordering, thread};
use live::tp_io::{Completion, TpIo, Wait};

/// One execution. loom calls it again and again, each time with other threads going first and other values read. Make
/// everything in here, and nothing outside.
fn body() {
    // 1. What the threads share, from `live::sync`. A plain value is an atomic that is only accessed relaxed.
    let work = Arc::new(AtomicU32::new(0));

    // 2. The object, and its callback.
    let io = {
        let work = Arc::clone(&work);
        TpIo::create(move |_, done: Completion<u32>| work.store(done.request, Ordering::Relaxed))
    };

    // 3. The other side: one thread that delivers a packet and runs the callback.
    io.start().expect("the object is open");
    let worker = {
        let io = Arc::clone(&io);
        thread::spawn(move || {
            io.deliver(Completion { request: 7, result: 0, bytes: 4 });
            io.run_one();
        })
    };

    // 4. What you want to know about.
    io.wait(Wait::Finish).expect("the object is open");
    assert_eq!(work.load(Ordering::Relaxed), 7, "after the wait, what the callback did is there");

    // 5. Every thread is joined: a thread that is left over is a deadlock to loom.
    worker.join().unwrap();
}

#[test]
fn what_the_callback_did_is_there_after_the_wait() {
    Check::new("template").run(body);
}

/// The same with a bound, for a body that has too many executions. The bound belongs into the test's name.
#[test]
fn the_same_with_at_most_3_preemptions() {
    Check::new("template").preemptions(3).run(body);
}
