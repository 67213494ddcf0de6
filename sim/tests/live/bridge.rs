//! The bridge: a few tiny programs written twice, as C for the explorer and as Rust for loom. Whatever loom sees, the
//! explorer lists: a call that is many accesses to memory ends in no way in which the model's single steps could not. What
//! the explorer lists and loom does not see is listed here, with the reason; a list that is too long or too short fails.
//!
//! ```text
//!    bridge/drop.c ──▶ model, one call a step ──▶ explorer ──▶ { callback waited, waited }
//!                                                                          ⊇
//!    fn drop       ──▶ live, one access a step ──▶   loom   ──▶ { callback waited, waited }
//! ```
//!
//! One operation and one worker: nothing larger finishes in loom. An outcome is what the program prints; if it commits misuse
//! whose consequence is undefined, the name of the rule stands at the end, and nothing after it counts.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use tpio_model::Ending;
use tpio_sim::explore::{Coverage, Limits, explore};

use crate::common;
use crate::live::check::Check;
use crate::live::device::{Device, NO_ERROR};
use crate::live::pool::{Packet, PoolPort};
use crate::live::port::{Port, Taken};
use crate::live::sync::{Arc, AtomicU32, Mutex, Ordering, thread};
use crate::live::tp_io::{TpIo, Wait};
use crate::scene::Event;

/// What the C prints, and the event that it waits for. Printing is a step of its own there, so it is one here: under a lock
/// that loom sees.
struct Stage {
    printed: Mutex<String>,
    over: Event,
}

impl Stage {
    fn print(&self, line: &str) {
        let mut printed = self.printed.lock().unwrap();
        printed.push_str(line);
        printed.push('\n');
    }
}

/// What main does once the read is in flight; an error is the rule that it broke.
type Main = fn(&Stage, &Device<()>, &dyn Fn() -> bool) -> Result<(), String>;

/// One execution: main, a worker, and a device that completes the read whenever it likes. What was printed.
fn perform(sets_event: bool, main: Main) -> String {
    let stage = Arc::new(Stage { printed: Mutex::new(String::new()), over: Event::new() });
    let port: Arc<PoolPort<()>> = PoolPort::with_care(1);
    let io = {
        let stage = Arc::clone(&stage);
        TpIo::create(move |_, done| {
            stage.print(&format!("callback {} {}", done.result, done.bytes));
            if sets_event {
                stage.over.set();
            }
        })
    };
    let device = Device::on_port(&io, &port);
    io.start().expect("it is open");
    let read = device.issue(());
    let completer = {
        let read = Arc::clone(&read);
        thread::spawn(move || read.complete(|()| (NO_ERROR, 5)))
    };
    let worker = {
        let mut seat = port.seat();
        thread::spawn(move || {
            let Taken::Packet(Packet { io, completion }) = seat.take() else { panic!("nobody closes the port") };
            io.deliver(completion);
            io.run_one();
        })
    };
    let broken = main(&stage, &device, &|| read.cancel());
    let mut printed = stage.printed.lock().unwrap().clone();
    if let Err(rule) = broken {
        printed.push_str(&rule);
    }
    completer.join().unwrap();
    worker.join().unwrap();
    printed
}

/// What the explorer lists for the C.
fn listed(name: &str, text: &str) -> BTreeSet<String> {
    let program = common::compile(name, text);
    let found = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.coverage, Coverage::Complete, "{name}");
    let shown = found.outcomes.into_iter().map(|outcome| match outcome.ending {
        Ending::Violated => {
            let undefined = outcome.findings.last().expect("something was broken").1.rule;
            format!("{}{}", outcome.stdout, undefined.id())
        }
        _ => outcome.stdout,
    });
    shown.collect()
}

