//! A timeline with a cursor: step, back, seek, run on. A different choice in the past makes a branch, and the old future
//! is kept. The one object that a front end holds.
//!
//! Must never know how a step is shown, and never changes a state but by [`tpio_model::apply`].

mod causes;
mod choices;
mod types;

pub use causes::{Because, Cause};
pub use choices::Next;
pub use types::{Branch, Broken, Mark, Marked, Misfit, Moved, Past, Verdict};

use std::sync::Arc;

use tpio_model::event::Event;
use tpio_model::name::{Base, Space};
use tpio_model::program::Program;
use tpio_model::state::State;
use tpio_model::{Choice, Ending, Finding};

use crate::judge::{self, Settled};
use crate::labels::Labels;
use crate::narrate;
use crate::schedule::Schedule;

/// How many steps one run-on takes at most, so that an endless loop gives the person the keyboard back.
pub const RUN_ON_LIMIT: usize = 10_000;

/// A program's history so far, all of its branches, and where we are in it.
#[derive(Clone, Debug)]
pub struct Session {
    program: Arc<Program>,
    /// The tree of all situations that were visited; parents come before their children.
    nodes: Vec<Node>,
    cursor: usize,
    /// Choices that a person made, the last one last, and those that were undone.
    undo: Vec<choices::Made>,
    redo: Vec<choices::Made>,
}

/// A situation and the step that led to it.
#[derive(Clone, Debug)]
struct Node {
    parent: Option<usize>,
    /// Which of the parent's choices led here.
    index: usize,
    depth: usize,
    state: State,
    choices: Vec<Choice>,
    events: Vec<Event>,
    findings: Vec<Finding>,
    ending: Option<Ending>,
    labels: Arc<Labels>,
    /// In the order in which they were first visited.
    children: Vec<usize>,
    /// The child that was visited last: where "forward" goes.
    recent: Option<usize>,
}

impl Session {
    /// A session before the program's first step.
    pub fn new(program: Arc<Program>) -> Self {
        let state = tpio_model::initial(&program);
        let root = Node {
            parent: None,
            index: 0,
            depth: 0,
            choices: tpio_model::enabled(&program, &state),
            state,
            events: Vec::new(),
            findings: Vec::new(),
            ending: None,
            labels: Arc::new(Labels::new(&program)),
            children: Vec::new(),
            recent: None,
        };
        Session { program, nodes: vec![root], cursor: 0, undo: Vec::new(), redo: Vec::new() }
    }

    /// The program that is stepped.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The same, to be kept.
    pub fn shared_program(&self) -> Arc<Program> {
        Arc::clone(&self.program)
    }

    /// The name of the function at an address; empty if there is none.
    pub fn function_at(&self, address: u64) -> String {
        match Base::split(address) {
            Some((base, 0)) if base.space() == Space::Function => self
                .program
                .functions
                .get(base.index() as usize)
                .map_or_else(String::new, |function| function.name.clone()),
            Some(_) | None => String::new(),
        }
    }

    /// The state at the cursor.
    pub fn state(&self) -> &State {
        &self.here().state
    }

    /// What may happen next; empty at the end of a run.
    pub fn choices(&self) -> &[Choice] {
        &self.here().choices
    }

    /// Labels of what has appeared up to the cursor.
    pub fn labels(&self) -> &Labels {
        &self.here().labels
    }

    /// The number of the step that led to the cursor; 0 before the first.
    pub fn step_number(&self) -> usize {
        self.here().depth
    }

    /// The number of the last step along the path that is shown.
    pub fn last_step(&self) -> usize {
        self.nodes[self.leaf()].depth
    }

    /// What the step that led to the cursor did.
    pub fn events(&self) -> &[Event] {
        &self.here().events
    }

    /// Rules that the step that led to the cursor broke.
    pub fn findings(&self) -> &[Finding] {
        &self.here().findings
    }

    /// The choice that "forward" takes: the recorded one, else the first; `None` at the end.
    pub fn recorded(&self) -> Option<usize> {
        match self.here().recent {
            Some(child) => Some(self.nodes[child].index),
            None => (!self.choices().is_empty()).then_some(0),
        }
    }

    /// Whether there is a future on record.
    pub fn has_future(&self) -> bool {
        self.here().recent.is_some()
    }

