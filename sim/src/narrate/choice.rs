//! What may happen next and who cannot move, in words: the lines of the menu.

use tpio_model::event::Ref;
use tpio_model::name::{Name, ThreadId};
use tpio_model::program::{Inst, Origin, Program, Site};
use tpio_model::state::{
    Duty, Entry, Guard, OpPhase, Phase, PipeWait, Return, Role, State, Thread, Wait, WaitOn, Waitable, What,
};
use tpio_model::{Choice, Completion, How};

use super::verb;
use crate::labels::Labels;
use crate::words::{call_text, error_name, line_text, result_text};

/// The menu line for a choice: who moves and what happens.
pub fn choice_text(program: &Program, state: &State, labels: &Labels, choice: Choice) -> String {
    match choice {
        Choice::Thread { thread, how } => thread_text(program, state, labels, thread, how),
        Choice::Begin { object, entry, worker } => {
            let Some(found) = state.object(object) else { return "a callback begins".to_owned() };
            let worker = labels.name(Ref::Thread(ThreadId::worker(found.pool, worker)));
            let what = match found.bag.get(entry as usize) {
                Some(Entry::Op(op)) => format!(" for {}", labels.name(Ref::Op(*op))),
                Some(Entry::Result(0)) => ": signalled".to_owned(),
                Some(Entry::Result(_)) => ": its time was up".to_owned(),
                Some(Entry::Call) | None => String::new(),
            };
            format!("{worker} begins the callback of {}{what}", labels.name(found.subject(object)))
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
                Completion::Broken if state.op(op).is_some_and(|op| op.phase == OpPhase::Cut) => {
                    "the client was let go (233)".to_owned()
                }
                Completion::Broken => "the pipe is broken (109)".to_owned(),
                Completion::Lost => "too many changes (1022)".to_owned(),
                Completion::Unwatched => "the directory was closed (745)".to_owned(),
            };
            let wakes = wakes
                .map_or_else(String::new, |thread| format!(", which releases {}", labels.name(Ref::Thread(thread))));
            format!("the kernel completes {}: {result}{wakes}", labels.name(Ref::Op(op)))
        }
        Choice::Time => match state.threads().filter_map(|(_, thread)| deadline(thread)).min() {
            Some(milliseconds) => format!("time passes to the nearest deadline ({milliseconds} ms)"),
            None => "the clock ticks".to_owned(),
        },
    }
}

/// Why a thread cannot move, with counters and line: `waits for the callbacks of io#1 (promised 1, queued 0,
/// running 0), line 38`; `None` if it does not wait.
pub fn waiting_text(program: &Program, state: &State, labels: &Labels, thread: ThreadId) -> Option<String> {
    let reason = reason_text(state, labels, thread)?;
    let Phase::Blocked(Wait { on, deadline }) = &state.thread(thread)?.phase else { return None };
    let site = position(program, state, thread).map_or_else(String::new, |(_, site)| format!(", line {}", site.line));
    let limit = match deadline {
        Some(milliseconds) if *on != WaitOn::Time => format!(", at most {milliseconds} ms"),
        Some(_) | None => String::new(),
    };
    let counters = match on {
        WaitOn::Callbacks { object, cancel: _ } => {
            object.object().and_then(|name| state.object(name)).map_or_else(String::new, |object| {
                let (queued, running) = (object.bag.len(), object.associated);
                let promised = object.io().map_or_else(String::new, |io| format!("promised {}, ", io.promised()));
                format!(" ({promised}queued {queued}, running {running})")
            })
        }
        WaitOn::Time
        | WaitOn::Objects { .. }
        | WaitOn::Members { .. }
        | WaitOn::Lock(_)
        | WaitOn::Srw(_)
        | WaitOn::Variable(..)
        | WaitOn::Retake { .. }
        | WaitOn::Once(_)
        | WaitOn::Packet(_)
        | WaitOn::Operation(_)
        | WaitOn::Result(_)
        | WaitOn::Pipe(..) => String::new(),
    };
    Some(format!("{reason}{counters}{limit}{site}"))
}

