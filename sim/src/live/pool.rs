//! A pool in miniature: a port, and workers that take packets from it, deliver them, and run callbacks. It has as many
//! workers as it is given; it does not grow. Source: STEPS §1.7, §1.8; IO-CREATE-07.

use std::fmt;

use super::care::{Care, Careful};
use super::port::{Port, Seat, Taken};
use super::sync::{Arc, Mutex, thread};
use super::tp_io::{Completion, TpIo};

/// A packet in a pool's port: whose it is, and what it says.
pub struct Packet<R, C: Care = Careful> {
    /// The key: the object that the file is bound to.
    pub io: Arc<TpIo<R, C>>,
    /// How the operation ended.
    pub completion: Completion<R>,
}

impl<R, C: Care> fmt::Debug for Packet<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Packet(result {}, {} bytes, {:?})", self.completion.result, self.completion.bytes, self.io)
    }
}

/// The port of a pool.
pub type PoolPort<R, C = Careful> = Port<Packet<R, C>, C>;

/// A thread pool.
pub struct Pool<R, C: Care = Careful> {
    port: Arc<PoolPort<R, C>>,
    workers: Mutex<Vec<thread::JoinHandle<()>>>,
}

impl<R, C: Care> fmt::Debug for Pool<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pool")
    }
}

impl<R: Send + 'static> Pool<R> {
    /// CreateThreadpool, with so many workers.
    pub fn new(workers: usize) -> Self {
        Self::with_care(workers)
    }
}

impl<R: Send + 'static, C: Care> Pool<R, C> {
    /// The same with other care than [`Careful`].
    pub fn with_care(workers: usize) -> Self {
        let port = Port::with_care(workers);
        let start = |_| {
            let seat = PoolPort::seat(&port);
            thread::spawn(move || work(seat))
        };
        let workers = (0..workers).map(start).collect();
        Pool { port, workers: Mutex::new(workers) }
    }

    /// Where devices post their packets.
    pub fn port(&self) -> &Arc<PoolPort<R, C>> {
        &self.port
    }

    /// CloseThreadpool: lets the workers finish what they run, and returns when they are gone. Packets that nobody has taken
    /// are dropped; wait for the objects first.
    pub fn close(self) {
        drop(self.port.close());
        let workers = self.workers.into_inner().expect("internal: nobody panics under this lock");
        for worker in workers {
            worker.join().expect("a callback panicked");
        }
    }
}

/// A worker's life.
fn work<R, C: Care>(mut seat: Seat<Packet<R, C>, C>) {
    while let Taken::Packet(packet) = seat.take() {
        packet.io.deliver(packet.completion);
        packet.io.run_one();
    }
}
