//! A device: operations in flight, each of which is completed or cancelled, once, and posts one packet either way. It does
//! no I/O of its own: whoever does calls [`Operation::complete`]. Source: KCAN-01 to KCAN-05, KCAN-13, OV-13.

use std::fmt;

use super::care::{Care, Careful};
use super::lock::lock;
use super::pool::{Packet, Pool, PoolPort};
use super::sync::{Arc, AtomicBool, AtomicU32, AtomicUsize, Mutex, Ordering};
use super::tp_io::{Completion, TpIo};

/// The result of an operation that went well.
pub const NO_ERROR: u32 = 0;

/// The result of an operation that was cancelled.
pub const ERROR_OPERATION_ABORTED: u32 = 995;

/// Nobody has claimed the operation.
const PENDING: u32 = 0;
/// Somebody completes it or cancels it.
const CLAIMED: u32 = 1;
/// Its result stands.
const DONE: u32 = 2;

/// One operation, from its issue on.
pub struct Operation<R, C: Care = Careful> {
    state: AtomicU32,
    result: AtomicU32,
    bytes: AtomicUsize,
    /// The device's, until it is claimed.
    request: Mutex<Option<R>>,
    io: Arc<TpIo<R, C>>,
    port: Arc<PoolPort<R, C>>,
}

impl<R, C: Care> fmt::Debug for Operation<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Operation({:?})", self.status())
    }
}

impl<R, C: Care> Operation<R, C> {
    /// How it ended, as (result, bytes); none while it is pending. HasOverlappedIoCompleted and what comes after it. It may
    /// be over before its callback has begun. Source: OV-13.
    pub fn status(&self) -> Option<(u32, usize)> {
        let over = self.state.load(Ordering::Acquire) == DONE;
        over.then(|| (self.result.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed)))
    }

    /// Completes it: `transfer` fills the request and says (result, bytes). `false`, and nothing is transferred, if it was
    /// completed or cancelled before.
    pub fn complete(&self, transfer: impl FnOnce(&mut R) -> (u32, usize)) -> bool {
        self.end(transfer)
    }

    /// CancelIoEx: completes it as aborted. `false` (ERROR_NOT_FOUND) if it was completed or cancelled before. A packet comes
    /// all the same, so its promise must not be taken back. Source: KCAN-02, KCAN-05.
    pub fn cancel(&self) -> bool {
        self.end(|_| (ERROR_OPERATION_ABORTED, 0))
    }

    fn end(&self, transfer: impl FnOnce(&mut R) -> (u32, usize)) -> bool {
        if !self.claim() {
            return false;
        }
        // Without care two may have claimed it; the second finds nothing.
        let Some(mut request) = lock(&self.request).take() else { return true };
        let (result, bytes) = transfer(&mut request);
        self.result.store(result, Ordering::Relaxed);
        self.bytes.store(bytes, Ordering::Relaxed);
        self.state.store(DONE, C::PUBLISH);
        let packet = Packet { io: Arc::clone(&self.io), completion: Completion { request, result, bytes } };
        // A closed port takes no packets; the request goes with it.
        drop(self.port.post(packet));
        true
    }

    fn claim(&self) -> bool {
        if C::CLAIM_IN_ONE {
            return self.state.compare_exchange(PENDING, CLAIMED, Ordering::AcqRel, Ordering::Acquire).is_ok();
        }
        let pending = self.state.load(Ordering::Acquire) == PENDING;
        if pending {
            self.state.store(CLAIMED, Ordering::Release);
        }
        pending
    }
}

/// A file that is bound to an object, as far as the pool sees it.
pub struct Device<R, C: Care = Careful> {
    io: Arc<TpIo<R, C>>,
    port: Arc<PoolPort<R, C>>,
    stopped: AtomicBool,
    in_flight: Mutex<Vec<Arc<Operation<R, C>>>>,
}

impl<R, C: Care> fmt::Debug for Device<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Device({:?})", self.io)
    }
}

impl<R: Send + 'static, C: Care> Device<R, C> {
    /// Binds a file to an object: packets go to the port of the pool.
    pub fn bind(io: &Arc<TpIo<R, C>>, pool: &Pool<R, C>) -> Arc<Self> {
        Self::on_port(io, pool.port())
    }

    /// The same with a port that no pool looks after.
    pub fn on_port(io: &Arc<TpIo<R, C>>, port: &Arc<PoolPort<R, C>>) -> Arc<Self> {
        Arc::new(Device {
            io: Arc::clone(io),
            port: Arc::clone(port),
            stopped: AtomicBool::new(false),
            in_flight: Mutex::new(Vec::new()),
        })
    }

    /// The object.
    pub fn io(&self) -> &Arc<TpIo<R, C>> {
        &self.io
    }

    /// ReadFile, WriteFile and their kind: the request is the device's from now on. It goes pending; on a device that was
    /// stopped it is cancelled at once. Announce it with [`TpIo::start`] before.
    pub fn issue(&self, request: R) -> Arc<Operation<R, C>> {
        let operation = Arc::new(Operation {
            state: AtomicU32::new(PENDING),
            result: AtomicU32::new(0),
            bytes: AtomicUsize::new(0),
            request: Mutex::new(Some(request)),
            io: Arc::clone(&self.io),
            port: Arc::clone(&self.port),
        });
        let looked = !C::LOOK_AFTER_ISSUE && self.stopped.load(Ordering::Acquire);
        let mut in_flight = lock(&self.in_flight);
        in_flight.retain(|other| other.status().is_none());
        in_flight.push(Arc::clone(&operation));
        drop(in_flight);
        // After the table's lock: a stop that came before sees the operation in the table, or is seen here.
        if looked || C::LOOK_AFTER_ISSUE && self.stopped.load(Ordering::Acquire) {
            operation.cancel();
        }
        operation
    }

    /// CancelIoEx(file, NULL): asks for the end of all that is in flight. What is issued meanwhile may escape (KCAN-12).
    pub fn cancel_all(&self) {
        let in_flight = std::mem::take(&mut *lock(&self.in_flight));
        for operation in in_flight {
            operation.cancel();
        }
    }

    /// Cancels what is in flight, and whatever is issued from now on. Then Wait(FALSE) ends, even if callbacks start the next
    /// operation. Source: IO-WAIT-15, KCAN-13.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        self.cancel_all();
    }
}
