//! Events, choices and waits as plain English: one table of words, shared by the terminal, the plain mode, the reports
//! and the book. Sentences are in the past tense, begin with who did it and have no full stop.
//!
//! Must never know how a sentence is shown, nor decide what may happen: it words what the model decided.

use tpio_model::event::{Actor, Event, Fact, OpKind, Ref};
use tpio_model::name::{Name, ThreadId};
use tpio_model::program::{ApiId, Inst, Program, Site};
use tpio_model::state::{Phase, Return, State, Thread, Wait, WaitOn, Waitable};
use tpio_model::{Choice, Completion, How};

use crate::labels::Labels;
use crate::words::{api_name, call_text, error_name, line_text, result_text};

/// One past-tense sentence for a fact; `None` where there is nothing to say (an empty text was printed).
pub fn sentence(_program: &Program, labels: &Labels, event: &Event) -> Option<String> {
    let who = labels.actor(event.actor);
    let name = |what| labels.name(what);
    Some(match &event.fact {
        Fact::Created(what) => created(labels, &who, *what),
        Fact::Closed(what) => format!("{who} closed {}", name(*what)),
        Fact::Freed(what) => format!("{} was given back: nothing needs it any more", name(*what)),
        Fact::Called { api, args: _, result, error } => called(&who, *api, *result, *error),
        Fact::Entered { api, args: _ } => format!("{who} entered {}", api_name(*api)),
        Fact::Blocked { api, on } => format!("{who} began to wait for {} in {}", awaited(labels, *on), api_name(*api)),
        Fact::Released(thread) => format!("{} was released and may go on", name(Ref::Thread(*thread))),
        Fact::TimedOut => format!("{who} waited long enough: its time was up"),
        Fact::Promised { io, promised } => {
            format!("{who} promised {} one more packet (promised {promised})", name(Ref::Io(*io)))
        }
        Fact::TakenBack { io, promised } => {
            format!("{who} took one promise back from {} (promised {promised})", name(Ref::Io(*io)))
        }
        Fact::GaveUp { io, dropped, abandoned } => format!(
            "{who} gave up on {}: {} dropped, {} abandoned",
            name(Ref::Io(*io)),
            count(*dropped, "queued callback"),
            count(*abandoned, "promise"),
        ),
        Fact::Issued { op, kind, file, overlapped: _ } => {
            format!("{who} handed {} to the kernel: {} {}", name(Ref::Op(*op)), verb(*kind), name(Ref::File(*file)))
        }
        Fact::WentPending(op) => format!("{} went pending: it is in flight", name(Ref::Op(*op))),
        Fact::Failed(code) => {
            format!("the call by {who} failed at once with {}: no packet will come", error_name(*code))
        }
        Fact::Completed { op, error, bytes } => completed(event.actor, &who, &name(Ref::Op(*op)), *error, *bytes),
        Fact::CancelRequested(op) => format!("{who} asked the kernel to cancel {}", name(Ref::Op(*op))),
        Fact::PacketPosted { pool, port, op } => posted(labels, &who, *pool, *port, *op),
        Fact::PacketSuppressed(op) => format!("no packet was sent for {}: none was asked for", name(Ref::Op(*op))),
        Fact::PacketAccepted { io, op, promised } => format!(
            "the packet of {} met a promise of {}: its callback is queued (promised {promised})",
            name(Ref::Op(*op)),
            name(Ref::Io(*io)),
        ),
        Fact::PacketDropped { io, op } => format!(
            "the packet of {} found no promise on {} and was dropped: no callback",
            name(Ref::Op(*op)),
            name(Ref::Io(*io)),
        ),
        Fact::PacketTaken { port, thread } => {
            format!("{} took a packet from {}", name(Ref::Thread(*thread)), name(Ref::Port(*port)))
        }
        Fact::CallbackBegan { io, op, thread } => format!(
            "{} began the callback of {} for {}",
            name(Ref::Thread(*thread)),
            name(Ref::Io(*io)),
            name(Ref::Op(*op)),
        ),
        Fact::CallbackEnded { io } => format!("{who} returned from the callback of {}", name(Ref::Io(*io))),
        Fact::Printed(text) if text.is_empty() => return None,
        Fact::Printed(text) => format!("{who} printed {text:?}"),
        Fact::Allocated(base, bytes) => {
            format!("{who} allocated {} ({})", name(Ref::Block(*base)), count(*bytes, "byte"))
        }
        Fact::HeapFreed(base) => format!("{who} freed {}", name(Ref::Block(*base))),
        Fact::Read(base) => format!("{who} read {}", name(Ref::Block(*base))),
        Fact::Wrote(base) => format!("{who} wrote {}", name(Ref::Block(*base))),
        Fact::Locked(lock) => format!("{who} took the lock {}", name(Ref::Lock(*lock))),
        Fact::Unlocked(lock) => format!("{who} gave the lock {} back", name(Ref::Lock(*lock))),
        Fact::Signalled(event, true) => format!("{who} set {}", name(Ref::Event(*event))),
        Fact::Signalled(event, false) => format!("{who} reset {}", name(Ref::Event(*event))),
        Fact::TimePassed(milliseconds) => format!("{milliseconds} ms passed"),
        Fact::ThreadEnded(thread) => format!("{} ended", name(Ref::Thread(*thread))),
        Fact::ProcessEnded(code) => format!("the process ended with exit code {}", *code as i32),
    })
}

