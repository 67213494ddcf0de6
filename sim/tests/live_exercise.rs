//! The worked exercise of the book's chapter on loom, kept true: the C program, for which every order is right; the same in
//! Rust with a decrement that orders nothing, which loom refutes; and the repair. What the page shows is in
//! `live_exercise/loom.out`.

mod common;

#[cfg(feature = "loom")]
use tpio_sim::live_on_loom as live;

#[cfg(not(feature = "loom"))]
#[path = "../src/live_on_loom.rs"]
#[allow(dead_code, unreachable_pub, reason = "a library's files; this test needs some of them")]
mod live;

use std::ops::ControlFlow;

use expect_test::expect_file;
use live::check::{Check, Explored};
use live::sync::{Arc, AtomicU32, Ordering, thread};
use live::tp_io::{Completion, TpIo, Wait};
use tpio_sim::explore::{Coverage, Limits, explore};

/// `last-one-sums.c`, with the order of its decrement.
fn last_one_sums(decrement: Ordering) {
    let parts = [(); 2].map(|()| Arc::new(AtomicU32::new(0)));
    let io = {
        let (parts, remaining) = (parts.clone(), AtomicU32::new(2));
        TpIo::create(move |_, done: Completion<u32>| {
            let number = done.request;
            parts[number as usize - 1].store(number, Ordering::Relaxed);
            if remaining.fetch_sub(1, decrement) == 1 {
                let sum: u32 = parts.iter().map(|part| part.load(Ordering::Relaxed)).sum();
                assert_eq!(sum, 3, "the last one misses a part");
            }
        })
    };
    for number in [1, 2] {
        io.start().expect("the object is open");
        io.deliver(Completion { request: number, result: 0, bytes: 1 });
    }
    let worker = {
        let io = Arc::clone(&io);
        thread::spawn(move || io.run_one())
    };
    io.run_one(); // main is the other worker
    io.wait(Wait::Finish).expect("the object is open");
    worker.join().unwrap();
}

/// What a person sees: the line, and what failed.
fn shown(explored: &Explored) -> String {
    let failure = explored.failure.as_deref().unwrap_or("nothing failed");
    format!("{explored}\n{}\n", failure.lines().map(|line| format!("    {line}\n")).collect::<Vec<_>>().concat())
}

#[test]
fn the_c_program_is_right_in_every_order() {
    let program = common::compile("last-one-sums.c", include_str!("live_exercise/last-one-sums.c"));
    let found = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.coverage, Coverage::Complete);
    let outcomes: Vec<_> =
        found.outcomes.iter().map(|outcome| (outcome.stdout.as_str(), outcome.rules.len())).collect();
    assert_eq!(outcomes, [("sum 3\n", 0)]);
}

#[test]
fn loom_sees_what_the_book_shows() {
    let relaxed = Check::new("last one sums, relaxed").explore(|| last_one_sums(Ordering::Relaxed));
    let release = Check::new("last one sums, release").explore(|| last_one_sums(Ordering::Release));
    let acquire = Check::new("last one sums, acquire").explore(|| last_one_sums(Ordering::Acquire));
    let both = Check::new("last one sums, acquire and release").explore(|| last_one_sums(Ordering::AcqRel));
    let bounded = Check::new("last one sums, bounded").preemptions(2).explore(|| last_one_sums(Ordering::AcqRel));
    assert!([&relaxed, &release, &acquire].iter().all(|wrong| wrong.failure.is_some()));
    assert!(both.failure.is_none() && bounded.failure.is_none());
    let all: String = [&relaxed, &release, &acquire, &both, &bounded].map(shown).concat();
    expect_file!["live_exercise/loom.out"].assert_eq(&all);
}
