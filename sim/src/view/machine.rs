//! The pool's and the kernel's books: TP_IO objects with their counters as a sum, operations, ports, pools. The parts of
//! each sum are counted again from the history, so that a reader sees which call made the counter what it is.

use tpio_model::event::{Fact, Ref};
use tpio_model::name::Name;
use tpio_model::state::{Bind, Entry, Op, OpPhase, Role, TpObject};

use super::blocks::{Block, blocks};
use crate::labels::Labels;
use crate::narrate::verb;
use crate::session::{Past, Session};
use crate::words::error_name;

/// Objects of the pool and the kernel, in the order in which they appeared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// TP_IO objects, also those that are gone.
    pub ios: Vec<Io>,
    /// Operations in flight or with a packet on its way.
    pub ops: Vec<OpRow>,
    /// Blocks of the heap, also those that are freed.
    pub blocks: Vec<Block>,
    /// Ports: the pools', then raw ones.
    pub ports: Vec<Packets>,
    /// Pools that have objects.
    pub pools: Vec<PoolRow>,
    /// Work, timers, waits, groups, events, locks: `event#1 is set`.
    pub others: Vec<String>,
}

/// Where the counter *promised* comes from: starts − cancels − delivered − abandoned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Calls of StartThreadpoolIo.
    pub starts: u32,
    /// Calls of CancelThreadpoolIo.
    pub cancels: u32,
    /// Packets that met a promise.
    pub delivered: u32,
    /// Promises that Wait(TRUE) gave up.
    pub abandoned: u32,
}

impl Sum {
    /// The counter in words: `promised 1 = 2 Start - 0 Cancel - 1 delivered`.
    ///
    /// ```
    /// let sum = tpio_sim::view::Sum { starts: 2, cancels: 0, delivered: 1, abandoned: 0 };
    /// assert_eq!(sum.words(), "promised 1 = 2 Start - 0 Cancel - 1 delivered");
    /// ```
    pub fn words(&self) -> String {
        let Sum { starts, cancels, delivered, abandoned } = *self;
        let total = i64::from(starts) - i64::from(cancels) - i64::from(delivered) - i64::from(abandoned);
        let given_up = if abandoned > 0 { format!(" - {abandoned} given up") } else { String::new() };
        format!("promised {total} = {starts} Start - {cancels} Cancel - {delivered} delivered{given_up}")
    }

    /// The same in lines of at most so many letters, broken before a minus sign where that is possible.
    ///
    /// ```
    /// let sum = tpio_sim::view::Sum { starts: 2, cancels: 0, delivered: 1, abandoned: 0 };
    /// assert_eq!(sum.lines(32), ["promised 1 = 2 Start - 0 Cancel", "- 1 delivered"]);
    /// ```
    pub fn lines(&self, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (index, term) in self.words().split(" - ").enumerate() {
            let term = if index == 0 { term.to_owned() } else { format!("- {term}") };
            match lines.last_mut() {
                Some(line) if line.len() + 1 + term.len() <= most => *line = format!("{line} {term}"),
                Some(_) | None => lines.push(term),
            }
        }
        lines
    }
}

/// A TP_IO object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Io {
    /// `io#1`
    pub label: String,
    /// The file object that it is bound to.
    pub file: String,
    /// The function that its callbacks run.
    pub callback: String,
    /// Where its counter comes from.
    pub sum: Sum,
    /// Operations whose callbacks wait for a worker.
    pub queued: Vec<String>,
    /// Callbacks that run.
    pub running: u32,
    /// Callbacks that run and that a wait on the object waits for.
    pub associated: u32,
    /// Promises that Wait(TRUE) gave up and that still pin the object.
    pub pinned: u32,
    /// The step that closed it.
    pub closed: Option<usize>,
    /// The step after which its memory was given back.
    pub gone: Option<usize>,
    /// Whether the last step changed it.
    pub changed: bool,
}

/// An operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpRow {
    /// `op#1`
    pub label: String,
    /// `read from server`
    pub what: String,
    /// `in flight`, `done: 5 bytes, packet in the port`
    pub phase: String,
    /// What the kernel owns: `kernel owns request, buffer`.
    pub owned: Option<String>,
    /// Whether the last step changed it.
    pub changed: bool,
}

/// A port and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packets {
    /// `port` for the default pool's, else with its label.
    pub label: String,
    /// The oldest first: `op#1 5 bytes`.
    pub packets: Vec<String>,
    /// Threads that wait for a packet, the one that gets the next first (raw ports).
    pub waiters: Vec<String>,
}