/// The sentence for a step as a whole: that of the fact that says most; for an operation that was issued, what became
/// of it at once.
pub fn headline(program: &Program, labels: &Labels, events: &[Event]) -> String {
    let Some((leading, sentence)) = leading(events).and_then(|event| Some((event, sentence(program, labels, event)?)))
    else {
        return "nothing that others can see happened".to_owned();
    };
    let has = |wanted: fn(&Fact) -> bool| events.iter().any(|event| wanted(&event.fact));
    if !matches!(leading.fact, Fact::Issued { .. }) {
        sentence
    } else if has(|fact| matches!(fact, Fact::WentPending(_))) {
        format!("{sentence}; it went pending")
    } else if has(|fact| matches!(fact, Fact::Completed { .. })) {
        format!("{sentence}; it was done at once")
    } else {
        sentence
    }
}

/// The event that says most about its step; `None` if there is nothing to say.
pub fn leading(events: &[Event]) -> Option<&Event> {
    let silent = |event: &&Event| matches!(&event.fact, Fact::Printed(text) if text.is_empty());
    // of several that weigh the same, the first
    events.iter().rev().filter(|event| !silent(event)).max_by_key(|event| weight(&event.fact))
}

/// How much a fact says about its step, compared with the other facts of that step.
fn weight(fact: &Fact) -> u8 {
    match fact {
        Fact::ProcessEnded(_) => 90,
        Fact::GaveUp { .. } => 85,
        Fact::PacketDropped { .. } | Fact::PacketAccepted { .. } => 80,
        Fact::CallbackBegan { .. } | Fact::CallbackEnded { .. } => 75,
        Fact::Issued { .. } => 72,
        Fact::Failed(_) => 71,
        Fact::Completed { .. } => 70,
        Fact::WentPending(_) => 65,
        Fact::Promised { .. } | Fact::TakenBack { .. } | Fact::CancelRequested(_) => 60,
        Fact::HeapFreed(_) | Fact::Allocated(..) | Fact::Printed(_) | Fact::Signalled(..) => 58,
        Fact::Closed(_) | Fact::Created(_) => 55,
        Fact::ThreadEnded(_) => 52,
        Fact::Blocked { .. } | Fact::TimedOut | Fact::TimePassed(_) => 50,
        Fact::PacketTaken { .. } | Fact::Locked(_) | Fact::Unlocked(_) => 48,
        Fact::PacketPosted { .. } | Fact::PacketSuppressed(_) => 45,
        Fact::Called { .. } => 30,
        Fact::Wrote(_) => 25,
        Fact::Read(_) => 20,
        Fact::Entered { .. } => 15,
        Fact::Freed(_) | Fact::Released(_) => 10,
    }
}

