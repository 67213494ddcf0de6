//! The pool alive: the objects of the model again, on real atomics, locks and threads. Safe Rust, written once over the
//! alias [`sync`]: here it stands for the standard library, in `live_on_loom` for loom. Must never know what explores it;
//! no file here names anything but its siblings.
//!
//! The model takes whole calls, one after the other. Here a call is what it is on a machine: several accesses to shared
//! memory, between which others can come, in an order that not everybody sees alike. That these calls still behave as the
//! model says is what the loom tests check, and the tests of [`care`] show what happens if one leaves something out.
//!
//! | file | what |
//! |---|---|
//! | [`care`] | the decisions on which a race turns, each a constant that a test can take back |
//! | [`ledger`] | promised, abandoned, queued, running, associated and closed, in one word |
//! | [`tp_io`] | TP_IO: start, cancel, wait with and without dropping, close, deferred free |
//! | [`port`] | a completion port: packets first in first out, waiters last in first out, a limit on concurrency |
//! | [`pool`] | workers, which take packets from a port and run callbacks |
//! | [`device`] | operations in flight, which are completed or cancelled, once |
//!
//! # Examples
//!
//! ```
//! use tpio_sim::live::device::{Device, NO_ERROR};
//! use tpio_sim::live::pool::Pool;
//! use tpio_sim::live::sync::Arc;
//! use tpio_sim::live::tp_io::{TpIo, Wait};
//!
//! let pool: Pool<Vec<u8>> = Pool::new(1);
//! let io = TpIo::create(|_, done| println!("read {} bytes: {:?}", done.bytes, done.request));
//! let device = Device::bind(&io, &pool);
//! io.start().expect("the object is open");            // one callback is promised
//! let read = device.issue(Vec::new());                // the device owns the buffer now
//! read.complete(|buffer| {
//!     buffer.extend(b"hello");
//!     (NO_ERROR, 5)
//! });
//! io.wait(Wait::Finish).expect("the object is open"); // until the promise is kept
//! io.close().expect("the object is open");
//! pool.close();
//! # let _: &Arc<TpIo<Vec<u8>>> = &io;
//! ```

pub mod care;
pub mod device;
pub mod ledger;
mod lock;
pub mod pool;
pub mod port;
pub mod sync;
pub mod tp_io;