    /// Takes choice number `index` of [`Session::choices`]: along a branch that exists, or on a new one. Nothing that
    /// was recorded is lost. An index past the end moves nothing.
    pub fn step(&mut self, index: usize) -> Moved {
        if index >= self.choices().len() {
            return Moved::No;
        }
        let old = self.here().children.iter().copied().find(|child| self.nodes[*child].index == index);
        let child = old.unwrap_or_else(|| self.grow(index));
        self.nodes[self.cursor].recent = Some(child);
        self.cursor = child;
        Moved::Yes
    }

    /// One step forward: as recorded, else the first choice.
    pub fn forward(&mut self) -> Moved {
        self.recorded().map_or(Moved::No, |index| self.step(index))
    }

    /// One step back. The future stays on record.
    pub fn back(&mut self) -> Moved {
        match self.here().parent {
            Some(parent) => {
                self.cursor = parent;
                Moved::Yes
            }
            None => Moved::No,
        }
    }

    /// Goes to a step of the path that is shown; past its end, to its end.
    pub fn seek(&mut self, step: usize) -> Moved {
        let start = self.cursor;
        while self.step_number() > step && self.back() == Moved::Yes {}
        while self.step_number() < step && self.has_future() && self.forward() == Moved::Yes {}
        if self.cursor == start { Moved::No } else { Moved::Yes }
    }

    /// At least one step forward, then on to the next real choice (at least two alternatives), a broken rule or the end.
    pub fn run_on(&mut self) -> Moved {
        self.run_on_until(&mut |_| false)
    }

    /// At least one step back, then on to the last real choice, broken rule, or the beginning.
    pub fn run_back(&mut self) -> Moved {
        self.run_back_until(&mut |_| false)
    }

    /// Forward to the end of the run, as recorded, else by first choices; at most `limit` steps.
    pub fn run_to_end(&mut self, limit: usize) -> Moved {
        let moved = self.forward();
        for _ in 1..limit {
            if self.forward() == Moved::No {
                break;
            }
        }
        moved
    }

