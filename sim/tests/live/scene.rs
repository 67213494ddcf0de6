//! What the races share: a payload that shows whether others may see it, an event, and objects that take less care.

use crate::live::sync::{AtomicU32, Condvar, Mutex, Ordering};

/// What a thread leaves for others to see: a plain value, were it not for `unsafe`. It is written and read relaxed, so that
/// only the objects' own accesses can put the two in order; whoever sees an old value was let down by them.
#[derive(Debug)]
pub(crate) struct Payload(AtomicU32);

impl Payload {
    pub(crate) fn new() -> Self {
        Payload(AtomicU32::new(0))
    }

    pub(crate) fn set(&self) {
        self.0.store(1, Ordering::Relaxed);
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 1
    }
}

/// A manual-reset event. Unlike parking, which may end for no reason.
#[derive(Debug)]
pub(crate) struct Event {
    is_set: Mutex<bool>,
    signal: Condvar,
}

impl Event {
    pub(crate) fn new() -> Self {
        Event { is_set: Mutex::new(false), signal: Condvar::new() }
    }

    pub(crate) fn set(&self) {
        *self.is_set.lock().unwrap() = true;
        self.signal.notify_all();
    }

    pub(crate) fn wait(&self) {
        let mut is_set = self.is_set.lock().unwrap();
        while !*is_set {
            is_set = self.signal.wait(is_set).unwrap();
        }
    }
}

/// An object without care for one thing.
macro_rules! without {
    ($(#[$doc:meta])* $vis:vis $name:ident: $($care:ident: $kind:ty = $value:expr),+) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $name;

        impl crate::live::care::Care for $name {
            $(const $care: $kind = $value;)+
        }
    };
}
pub(crate) use without;
