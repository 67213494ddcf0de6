//! A poll against a completion: it is over; but is the result there?
//!
//! *The story.* A thread does not wait for the callback: it polls `HasOverlappedIoCompleted` and reads the result as soon as
//! that says yes (OV-13). No lock and no callback stands between the device and the poller. All that orders the result
//! before the answer is the one store that says *done*.
//!
//! ```text
//!      the device                      the poller
//!   result := 0, bytes := 5
//!   state := DONE  (relaxed)
//!                                   state is DONE? yes
//!                                   bytes? 0                 the old value: nothing said in which order they arrive
//! ```
//!
//! *What matters.* The store of `DONE` is *release* and the poller's load *acquire*: who sees it, sees what came before it.

use std::collections::BTreeSet;

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::device::{Device, NO_ERROR};
use crate::live::pool::PoolPort;
use crate::live::sync::{Arc, Ordering, thread};
use crate::live::tp_io::TpIo;
use crate::scene::without;

without! {
    /// Says *done* without saying after what.
    PublishesRelaxed: PUBLISH: Ordering = Ordering::Relaxed
}

/// Whether the poller found it over.
fn poll<C: Care>() -> bool {
    let port: Arc<PoolPort<(), C>> = PoolPort::with_care(1);
    let io = TpIo::with_care(|_, _| ());
    let device = Device::on_port(&io, &port);
    let read = device.issue(());
    let completer = {
        let read = Arc::clone(&read);
        thread::spawn(move || read.complete(|()| (NO_ERROR, 5)))
    };
    let status = read.status();
    if let Some(status) = status {
        assert_eq!(status, (NO_ERROR, 5), "the result of an operation that is over");
    }
    completer.join().unwrap();
    status.is_some()
}

#[test]
fn who_sees_the_end_sees_the_result() {
    let over = Check::new("poll against completion").outcomes(poll::<Careful>);
    assert_eq!(over, BTreeSet::from([false, true]));
}

#[test]
fn published_relaxed_the_result_may_be_missing() {
    Check::new("poll against completion, published relaxed")
        .refute("the result of an operation that is over", poll::<PublishesRelaxed>);
}