    /// The steps that led to the cursor, the first one first.
    pub fn past(&self) -> Vec<Past<'_>> {
        self.steps_to(self.cursor)
    }

    fn steps_to(&self, node: usize) -> Vec<Past<'_>> {
        let mut steps: Vec<Past<'_>> = Vec::with_capacity(self.nodes[node].depth);
        let mut at = node;
        while let Some(parent) = self.nodes[at].parent {
            let node = &self.nodes[at];
            steps.push(Past {
                number: node.depth,
                choice: self.nodes[parent].choices[node.index],
                events: &node.events,
                findings: &node.findings,
                before: &self.nodes[parent].state,
                state: &node.state,
                labels: &node.labels,
            });
            at = parent;
        }
        steps.reverse();
        steps
    }

    /// The state after a step of the path that led to the cursor; step 0 is the start.
    pub fn state_at(&self, step: usize) -> Option<&State> {
        let mut at = self.cursor;
        while self.nodes[at].depth > step {
            at = self.nodes[at].parent?;
        }
        (self.nodes[at].depth == step).then(|| &self.nodes[at].state)
    }

    /// What is special about the steps of the path that is shown, past and future, in order.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut at = Some(self.leaf());
        while let Some(node) = at.map(|at| &self.nodes[at]) {
            if node.children.len() > 1 {
                marks.push(Mark { step: node.depth, what: Marked::Fork });
            }
            if crate::view::breaks_a_rule(&node.findings) {
                marks.push(Mark { step: node.depth, what: Marked::Broken });
            }
            at = node.parent;
        }
        marks.reverse();
        marks
    }

    /// Whether something else could have happened on the way to the cursor.
    pub fn had_choice(&self) -> bool {
        let mut at = self.here().parent;
        while let Some(node) = at.map(|at| &self.nodes[at]) {
            if node.choices.len() > 1 {
                return true;
            }
            at = node.parent;
        }
        false
    }

    /// The sentences for the step that led to the cursor: the one for it as a whole first.
    pub fn story(&self) -> Vec<String> {
        match self.last() {
            Some(last) => narrate::story(&self.program, &last),
            None => vec!["main is about to start".to_owned()],
        }
    }

    /// The choice that led to the cursor; `None` at the start.
    pub fn choice(&self) -> Option<Choice> {
        let here = self.here();
        here.parent.map(|parent| self.nodes[parent].choices[here.index])
    }

    /// Rules broken up to the cursor, the earliest first.
    pub fn broken(&self) -> Vec<Broken> {
        let broken = |past: Past<'_>| {
            let step = past.number;
            past.findings.iter().map(move |finding| Broken { step, finding: finding.clone() }).collect::<Vec<_>>()
        };
        self.past().into_iter().flat_map(broken).collect()
    }

    /// How the run ended, if the cursor is at its end.
    pub fn verdict(&self) -> Option<Verdict> {
        let ending = self.here().ending.clone()?;
        Some(Verdict { ending, broken: self.broken() })
    }

    /// The path that is shown, from its start to its end, as a schedule.
    pub fn schedule(&self) -> Schedule {
        self.schedule_to(self.leaf())
    }

    /// The path that led to the cursor as a schedule: played, it comes by here.
    pub fn schedule_here(&self) -> Schedule {
        self.schedule_to(self.cursor)
    }

    /// Records the path of a schedule, then first choices to the end (at most `limit` steps), and goes to the start.
    ///
    /// # Errors
    ///
    /// The schedule does not fit the program; what fits of it is recorded.
    pub fn record(&mut self, schedule: &Schedule, limit: usize) -> Result<(), Misfit> {
        self.seek(0);
        let mut picks = schedule.items().iter();
        let mut misfit = None;
        for _ in 0..limit {
            let alternatives = self.choices().len();
            let index = match alternatives {
                0 => break,
                1 => 0,
                _ => picks.next().map_or(0, |pick| *pick as usize),
            };
            if self.step(index) == Moved::No {
                misfit = Some(Misfit { step: self.step_number() + 1, picked: index, alternatives });
                break;
            }
        }
        self.seek(0);
        misfit.map_or(Ok(()), Err)
    }

    /// All complete paths, in the order in which they were first taken.
    pub fn branches(&self) -> Vec<Branch> {
        let shown = self.leaf();
        let leaves = (0..self.nodes.len()).filter(|node| self.nodes[*node].children.is_empty());
        leaves
            .map(|leaf| Branch {
                steps: self.nodes[leaf].depth,
                fork: self.fork(leaf, shown),
                shown: leaf == shown,
                leaf,
            })
            .collect()
    }

    /// Shows another branch (of [`Session::branches`]), at its first step of its own.
    pub fn show(&mut self, branch: &Branch) -> Moved {
        let (start, mut at) = (self.cursor, branch.leaf);
        while let Some(parent) = self.nodes[at].parent {
            self.nodes[parent].recent = Some(at);
            at = parent;
        }
        self.cursor = branch.leaf;
        self.seek(if branch.shown { branch.steps } else { branch.fork + 1 });
        if self.cursor == start { Moved::No } else { Moved::Yes }
    }

    fn here(&self) -> &Node {
        &self.nodes[self.cursor]
    }

    /// The end of the path that is shown.
    fn leaf(&self) -> usize {
        let mut at = self.cursor;
        while let Some(child) = self.nodes[at].recent {
            at = child;
        }
        at
    }

    /// The number of the last step that two paths share.
    fn fork(&self, mut a: usize, mut b: usize) -> usize {
        while a != b {
            // parents come before their children: the later of two different nodes is no ancestor of the other
            let later = if a > b { &mut a } else { &mut b };
            *later = self.nodes[*later].parent.expect("internal: two roots");
        }
        self.nodes[a].depth
    }

    fn schedule_to(&self, node: usize) -> Schedule {
        let mut picks = Vec::new();
        let mut at = node;
        while let Some(parent) = self.nodes[at].parent {
            if self.nodes[parent].choices.len() > 1 {
                picks.push(self.nodes[at].index as u32);
            }
            at = parent;
        }
        picks.reverse();
        Schedule::new(picks)
    }

    /// Takes a choice for the first time.
    fn grow(&mut self, index: usize) -> usize {
        let from = self.here();
        assert!(from.ending.is_none(), "internal: a step after the end");
        let mut state = from.state.clone();
        let mut events = Vec::new();
        let step = tpio_model::apply(&self.program, &mut state, from.choices[index], &mut events);
        let mut labels = (*from.labels).clone();
        for event in &events {
            labels.learn(event);
        }
        let labels = if labels == *from.labels { Arc::clone(&from.labels) } else { Arc::new(labels) };
        let Settled { findings, ending, choices } = judge::settle(&self.program, &state, step);
        let node = Node {
            parent: Some(self.cursor),
            index,
            depth: self.here().depth + 1,
            state,
            choices,
            events,
            findings,
            ending,
            labels,
            children: Vec::new(),
            recent: None,
        };
        self.nodes.push(node);
        let child = self.nodes.len() - 1;
        self.nodes[self.cursor].children.push(child);
        child
    }
}
