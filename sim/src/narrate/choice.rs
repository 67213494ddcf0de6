//! What may happen next and who cannot move, in words: the lines of the menu.

use tpio_model::event::Ref;
use tpio_model::name::ThreadId;
use tpio_model::program::{Inst, Origin, Program, Site};
use tpio_model::state::{Phase, Return, State, Thread, Wait, WaitOn, Waitable};
use tpio_model::{Choice, Completion, How};

use super::verb;
use crate::labels::Labels;
use crate::words::{call_text, error_name, line_text, result_text};

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
        WaitOn::Callbacks { io, cancel: _ } => state.io(*io).map_or_else(String::new, |object| {
            let (queued, running) = (object.bag.len(), object.associated);
            format!(" (promised {}, queued {queued}, running {running})", object.promised())
        }),
        WaitOn::Time
        | WaitOn::Objects { .. }
        | WaitOn::Lock(_)
        | WaitOn::Packet(_)
        | WaitOn::Operation(_)
        | WaitOn::Result(_) => String::new(),
    };
    Some(format!("{reason}{counters}{limit}{site}"))
}

/// Why a thread cannot move, in short: `waits for the callbacks of io#1`; `None` if it does not wait.
pub fn reason_text(state: &State, labels: &Labels, thread: ThreadId) -> Option<String> {
    let Phase::Blocked(Wait { on, deadline }) = &state.thread(thread)?.phase else { return None };
    Some(match on {
        WaitOn::Time => format!("sleeps for {} ms", deadline.unwrap_or(0)),
        WaitOn::Objects { objects, all } => {
            let names: Vec<String> = objects.iter().map(|object| waitable(labels, *object)).collect();
            format!("waits for {}", names.join(if *all { " and " } else { " or " }))
        }
        WaitOn::Callbacks { io, cancel: _ } => format!("waits for the callbacks of {}", labels.name(Ref::Io(*io))),
        WaitOn::Lock(lock) => {
            let owner = state.lock(*lock).and_then(|lock| lock.owner);
            let owner =
                owner.map_or_else(String::new, |thread| format!(", held by {}", labels.name(Ref::Thread(thread))));
            format!("waits for the critical section {}{owner}", labels.name(Ref::Lock(*lock)))
        }
        WaitOn::Packet(port) => format!("waits for a packet from {}", labels.name(Ref::Port(*port))),
        WaitOn::Operation(op) => format!("waits for {} to be over", labels.name(Ref::Op(*op))),
        WaitOn::Result(object) => format!("waits for the result: {}", waitable(labels, *object)),
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
        Origin::Header => tpio_model::place(program, thread)?,
    };
    Some((*function.code.get(at)?, site))
}

fn thread_text(program: &Program, state: &State, labels: &Labels, thread: ThreadId, how: How) -> String {
    let who = labels.name(Ref::Thread(thread));
    let Some((inst, site)) = position(program, state, thread) else { return format!("{who} goes on") };
    let what = match inst {
        Inst::Api { .. } => call_text(program, site),
        Inst::Return { .. } => format!("returns from {}", function_name(program, state, thread)),
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

/// The function that a thread is in.
fn function_name<'p>(program: &'p Program, state: &State, thread: ThreadId) -> &'p str {
    let shown = state.thread(thread).and_then(|thread| tpio_model::shown(program, thread));
    shown.map_or("its function", |(function, _)| &program.function(function).name)
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
