//! Events, choices and waits as plain English: one table of words, shared by the terminal, the plain mode, the reports
//! and the book. Sentences are in the past tense, begin with who did it and have no full stop.
//!
//! Must never know how a sentence is shown, nor decide what may happen: it words what the model decided.

mod block;
mod choice;
mod failure;
mod glossary;

pub use block::{block_words, holder_of};
pub use choice::{choice_text, position, reason_text, waiting_text};
pub use failure::{Failure, Left, failure};
pub use glossary::{TERMS, Term, term};

use tpio_model::Choice;
use tpio_model::event::{Actor, Event, Fact, OpKind, Ref, Why};
use tpio_model::name::Name;
use tpio_model::program::{ApiId, Inst, Program};

use crate::labels::Labels;
use crate::session::Past;
use crate::words::{api_name, call_name, error_name, result_text};

/// One past-tense sentence for a fact; `None` where there is nothing to say (an empty text was printed).
pub fn sentence(program: &Program, labels: &Labels, event: &Event) -> Option<String> {
    if is_machinery(event) {
        return None;
    }
    let who = labels.actor(event.actor);
    let name = |what| labels.name(what);
    Some(match &event.fact {
        Fact::Created(what) => created(labels, &who, *what),
        Fact::Closed(what) => format!("{who} closed {}", name(*what)),
        Fact::Freed(what) => format!("{} was given back: nothing needs it any more", name(*what)),
        Fact::Called { api, args, result, error } => match args[..] {
            // the number is compared where it is asked for
            [number] if api_name(*api) == "GetCurrentThreadId" => {
                format!("{who} asked whether its number is {number}: {}", if *result == Some(0) { "no" } else { "yes" })
            }
            _ => called(&who, *api, *result, *error),
        },
        Fact::Entered { api, args: _ } => format!("{who} entered {}", api_name(*api)),
        Fact::Blocked { api, on } => {
            format!("{who} began to wait for {} in {}", awaited(labels, *on, api_name(*api)), api_name(*api))
        }
        Fact::Released(thread) => format!("{} was released and may go on", name(Ref::Thread(*thread))),
        Fact::TimedOut => format!("{who} waited long enough: its time was up"),
        Fact::Promised { io, promised } => {
            format!("{who} promised {} one more packet (promised {promised})", name(Ref::Io(*io)))
        }
        Fact::TakenBack { io, promised } => {
            format!("{who} took one promise back from {} (promised {promised})", name(Ref::Io(*io)))
        }
        Fact::GaveUp { object, dropped, abandoned } => format!(
            "{who} gave up on {}: {} dropped{}",
            name(*object),
            count(*dropped, "queued callback"),
            given_up(*object, *abandoned),
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
        Fact::Queued { object, why, queued } => queueing(&who, &name(*object), *why, *queued),
        Fact::Armed { object, due: Some(milliseconds) } => {
            format!("{who} armed {} for {milliseconds} ms", name(*object))
        }
        Fact::Armed { object, due: None } => format!("{who} armed {}", name(*object)),
        Fact::Disarmed(object) => format!("{who} disarmed {}", name(*object)),
        Fact::CallbackBegan { object, op, thread } => {
            let op = op.map_or_else(String::new, |op| format!(" for {}", name(Ref::Op(op))));
            format!("{} began the callback of {}{op}", name(Ref::Thread(*thread)), name(*object))
        }
        Fact::CallbackEnded { object } => format!("{who} returned from the callback of {}", name(*object)),
        Fact::Disassociated(object) => {
            format!("{who} no longer counts for waits on {}: its callback is disassociated", name(*object))
        }
        Fact::CancelCallback(object) => format!("{who} began the cancel callback for {}", name(*object)),
        Fact::Printed(text) if text.is_empty() => return None,
        Fact::Printed(text) => format!("{who} printed {text:?}"),
        Fact::Allocated(base, bytes) => {
            let held = event.site.and_then(|site| block::holder(program, site));
            let held = held.map_or_else(String::new, |held| format!(" for {held}"));
            format!("{who} allocated {} ({}){held}", name(Ref::Block(*base)), count(*bytes, "byte"))
        }
        Fact::HeapFreed(base) => {
            format!("{who} freed {}{}", name(Ref::Block(*base)), block::born_words(program, labels, *base))
        }
        Fact::Read(base) => format!("{who} read {}", name(Ref::Block(*base))),
        Fact::Wrote(base) => format!("{who} wrote {}", name(Ref::Block(*base))),
        Fact::Locked(lock) => format!("{who} entered the critical section {}", name(Ref::Lock(*lock))),
        Fact::Unlocked(lock) => format!("{who} left the critical section {}", name(Ref::Lock(*lock))),
        Fact::Taken(what, thread) => format!("{} got {}", name(Ref::Thread(*thread)), name(*what)),
        Fact::GivenBack(what) => format!("{who} gave back {}", name(*what)),
        Fact::RoutineQueued(thread) => format!("a routine was queued to {}", name(Ref::Thread(*thread))),
        Fact::RoutineBegan => format!("{who} began a routine that was queued to it"),
        Fact::OnceBegan(once) => format!("{who} began to initialise {}", name(Ref::Once(*once))),
        Fact::OnceEnded(once, true) => format!("{who} has initialised {}", name(Ref::Once(*once))),
        Fact::OnceEnded(once, false) => format!("{who} failed to initialise {}", name(Ref::Once(*once))),
        Fact::Woken(variable, false) => format!("{who} woke one that waits for {}", name(Ref::Variable(*variable))),
        Fact::Woken(variable, true) => format!("{who} woke all that wait for {}", name(Ref::Variable(*variable))),
        Fact::Abandoned(what) => format!("{who} left {} behind", name(*what)),
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
    if let (Fact::Failed(_), Some(failure)) = (&leading.fact, failure(program, labels, events)) {
        return failure.text;
    }
    let Fact::Issued { op: issued, .. } = &leading.fact else { return sentence };
    let over =
        || events.iter().filter_map(|event| if let Fact::Completed { op, .. } = event.fact { Some(op) } else { None });
    if events.iter().any(|event| matches!(event.fact, Fact::WentPending(_))) {
        format!("{sentence}; it went pending")
    } else if let Some(before) = over().find(|op| op != issued) {
        // a read that a write to a pipe satisfies: PIPE-10
        format!("{sentence}; it was done at once, after {}", labels.name(Ref::Op(before)))
    } else if over().next().is_some() {
        format!("{sentence}; it was done at once")
    } else {
        sentence
    }
}

/// The sentence for a step when the choice and the state after it are known: also a step that nobody else can see says
/// how far its thread came.
pub fn step_sentence(program: &Program, step: &Past<'_>) -> String {
    match (leading(step.events), step.choice) {
        (Some(_), _) => headline(program, step.labels, step.events),
        (None, Choice::Thread { thread, .. }) => {
            let who = step.labels.name(Ref::Thread(thread));
            match position(program, step.state, thread) {
                Some((Inst::Api { .. }, site)) => {
                    format!("{who} went on to {}, line {}", call_name(program, site), site.line)
                }
                Some((_, site)) => format!("{who} went on to line {}", site.line),
                None => format!("{who} went on"),
            }
        }
        // a rule was broken before anything came of it
        (None, choice @ (Choice::Begin { .. } | Choice::Deliver { .. } | Choice::Complete { .. } | Choice::Time)) => {
            choice_text(program, step.before, step.labels, choice)
        }
    }
}

/// The sentences for a step: the one for it as a whole, then what else is worth telling, in the order in which it
/// happened. What the first one says already is left out.
pub fn story(program: &Program, step: &Past<'_>) -> Vec<String> {
    let mut sentences = vec![step_sentence(program, step)];
    let Past { labels, events, .. } = *step;
    let Some(leading) = leading(events) else { return sentences };
    for event in events.iter().filter(|event| *event != leading && !understood(leading, &event.fact)) {
        sentences.extend(sentence(program, labels, event));
    }
    sentences
}

/// Whether a fact goes without saying beside the leading one.
fn understood(leading: &Event, fact: &Fact) -> bool {
    // that a call which did something is over goes without saying; an error that it set is worth telling
    matches!(fact, Fact::Entered { .. } | Fact::Called { error: None, .. })
        || matches!((fact, &leading.fact), (Fact::WentPending(_), Fact::Issued { .. }))
        || matches!(fact, Fact::Created(Ref::Thread(thread)) if thread.is_worker())
}

/// Whether an event only shows how a function of a header is made: its own calls, its locks, and the memory of what no line of
/// the program called.
fn is_machinery(event: &Event) -> bool {
    let calls = matches!(event.fact, Fact::Called { .. } | Fact::Entered { .. } | Fact::Read(_) | Fact::Wrote(_));
    let locks = matches!(event.fact, Fact::Taken(Ref::Srw(_), _) | Fact::GivenBack(Ref::Srw(_)));
    let blocks = matches!(event.fact, Fact::Allocated(..) | Fact::HeapFreed(_));
    event.inside && (calls || locks || (blocks && event.site.is_none()))
}

/// The event that says most about its step; `None` if there is nothing to say.
pub fn leading(events: &[Event]) -> Option<&Event> {
    let silent = |event: &&Event| is_machinery(event) || matches!(&event.fact, Fact::Printed(text) if text.is_empty());
    // of several that weigh the same, the first
    events.iter().rev().filter(|event| !silent(event)).max_by_key(|event| weight(&event.fact))
}

/// How much a fact says about its step, compared with the other facts of that step.
fn weight(fact: &Fact) -> u8 {
    match fact {
        Fact::ProcessEnded(_) => 90,
        Fact::GaveUp { .. } => 85,
        Fact::PacketDropped { .. } | Fact::PacketAccepted { .. } => 80,
        Fact::Queued { .. } => 80,
        Fact::CallbackBegan { .. } | Fact::CallbackEnded { .. } | Fact::CancelCallback(_) => 75,
        Fact::Issued { .. } => 72,
        Fact::Failed(_) => 71,
        Fact::Completed { .. } => 70,
        Fact::WentPending(_) => 65,
        Fact::Promised { .. } | Fact::TakenBack { .. } | Fact::CancelRequested(_) => 60,
        Fact::Armed { .. } | Fact::Disassociated(_) => 60,
        Fact::Disarmed(_) => 59,
        Fact::HeapFreed(_) | Fact::Allocated(..) | Fact::Printed(_) | Fact::Signalled(..) => 58,
        Fact::Closed(_) | Fact::Created(_) => 55,
        Fact::RoutineQueued(_) | Fact::RoutineBegan | Fact::OnceBegan(_) | Fact::OnceEnded(..) => 56,
        Fact::GivenBack(_) | Fact::Abandoned(_) | Fact::Woken(..) => 54,
        Fact::ThreadEnded(_) => 52,
        Fact::Blocked { .. } | Fact::TimedOut | Fact::TimePassed(_) => 50,
        Fact::PacketTaken { .. } | Fact::Locked(_) | Fact::Unlocked(_) | Fact::Taken(..) => 48,
        Fact::PacketPosted { .. } | Fact::PacketSuppressed(_) => 45,
        Fact::Called { .. } => 30,
        Fact::Wrote(_) => 25,
        Fact::Read(_) => 20,
        Fact::Entered { .. } => 15,
        Fact::Freed(_) | Fact::Released(_) => 10,
    }
}

fn created(labels: &Labels, who: &str, what: Ref) -> String {
    let name = labels.name(what);
    match what {
        Ref::File(_) => format!("{who} opened {name}"),
        Ref::Thread(_) => format!("{who} started the thread {name}"),
        Ref::Module(_) => format!("{who} loaded {name}"),
        Ref::Lock(_) => format!("{who} initialised the critical section {name}"),
        Ref::Io(_)
        | Ref::Work(_)
        | Ref::Simple(_)
        | Ref::Timer(_)
        | Ref::Wait(_)
        | Ref::Group(_)
        | Ref::Pool(_)
        | Ref::Op(_)
        | Ref::Port(_)
        | Ref::Event(_)
        | Ref::Mutex(_)
        | Ref::Semaphore(_)
        | Ref::Srw(_)
        | Ref::Variable(_)
        | Ref::Once(_)
        | Ref::Block(_) => format!("{who} created {name}"),
    }
}

fn called(who: &str, api: ApiId, result: Option<u64>, error: Option<u32>) -> String {
    match result.and_then(|value| result_text(api, value, error)) {
        Some(text) => format!("{who} returned from {} with {text}", api_name(api)),
        None => format!("{who} returned from {}", api_name(api)),
    }
}

fn awaited(labels: &Labels, on: Option<Ref>, api: &str) -> String {
    match on {
        None if api == "FlushFileBuffers" => "the other end to read everything".to_owned(),
        None if matches!(api, "getchar" | "system") => "somebody to press a key".to_owned(),
        None if api.starts_with("WaitNamedPipe") => "a pipe without a client".to_owned(),
        None => "several things, or for time to pass".to_owned(),
        Some(what @ (Ref::Io(_) | Ref::Work(_) | Ref::Simple(_) | Ref::Timer(_) | Ref::Wait(_))) => {
            format!("the callbacks of {}", labels.name(what))
        }
        Some(Ref::Group(group)) => format!("the callbacks of the members of {}", labels.name(Ref::Group(group))),
        Some(Ref::Thread(thread)) => format!("the end of {}", labels.name(Ref::Thread(thread))),
        Some(Ref::Port(port)) => format!("a packet from {}", labels.name(Ref::Port(port))),
        Some(Ref::Srw(lock)) => format!("the lock {}", labels.name(Ref::Srw(lock))),
        Some(Ref::Variable(variable)) => format!("a wake of {}", labels.name(Ref::Variable(variable))),
        Some(Ref::Once(once)) => format!("another thread to initialise {}", labels.name(Ref::Once(once))),
        Some(Ref::Lock(lock)) => format!("the critical section {}", labels.name(Ref::Lock(lock))),
        Some(
            what @ (Ref::Pool(_)
            | Ref::Op(_)
            | Ref::File(_)
            | Ref::Event(_)
            | Ref::Mutex(_)
            | Ref::Semaphore(_)
            | Ref::Module(_)
            | Ref::Block(_)),
        ) => labels.name(what),
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
        OpKind::Control => "request to",
        OpKind::Lock => "lock a range of",
        OpKind::Notify => "watch",
    }
}

/// What a TP_IO gives up beside queued callbacks.
fn given_up(object: Ref, abandoned: u32) -> String {
    match object {
        Ref::Io(_) => format!(", {} abandoned", count(abandoned, "promise")),
        _ => String::new(),
    }
}

fn queueing(who: &str, object: &str, why: Why, queued: u32) -> String {
    match why {
        Why::Submitted => format!("{who} submitted {object} (queued {queued})"),
        Why::Expired => format!("{object} expired: its callback is queued (queued {queued})"),
        Why::Signalled => format!("what {object} waits for was signalled: its callback is queued (queued {queued})"),
        Why::TimedOut => format!("the time of {object} was up: its callback is queued (queued {queued})"),
    }
}

/// `1 byte`, `2 bytes`.
fn count(number: u32, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
