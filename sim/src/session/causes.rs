//! Why a step could happen: which earlier steps made it possible. Nothing here knows what a step does; what is asked is
//! since when the choice was there, and that the model has answered already. One more reason comes from a finding: the
//! steps that its explanation names.
//!
//! Must never look at events: that two steps have to do with each other is not that one led to the other.

use std::collections::BTreeSet;

use tpio_model::Choice;
use tpio_model::name::ThreadId;

use super::Session;
use crate::explain::explain;

/// Of what an earlier step is the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The same thread went on after it.
    GoesOn,
    /// It made the choice possible: before it the choice was not there.
    Possible,
    /// The rule that was broken is about it.
    Concerns,
}

/// A step and an earlier one that led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// The later step.
    pub step: usize,
    /// The earlier one.
    pub earlier: usize,
    /// How it led there.
    pub because: Because,
}

impl Session {
    /// What led to the step at the cursor, and what led to that, as far back as `most` pairs go: the nearest first. A step
    /// is asked about once.
    pub fn cone(&self, most: usize) -> Vec<Cause> {
        let path = self.nodes_to(self.cursor);
        let mut causes = Vec::new();
        let mut todo = BTreeSet::from([self.step_number()]);
        while let Some(step) = todo.pop_last() {
            let found = self.causes(&path, step);
            if causes.len() + found.len() > most {
                break;
            }
            todo.extend(found.iter().map(|cause| cause.earlier));
            causes.extend(found);
        }
        causes
    }

    /// What the step at the cursor led to on the path that is shown, directly or by what came of it: pairs of a step after
    /// the cursor and an earlier one, in the order of the steps, as far as `most` pairs and `farthest` go.
    pub fn followed(&self, most: usize, farthest: usize) -> Vec<Cause> {
        let path = self.nodes_to(self.leaf());
        let here = self.step_number();
        let mut reached = BTreeSet::from([here]);
        let mut pairs = Vec::new();
        for step in here + 1..path.len().min(farthest + 1) {
            let led = self.causes(&path, step).into_iter().filter(|cause| reached.contains(&cause.earlier));
            let before = pairs.len();
            pairs.extend(led);
            if pairs.len() > most {
                pairs.truncate(before);
                break;
            }
            if pairs.len() > before {
                reached.insert(step);
            }
        }
        pairs
    }

    /// The nodes from the start to this one.
    pub(super) fn nodes_to(&self, node: usize) -> Vec<usize> {
        let mut path = vec![node];
        let mut at = node;
        while let Some(parent) = self.nodes[at].parent {
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }

    /// The steps that led directly to a step of the path, the latest first.
    fn causes(&self, path: &[usize], step: usize) -> Vec<Cause> {
        if step == 0 {
            return Vec::new();
        }
        let cause = |earlier, because| Cause { step, earlier, because };
        let choice = self.choice_of(path[step]);
        let own = match choice {
            Choice::Thread { thread, .. } => (1..step).rev().find(|earlier| self.moved(path[*earlier]) == Some(thread)),
            Choice::Begin { .. } | Choice::Deliver { .. } | Choice::Complete { .. } | Choice::Time => None,
        };
        let offered = |step: usize| self.nodes[path[step]].choices.contains(&choice);
        let floor = own.unwrap_or(0);
        let since = (floor..step).rev().take_while(|step| offered(*step)).last();
        let mut causes = Vec::new();
        match (own, since) {
            (Some(own), Some(since)) if since > own => {
                causes.push(cause(since, Because::Possible));
                causes.push(cause(own, Because::GoesOn));
            }
            (Some(own), _) => causes.push(cause(own, Because::GoesOn)),
            (None, Some(since)) if since > 0 => causes.push(cause(since, Because::Possible)),
            (None, _) => {}
        }
        causes.extend(self.concerned(path[step], step).into_iter().map(|earlier| cause(earlier, Because::Concerns)));
        // of two reasons the one that says more
        causes.sort_by_key(|cause| std::cmp::Reverse((cause.earlier, cause.because)));
        causes.dedup_by_key(|cause| cause.earlier);
        causes
    }

    /// The earlier steps that the explanations of a step's findings name.
    fn concerned(&self, node: usize, step: usize) -> BTreeSet<usize> {
        let findings: Vec<_> = self.nodes[node].findings.iter().map(|finding| (step as u32, finding.clone())).collect();
        if findings.is_empty() {
            return BTreeSet::new();
        }
        let told = explain(&self.program, &self.schedule_to(node), step as u32, &findings, None).unwrap_or_default();
        let earlier = told.iter().flat_map(|told| &told.earlier).map(|place| place.step as usize);
        earlier.filter(|earlier| (1..step).contains(earlier)).collect()
    }

    /// The choice that led to a node that is not the start.
    fn choice_of(&self, node: usize) -> Choice {
        let parent = self.nodes[node].parent.expect("internal: no step led to the start");
        self.nodes[parent].choices[self.nodes[node].index]
    }

    /// The thread that moved in the step that led to a node, or the worker that began a callback in it.
    fn moved(&self, node: usize) -> Option<ThreadId> {
        crate::view::mover(self.choice_of(node), &self.nodes[node].events)
    }
}
