//! Moves that a person makes: choices that can be undone and redone, steps of one thread, running on to where something
//! that the caller looks for is true. Undoing loses nothing: what was recorded stays a branch.

use tpio_model::event::Ref;
use tpio_model::name::ThreadId;
use tpio_model::state::State;
use tpio_model::{Choice, Ending};

use super::{Moved, Node, Past, RUN_ON_LIMIT, Session};
use crate::judge;

/// A choice that was made, so that it can be unmade.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    /// Where it was made.
    at: usize,
    /// Where "forward" went before.
    before: Option<usize>,
    /// Where it led.
    to: usize,
}

/// What a choice leads to, seen before it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The run goes on from this state.
    On(State),
    /// The run is over: whether well, if that can be said.
    Over(Option<bool>),
}

impl Session {
    /// Takes choice number `index`, as [`Session::step`] does, so that [`Session::undo`] comes back to here.
    pub fn choose(&mut self, index: usize) -> Moved {
        let (at, before) = (self.cursor, self.here().recent);
        let moved = self.step(index);
        if moved == Moved::Yes {
            self.undo.push(Made { at, before, to: self.cursor });
            self.redo.clear();
        }
        moved
    }

    /// Back to where the last choice was made; the path that was shown then is shown again.
    pub fn undo(&mut self) -> Moved {
        let Some(made) = self.undo.pop() else { return Moved::No };
        self.lead_to(made.at);
        self.nodes[made.at].recent = made.before;
        self.cursor = made.at;
        self.redo.push(made);
        Moved::Yes
    }

    /// Makes the choice again that was undone last.
    pub fn redo(&mut self) -> Moved {
        let Some(made) = self.redo.pop() else { return Moved::No };
        self.lead_to(made.at);
        self.nodes[made.at].recent = Some(made.to);
        self.cursor = made.to;
        self.undo.push(made);
        Moved::Yes
    }

    /// Shows the branch that a node is on.
    fn lead_to(&mut self, node: usize) {
        let mut at = node;
        while let Some(parent) = self.nodes[at].parent {
            self.nodes[parent].recent = Some(at);
            at = parent;
        }
    }

    /// All steps of the path that is shown, past and future, the first one first.
    pub fn along(&self) -> Vec<Past<'_>> {
        self.steps_to(self.leaf())
    }

    /// The step that led to the cursor; `None` at the start.
    pub fn last(&self) -> Option<Past<'_>> {
        let here = self.here();
        let choice = self.choice()?;
        let before = &self.nodes[here.parent?].state;
        let Node { depth, events, findings, state, labels, .. } = here;
        Some(Past { number: *depth, choice, events, findings, before, state, labels })
    }

    /// At least one step forward, then on while there is one choice only and no rule is broken, and `stop` says no.
    pub fn run_on_until(&mut self, stop: &mut dyn FnMut(&Session) -> bool) -> Moved {
        let moved = self.forward();
        for _ in 1..RUN_ON_LIMIT {
            if self.is_at_a_stop() || stop(self) {
                break;
            }
            self.forward();
        }
        moved
    }

    /// Whether a run-on stops here: there is a real choice or none, or a rule was broken.
    pub fn is_at_a_stop(&self) -> bool {
        self.choices().len() != 1 || !self.findings().is_empty()
    }

    /// At least one step back, then on back likewise.
    pub fn run_back_until(&mut self, stop: &mut dyn FnMut(&Session) -> bool) -> Moved {
        let moved = self.back();
        while self.choices().len() < 2 && self.findings().is_empty() && !stop(self) && self.back() == Moved::Yes {}
        moved
    }

    /// The thread or worker that moved last.
    pub fn moved_last(&self) -> Option<ThreadId> {
        crate::view::mover(self.choice()?, self.events())
    }

    /// One step of that thread: as recorded if that is its step, else the first of its choices.
    pub fn step_thread(&mut self, thread: ThreadId) -> Moved {
        let its = |choice: &Choice| matches!(choice, Choice::Thread { thread: other, .. } if *other == thread);
        let recorded = self.recorded().filter(|index| its(&self.choices()[*index]));
        match recorded.or_else(|| self.choices().iter().position(its)) {
            Some(index) => self.choose(index),
            None => Moved::No,
        }
    }

    /// Lets a thread go on alone until it returns from the function that it is in, waits, ends, or a rule is broken.
    pub fn finish(&mut self, thread: ThreadId) -> Moved {
        let Some(depth) = self.depth(thread) else { return Moved::No };
        let moved = self.step_thread(thread);
        for _ in 1..RUN_ON_LIMIT {
            let left = self.depth(thread).is_none_or(|now| now < depth);
            if left || !self.findings().is_empty() || self.step_thread(thread) == Moved::No {
                break;
            }
        }
        moved
    }

    /// Back to where a thread entered the function that it is in.
    pub fn unfinish(&mut self, thread: ThreadId) -> Moved {
        let Some(depth) = self.depth(thread) else { return self.back() };
        let moved = self.back();
        while self.depth(thread).is_some_and(|now| now >= depth) && self.back() == Moved::Yes {}
        moved
    }

    /// How many functions a thread is inside; `None` if it is not there.
    fn depth(&self, thread: ThreadId) -> Option<usize> {
        self.state().thread(thread).map(|found| found.frames.len()).filter(|frames| *frames > 0)
    }

    /// What each choice leads to.
    pub fn peek(&self) -> Vec<Next> {
        let next = |choice: &Choice| {
            let mut state = self.state().clone();
            let step = tpio_model::apply(&self.program, &mut state, *choice, &mut Vec::new());
            let settled = judge::settle(&self.program, &state, step);
            match settled.ending {
                None => Next::On(state),
                Some(ending) => Next::Over(judge::ends_well(&state, &settled.findings, &ending)),
            }
        };
        self.choices().iter().map(next).collect()
    }

    /// The states on the way to the cursor, the start first; the state in which a run is over is left out.
    pub fn way(&self) -> Vec<State> {
        let path = self.nodes_to(self.cursor);
        let going_on = path.iter().map(|node| &self.nodes[*node]).filter(|node| node.ending.is_none());
        going_on.map(|node| node.state.clone()).collect()
    }

    /// Whether the run ended well, if the cursor is at its end and that can be said.
    pub fn ended_well(&self) -> Option<bool> {
        let here = self.here();
        here.ending.as_ref().and_then(|ending: &Ending| judge::ends_well(&here.state, &here.findings, ending))
    }

    /// What a thread or worker is called at the cursor.
    pub fn thread_label(&self, thread: ThreadId) -> String {
        self.labels().name(Ref::Thread(thread))
    }
}
