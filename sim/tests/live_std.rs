//! The live objects over the standard library: each fact that they claim, where one thread is enough to show it or threads
//! can be made to take turns; and the example, on a real file. What races is in `live/`.

#[path = "../examples/live_read.rs"]
#[allow(dead_code, unreachable_pub, reason = "a program's file; its main is not called")]
mod live_read;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread;

use tpio_sim::live::device::{Device, ERROR_OPERATION_ABORTED, NO_ERROR};
use tpio_sim::live::ledger::{Delivered, Misuse};
use tpio_sim::live::pool::{Pool, PoolPort};
use tpio_sim::live::port::{Port, Seat, Taken};
use tpio_sim::live::tp_io::{Completion, TpIo, Wait};

/// An object whose callbacks write down the request, and whose context tells when it is gone.
fn recorded() -> (Arc<TpIo<u32>>, mpsc::Receiver<u32>) {
    let (sender, ran) = mpsc::channel();
    (TpIo::create(move |_, done: Completion<u32>| sender.send(done.request).expect("the test listens")), ran)
}

fn packet(request: u32) -> Completion<u32> {
    Completion { request, result: NO_ERROR, bytes: 1 }
}

fn is_freed(ran: &mpsc::Receiver<u32>) -> bool {
    ran.try_recv() == Err(mpsc::TryRecvError::Disconnected)
}

#[test]
fn nothing_started_nothing_to_wait_for() {
    // IO-WAIT-01
    let (io, _ran) = recorded();
    assert_eq!(io.wait(Wait::Finish), Ok(()));
    assert_eq!(io.wait(Wait::Drop), Ok(()));
}

#[test]
fn a_wait_counts_what_is_queued() {
    // IO-WAIT-02
    let (io, _ran) = recorded();
    io.start().unwrap();
    assert!(!io.ledger().counts().is_idle(), "promised");
    io.deliver(packet(1));
    assert!(!io.ledger().counts().is_idle(), "queued");
    assert!(io.run_one());
    assert!(io.ledger().counts().is_idle());
}

#[test]
fn two_starts_two_packets_two_callbacks() {
    // IO-START-04
    let (io, ran) = recorded();
    for request in [1, 2] {
        io.start().unwrap();
        assert_eq!(io.deliver(packet(request)), Delivered::Queued);
    }
    assert!(io.run_one() && io.run_one() && !io.run_one());
    let mut requests: Vec<u32> = ran.try_iter().collect();
    requests.sort_unstable();
    assert_eq!(requests, [1, 2]);
    assert_eq!(io.wait(Wait::Finish), Ok(()));
}

#[test]
fn without_a_start_the_packet_is_dropped() {
    // IO-START-05
    let (io, ran) = recorded();
    assert_eq!(io.deliver(packet(1)), Delivered::Unannounced);
    assert!(!io.run_one());
    assert_eq!(ran.try_recv(), Err(mpsc::TryRecvError::Empty));
}

#[test]
fn a_promise_taken_back_suppresses_the_callback() {
    // IO-CANCEL-07
    let (io, _ran) = recorded();
    io.start().unwrap();
    io.cancel().unwrap();
    assert_eq!(io.wait(Wait::Finish), Ok(()));
    assert_eq!(io.deliver(packet(1)), Delivered::Unannounced);
}

#[test]
fn one_cancel_too_many_is_told() {
    // IO-CANCEL-10
    let (io, _ran) = recorded();
    io.start().unwrap();
    assert_eq!(io.cancel(), Ok(()));
    assert_eq!(io.cancel(), Err(Misuse::CancelSurplus));
    assert_eq!(io.wait(Wait::Finish), Ok(()), "and nothing went below zero");
}

#[test]
fn a_waiter_is_released_by_a_cancel() {
    // IO-CANCEL-06
    let (io, _ran) = recorded();
    io.start().unwrap();
    let waiter = {
        let io = Arc::clone(&io);
        thread::spawn(move || io.wait(Wait::Finish))
    };
    io.cancel().unwrap();
    assert_eq!(waiter.join().unwrap(), Ok(()));
}

#[test]
fn dropping_drops_what_is_queued_and_abandons_what_is_promised() {
    // IO-WAIT-05, IO-WAIT-06, IO-WAIT-09
    let (io, ran) = recorded();
    io.start().unwrap();
    io.start().unwrap();
    io.deliver(packet(1));
    io.wait(Wait::Drop).unwrap();
    let counts = io.ledger().counts();
    assert_eq!((counts.promised(), counts.abandoned(), counts.queued()), (0, 1, 0));
    assert!(!io.run_one());
    assert_eq!(io.deliver(packet(2)), Delivered::Abandoned);
    assert_eq!(ran.try_recv(), Err(mpsc::TryRecvError::Empty));
}

#[test]
fn after_dropping_an_old_packet_meets_a_new_promise() {
    // IO-WAIT-10
    let (io, ran) = recorded();
    io.start().unwrap();
    io.wait(Wait::Drop).unwrap();
    io.start().unwrap();
    assert_eq!(io.deliver(packet(1)), Delivered::Queued);
    assert!(io.run_one());
    assert_eq!(ran.try_recv(), Ok(1));
    assert_eq!(io.deliver(packet(2)), Delivered::Abandoned);
}