/// A pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolRow {
    /// `pool` or its label.
    pub label: String,
    /// Callbacks that run.
    pub running: u32,
    /// Most that may.
    pub max: u32,
    /// `W1 in OnRead for op#1`
    pub workers: Vec<String>,
}

pub(super) fn machine(session: &Session, past: &[Past<'_>]) -> Machine {
    Machine {
        ios: ios(session, past),
        ops: ops(session),
        blocks: blocks(session, past),
        ports: ports(session),
        pools: pools(session),
        others: others(session),
    }
}

/// The objects that the history made, each with the sum of what happened to it.
fn ios(session: &Session, past: &[Past<'_>]) -> Vec<Io> {
    let mut made: Vec<(Name, Io)> = Vec::new();
    for step in past {
        for event in step.events {
            if let Fact::Created(Ref::Io(name)) = event.fact {
                made.push((name, blank(step.labels.name(Ref::Io(name)))));
            }
            let Some((name, effect)) = effect(&event.fact) else { continue };
            // a name may be used again; the last object of that name is meant
            let Some((_, io)) = made.iter_mut().rev().find(|(other, _)| *other == name) else { continue };
            match effect {
                Effect::Start => io.sum.starts += 1,
                Effect::Cancel => io.sum.cancels += 1,
                Effect::Deliver => io.sum.delivered += 1,
                Effect::GiveUp(abandoned) => io.sum.abandoned += abandoned,
                Effect::Close => io.closed = Some(step.number),
                Effect::Free => io.gone = Some(step.number),
                Effect::Touch => {}
            }
            io.changed = step.number == session.step_number();
        }
    }
    for (name, io) in &mut made {
        if io.gone.is_none()
            && let Some(now) = session.state().object(*name)
        {
            fill(session, io, now);
        }
    }
    made.into_iter().map(|(_, io)| io).collect()
}

enum Effect {
    Start,
    Cancel,
    Deliver,
    GiveUp(u32),
    Close,
    Free,
    Touch,
}

fn effect(fact: &Fact) -> Option<(Name, Effect)> {
    match fact {
        Fact::Promised { io, .. } => Some((*io, Effect::Start)),
        Fact::TakenBack { io, .. } => Some((*io, Effect::Cancel)),
        Fact::PacketAccepted { io, .. } => Some((*io, Effect::Deliver)),
        Fact::GaveUp { object: Ref::Io(io), abandoned, .. } => Some((*io, Effect::GiveUp(*abandoned))),
        Fact::Closed(Ref::Io(io)) => Some((*io, Effect::Close)),
        Fact::Freed(Ref::Io(io)) => Some((*io, Effect::Free)),
        Fact::Created(Ref::Io(io)) => Some((*io, Effect::Touch)),
        Fact::PacketDropped { io, .. }
        | Fact::CallbackBegan { object: Ref::Io(io), .. }
        | Fact::CallbackEnded { object: Ref::Io(io) }
        | Fact::Disassociated(Ref::Io(io))
        | Fact::CancelCallback(Ref::Io(io)) => Some((*io, Effect::Touch)),
        Fact::GaveUp { .. }
        | Fact::Queued { .. }
        | Fact::Armed { .. }
        | Fact::Disarmed(_)
        | Fact::CallbackBegan { .. }
        | Fact::CallbackEnded { .. }
        | Fact::Disassociated(_)
        | Fact::CancelCallback(_)
        | Fact::Created(_)
        | Fact::Closed(_)
        | Fact::Freed(_)
        | Fact::Called { .. }
        | Fact::Entered { .. }
        | Fact::Blocked { .. }
        | Fact::Released(_)
        | Fact::TimedOut
        | Fact::Issued { .. }
        | Fact::WentPending(_)
        | Fact::Failed(_)
        | Fact::Completed { .. }
        | Fact::CancelRequested(_)
        | Fact::PacketPosted { .. }
        | Fact::PacketSuppressed(_)
        | Fact::PacketTaken { .. }
        | Fact::Printed(_)
        | Fact::Allocated(..)
        | Fact::HeapFreed(_)
        | Fact::Read(_)
        | Fact::Wrote(_)
        | Fact::Locked(_)
        | Fact::Unlocked(_)
        | Fact::Taken(..)
        | Fact::GivenBack(_)
        | Fact::Abandoned(_)
        | Fact::Woken(..)
        | Fact::RoutineQueued(_)
        | Fact::RoutineBegan
        | Fact::OnceBegan(_)
        | Fact::OnceEnded(..)
        | Fact::Signalled(..)
        | Fact::TimePassed(_)
        | Fact::ThreadEnded(_)
        | Fact::ProcessEnded(_) => None,
    }
}

fn blank(label: String) -> Io {
    Io {
        label,
        file: String::new(),
        callback: String::new(),
        sum: Sum::default(),
        queued: Vec::new(),
        running: 0,
        associated: 0,
        pinned: 0,
        closed: None,
        gone: None,
        changed: false,
    }
}

fn fill(session: &Session, io: &mut Io, now: &TpObject) {
    let labels = session.labels();
    if let Some(own) = now.io() {
        io.file = labels.name(Ref::File(own.file));
        io.pinned = own.abandoned.len() as u32;
    }
    io.callback = session.function_at(now.callback);
    io.queued = now.bag.iter().filter_map(|entry| entry.op()).map(|op| labels.name(Ref::Op(op))).collect();
    io.running = now.running;
    io.associated = now.associated;
}

fn ops(session: &Session) -> Vec<OpRow> {
    let labels = session.labels();
    let touched = |op: Name| session.events().iter().any(|event| touches(&event.fact, op));
    let row = |(name, op): (Name, &Op)| OpRow {
        label: labels.name(Ref::Op(name)),
        what: format!("{} {}", verb(op.kind), labels.name(Ref::File(op.file))),
        phase: phase(session, name, op),
        owned: op.in_flight().then(|| owned(labels, op)).flatten(),
        changed: touched(name),
    };
    let mut rows: Vec<OpRow> = session.state().ops().map(row).collect();
    rows.sort_by(|a, b| (a.label.len(), &a.label).cmp(&(b.label.len(), &b.label)));
    rows
}

fn touches(fact: &Fact, name: Name) -> bool {
    matches!(
        fact,
        Fact::Issued { op, .. } | Fact::Completed { op, .. } | Fact::PacketAccepted { op, .. }
            | Fact::CallbackBegan { op: Some(op), .. } | Fact::CancelRequested(op) if *op == name
    )
}

fn phase(session: &Session, name: Name, op: &Op) -> String {
    let cancelled = if op.cancelled { ", cancel asked for" } else { "" };
    match &op.phase {
        OpPhase::Pending => format!("in flight{cancelled}"),
        OpPhase::Completable(bytes) if bytes.is_empty() => format!("in flight, can complete{cancelled}"),
        OpPhase::Completable(bytes) => format!("in flight, {} bytes are there{cancelled}", bytes.len()),
        OpPhase::Broken => format!("in flight, the other end is gone{cancelled}"),
        OpPhase::Orphaned => format!("in flight, its own end is closed{cancelled}"),
        OpPhase::Unwatched => format!("in flight, its directory is closed{cancelled}"),
        OpPhase::Cut => format!("in flight, the client was let go{cancelled}"),
        OpPhase::Done(outcome) => {
            let result = match outcome.error {
                0 => format!("done, {} bytes", outcome.bytes),
                code => format!("done, {}", error_name(code)),
            };
            let in_port =
                session.state().pool_ports().any(|(_, port)| port.packets.iter().any(|packet| packet.op == name));
            let queued = session.state().objects().any(|(_, object)| object.bag.contains(&Entry::Op(name)));
            let running = session.state().threads().find_map(|(thread, found)| {
                found.instance().filter(|instance| instance.entry == Entry::Op(name)).map(|_| thread)
            });
            match (in_port, queued, running) {
                (true, ..) => format!("{result}; packet in the port"),
                (_, true, _) => format!("{result}; callback queued"),
                (.., Some(thread)) => {
                    format!("{result}; in callback on {}", session.labels().name(Ref::Thread(thread)))
                }
                (false, false, None) => result,
            }
        }
    }
}

fn owned(labels: &Labels, op: &Op) -> Option<String> {
    let parts = [op.overlapped, op.buffer].into_iter().filter(|word| *word != 0).map(|word| labels.address(word));
    let mut parts: Vec<String> = parts.collect();
    parts.dedup();
    (!parts.is_empty()).then(|| format!("kernel owns {}", parts.join(", ")))
}

fn ports(session: &Session) -> Vec<Packets> {
    let (state, labels) = (session.state(), session.labels());
    let result = |error: u32, bytes: u32| if error == 0 { format!("{bytes} bytes") } else { format!("error {error}") };
    let mut ports = Vec::new();
    for (pool, port) in state.pool_ports() {
        let packet = |op: Name| match state.op(op).map(|found| &found.phase) {
            Some(OpPhase::Done(outcome)) => {
                format!("{} {}", labels.name(Ref::Op(op)), result(outcome.error, outcome.bytes))
            }
            _ => labels.name(Ref::Op(op)),
        };
        let label = if pool == 0 { "port".to_owned() } else { format!("port of {}", labels.name(Ref::Pool(pool))) };
        let packets = port.packets.iter().map(|found| packet(found.op)).collect();
        ports.push(Packets { label, packets, waiters: Vec::new() });
    }
    for (name, port) in state.ports() {
        let packet = |found: &tpio_model::state::RawPacket| match found.op {
            Some(op) => format!("{} {}", labels.name(Ref::Op(op)), result(found.error, found.bytes)),
            None => format!("key {}", found.key),
        };
        ports.push(Packets {
            label: labels.name(Ref::Port(name)),
            packets: port.packets.iter().map(packet).collect(),
            waiters: port.waiters.iter().rev().map(|thread| labels.name(Ref::Thread(*thread))).collect(),
        });
    }
    ports
}

fn pools(session: &Session) -> Vec<PoolRow> {
    let (state, labels) = (session.state(), session.labels());
    let row = |(number, pool): (u8, &tpio_model::state::Pool)| {
        let worker = |(thread, found): (tpio_model::name::ThreadId, &tpio_model::state::Thread)| match &found.role {
            Role::Worker { pool, instance } if *pool == number => {
                let object = || state.object(instance.object).map(|object| object.subject(instance.object));
                let on = instance.entry.op().map(Ref::Op).or_else(object).map(|what| labels.name(what));
                Some(format!("{} on {}", labels.name(Ref::Thread(thread)), on.unwrap_or_default()))
            }
            Role::Parked { pool } if *pool == number => Some(format!("{} parked", labels.name(Ref::Thread(thread)))),
            Role::Worker { .. } | Role::Parked { .. } | Role::Waiter { .. } | Role::Main | Role::Created => None,
        };
        PoolRow {
            label: if number == 0 { "pool".to_owned() } else { labels.name(Ref::Pool(number)) },
            running: pool.running,
            max: pool.max,
            workers: state.threads().filter_map(worker).collect(),
        }
    };
    state.pools().map(row).collect()
}

fn others(session: &Session) -> Vec<String> {
    let (state, labels) = (session.state(), session.labels());
    let events = state.events().map(|(name, event)| {
        format!("{} is {}", labels.name(Ref::Event(name)), if event.set { "set" } else { "not set" })
    });
    let mutexes = state.mutexes().map(|(name, mutex)| {
        let label = labels.name(Ref::Mutex(name));
        match mutex.owner {
            Some(owner) => format!("{label} is owned by {}", labels.name(Ref::Thread(owner))),
            None if mutex.abandoned => format!("{label} is abandoned"),
            None => format!("{label} is free"),
        }
    });
    let semaphores = state.semaphores().map(|(name, semaphore)| {
        format!("{} has {} of {}", labels.name(Ref::Semaphore(name)), semaphore.count, semaphore.most)
    });
    let locks = state.locks().filter_map(|(address, lock)| {
        let owner = lock.owner?;
        Some(format!(
            "critical section {} is held by {}",
            labels.name(Ref::Lock(address)),
            labels.name(Ref::Thread(owner))
        ))
    });
    let srws = state.srws().map(|(address, srw)| {
        let who: Vec<String> =
            srw.owner.iter().chain(&srw.sharers).map(|owner| labels.name(Ref::Thread(*owner))).collect();
        let how = if srw.owner.is_some() { "held by" } else { "shared by" };
        format!("lock {} is {how} {}", labels.name(Ref::Srw(address)), who.join(", "))
    });
    let files = state.files().filter_map(|(name, file)| match file.bind {
        Bind::Port { port, .. } => {
            Some(format!("{} sends to {}", labels.name(Ref::File(name)), labels.name(Ref::Port(port))))
        }
        // an object's row says which file it is on
        Bind::None | Bind::Io { .. } => None,
    });
    let objects = state.objects().filter(|(_, object)| object.io().is_none());
    let objects = objects.map(|(name, object)| {
        let armed = if object.waiter().is_some() { ", armed" } else { "" };
        let (queued, running) = (object.bag.len(), object.running);
        format!("{}: queued {queued}, running {running}{armed}", labels.name(object.subject(name)))
    });
    let groups = state.groups().map(|(name, group)| {
        let count = group.members.len() + group.leaving.len();
        format!("{} has {count} members", labels.name(Ref::Group(name)))
    });
    objects.chain(groups).chain(events).chain(mutexes).chain(semaphores).chain(locks).chain(srws).chain(files).collect()
}
