//! Plain data made from a session, for any front end: the terminal, the plain mode, the browser. Made once for each
//! situation, not once for each frame.
//!
//! Must never know rows, columns, colours or keys; it holds words, numbers and marks.

mod blocks;
mod machine;
mod menu;
mod threads;
mod timeline;
mod verdict;
mod why;

pub use blocks::Block;
pub use machine::{Io, Machine, OpRow, Packets, PoolRow, Sum};
pub use menu::{Idle, MenuRow, Pick};
pub(crate) use threads::mover;
pub use threads::{SourceLine, Status, ThreadPane};
pub use timeline::{
    Cell, Ground, Lane, LaneKind, Letter, Timeline, TraceRow, letter, letter_meaning, line_with_code, step_letter,
    step_line, step_names, step_passes, trace_row,
};
pub(crate) use timeline::{breaks_a_rule, step_words};
pub use verdict::{Judgement, Latched, Reason, VerdictPane};
pub use why::{Arrow, WhyRow};

use crate::session::{Mark, Session};
use timeline::Blame;

/// Everything there is to show of a situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The scenario's name.
    pub scenario: String,
    /// The step that led here; 0 before the first.
    pub step: usize,
    /// The last step on record.
    pub last: usize,
    /// Which branch is shown, from 1, and how many there are.
    pub branch: (usize, usize),
    /// The path to here as a schedule string.
    pub path: String,
    /// The program's threads and workers that live, each with its source.
    pub threads: Vec<ThreadPane>,
    /// What may happen next; empty at the end.
    pub picks: Vec<Pick>,
    /// Threads that cannot move, with the reason.
    pub idle: Vec<Idle>,
    /// Objects of the pool and the kernel.
    pub machine: Machine,
    /// Who did what, step by step.
    pub timeline: Timeline,
    /// Every step that led here, the last ones if there are many.
    pub trace: Vec<TraceRow>,
    /// Why the last step could happen, the step itself first: the steps that matter.
    pub why: Vec<WhyRow>,
    /// How many steps led there, too, but touched nothing that the others are about.
    pub why_else: usize,
    /// The same as pairs of steps.
    pub arrows: Vec<Arrow>,
    /// What is special about steps of the path that is shown, past and future.
    pub marks: Vec<Mark>,
    /// The sentence for the step that led here, then its other sentences.
    pub narration: Vec<String>,
    /// Rules broken so far, though the run may go on.
    pub latched: Vec<Latched>,
    /// The verdict, at the end of a run.
    pub verdict: Option<VerdictPane>,
    /// What the program has printed so far.
    pub output: String,
}

impl View {
    /// What there is to show of a session.
    pub fn new(session: &Session) -> Self {
        let past = session.past();
        let branches = session.branches();
        let (why, why_else, arrows) = why::why(session, &past);
        let shown = branches.iter().position(|branch| branch.shown).map_or(1, |index| index + 1);
        View {
            scenario: session.program().name.clone(),
            step: session.step_number(),
            last: session.last_step(),
            branch: (shown, branches.len()),
            path: session.schedule_here().to_string(),
            threads: threads::panes(session, &past),
            picks: menu::picks(session),
            idle: menu::idle(session),
            machine: machine::machine(session, &past),
            timeline: timeline::timeline(session, &past, Blame::Marked),
            trace: timeline::trace(session, &past),
            why,
            why_else,
            arrows,
            marks: session.marks(),
            narration: verdict::narration(session),
            latched: verdict::latched(session),
            verdict: verdict::verdict(session),
            output: session.state().observer().output.clone(),
        }
    }

    /// Lets the timeline show what is recorded after the last step, too, and adds arrows to the steps that it led to.
    pub fn show_future(&mut self, session: &Session) {
        let along = session.along();
        let farthest = (self.step + timeline::AHEAD).min(along.len());
        self.timeline = timeline::timeline(session, &along[..farthest], Blame::Marked);
        self.arrows.extend(why::followed(session, farthest));
    }

    /// Lets the timeline show all that is recorded without a word on which step broke a rule: for whoever looks for it.
    pub fn hide_blame(&mut self, session: &Session) {
        self.timeline = timeline::timeline(session, &session.along(), Blame::Hidden);
        self.arrows.clear();
        self.machine.blocks.iter_mut().for_each(|block| block.broken = false);
    }

    /// The menu: what may happen next with its numbers, then who cannot move.
    pub fn menu(&self) -> impl Iterator<Item = MenuRow<'_>> {
        self.picks.iter().map(MenuRow::Pick).chain(self.idle.iter().map(MenuRow::Idle))
    }
}