#[test]
fn closing_frees_at_once_or_when_the_last_callback_is_over() {
    // IO-CLOSE-01, IO-CLOSE-02, IO-CLOSE-03, IO-CLOSE-12, IO-START-12
    let (io, ran) = recorded();
    io.close().unwrap();
    assert!(is_freed(&ran));
    assert_eq!(io.close(), Err(Misuse::UseAfterClose));
    assert_eq!(io.start(), Err(Misuse::UseAfterClose));
    assert_eq!(io.cancel(), Err(Misuse::UseAfterClose));
    assert_eq!(io.wait(Wait::Finish), Err(Misuse::UseAfterClose));
    assert_eq!(io.wait(Wait::Drop), Err(Misuse::UseAfterClose));
    assert_eq!(io.deliver(packet(1)), Delivered::AfterFree, "IO-CLOSE-09");

    let (io, ran) = recorded();
    io.start().unwrap();
    io.close().unwrap();
    assert_eq!(ran.try_recv(), Err(mpsc::TryRecvError::Empty), "still there");
    assert_eq!(io.deliver(packet(1)), Delivered::Queued);
    assert!(io.run_one());
    assert_eq!(ran.try_recv(), Ok(1));
    assert!(is_freed(&ran));
}

#[test]
fn an_abandoned_promise_pins_the_object_until_its_packet_comes() {
    // IO-WAIT-11
    let (io, ran) = recorded();
    io.start().unwrap();
    io.wait(Wait::Drop).unwrap();
    io.close().unwrap();
    assert_eq!(ran.try_recv(), Err(mpsc::TryRecvError::Empty), "still there");
    assert_eq!(io.deliver(packet(1)), Delivered::Abandoned);
    assert!(is_freed(&ran));
}

#[test]
fn a_callback_may_close_its_object() {
    // IO-CLOSE-07
    let (sender, ran) = mpsc::channel();
    let io = TpIo::create(move |instance, done: Completion<u32>| {
        instance.io().close().expect("it is open");
        sender.send(done.request).expect("freed only after this");
    });
    io.start().unwrap();
    io.deliver(packet(1));
    assert!(io.run_one());
    assert_eq!(ran.try_recv(), Ok(1));
    assert!(is_freed(&ran));
}

#[test]
fn a_callback_that_disassociates_itself_may_wait() {
    // IO-WAIT-13, INST-05
    let io = TpIo::create(|instance, _: Completion<u32>| {
        instance.disassociate();
        instance.disassociate(); // once is enough, twice does nothing
        instance.io().wait(Wait::Finish).expect("it is open");
    });
    io.start().unwrap();
    io.deliver(packet(1));
    assert!(io.run_one());
    assert!(io.ledger().counts().is_unpinned());
}

#[test]
fn a_callback_that_panics_lets_others_go() {
    let io = TpIo::create(|_, _: Completion<u32>| panic!("a bad day"));
    io.start().unwrap();
    io.deliver(packet(1));
    let worker = {
        let io = Arc::clone(&io);
        thread::spawn(move || io.run_one())
    };
    assert_eq!(io.wait(Wait::Finish), Ok(()));
    assert!(worker.join().is_err());
}

/// Spins until the port has so many waiters.
fn until_waiting(port: &Port<u32>, wanted: usize) {
    while port.waiting() != wanted {
        thread::yield_now();
    }
}

/// A thread that waits on the port for one packet, and comes back with it.
fn waiter(port: &Arc<Port<u32>>, nth: usize) -> thread::JoinHandle<(Taken<u32>, Seat<u32>)> {
    let mut seat = port.seat();
    let thread = thread::spawn(move || {
        let taken = seat.take();
        (taken, seat)
    });
    until_waiting(port, nth);
    thread
}

#[test]
fn packets_first_in_first_out_waiters_last_in_first_out() {
    // PORT-06, PORT-07
    let port = Port::new(4);
    port.post(1).unwrap();
    port.post(2).unwrap();
    let mut seat = port.seat();
    assert_eq!((seat.take(), seat.take()), (Taken::Packet(1), Taken::Packet(2)));
    let (first, second) = (waiter(&port, 1), waiter(&port, 2));
    port.post(3).unwrap();
    port.post(4).unwrap();
    assert_eq!(second.join().unwrap().0, Taken::Packet(3), "the most recent waiter");
    assert_eq!(first.join().unwrap().0, Taken::Packet(4));
}

