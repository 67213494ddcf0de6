//! Lanes of letters: one lane for each thread, worker, the kernel and the ports; one column for each step. A letter says
//! what happened, an upper-case one that it changed the pool's or the kernel's books.

use std::collections::BTreeSet;

use tpio_model::event::{Actor, Event, Fact, OpKind, Ref};
use tpio_model::name::ThreadId;
use tpio_model::program::Inst;
use tpio_model::rules::Consequence;
use tpio_model::state::{Phase, Role, State};
use tpio_model::{Choice, Ending, Finding};

use super::threads::mover;
use super::verdict::blamed;
use crate::narrate;
use crate::session::{Past, Session};

/// So many steps are shown at most, the last ones: more than any terminal has columns.
const WINDOW: usize = 512;

/// So many of them may be steps after the cursor.
pub(super) const AHEAD: usize = 170;

/// So many steps are listed at most, the last ones.
const TRACED: usize = 128;

/// Who did what, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The number of the step in the first column.
    pub first: usize,
    /// All lanes have the same number of cells.
    pub lanes: Vec<Lane>,
    /// What the letters in it mean, in the order of the table.
    pub legend: Vec<Letter>,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// `main`, `W1`, `kernel`, `port`.
    pub label: String,
    /// Whose it is.
    pub kind: LaneKind,
    /// A cell for each step.
    pub cells: Vec<Cell>,
}

/// Whose lane it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneKind {
    /// A C thread's.
    Thread(ThreadId),
    /// A worker's.
    Worker(ThreadId),
    /// The devices': completions, and the clock.
    Kernel,
    /// The pools' ports: packets delivered.
    Port,
}

/// One step in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What the lane's owner did in this step.
    pub letter: Option<char>,
    /// How the lane's owner stands after the step.
    pub ground: Ground,
    /// Whether the step broke a rule.
    pub broke: bool,
    /// What became of the lane's owner, in the step with which a run ends badly: `H` hangs, `L` leaves something behind. It
    /// stands in the place of the letter.
    pub end: Option<char>,
}

/// How a lane's owner stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Not there yet, or gone.
    Absent,
    /// May move, or moves.
    Runs,
    /// Waits.
    Waits,
    /// Is in a callback.
    Callback,
}

/// A letter of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter {
    /// The letter.
    pub letter: char,
    /// What it stands for.
    pub meaning: &'static str,
}

/// All letters. Upper case changes the pool's or the kernel's books.
const LETTERS: &[Letter] = &[
    Letter { letter: 'S', meaning: "Start: promised" },
    Letter { letter: 'T', meaning: "Cancel: promise taken back" },
    Letter { letter: 'G', meaning: "Wait(TRUE): gave up" },
    Letter { letter: 'R', meaning: "read issued" },
    Letter { letter: 'W', meaning: "write issued" },
    Letter { letter: 'N', meaning: "connect issued" },
    Letter { letter: 'A', meaning: "cancel asked for" },
    Letter { letter: 'D', meaning: "operation done" },
    Letter { letter: 'P', meaning: "packet posted" },
    Letter { letter: 'Q', meaning: "callback queued" },
    Letter { letter: 'L', meaning: "lost: packet, memory" },
    Letter { letter: 'C', meaning: "callback begins" },
    Letter { letter: 'E', meaning: "callback ends" },
    Letter { letter: 'a', meaning: "armed or disarmed" },
    Letter { letter: 'd', meaning: "disassociated" },
    Letter { letter: 'O', meaning: "created or opened" },
    Letter { letter: 'K', meaning: "closed" },
    Letter { letter: 'F', meaning: "freed" },
    Letter { letter: 'X', meaning: "misuse" },
    Letter { letter: 'H', meaning: "hangs: waits for ever" },
    Letter { letter: 'f', meaning: "failed at once" },
    Letter { letter: 'i', meaning: "inside a call" },
    Letter { letter: 'r', meaning: "returned" },
    Letter { letter: 'w', meaning: "begins to wait" },
    Letter { letter: 't', meaning: "time" },
    Letter { letter: 'l', meaning: "lock" },
    Letter { letter: 'e', meaning: "event" },
    Letter { letter: 'p', meaning: "prints" },
    Letter { letter: 'm', meaning: "memory" },
    Letter { letter: 'z', meaning: "ends" },
    Letter { letter: 'c', meaning: "computes" },
];

/// The letter of a step: that of the fact that says most.
pub fn letter(events: &[Event]) -> char {
    narrate::leading(events).map_or('c', |event| fact_letter(&event.fact))
}

