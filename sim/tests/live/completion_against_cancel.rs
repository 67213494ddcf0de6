//! Completion against cancel: who gets there first, and is there only one?
//!
//! *The story.* A read is pending. The device finishes it; at the same moment a thread wants it gone. There are two ways to
//! want that. `CancelIoEx` asks for the end of the *operation*: it ends once, normally or aborted, and sends one packet
//! (KCAN-03, KCAN-05). `CancelThreadpoolIo` takes back the *promise*: either the packet meets it and there is a callback, or
//! it is gone and the packet is dropped (IO-CANCEL-08). Both look first and change afterwards, so both can look twice.
//!
//! ```text
//!      the device                      the canceller
//!   state is PENDING? yes
//!                                   state is PENDING? yes
//!   state := CLAIMED, result 0
//!                                   state := CLAIMED, result 995      two ends of one operation
//! ```
//!
//! *What matters.* Look and change are one access: a compare-exchange. No memory order could repair two of them.

use std::collections::BTreeSet;

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::device::{Device, ERROR_OPERATION_ABORTED, NO_ERROR};
use crate::live::ledger::{Delivered, Ledger};
use crate::live::pool::PoolPort;
use crate::live::sync::{Arc, thread};
use crate::live::tp_io::TpIo;
use crate::scene::without;

without! {
    /// Looks whether an operation is pending, then claims it.
    ClaimsInTwo: CLAIM_IN_ONE: bool = false
}

without! {
    /// Looks whether there is a promise, then takes it back.
    CancelsInTwo: CANCEL_IN_ONE: bool = false
}

/// One operation, completed and cancelled. Nobody looks after the port: what is left in it is counted. The result.
fn complete_and_cancel_io<C: Care>() -> u32 {
    let port: Arc<PoolPort<u32, C>> = PoolPort::with_care(1);
    let io = TpIo::with_care(|_, _| ());
    let device = Device::on_port(&io, &port);
    io.start().expect("it is open");
    let read = device.issue(0);
    let completer = {
        let read = Arc::clone(&read);
        thread::spawn(move || {
            read.complete(|buffer| {
                *buffer = 5;
                (NO_ERROR, 1)
            })
        })
    };
    let cancelled = read.cancel();
    let completed = completer.join().unwrap();
    assert!(completed != cancelled, "an operation ends once: completed {completed}, cancelled {cancelled}");
    let packets = port.close();
    assert_eq!(packets.len(), 1, "an operation sends one packet");
    let end = (packets[0].completion.result, packets[0].completion.request);
    assert_eq!(end, if completed { (NO_ERROR, 5) } else { (ERROR_OPERATION_ABORTED, 0) });
    end.0
}

/// One promise, met and taken back; whether it was met.
fn deliver_and_cancel_promise<C: Care>() -> bool {
    let ledger: Arc<Ledger<C>> = Arc::new(Ledger::default());
    ledger.start().expect("it is open");
    let deliverer = {
        let ledger = Arc::clone(&ledger);
        thread::spawn(move || ledger.deliver().0)
    };
    let taken_back = ledger.cancel().is_ok();
    let met = deliverer.join().unwrap() == Delivered::Queued;
    assert!(met != taken_back, "a promise is met or taken back: met {met}, taken back {taken_back}");
    let counts = ledger.counts();
    assert_eq!((counts.promised(), counts.queued()), (0, u64::from(met)), "{counts:?}");
    met
}

#[test]
fn an_operation_ends_once() {
    let results = Check::new("completion against CancelIoEx").outcomes(complete_and_cancel_io::<Careful>);
    assert_eq!(results, BTreeSet::from([NO_ERROR, ERROR_OPERATION_ABORTED]));
}

#[test]
fn claimed_in_two_accesses_it_ends_twice() {
    Check::new("completion against CancelIoEx, claimed in two accesses")
        .refute("an operation ends once: completed true, cancelled true", complete_and_cancel_io::<ClaimsInTwo>);
}

#[test]
fn a_promise_is_met_or_taken_back() {
    let met = Check::new("completion against CancelThreadpoolIo").outcomes(deliver_and_cancel_promise::<Careful>);
    assert_eq!(met, BTreeSet::from([false, true]));
}

#[test]
fn cancelled_in_two_accesses_it_is_both() {
    Check::new("completion against CancelThreadpoolIo, in two accesses").refute(
        "a promise is met or taken back: met true, taken back true",
        deliver_and_cancel_promise::<CancelsInTwo>,
    );
}