/// The menu line for a choice: who moves and what happens.
pub fn choice_text(program: &Program, state: &State, labels: &Labels, choice: Choice) -> String {
    match choice {
        Choice::Thread { thread, how } => thread_text(program, state, labels, thread, how),
        Choice::Begin { object, entry, worker } => {
            let (pool, op) = state.io(object).map_or((0, None), |io| (io.pool, io.bag.get(entry as usize).copied()));
            let worker = labels.name(Ref::Thread(ThreadId::worker(pool, worker)));
            let op = op.map_or_else(String::new, |op| format!(" for {}", labels.name(Ref::Op(op))));
            format!("{worker} begins the callback of {}{op}", labels.name(Ref::Io(object)))
        }
        Choice::Deliver { pool } => match state.pool_port(pool).and_then(|port| port.packets.first()) {
            Some(packet) => format!(
                "the kernel delivers the packet of {} to {}",
                labels.name(Ref::Op(packet.op)),
                labels.name(Ref::Io(packet.io)),
            ),
            None => "the kernel delivers a packet".to_owned(),
        },
        Choice::Complete { op, how, wakes } => {
            let what = state.op(op).map_or_else(String::new, |found| {
                format!(" ({} {})", verb(found.kind), labels.name(Ref::File(found.file)))
            });
            let result = match how {
                Completion::Normal => format!("as asked{what}"),
                Completion::Aborted => "aborted (995)".to_owned(),
                Completion::Broken => "the pipe is broken (109)".to_owned(),
            };
            let wakes = wakes
                .map_or_else(String::new, |thread| format!(", which releases {}", labels.name(Ref::Thread(thread))));
            format!("the kernel completes {}: {result}{wakes}", labels.name(Ref::Op(op)))
        }
        Choice::Time => match state.threads().filter_map(|(_, thread)| deadline(thread)).min() {
            Some(milliseconds) => format!("time passes to the nearest deadline ({milliseconds} ms)"),
            None => "time passes to the nearest deadline".to_owned(),
        },
    }
}

/// Why a thread cannot move: `waits for the callbacks of io#1 (promised 1)`; `None` if it does not wait.
pub fn waiting_text(program: &Program, state: &State, labels: &Labels, thread: ThreadId) -> Option<String> {
    let Phase::Blocked(Wait { on, deadline }) = &state.thread(thread)?.phase else { return None };
    let site = position(program, state, thread).map_or_else(String::new, |(_, site)| format!(", line {}", site.line));
    let limit = match deadline {
        Some(milliseconds) if *on != WaitOn::Time => format!(", at most {milliseconds} ms"),
        Some(_) | None => String::new(),
    };
    let reason = match on {
        WaitOn::Time => format!("sleeps for {} ms", deadline.unwrap_or(0)),
        WaitOn::Objects { objects, all } => {
            let names: Vec<String> = objects.iter().map(|object| waitable(labels, *object)).collect();
            format!("waits for {}", names.join(if *all { " and " } else { " or " }))
        }
        WaitOn::Callbacks { io, cancel: _ } => {
            let counters = state.io(*io).map_or_else(String::new, |object| {
                let (queued, running) = (object.bag.len(), object.associated);
                format!(" (promised {}, queued {queued}, running {running})", object.promised())
            });
            format!("waits for the callbacks of {}{counters}", labels.name(Ref::Io(*io)))
        }
        WaitOn::Lock(lock) => {
            let owner = state.lock(*lock).and_then(|lock| lock.owner);
            let owner =
                owner.map_or_else(String::new, |thread| format!(", held by {}", labels.name(Ref::Thread(thread))));
            format!("waits for the lock {}{owner}", labels.name(Ref::Lock(*lock)))
        }
        WaitOn::Packet(port) => format!("waits for a packet from {}", labels.name(Ref::Port(*port))),
        WaitOn::Operation(op) => format!("waits for {} to be over", labels.name(Ref::Op(*op))),
        WaitOn::Result(object) => format!("waits for the result: {}", waitable(labels, *object)),
    };
    Some(format!("{reason}{limit}{site}"))
}

/// The instruction that a thread is at, and its place; for a thread inside a call, the call.
pub fn position(program: &Program, state: &State, thread: ThreadId) -> Option<(Inst, Site)> {
    let thread = state.thread(thread)?;
    let frame = thread.frames.last()?;
    let function = program.function(frame.func);
    let here = frame.pc as usize;
    let inside = matches!(thread.phase, Phase::Blocked(_) | Phase::Returning(_));
    let is_call = |at: usize| matches!(function.code.get(at), Some(Inst::Api { .. }));
    let at = if inside && !is_call(here) && here > 0 && is_call(here - 1) { here - 1 } else { here };
    Some((*function.code.get(at)?, *function.sites.get(at)?))
}