/// Why a thread cannot move, in short: `waits for the callbacks of io#1`; `None` if it does not wait.
pub fn reason_text(state: &State, labels: &Labels, thread: ThreadId) -> Option<String> {
    let Phase::Blocked(Wait { on, deadline }) = &state.thread(thread)?.phase else { return None };
    Some(match on {
        WaitOn::Time => format!("sleeps for {} ms", deadline.unwrap_or(0)),
        WaitOn::Objects { objects, .. } if objects.is_empty() => "waits for the end of the process itself".to_owned(),
        WaitOn::Objects { objects, all } => {
            let names: Vec<String> = objects.iter().map(|object| waitable(labels, *object)).collect();
            format!("waits for {}", names.join(if *all { " and " } else { " or " }))
        }
        WaitOn::Callbacks { object, cancel: _ } => format!("waits for the callbacks of {}", labels.name(*object)),
        WaitOn::Members { group, .. } => {
            let members = state.group(*group).into_iter().flat_map(|group| &group.leaving);
            let names: Vec<String> =
                members.filter_map(|name| Some(labels.name(state.object(*name)?.subject(*name)))).collect();
            format!("waits to release {}", if names.is_empty() { "nothing".to_owned() } else { names.join(" and ") })
        }
        WaitOn::Lock(lock) => {
            let owner = state.lock(*lock).and_then(|lock| lock.owner);
            let owner =
                owner.map_or_else(String::new, |thread| format!(", held by {}", labels.name(Ref::Thread(thread))));
            format!("waits for the critical section {}{owner}", labels.name(Ref::Lock(*lock)))
        }
        WaitOn::Srw(guard) | WaitOn::Retake { guard, .. } => guard_text(state, labels, *guard),
        WaitOn::Variable(address, _) => {
            format!("waits for a wake of {}", labels.name(Ref::Variable(*address)))
        }
        WaitOn::Once(address) => {
            format!("waits for another thread to initialise {}", labels.name(Ref::Once(*address)))
        }
        WaitOn::Packet(port) => format!("waits for a packet from {}", labels.name(Ref::Port(*port))),
        WaitOn::Operation(op) => format!("waits for {} to be over", labels.name(Ref::Op(*op))),
        WaitOn::Result(object) => format!("waits for the result: {}", waitable(labels, *object)),
        WaitOn::Pipe(_, PipeWait::Instance) => "waits for a pipe without a client".to_owned(),
        WaitOn::Pipe(_, PipeWait::Emptied(_)) => "waits until the other end has read everything".to_owned(),
    })
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
    let site = match function.origin {
        Origin::Source => *function.sites.get(at)?,
        Origin::Header => tpio_model::line(program, thread)?,
    };
    Some((*function.code.get(at)?, site))
}

fn thread_text(program: &Program, state: &State, labels: &Labels, thread: ThreadId, how: How) -> String {
    if let Some(Role::Waiter { object, .. }) = state.thread(thread).map(|thread| &thread.role) {
        return waiter_text(state, labels, *object, how);
    }
    let who = labels.name(Ref::Thread(thread));
    if let Some(duty) = state.thread(thread).filter(|found| found.phase == Phase::Leaving).and_then(Thread::instance) {
        return duty_text(state, labels, &who, duty.duties.first(), how);
    }
    let Some((inst, site)) = position(program, state, thread) else { return format!("{who} goes on") };
    let what = match inst {
        Inst::Api { .. } => call_text(program, site),
        Inst::Return { .. } => format!("returns from {}", function_name(program, state, thread)),
        _ => line_text(program, site.line),
    };
    let returning = state.thread(thread).and_then(|thread| match &thread.phase {
        Phase::Returning(Return::Value { value, error, .. }) => Some((Some(*value), *error)),
        Phase::Returning(Return::OverlappedResult | Return::OnceEnds(_)) => Some((None, None)),
        Phase::Returning(Return::Routines(_)) => None,
        Phase::Returning(Return::OnceBegins) => None,
        Phase::New | Phase::Suspended | Phase::Ready | Phase::Blocked(_) | Phase::Leaving | Phase::Idle => None,
    });
    let outcome = match (how, returning, inst) {
        (How::Only, Some((Some(value), error)), Inst::Api { api, .. }) => {
            format!(" returns{}", result_text(api, value, error).map_or_else(String::new, |text| format!(" {text}")))
        }
        (How::Only, Some(_), _) => " returns".to_owned(),
        (How::Only, None, _) => nested(state, thread).to_owned(),
        (How::AtOnce, ..) => " is done at once".to_owned(),
        (How::ReadsFirst, ..) => " is done at once, and the read that waited for it before it".to_owned(),
        (How::Pends, ..) => " goes pending".to_owned(),
        (How::Fails(code), ..) => format!(" fails with {}", error_name(code)),
        (How::Wakes(other), ..) => released(state, labels, other),
        (How::WakesSome(set), ..) => format!(" releases waiters {}", members(set)),
        (How::Routine(index), ..) => format!(" lets routine {} run that is queued to it", index + 1),
        (How::Spurious, ..) => " wakes up although nobody woke it".to_owned(),
        (How::Member(index), ..) => format!(": {}", member(state, labels, thread, index)),
        (How::TimedOut, ..) => " gives up: its time is up".to_owned(),
    };
    format!("{who} · line {} · {what}{outcome}", site.line)
}