#[test]
fn at_most_so_many_run() {
    // PORT-08, PORT-09, PORT-10
    let port = Port::new(1);
    port.post(1).unwrap();
    let mut runs = port.seat();
    assert_eq!(runs.take(), Taken::Packet(1));
    let waits = waiter(&port, 1);
    port.post(2).unwrap();
    assert_eq!(port.waiting(), 1, "one runs already");
    port.post(3).unwrap();
    assert_eq!(runs.take(), Taken::Packet(2), "who runs and asks again is served first");
    assert_eq!(port.waiting(), 1);
    let (taken, mut seat) = runs.while_blocked(|| waits.join().unwrap());
    assert_eq!(taken, Taken::Packet(3), "another runs in its place while it blocks");
    let waits = thread::spawn(move || seat.take());
    until_waiting(&port, 1);
    port.post(4).unwrap();
    assert_eq!(
        port.waiting(),
        1,
        "the one that blocked runs again: there were two for a while, and now one has to stop"
    );
    drop(runs);
    assert_eq!(waits.join().unwrap(), Taken::Packet(4), "a place that is given up is passed on");
}

#[test]
fn a_closed_port_says_so() {
    // PORT-15
    let port = Port::new(1);
    let waits = waiter(&port, 1);
    assert_eq!(port.close(), Vec::<u32>::new());
    assert_eq!(waits.join().unwrap().0, Taken::Abandoned);
    assert_eq!(port.post(1), Err(1));
    assert_eq!(port.seat().take(), Taken::Abandoned);
}

#[test]
fn cancelled_and_completed_operations_call_back_once() {
    // IO-CB-03, IO-CB-04, KCAN-02, KCAN-05
    let pool: Pool<u32> = Pool::new(1);
    let (sender, ran) = mpsc::channel();
    let io = TpIo::create(move |_, done: Completion<u32>| {
        sender.send((done.request, done.result, done.bytes)).expect("the test listens");
    });
    let device = Device::bind(&io, &pool);
    io.start().unwrap();
    let read = device.issue(1);
    assert_eq!(read.status(), None);
    assert!(read.cancel());
    assert!(!read.complete(|_| (NO_ERROR, 1)) && !read.cancel(), "it is over");
    assert_eq!(read.status(), Some((ERROR_OPERATION_ABORTED, 0)));
    io.wait(Wait::Finish).unwrap();
    io.start().unwrap();
    assert!(device.issue(2).complete(|request| {
        *request += 1;
        (NO_ERROR, 7)
    }));
    io.wait(Wait::Finish).unwrap();
    assert_eq!(ran.try_iter().collect::<Vec<_>>(), [(1, ERROR_OPERATION_ABORTED, 0), (3, NO_ERROR, 7)]);
    pool.close();
}

#[test]
fn cancelling_all_leaves_what_comes_later_and_stopping_does_not() {
    // KCAN-12, KCAN-13
    let port: Arc<PoolPort<u32>> = PoolPort::new(1);
    let (io, _ran) = recorded();
    let device = Device::on_port(&io, &port);
    let (early, other) = (device.issue(1), device.issue(2));
    device.cancel_all();
    assert!(early.status().is_some() && other.status().is_some());
    let late = device.issue(3);
    assert_eq!(late.status(), None);
    device.stop();
    assert_eq!(late.status(), Some((ERROR_OPERATION_ABORTED, 0)));
    assert_eq!(device.issue(4).status(), Some((ERROR_OPERATION_ABORTED, 0)));
    assert_eq!(port.close().len(), 4, "a packet for each");
}

#[test]
fn many_callbacks_on_many_workers() {
    const CHAINS: u32 = 8;
    const LENGTH: u32 = 500;
    let pool: Pool<u32> = Pool::new(4);
    let ran = Arc::new(AtomicU32::new(0));
    let later: Arc<OnceLock<Arc<Device<u32>>>> = Arc::default();
    let io = {
        let (ran, later) = (Arc::clone(&ran), Arc::clone(&later));
        TpIo::create(move |instance, done: Completion<u32>| {
            ran.fetch_add(1, Ordering::Relaxed);
            if done.request > 1 {
                instance.io().start().expect("it is open");
                let next = later.get().expect("filled in").issue(done.request - 1);
                next.complete(|_| (NO_ERROR, 1));
            }
        })
    };
    assert!(later.set(Device::bind(&io, &pool)).is_ok());
    for _ in 0..CHAINS {
        io.start().unwrap();
        later.get().unwrap().issue(LENGTH).complete(|_| (NO_ERROR, 1));
    }
    io.wait(Wait::Finish).unwrap();
    assert_eq!(ran.load(Ordering::Relaxed), CHAINS * LENGTH);
    io.close().unwrap();
    pool.close();
    assert!(io.ledger().counts().is_freed());
}

#[test]
fn the_example_counts_a_real_file() {
    let path = std::env::temp_dir().join(format!("tpio-live-read-{}", std::process::id()));
    let text = "a line\n".repeat(5_000);
    std::fs::write(&path, &text).unwrap();
    let totals = live_read::count(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(totals.lines.load(Ordering::Relaxed), 5_000);
    assert_eq!(totals.bytes.load(Ordering::Relaxed), text.len() as u64);
    assert!(totals.callbacks.load(Ordering::Relaxed) >= text.len() as u64 / 4096);
    assert!(live_read::count(&path).is_err(), "and says if there is none");
}
