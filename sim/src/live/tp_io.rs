//! TP_IO: a ledger, a bag of queued callbacks, and what they call. Knows neither ports nor devices: whoever has a packet
//! delivers it here. Source: semantics §1; STEPS §1.7.
//!
//! What a program may do wrong it is told ([`Misuse`]); what Windows leaves undefined does not become undefined here. A
//! request is a value that moves: the device owns it from issue to completion, then the callback does. So `overlapped-freed`
//! and its kind do not compile.

use std::fmt;

use super::care::{Care, Careful};
use super::ledger::{Counts, Delivered, Fate, Ledger, Misuse};
use super::lock::lock;
use super::sync::{Arc, Mutex, abandons};

/// What a callback gets: the request that the operation was started with, and how it ended. Source: IO-CB-01.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion<R> {
    /// What the device owned meanwhile: the buffer, and whatever else belongs to this operation.
    pub request: R,
    /// A Win32 code: 0, or 995 for an operation that was cancelled. Source: IO-CB-03, IO-CB-04.
    pub result: u32,
    /// Bytes transferred.
    pub bytes: usize,
}

/// How to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// `FALSE`: until every promise is met and its callback is over, or taken back. Source: IO-WAIT-02.
    Finish,
    /// `TRUE`: drops queued callbacks, abandons promises, and waits for callbacks that run. It cancels no I/O. Source:
    /// IO-WAIT-05, IO-WAIT-06, IO-WAIT-07, IO-WAIT-08.
    Drop,
}

/// What is called for each packet that met a promise. What it captures is the object's context.
type Callback<R, C> = dyn Fn(&mut Instance<'_, R, C>, Completion<R>) + Send + Sync;

struct Inner<R, C: Care> {
    /// Queued callbacks.
    bag: Vec<Completion<R>>,
    /// None once the object was freed.
    callback: Option<Arc<Callback<R, C>>>,
}

/// A TP_IO on real threads. `R` is the request that each operation carries.
pub struct TpIo<R, C: Care = Careful> {
    ledger: Ledger<C>,
    inner: Mutex<Inner<R, C>>,
}

impl<R, C: Care> fmt::Debug for TpIo<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TpIo({:?})", self.ledger.counts())
    }
}

/// A callback that runs, as itself sees it: PTP_CALLBACK_INSTANCE.
pub struct Instance<'a, R, C: Care = Careful> {
    io: &'a TpIo<R, C>,
    associated: bool,
}

impl<R, C: Care> fmt::Debug for Instance<'_, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Instance({:?})", self.io)
    }
}

impl<R, C: Care> Instance<'_, R, C> {
    /// The object, to start the next operation on, to close, or (after [`disassociate`](Self::disassociate)) to wait for.
    pub fn io(&self) -> &TpIo<R, C> {
        self.io
    }

    /// DisassociateCurrentThreadFromCallback: no wait on the object waits for this callback any more. Source: INST-05.
    pub fn disassociate(&mut self) {
        if std::mem::replace(&mut self.associated, false) {
            self.io.ledger.disassociate();
        }
    }
}

impl<R, C: Care> Drop for Instance<'_, R, C> {
    /// The end of the callback. It comes after a panic, too, so that nobody waits for ever for a worker that is gone.
    fn drop(&mut self) {
        if abandons() {
            return;
        }
        let fate = self.io.ledger.end(self.associated);
        self.io.settle(fate);
    }
}

impl<R> TpIo<R> {
    /// CreateThreadpoolIo. What the callback captures is dropped when the object is freed.
    pub fn create(callback: impl Fn(&mut Instance<'_, R>, Completion<R>) + Send + Sync + 'static) -> Arc<Self> {
        Self::with_care(callback)
    }
}

impl<R, C: Care> TpIo<R, C> {
    /// The same with other care than [`Careful`]; for tests that show what it is good for.
    pub fn with_care(callback: impl Fn(&mut Instance<'_, R, C>, Completion<R>) + Send + Sync + 'static) -> Arc<Self> {
        let callback: Arc<Callback<R, C>> = Arc::new(callback);
        let inner = Inner { bag: Vec::new(), callback: Some(callback) };
        Arc::new(TpIo { ledger: Ledger::default(), inner: Mutex::new(inner) })
    }

    /// What is counted.
    pub fn ledger(&self) -> &Ledger<C> {
        &self.ledger
    }

    /// StartThreadpoolIo: one more callback is promised.
    ///
    /// # Errors
    ///
    /// `use-after-close`. Source: IO-START-12.
    pub fn start(&self) -> Result<(), Misuse> {
        self.ledger.start()
    }

    /// CancelThreadpoolIo: takes one promise back; does not cancel any I/O. Source: IO-CANCEL-01.
    ///
    /// # Errors
    ///
    /// `cancel-surplus`, `use-after-close`.
    pub fn cancel(&self) -> Result<(), Misuse> {
        self.ledger.cancel()
    }

    /// WaitForThreadpoolIoCallbacks. From the object's own callback it never returns (IO-WAIT-12), unless that has
    /// disassociated itself (IO-WAIT-13).
    ///
    /// # Errors
    ///
    /// `use-after-close`.
    pub fn wait(&self, wait: Wait) -> Result<(), Misuse> {
        match wait {
            Wait::Finish if self.ledger.counts().is_closed() => return Err(Misuse::UseAfterClose),
            Wait::Finish => self.ledger.wait_until(Counts::is_idle),
            Wait::Drop => {
                let mut inner = lock(&self.inner);
                self.ledger.give_up()?;
                let dropped = std::mem::take(&mut inner.bag);
                drop(inner);
                drop(dropped); // requests are not ours to drop under a lock
                self.ledger.wait_until(Counts::is_quiet);
            }
        }
        Ok(())
    }

    /// CloseThreadpoolIo: returns at once. Callbacks of what was started still run (IO-CLOSE-03), and the last of them frees
    /// the object.
    ///
    /// # Errors
    ///
    /// `use-after-close`: it was closed before.
    pub fn close(&self) -> Result<(), Misuse> {
        let fate = self.ledger.close()?;
        self.settle(fate);
        Ok(())
    }

    /// Hands a packet to the object. If it meets a promise, a callback is queued, which somebody has to
    /// [`run`](Self::run_one).
    pub fn deliver(&self, completion: Completion<R>) -> Delivered {
        let mut inner = lock(&self.inner);
        let (delivered, fate) = self.ledger.deliver();
        let mut dropped = None;
        if delivered == Delivered::Queued {
            if !C::DELIVER_UNDER_LOCK {
                drop(inner);
                inner = lock(&self.inner);
            }
            inner.bag.push(completion);
        } else {
            dropped = Some(completion);
        }
        drop(inner);
        drop(dropped);
        self.settle(fate);
        delivered
    }

    /// Begins a queued callback on this thread and runs it to its end; `false` if there is none. Which one it takes is not
    /// specified. Source: ORD-02.
    pub fn run_one(&self) -> bool {
        let mut inner = lock(&self.inner);
        let Some(completion) = inner.bag.pop() else { return false };
        self.ledger.begin();
        let callback = inner.callback.clone().expect("internal: a queued callback pins the object");
        drop(inner);
        let mut instance = Instance { io: self, associated: true };
        callback(&mut instance, completion);
        drop(callback);
        drop(instance);
        true
    }

    /// Frees the object if the caller's change was the one that frees it.
    fn settle(&self, fate: Fate) {
        if fate == Fate::Freed {
            let callback = lock(&self.inner).callback.take();
            drop(callback); // and with it the context, outside the lock
        }
    }
}
