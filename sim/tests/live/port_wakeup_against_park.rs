//! A port's wake-up against a thread that parks: the lost wake-up, twice.
//!
//! *The story.* A worker asks its port for a packet. There is none, so it joins the waiters and parks. Meanwhile one arrives.
//! Whoever posts it hands it to the thread that began to wait last (PORT-07), or, if nobody waits, puts it into the queue.
//! Between the worker's look and its joining, and again between its joining and its sleep, there is a gap.
//!
//! ```text
//!      the worker                      main
//!   a packet? no
//!                                   somebody waits? no: into the queue
//!   joins the waiters
//!   parks                                                 beside a packet, for ever
//! ```
//!
//! *What matters.* The first gap is closed by the port's lock: look and join are one critical section. The second is closed by
//! looking again: what is handed over lies in a slot under a lock, and the worker looks into the slot before each sleep,
//! holding that lock until it sleeps.

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::port::{Port, Taken};
use crate::live::sync::{Arc, thread};
use crate::scene::without;

without! {
    /// Looks for a packet, lets go of the lock, and then joins the waiters.
    JoinsLater: LOOK_AND_JOIN_IN_ONE: bool = false
}

without! {
    /// Sleeps without looking whether it was handed something meanwhile.
    ParksBlindly: LOOK_BEFORE_PARKING: bool = false
}

fn post_and_park<C: Care>() {
    let port: Arc<Port<u32, C>> = Port::with_care(1);
    let worker = {
        let mut seat = port.seat();
        thread::spawn(move || seat.take())
    };
    port.post(7).expect("it is open");
    assert_eq!(worker.join().unwrap(), Taken::Packet(7));
}

/// Two packets for two workers, of which one may run at a time: the second packet has to wait until the first worker gives
/// its place away, and then somebody has to be told.
fn pass_on<C: Care>() {
    let port: Arc<Port<u32, C>> = Port::with_care(1);
    let workers = [(); 2].map(|()| {
        let mut seat = port.seat();
        thread::spawn(move || match seat.take() {
            Taken::Packet(packet) => packet,
            Taken::Abandoned => panic!("nobody closes the port"),
        })
    });
    port.post(1).expect("it is open");
    port.post(2).expect("it is open");
    let sum: u32 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    assert_eq!(sum, 3, "each packet goes to one worker");
}

#[test]
fn a_packet_finds_the_thread_that_parks() {
    Check::new("port wake-up against park").run(post_and_park::<Careful>);
}

#[test]
fn joined_later_the_packet_lies_beside_the_sleeper() {
    Check::new("port wake-up against park, joined later").refute("deadlock", post_and_park::<JoinsLater>);
}

#[test]
fn parked_blindly_the_wakeup_is_lost() {
    Check::new("port wake-up against park, parked blindly").refute("deadlock", post_and_park::<ParksBlindly>);
}

#[test]
fn a_place_is_passed_on() {
    Check::new("port passes a place on").run(pass_on::<Careful>);
}
