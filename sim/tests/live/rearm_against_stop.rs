//! Re-arm in the callback against stop: the read that escaped.
//!
//! *The story.* Each callback starts the next read; a program stops by cancelling what is in flight and waiting for the
//! callbacks. A cancel that falls between two reads cancels neither (KCAN-13), and the wait then waits for a read that nobody
//! will ever cancel. So there is a mark, *stopped*, and whoever issues a read looks at it. The question is when.
//!
//! ```text
//!      the callback                    main
//!   stopped? no
//!                                   stopped := true
//!                                   cancels all that is in flight: nothing is
//!   issues the next read
//!   returns                         waits                                   for ever
//! ```
//!
//! *What matters.* Each side first writes, then looks: the callback puts its read into the table and then looks at the mark,
//! main sets the mark and then looks into the table. Both touch the table under its lock, and that is what makes it sound: if
//! main had the lock first, the callback's look comes after the mark. With two plain atomics instead of a lock, each
//! side could miss the other's store, unless a sequentially consistent fence stood between its own store and its look.

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::device::{Device, ERROR_OPERATION_ABORTED, NO_ERROR};
use crate::live::pool::{Packet, PoolPort};
use crate::live::port::Taken;
use crate::live::sync::{Arc, thread};
use crate::live::tp_io::{TpIo, Wait};
use crate::scene::without;

without! {
    /// Looks whether the device was stopped, and then puts the operation into the table.
    LooksBeforeIssue: LOOK_AFTER_ISSUE: bool = false
}

/// What the callback needs to start the next read. The device knows the object, and the object its callback; so the two meet
/// only when both exist.
type Again<C> = Arc<std::sync::OnceLock<Arc<Device<(), C>>>>;

fn rearm_and_stop<C: Care>() {
    let port: Arc<PoolPort<(), C>> = PoolPort::with_care(1);
    let again: Again<C> = Arc::default();
    let io = {
        let again = Arc::clone(&again);
        TpIo::with_care(move |instance, done| {
            if done.result != ERROR_OPERATION_ABORTED {
                instance.io().start().expect("it is open");
                again.get().expect("the device exists").issue(());
            }
        })
    };
    let device = Device::on_port(&io, &port);
    assert!(again.set(Arc::clone(&device)).is_ok(), "set once");
    io.start().expect("it is open");
    device.issue(()).complete(|()| (NO_ERROR, 1));
    // the deliverer, made by hand: it leaves when it has seen the end of both reads
    let worker = {
        let mut seat = port.seat();
        thread::spawn(move || {
            for _ in 0..2 {
                let Taken::Packet(Packet { io, completion }) = seat.take() else { panic!("nobody closes the port") };
                io.deliver(completion);
                io.run_one();
            }
        })
    };
    device.stop();
    io.wait(Wait::Finish).expect("it is open");
    worker.join().unwrap();
}

#[test]
fn nothing_escapes() {
    Check::new("re-arm against stop").run(rearm_and_stop::<Careful>);
}

#[test]
fn looked_for_before_the_issue_one_read_escapes() {
    Check::new("re-arm against stop, looked for before the issue")
        .refute("deadlock", rearm_and_stop::<LooksBeforeIssue>);
}