fn fact_letter(fact: &Fact) -> char {
    match fact {
        Fact::Promised { .. } => 'S',
        Fact::TakenBack { .. } => 'T',
        Fact::GaveUp { .. } => 'G',
        Fact::Issued { kind: OpKind::Read, .. } => 'R',
        Fact::Issued { kind: OpKind::Write, .. } => 'W',
        Fact::Issued { kind: OpKind::Connect | OpKind::Control | OpKind::Lock | OpKind::Notify, .. } => 'N',
        Fact::WentPending(_) => 'R',
        Fact::CancelRequested(_) => 'A',
        Fact::Completed { .. } => 'D',
        Fact::PacketPosted { .. } => 'P',
        Fact::PacketAccepted { .. } => 'Q',
        Fact::PacketDropped { .. } | Fact::PacketSuppressed(_) => 'L',
        Fact::CallbackBegan { .. } => 'C',
        Fact::CallbackEnded { .. } => 'E',
        Fact::Queued { .. } => 'Q',
        Fact::Armed { .. } | Fact::Disarmed(_) => 'a',
        Fact::Disassociated(_) => 'd',
        Fact::CancelCallback(_) => 'C',
        Fact::Created(_) => 'O',
        Fact::Closed(_) => 'K',
        Fact::HeapFreed(_) | Fact::Freed(_) => 'F',
        Fact::Failed(_) => 'f',
        Fact::Entered { .. } => 'i',
        Fact::Called { .. } | Fact::Released(_) | Fact::PacketTaken { .. } => 'r',
        Fact::Blocked { .. } => 'w',
        Fact::TimedOut | Fact::TimePassed(_) => 't',
        Fact::Locked(_) | Fact::Unlocked(_) | Fact::Taken(..) | Fact::GivenBack(_) | Fact::Abandoned(_) => 'l',
        Fact::Signalled(..) | Fact::Woken(..) | Fact::RoutineQueued(_) | Fact::OnceEnded(..) => 'e',
        Fact::RoutineBegan | Fact::OnceBegan(_) => 'C',
        Fact::Printed(_) => 'p',
        Fact::Allocated(..) | Fact::Read(_) | Fact::Wrote(_) => 'm',
        Fact::ThreadEnded(_) | Fact::ProcessEnded(_) => 'z',
    }
}

/// Whether misuse is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blame {
    Marked,
    Hidden,
}