/// `waits for the lock table, held by T2`.
fn guard_text(state: &State, labels: &Labels, guard: Guard) -> String {
    let address = guard.address();
    let (what, owners): (String, Vec<ThreadId>) = match guard {
        Guard::Nothing(_) => return format!("was woken at {}", labels.name(Ref::Variable(address))),
        Guard::Section(_) => (
            format!("the critical section {}", labels.name(Ref::Lock(address))),
            state.lock(address).and_then(|lock| lock.owner).into_iter().collect(),
        ),
        Guard::Alone(_) | Guard::Shared(_) => (
            format!("the lock {}", labels.name(Ref::Srw(address))),
            state.srw(address).map(|srw| srw.owner.iter().chain(&srw.sharers).copied().collect()).unwrap_or_default(),
        ),
    };
    let owners: Vec<String> = owners.into_iter().map(|owner| labels.name(Ref::Thread(owner))).collect();
    if owners.is_empty() {
        format!("waits for {what}")
    } else {
        format!("waits for {what}, held by {}", owners.join(", "))
    }
}

fn released(state: &State, labels: &Labels, other: ThreadId) -> String {
    match state.thread(other).map(|thread| &thread.role) {
        Some(Role::Waiter { object, .. }) => format!(" releases {}", subject(state, labels, *object)),
        _ => format!(" releases {}", labels.name(Ref::Thread(other))),
    }
}

fn subject(state: &State, labels: &Labels, object: Name) -> String {
    if state.event(object).is_some() {
        return labels.name(Ref::Event(object));
    }
    state.object(object).map_or_else(|| "an object".to_owned(), |found| labels.name(found.subject(object)))
}

/// The member of a cleanup group that is cancelled next.
fn member(state: &State, labels: &Labels, thread: ThreadId, index: u16) -> String {
    let group = match state.thread(thread).map(|thread| &thread.phase) {
        Some(Phase::Blocked(Wait { on: WaitOn::Members { group, .. }, .. })) => state.group(*group),
        _ => None,
    };
    let name = group.and_then(|group| group.leaving.iter().nth(usize::from(index)));
    name.map_or_else(
        || "a member".to_owned(),
        |name| format!("the cancel callback for {}", subject(state, labels, *name)),
    )
}

/// The step of a timer or a TP_WAIT.
fn waiter_text(state: &State, labels: &Labels, object: Name, how: How) -> String {
    let timer = matches!(state.object(object).map(|object| &object.what), Some(What::Timer(_)));
    let what = match how {
        How::TimedOut if timer => "expires",
        How::TimedOut => "has waited long enough",
        _ => "was signalled and queues its callback",
    };
    format!("{} {what}", subject(state, labels, object))
}

fn duty_text(state: &State, labels: &Labels, who: &str, duty: Option<&Duty>, how: How) -> String {
    let what = match duty {
        Some(Duty::LeaveLock(lock)) => format!("leaves the critical section {}", labels.name(Ref::Lock(*lock))),
        Some(Duty::ReleaseMutex(_)) => "gives the mutex back".to_owned(),
        Some(Duty::ReleaseSemaphore(_, units)) => format!("adds {units} to the semaphore"),
        Some(Duty::SetEvent(_)) => "sets the event".to_owned(),
        Some(Duty::FreeLibrary(_)) => "frees the module".to_owned(),
        None => "is done".to_owned(),
    };
    let wakes = match how {
        How::Wakes(other) => format!(", which{}", released(state, labels, other)),
        How::WakesSome(set) => format!(", which releases waiters {}", members(set)),
        _ => String::new(),
    };
    format!("{who} is back from its callback and {what}{wakes}")
}

/// What a thread does in the middle of a call, if it calls a function of the program.
fn nested(state: &State, thread: ThreadId) -> &'static str {
    match state.thread(thread).map(|thread| &thread.phase) {
        Some(Phase::Returning(Return::Routines(_))) => " has nothing queued any more",
        Some(Phase::Returning(Return::OnceBegins)) => " runs its function",
        _ => "",
    }
}

/// The waiters of a set, counted from 1 in the order of their names: `1 and 3`.
fn members(set: u16) -> String {
    let numbers: Vec<String> =
        (0..16).filter(|bit| set >> bit & 1 == 1).map(|bit: u16| (bit + 1).to_string()).collect();
    numbers.join(" and ")
}

/// The function that a thread is in.
fn function_name<'p>(program: &'p Program, state: &State, thread: ThreadId) -> &'p str {
    let shown = state.thread(thread).and_then(|thread| tpio_model::shown(program, thread));
    shown.map_or("its function", |(function, _)| &program.function(function).name)
}

fn deadline(thread: &Thread) -> Option<u32> {
    match &thread.phase {
        Phase::Blocked(wait) => wait.deadline,
        Phase::New | Phase::Suspended | Phase::Ready | Phase::Returning(_) | Phase::Leaving | Phase::Idle => None,
    }
}

fn waitable(labels: &Labels, object: Waitable) -> String {
    match object {
        Waitable::Event(event) => labels.name(Ref::Event(event)),
        Waitable::Thread(thread) => format!("the end of {}", labels.name(Ref::Thread(thread))),
        Waitable::File(file) => labels.name(Ref::File(file)),
        Waitable::Mutex(mutex) => labels.name(Ref::Mutex(mutex)),
        Waitable::Semaphore(semaphore) => labels.name(Ref::Semaphore(semaphore)),
    }
}