fn thread_text(program: &Program, state: &State, labels: &Labels, thread: ThreadId, how: How) -> String {
    let who = labels.name(Ref::Thread(thread));
    let Some((inst, site)) = position(program, state, thread) else { return format!("{who} goes on") };
    let what = match inst {
        Inst::Api { .. } => call_text(program, site),
        _ => line_text(program, site.line),
    };
    let returning = state.thread(thread).and_then(|thread| match &thread.phase {
        Phase::Returning(Return::Value { value, error, .. }) => Some((Some(*value), *error)),
        Phase::Returning(Return::OverlappedResult) => Some((None, None)),
        Phase::Ready | Phase::Blocked(_) | Phase::Idle => None,
    });
    let outcome = match (how, returning, inst) {
        (How::Only, Some((Some(value), error)), Inst::Api { api, .. }) => {
            format!(" returns{}", result_text(api, value, error).map_or_else(String::new, |text| format!(" {text}")))
        }
        (How::Only, Some(_), _) => " returns".to_owned(),
        (How::Only, None, _) => String::new(),
        (How::AtOnce, ..) => " is done at once".to_owned(),
        (How::Pends, ..) => " goes pending".to_owned(),
        (How::Fails(code), ..) => format!(" fails with {}", error_name(code)),
        (How::Wakes(other), ..) => format!(" releases {}", labels.name(Ref::Thread(other))),
        (How::TimedOut, ..) => " gives up: its time is up".to_owned(),
    };
    format!("{who} · line {} · {what}{outcome}", site.line)
}

fn deadline(thread: &Thread) -> Option<u32> {
    match &thread.phase {
        Phase::Blocked(wait) => wait.deadline,
        Phase::Ready | Phase::Returning(_) | Phase::Idle => None,
    }
}

fn waitable(labels: &Labels, object: Waitable) -> String {
    match object {
        Waitable::Event(event) => labels.name(Ref::Event(event)),
        Waitable::Thread(thread) => format!("the end of {}", labels.name(Ref::Thread(thread))),
        Waitable::File(file) => labels.name(Ref::File(file)),
    }
}

fn created(labels: &Labels, who: &str, what: Ref) -> String {
    let name = labels.name(what);
    match what {
        Ref::File(_) => format!("{who} opened {name}"),
        Ref::Thread(_) => format!("{who} started the thread {name}"),
        Ref::Lock(_) => format!("{who} initialised the lock {name}"),
        Ref::Io(_) | Ref::Pool(_) | Ref::Op(_) | Ref::Port(_) | Ref::Event(_) | Ref::Block(_) => {
            format!("{who} created {name}")
        }
    }
}

fn called(who: &str, api: ApiId, result: Option<u64>, error: Option<u32>) -> String {
    match result.and_then(|value| result_text(api, value, error)) {
        Some(text) => format!("{who} returned from {} with {text}", api_name(api)),
        None => format!("{who} returned from {}", api_name(api)),
    }
}

fn awaited(labels: &Labels, on: Option<Ref>) -> String {
    match on {
        None => "several things, or for time to pass".to_owned(),
        Some(Ref::Io(io)) => format!("the callbacks of {}", labels.name(Ref::Io(io))),
        Some(Ref::Thread(thread)) => format!("the end of {}", labels.name(Ref::Thread(thread))),
        Some(Ref::Port(port)) => format!("a packet from {}", labels.name(Ref::Port(port))),
        Some(Ref::Lock(lock)) => format!("the lock {}", labels.name(Ref::Lock(lock))),
        Some(what @ (Ref::Pool(_) | Ref::Op(_) | Ref::File(_) | Ref::Event(_) | Ref::Block(_))) => labels.name(what),
    }
}

fn completed(actor: Actor, who: &str, op: &str, error: u32, bytes: u32) -> String {
    let result = match error {
        0 => count(bytes, "byte"),
        error => error_name(error),
    };
    match actor {
        Actor::Thread(_) => format!("{op} was done at once: {result}"),
        Actor::Kernel | Actor::Pool(_) | Actor::Time => format!("{who} completed {op}: {result}"),
    }
}

fn posted(labels: &Labels, who: &str, pool: Option<u8>, port: Option<Name>, op: Option<Name>) -> String {
    let place = match (pool, port) {
        (_, Some(port)) => labels.name(Ref::Port(port)),
        (Some(0) | None, None) => "the pool's port".to_owned(),
        (Some(pool), None) => format!("the port of {}", labels.name(Ref::Pool(pool))),
    };
    match op {
        Some(op) => format!("the packet of {} entered {place}", labels.name(Ref::Op(op))),
        None => format!("{who} posted a packet to {place}"),
    }
}

/// `read from`, `write to`: what an operation does to its file object.
pub fn verb(kind: OpKind) -> &'static str {
    match kind {
        OpKind::Read => "read from",
        OpKind::Write => "write to",
        OpKind::Connect => "wait for a client on",
    }
}

/// `1 byte`, `2 bytes`.
fn count(number: u32, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
