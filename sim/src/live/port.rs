//! A completion port: packets first in, first out; threads that wait last in, first out; at most so many that run. Knows
//! nothing of what the packets mean. Source: PORT-06 to PORT-11, PORT-15.

use std::collections::VecDeque;
use std::marker::PhantomData;

use super::care::{Care, Careful};
use super::lock::{lock, sleep};
use super::sync::{Arc, Condvar, Mutex, MutexGuard, abandons};

/// What a thread gets that asked for a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken<T> {
    /// A packet.
    Packet(T),
    /// The port was closed: ERROR_ABANDONED_WAIT_0. Source: PORT-15.
    Abandoned,
}

/// Where one parked thread is handed what it waits for.
#[derive(Debug)]
struct Slot<T> {
    handed: Mutex<Option<Taken<T>>>,
    signal: Condvar,
}

impl<T> Slot<T> {
    fn new() -> Arc<Self> {
        Arc::new(Slot { handed: Mutex::new(None), signal: Condvar::new() })
    }

    fn hand(&self, taken: Taken<T>) {
        *lock(&self.handed) = Some(taken);
        self.signal.notify_one();
    }

    fn park(&self, look_first: bool) -> Taken<T> {
        let mut handed = lock(&self.handed);
        if !look_first {
            handed = sleep(&self.signal, handed);
        }
        loop {
            match handed.take() {
                Some(taken) => return taken,
                None => handed = sleep(&self.signal, handed),
            }
        }
    }
}

#[derive(Debug)]
struct State<T> {
    /// Oldest first.
    packets: VecDeque<T>,
    /// Most recent last.
    waiters: Vec<Arc<Slot<T>>>,
    /// Threads that were given a packet and have not come back for the next.
    active: usize,
    closed: bool,
}

/// A hand-over that was decided under the lock and is done outside it.
type Hand<T> = Option<(Arc<Slot<T>>, Taken<T>)>;

/// See the head of the file.
#[derive(Debug)]
pub struct Port<T, C: Care = Careful> {
    state: Mutex<State<T>>,
    limit: usize,
    care: PhantomData<C>,
}

/// One thread's association with a port (PORT-11). Dropping it gives its place to another thread.
#[derive(Debug)]
pub struct Seat<T, C: Care = Careful> {
    port: Arc<Port<T, C>>,
    active: bool,
}

impl<T> Port<T> {
    /// CreateIoCompletionPort, with NumberOfConcurrentThreads.
    pub fn new(limit: usize) -> Arc<Self> {
        Self::with_care(limit)
    }
}

impl<T, C: Care> Port<T, C> {
    /// The same with other care than [`Careful`].
    pub fn with_care(limit: usize) -> Arc<Self> {
        assert!(limit > 0, "limit: at least one thread must be able to run");
        let state = State { packets: VecDeque::new(), waiters: Vec::new(), active: 0, closed: false };
        Arc::new(Port { state: Mutex::new(state), limit, care: PhantomData })
    }

    /// How many threads wait now.
    pub fn waiting(&self) -> usize {
        lock(&self.state).waiters.len()
    }

    /// A place for a thread that will ask for packets.
    pub fn seat(self: &Arc<Self>) -> Seat<T, C> {
        Seat { port: Arc::clone(self), active: false }
    }

    /// PostQueuedCompletionStatus: hands the packet to the thread that began to wait last, or queues it (PORT-07).
    ///
    /// # Errors
    ///
    /// The port is closed; the packet comes back.
    pub fn post(&self, packet: T) -> Result<(), T> {
        let mut state = lock(&self.state);
        if state.closed {
            return Err(packet);
        }
        state.packets.push_back(packet);
        let hand = self.next(&mut state);
        drop(state);
        give(hand);
        Ok(())
    }

    /// Closes the port. Threads that wait are told so; packets that nobody has taken come back.
    pub fn close(&self) -> Vec<T> {
        let mut state = lock(&self.state);
        let waiters = std::mem::take(&mut state.waiters);
        if !C::CLOSE_PORT_IN_ONE {
            drop(state);
            state = lock(&self.state);
        }
        state.closed = true;
        let packets = std::mem::take(&mut state.packets);
        drop(state);
        for waiter in waiters {
            waiter.hand(Taken::Abandoned);
        }
        packets.into()
    }

    /// What there is to take at once.
    fn look(&self, state: &mut MutexGuard<'_, State<T>>) -> Option<Taken<T>> {
        if state.closed {
            return Some(Taken::Abandoned);
        }
        if state.active >= self.limit {
            return None;
        }
        let packet = state.packets.pop_front()?;
        state.active += 1;
        Some(Taken::Packet(packet))
    }

    /// The packet and the thread that come next, if there are both and one more thread may run (PORT-08).
    fn next(&self, state: &mut MutexGuard<'_, State<T>>) -> Hand<T> {
        if state.active >= self.limit || state.packets.is_empty() {
            return None;
        }
        let waiter = state.waiters.pop()?;
        let packet = state.packets.pop_front()?;
        state.active += 1;
        Some((waiter, Taken::Packet(packet)))
    }
}

/// Outside the port's lock: the waiter is out of the list, so nobody else hands it anything.
fn give<T>(hand: Hand<T>) {
    if let Some((waiter, taken)) = hand {
        waiter.hand(taken);
    }
}

impl<T, C: Care> Seat<T, C> {
    /// GetQueuedCompletionStatus, without a timeout. Who asks has stopped running, and is served first if there is a packet
    /// (PORT-10).
    pub fn take(&mut self) -> Taken<T> {
        let mut state = lock(&self.port.state);
        state.active -= usize::from(std::mem::take(&mut self.active));
        if let Some(taken) = self.port.look(&mut state) {
            self.active = matches!(taken, Taken::Packet(_));
            return taken;
        }
        if !C::LOOK_AND_JOIN_IN_ONE {
            drop(state);
            state = lock(&self.port.state);
        }
        let slot = Slot::new();
        state.waiters.push(Arc::clone(&slot));
        drop(state);
        let taken = slot.park(C::LOOK_BEFORE_PARKING);
        self.active = matches!(taken, Taken::Packet(_));
        taken
    }

    /// Blocks for another reason: meanwhile another thread may run in this one's place. Afterwards there may be one more than
    /// the limit for a while (PORT-09).
    pub fn while_blocked<A>(&mut self, blocks: impl FnOnce() -> A) -> A {
        let was = self.leave();
        let answer = blocks();
        if was {
            lock(&self.port.state).active += 1;
            self.active = true;
        }
        answer
    }

    /// Stops running, and lets another thread have the next packet. Whether it was running.
    fn leave(&mut self) -> bool {
        let was = std::mem::take(&mut self.active);
        if was {
            let mut state = lock(&self.port.state);
            state.active -= 1;
            let hand = self.port.next(&mut state);
            drop(state);
            give(hand);
        }
        was
    }
}

impl<T, C: Care> Drop for Seat<T, C> {
    fn drop(&mut self) {
        if !abandons() {
            self.leave();
        }
    }
}