pub(super) fn timeline(session: &Session, past: &[Past<'_>], blame: Blame) -> Timeline {
    let shown = &past[past.len().saturating_sub(WINDOW)..];
    let mut lanes: Vec<Lane> = Vec::new();
    // the last step that is shown may be one after the cursor, with threads that are not there yet
    let labels = past.last().map_or(session.labels(), |step| step.labels);
    for thread in labels.threads() {
        let kind = if thread.is_worker() { LaneKind::Worker(thread) } else { LaneKind::Thread(thread) };
        lanes.push(Lane { label: labels.name(Ref::Thread(thread)), kind, cells: Vec::new() });
    }
    lanes.push(Lane { label: "kernel".to_owned(), kind: LaneKind::Kernel, cells: Vec::new() });
    lanes.push(Lane { label: "port".to_owned(), kind: LaneKind::Port, cells: Vec::new() });
    let mut used = BTreeSet::new();
    for step in shown {
        let owner = owner(step);
        let broke = blame == Blame::Marked && breaks_a_rule(step.findings);
        let letter = if broke { 'X' } else { letter(step.events) };
        used.insert(letter);
        for lane in &mut lanes {
            let own = lane.kind == owner;
            let ground = ground(lane.kind, step.state);
            lane.cells.push(Cell { letter: own.then_some(letter), ground, broke, end: None });
        }
    }
    if blame == Blame::Marked {
        used.extend(ends(session, &mut lanes, shown));
    }
    let legend = LETTERS.iter().copied().filter(|row| used.contains(&row.letter)).collect();
    Timeline { first: shown.first().map_or(1, |step| step.number), lanes, legend }
}

/// Marks what became of whom in the step with which a run ends badly; the letters that were used.
fn ends(session: &Session, lanes: &mut [Lane], shown: &[Past<'_>]) -> BTreeSet<char> {
    let mut used = BTreeSet::new();
    let last = shown.iter().position(|step| step.number == session.step_number());
    let (Some(verdict), Some(last)) = (session.verdict(), last) else { return used };
    let leaks = |finding: &Finding| finding.rule.rule().consequence == Consequence::Leak;
    let leaves = |lane: LaneKind| {
        let its = |finding: &Finding| match (finding.actor, lane) {
            (Actor::Thread(actor), LaneKind::Thread(thread) | LaneKind::Worker(thread)) => actor == thread,
            _ => false,
        };
        session.findings().iter().any(|finding| leaks(finding) && its(finding))
    };
    for lane in lanes {
        let kind = lane.kind;
        let Some(cell) = lane.cells.get_mut(last) else { continue };
        cell.end = match verdict.ending {
            Ending::Stuck(_) if cell.ground == Ground::Waits => Some('H'),
            Ending::Finished(_) if leaves(kind) => Some('L'),
            _ => None,
        };
        cell.broke |= cell.end.is_some();
        used.extend(cell.end);
    }
    used
}

/// A step in the list of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceRow {
    /// Its number.
    pub step: usize,
    /// Its letter in the timeline.
    pub letter: char,
    /// Its sentence.
    pub text: String,
}

pub(super) fn trace(session: &Session, past: &[Past<'_>]) -> Vec<TraceRow> {
    past[past.len().saturating_sub(TRACED)..].iter().map(|step| trace_row(session, step)).collect()
}

/// A step as a row of the list of steps.
pub fn trace_row(session: &Session, step: &Past<'_>) -> TraceRow {
    TraceRow { step: step.number, letter: step_letter(step), text: step_text(session, step) }
}

/// The sentence for a step, without a word on what it broke.
pub(crate) fn step_words(session: &Session, step: &Past<'_>) -> String {
    narrate::step_sentence(session.program(), step)
}

/// The sentence for a step, with the rule that it broke.
pub(super) fn step_text(session: &Session, step: &Past<'_>) -> String {
    blamed(&step_words(session, step), step.labels, step.events, step.findings)
}

/// The letter of a step: `X` if it broke a rule.
pub fn step_letter(step: &Past<'_>) -> char {
    if breaks_a_rule(step.findings) { 'X' } else { letter(step.events) }
}

/// Whether a rule was broken; what is allowed and only worth knowing breaks none.
pub(crate) fn breaks_a_rule(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| !matches!(finding.rule.rule().consequence, Consequence::Error | Consequence::Note))
}

/// Whether a sentence about a step names a thing.
pub fn step_names(session: &Session, step: &Past<'_>, what: Ref) -> bool {
    let sentences = step.events.iter().filter_map(|event| narrate::sentence(session.program(), step.labels, event));
    sentences.into_iter().any(|sentence| step.labels.named_in(&sentence).contains(&what))
}

/// The line that the thread that moved in a step came to.
pub fn step_line(session: &Session, step: &Past<'_>) -> Option<u32> {
    let thread = mover(step.choice, step.events)?;
    narrate::position(session.program(), step.state, thread).map(|(_, site)| site.line)
}

/// Whether the thread that moved in a step came to a line, or certainly ran over it: many lines are no place where a step
/// ends. Where there are jumps on the way, only the place where it ended counts.
pub fn step_passes(session: &Session, step: &Past<'_>, line: u32) -> bool {
    let Some(thread) = mover(step.choice, step.events) else { return false };
    let place = |state: &State| {
        let frames = &state.thread(thread)?.frames;
        let top = frames.last()?;
        Some((frames.len(), top.func, top.pc as usize))
    };
    if step_line(session, step) == Some(line) {
        return true;
    }
    let Some((depth, function, to)) = place(step.state) else { return false };
    let code = session.program().function(function);
    let from = match place(step.before) {
        Some((before, same, from)) if before == depth && same == function => from,
        // it has come in, or back to where it called from
        Some((before, ..)) if before > depth => return false,
        Some(_) | None => 0,
    };
    let jumps = |inst: &Inst| matches!(inst, Inst::Jump(_) | Inst::JumpIfZero(_) | Inst::JumpIfNonZero(_));
    let here = code.sites.get(from).map(|site| site.line);
    from < to
        && here != Some(line)
        && !code.code[from..to].iter().any(jumps)
        && code.sites[from..to].iter().any(|site| site.line == line)
}

/// The first line with code from this one on, in the same function.
pub fn line_with_code(session: &Session, line: u32) -> Option<u32> {
    let functions = &session.program().functions;
    let inside = functions.iter().filter(|function| (function.site.line..=function.last_line).contains(&line));
    let lines = inside.flat_map(|function| &function.sites).map(|site| site.line);
    lines.filter(|other| *other >= line).min()
}

/// What a letter of the timeline stands for.
pub fn letter_meaning(letter: char) -> Option<&'static str> {
    LETTERS.iter().find(|row| row.letter == letter).map(|row| row.meaning)
}

/// In whose lane a step stands.
fn owner(step: &Past<'_>) -> LaneKind {
    match (step.choice, mover(step.choice, step.events)) {
        (_, Some(thread)) if thread.is_worker() => LaneKind::Worker(thread),
        (_, Some(thread)) => LaneKind::Thread(thread),
        (Choice::Deliver { .. } | Choice::Begin { .. }, None) => LaneKind::Port,
        (Choice::Complete { .. } | Choice::Time | Choice::Thread { .. }, None) => LaneKind::Kernel,
    }
}

fn ground(lane: LaneKind, state: &State) -> Ground {
    match lane {
        LaneKind::Thread(thread) | LaneKind::Worker(thread) => match state.thread(thread) {
            None => Ground::Absent,
            Some(found) => match (&found.phase, &found.role) {
                (Phase::Idle, _) => Ground::Absent,
                (Phase::Blocked(_), _) => Ground::Waits,
                (_, Role::Worker { .. }) => Ground::Callback,
                (_, Role::Main | Role::Created | Role::Parked { .. } | Role::Waiter { .. }) => Ground::Runs,
            },
        },
        LaneKind::Kernel => {
            let busy = state.ops().any(|(_, op)| op.in_flight());
            if busy { Ground::Runs } else { Ground::Absent }
        }
        LaneKind::Port => {
            let holds = state.pool_ports().any(|(_, port)| !port.packets.is_empty());
            if holds { Ground::Runs } else { Ground::Absent }
        }
    }
}
