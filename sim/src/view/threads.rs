//! A pane for each thread: the function that it is in, with the next line marked, and how it stands in words.

use tpio_model::event::{Actor, Ref};
use tpio_model::name::ThreadId;
use tpio_model::program::Program;
use tpio_model::state::{Phase, Thread};
use tpio_model::{Choice, Ending, Event};

use crate::narrate;
use crate::session::{Past, Session};
use crate::words::api_name;

/// A thread and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadPane {
    /// `main`, `T2`, `W1`.
    pub label: String,
    /// The function that it is in, or the one that it was started in.
    pub function: String,
    /// How it stands.
    pub status: Status,
    /// For a worker in a callback: `io#1, op#2`.
    pub callback: Option<String>,
    /// Whether the last step was its.
    pub acted: bool,
    /// Lines of the function; empty for a thread that has ended.
    pub lines: Vec<SourceLine>,
    /// The line that it executes next.
    pub next: Option<u32>,
    /// The line that the last step ran, if it was a step of this thread in this function.
    pub did: Option<u32>,
}

/// A line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, from 1.
    pub number: u32,
    /// Its text, tabs as four spaces.
    pub text: String,
}

/// How a thread stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It may move.
    Ready,
    /// It is inside this call, which is about to return.
    Inside(&'static str),
    /// It cannot move: why.
    Waits(String),
    /// It has ended.
    Done,
}

impl Status {
    /// In words: `ready`, `in ReadFile`, `waits for event#1`, `done`.
    pub fn words(&self) -> String {
        match self {
            Status::Ready => "ready".to_owned(),
            Status::Inside(call) => format!("in {call}"),
            Status::Waits(why) => why.clone(),
            Status::Done => "done".to_owned(),
        }
    }
}

/// Panes of all threads that have appeared, C threads first; workers without a callback are left out.
pub(super) fn panes(session: &Session, past: &[Past<'_>]) -> Vec<ThreadPane> {
    let actor = past.last().and_then(|step| mover(step.choice, step.events));
    let over = matches!(session.verdict().map(|verdict| verdict.ending), Some(Ending::Finished(_)));
    let mut panes = Vec::new();
    for thread in session.labels().threads() {
        let label = session.labels().name(Ref::Thread(thread));
        let acted = actor == Some(thread);
        match session.state().thread(thread) {
            Some(found) if !found.frames.is_empty() => {
                let mut pane = pane(session, thread, found, label, over);
                let ran = past.last().filter(|_| acted).and_then(|step| ran(session.program(), step, thread));
                pane.did = ran.filter(|line| pane.lines.iter().any(|shown| shown.number == *line));
                panes.push(ThreadPane { acted, ..pane });
            }
            _ if thread.is_worker() => {}
            Some(_) | None => panes.push(ThreadPane {
                label,
                function: String::new(),
                status: Status::Done,
                callback: None,
                acted,
                lines: Vec::new(),
                next: None,
                did: None,
            }),
        }
    }
    panes
}

/// The thread that moved in a step: whose step it was, or the worker that began a callback.
pub(crate) fn mover(choice: Choice, events: &[Event]) -> Option<ThreadId> {
    match choice {
        Choice::Thread { thread, .. } => Some(thread).filter(|thread| !thread.is_waiter()),
        Choice::Begin { .. } => events.iter().find_map(|event| match (&event.fact, event.actor) {
            (tpio_model::Fact::CallbackBegan { thread, .. }, _) => Some(*thread),
            (_, Actor::Thread(thread)) => Some(thread),
            (_, Actor::Kernel | Actor::Pool(_) | Actor::Time) => None,
        }),
        Choice::Deliver { .. } | Choice::Complete { .. } | Choice::Time => None,
    }
}

fn pane(session: &Session, thread: ThreadId, found: &Thread, label: String, over: bool) -> ThreadPane {
    let (program, labels) = (session.program(), session.labels());
    let site = narrate::position(program, session.state(), thread).map(|(_, site)| site);
    let callback = found.instance().map(|instance| {
        let object = session.state().object(instance.object).map(|object| object.subject(instance.object));
        let things = object.into_iter().chain(instance.entry.op().map(Ref::Op));
        things.map(|thing| labels.name(thing)).collect::<Vec<_>>().join(", ")
    });
    let (function, _) = tpio_model::shown(program, found).expect("internal: a thread without a frame");
    let function = program.function(function);
    ThreadPane {
        label,
        function: function.name.clone(),
        status: status(session, thread, found, over),
        callback,
        acted: false,
        lines: lines(program, function.site.line, function.last_line),
        next: site.map(|site| site.line),
        did: None,
    }
}

/// The line that a step of a thread ran: that of what it did, else the one that the thread stood at before.
fn ran(program: &Program, step: &Past<'_>, thread: ThreadId) -> Option<u32> {
    let site = narrate::leading(step.events).and_then(|event| event.site);
    let stood = || narrate::position(program, step.before, thread).map(|(_, site)| site);
    site.or_else(stood).map(|site| site.line)
}

fn status(session: &Session, thread: ThreadId, found: &Thread, over: bool) -> Status {
    let why = narrate::waiting_text(session.program(), session.state(), session.labels(), thread);
    match (&found.phase, why) {
        (Phase::New | Phase::Ready | Phase::Returning(_), _) if over => Status::Done,
        (Phase::Blocked(_), Some(why)) => Status::Waits(why),
        (Phase::Blocked(_), None) => Status::Waits("waits".to_owned()),
        (Phase::Returning(_), _) => match narrate::position(session.program(), session.state(), thread) {
            Some((tpio_model::program::Inst::Api { api, .. }, _)) => Status::Inside(api_name(api)),
            _ => Status::Inside("a call"),
        },
        (Phase::New | Phase::Ready, _) => {
            let moves = |choice: &Choice| matches!(choice, Choice::Thread { thread: other, .. } if *other == thread);
            let held = !session.choices().is_empty() && !session.choices().iter().any(moves);
            if held { Status::Waits("waits for its turn".to_owned()) } else { Status::Ready }
        }
        (Phase::Suspended, _) => Status::Waits("is suspended: nobody has called ResumeThread".to_owned()),
        (Phase::Leaving, _) => Status::Inside("the pool: its callback has returned"),
        (Phase::Idle, _) => Status::Done,
    }
}

fn lines(program: &Program, first: u32, last: u32) -> Vec<SourceLine> {
    let count = (last + 1).saturating_sub(first) as usize;
    let lines = program.source.lines().skip(first.saturating_sub(1) as usize).take(count);
    (first..).zip(lines).map(|(number, text)| SourceLine { number, text: shown(text) }).collect()
}

/// A line as a reader shall see it: without the mark of the guilty line (`//~`), which would give the end away.
fn shown(text: &str) -> String {
    let text = text.find("//~").map_or(text, |at| text[..at].trim_end());
    text.replace('\t', "    ")
}
