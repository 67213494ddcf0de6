//! A port's close against its waiters: one comes through the door as it shuts.
//!
//! *The story.* A port is closed while threads wait on it, and while others are on their way. All of them come back with
//! ERROR_ABANDONED_WAIT_0 (PORT-15). A packet that is posted meanwhile is taken by a thread, or comes back to who closed, or
//! is refused; it is not lost.
//!
//! ```text
//!      the worker                      main
//!                                   takes all waiters out: there are none
//!   a packet? no. closed? no
//!   joins the waiters, parks
//!                                   closed := true
//!                                   tells the waiters that it took out      the worker sleeps for ever
//! ```
//!
//! *What matters.* The mark *closed* and the list of waiters are one state under one lock: who joins before is in the list,
//! who comes after sees the mark.

use std::collections::BTreeSet;

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::port::{Port, Taken};
use crate::live::sync::{Arc, thread};
use crate::scene::without;

without! {
    /// Takes the waiters out, lets go of the lock, and then closes.
    ClosesInTwo: CLOSE_PORT_IN_ONE: bool = false
}

fn close_on_waiters<C: Care>() {
    let port: Arc<Port<u32, C>> = Port::with_care(2);
    let workers = [(); 2].map(|()| {
        let mut seat = port.seat();
        thread::spawn(move || seat.take())
    });
    assert!(port.close().is_empty(), "nobody posted");
    for worker in workers {
        assert_eq!(worker.join().unwrap(), Taken::Abandoned);
    }
}

/// Where the packet ended.
fn close_on_a_packet<C: Care>() -> &'static str {
    let port: Arc<Port<u32, C>> = Port::with_care(1);
    let worker = {
        let mut seat = port.seat();
        thread::spawn(move || seat.take())
    };
    let poster = {
        let port = Arc::clone(&port);
        thread::spawn(move || port.post(7))
    };
    let back = port.close().len();
    let refused = poster.join().unwrap().is_err();
    let taken = worker.join().unwrap() == Taken::Packet(7);
    match (back, refused, taken) {
        (1, false, false) => "came back",
        (0, true, false) => "was refused",
        (0, false, true) => "was taken",
        ends => panic!("a packet ends in one place; came back, refused, taken: {ends:?}"),
    }
}

#[test]
fn everybody_is_told() {
    Check::new("port close against waiters").run(close_on_waiters::<Careful>);
}

#[test]
fn closed_in_two_steps_one_sleeps_for_ever() {
    Check::new("port close against waiters, in two steps").refute("deadlock", close_on_waiters::<ClosesInTwo>);
}

#[test]
fn no_packet_is_lost() {
    let ends = Check::new("port close against a packet").outcomes(close_on_a_packet::<Careful>);
    assert_eq!(ends, BTreeSet::from(["came back", "was refused", "was taken"]));
}
