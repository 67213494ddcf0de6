//! What the system does unasked: it completes operations, posts packets, hands them to objects, starts callbacks, lets
//! time pass. Knows nothing of the functions that a program calls.

pub(crate) mod alarm;
pub(crate) mod callback;
pub(crate) mod close;
pub(crate) mod complete;
pub(crate) mod connection;
pub(crate) mod duty;
pub(crate) mod group;
pub(crate) mod guards;
pub(crate) mod issue;
pub(crate) mod module;
pub(crate) mod mutex;
pub(crate) mod once;
pub(crate) mod paths;
pub(crate) mod pipe;
pub(crate) mod pool;
pub(crate) mod port;
mod ranges;
pub(crate) mod routine;
pub(crate) mod time;
pub(crate) mod wait;
pub(crate) mod waiter;
pub(crate) mod watch;