/// Both ways, compared. `missing` is what loom does not see, each with the reason.
fn compare(name: &str, text: &str, sets_event: bool, main: Main, missing: &[(&str, &str)]) {
    let listed = listed(name, text);
    let seen = Check::new(&format!("bridge, {name}")).outcomes(move || perform(sets_event, main));
    let surplus: Vec<_> = seen.difference(&listed).collect();
    assert!(surplus.is_empty(), "{name}: loom sees what the explorer does not list: {surplus:#?}\nlisted: {listed:#?}");
    let unseen: BTreeSet<&str> = listed.difference(&seen).map(String::as_str).collect();
    let explained: BTreeSet<&str> = missing.iter().map(|(outcome, _)| *outcome).collect();
    assert_eq!(unseen, explained, "{name}: listed and not seen, and what is explained\nseen: {seen:#?}");
}

#[test]
fn finish() {
    let main: Main = |stage, device, _| {
        device.io().wait(Wait::Finish).expect("it is open");
        stage.print("waited");
        Ok(())
    };
    compare("finish.c", include_str!("bridge/finish.c"), false, main, &[]);
}

#[test]
fn close() {
    let main: Main = |stage, device, _| {
        device.io().close().expect("it is open");
        stage.print("closed");
        stage.over.wait();
        stage.print("over");
        Ok(())
    };
    compare("close.c", include_str!("bridge/close.c"), true, main, &[]);
}

#[test]
fn drop() {
    let main: Main = |stage, device, _| {
        device.io().wait(Wait::Drop).expect("it is open");
        stage.print("waited");
        Ok(())
    };
    compare("drop.c", include_str!("bridge/drop.c"), false, main, &[]);
}

#[test]
fn cancel_io() {
    let main: Main = |stage, device, cancel| {
        stage.print(if cancel() { "cancelled" } else { "nothing to cancel" });
        device.io().wait(Wait::Finish).expect("it is open");
        stage.print("waited");
        Ok(())
    };
    let reason =
        "a disk may say yes to CancelIoEx and complete the read all the same (KCAN-03); this device keeps its word";
    let missing = [("cancelled\ncallback 0 5\nwaited\n", reason), ("callback 0 5\ncancelled\nwaited\n", reason)];
    compare("cancel-io.c", include_str!("bridge/cancel-io.c"), false, main, &missing);
}

#[test]
fn take_back() {
    let main: Main = |stage, device, _| {
        device.io().cancel().map_err(|misuse| misuse.to_string())?;
        stage.print("taken back");
        device.io().wait(Wait::Finish).expect("it is open");
        stage.print("waited");
        Ok(())
    };
    compare("take-back.c", include_str!("bridge/take-back.c"), false, main, &[]);
}

/// The canonical protocol with one operation and one worker: the counter falls before the callback, so closing may overtake
/// it. One digit: 0 the callback ended before the close, 1 it began before and ended after, 2 it began after. The worker
/// leaves after its packet and is not told to: that is not part of the protocol.
fn protocol() -> String {
    let port: Arc<Port<()>> = Port::new(1);
    let (counter, closed) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let worker = {
        let (mut seat, counter, closed) = (port.seat(), Arc::clone(&counter), Arc::clone(&closed));
        thread::spawn(move || {
            assert_eq!(seat.take(), Taken::Packet(()));
            counter.fetch_sub(1, Ordering::SeqCst);
            closed.load(Ordering::SeqCst) + closed.load(Ordering::SeqCst)
        })
    };
    counter.fetch_add(1, Ordering::SeqCst);
    let device = {
        let port = Arc::clone(&port);
        thread::spawn(move || port.post(()).expect("it is open"))
    };
    while counter.load(Ordering::SeqCst) != 0 {
        thread::yield_now();
    }
    closed.store(1, Ordering::SeqCst);
    device.join().unwrap();
    format!("{}\n", worker.join().unwrap())
}

#[test]
fn the_canonical_protocol() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/bench/protocol.c");
    let text = std::fs::read_to_string(file).expect("the protocol is there");
    let text = text.replace("#define K 3", "#define K 1").replace("#define W 3", "#define W 1");
    let listed = listed("protocol.c", &text);
    assert_eq!(listed, BTreeSet::from(["0\n", "1\n", "2\n"].map(str::to_owned)));
    assert_eq!(Check::new("bridge, protocol.c").outcomes(protocol), listed);
}
