//! Why the last step could happen: its causes and theirs, as a list that can be read from the top and as pairs of steps
//! that a timeline draws arrows between. The list leaves out steps that led there only because their thread had to go by:
//! what touched none of the things in question explains nothing.

use std::collections::{BTreeMap, BTreeSet};

use tpio_model::event::{Fact, Ref};

use super::timeline::step_text;
use crate::explain::concern::things;
use crate::narrate;
use crate::session::{Because, Cause, Past, Session};

/// So many pairs of a step and its cause are told at most.
const MOST: usize = 64;

/// A step in the list of causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyRow {
    /// How far it is indented: 0 for the step that is asked about.
    pub depth: usize,
    /// The step.
    pub step: usize,
    /// Its line in the source, if it is a step of the program and the sentence does not name the line.
    pub line: Option<u32>,
    /// Its sentence.
    pub text: String,
    /// How it led to the one above that is indented less; `None` for the first row.
    pub because: Option<Because>,
}

/// From an earlier step to one that it led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The earlier step.
    pub from: usize,
    /// The later one.
    pub to: usize,
}

/// Arrows from the last step to those that it led to on the path that is shown, and from these.
pub(super) fn followed(session: &Session, farthest: usize) -> Vec<Arrow> {
    if session.step_number() == 0 {
        return Vec::new();
    }
    let pairs = session.followed(MOST, farthest);
    // the latest first, as in the list of causes: what is drawn over a lane later is nearer
    pairs.iter().rev().map(|cause| Arrow { from: cause.earlier, to: cause.step }).collect()
}

/// The list, how many steps were left out of it, and the arrows.
pub(super) fn why(session: &Session, past: &[Past<'_>]) -> (Vec<WhyRow>, usize, Vec<Arrow>) {
    let Some(last) = past.last() else { return (Vec::new(), 0, Vec::new()) };
    let causes = session.cone(MOST);
    let arrows = causes.iter().map(|cause| Arrow { from: cause.earlier, to: cause.step }).collect();
    let mut of: BTreeMap<usize, Vec<Cause>> = BTreeMap::new();
    for cause in causes {
        of.entry(cause.step).or_default().push(cause);
    }
    // a step that is a reason in itself stands below what it is the reason of, not below what merely came after it
    let reasons = of.values().flatten().filter(|cause| cause.because != Because::GoesOn);
    let reasons: BTreeSet<usize> = reasons.map(|cause| cause.earlier).collect();
    let mut rows: Vec<WhyRow> = Vec::new();
    let mut left = Vec::new();
    let mut seen = BTreeSet::new();
    let mut about: BTreeSet<Ref> = last.findings.iter().flat_map(|finding| finding.about.iter().copied()).collect();
    let mut todo = vec![(0, last.number, None)];
    while let Some((depth, step, because)) = todo.pop() {
        if because == Some(Because::GoesOn) && reasons.contains(&step) || !seen.insert(step) {
            continue;
        }
        let touched = touched(&past[step - 1]);
        let goes_by = because == Some(Because::GoesOn) && !begins(&past[step - 1]);
        let matters = !goes_by || touched.iter().any(|thing| about.contains(thing));
        if matters {
            about.extend(touched);
            rows.push(row(session, &past[step - 1], depth, because));
        } else {
            left.push((depth, step));
        }
        // what the rule is about comes first, then what made it possible, each the nearest first
        let mut causes = of.get(&step).cloned().unwrap_or_default();
        causes.sort_by_key(|cause| (std::cmp::Reverse(cause.because), std::cmp::Reverse(cause.earlier)));
        let deeper = depth + usize::from(matters && (causes.len() > 1 || depth == 0));
        todo.extend(causes.iter().rev().map(|cause| (deeper, cause.earlier, Some(cause.because))));
    }
    // a step that has to do with nothing follows at least on the one before
    if let (1, Some((depth, step))) = (rows.len(), left.first().copied()) {
        left.remove(0);
        rows.push(row(session, &past[step - 1], depth, Some(Because::GoesOn)));
    }
    (rows, left.len(), arrows)
}

fn row(session: &Session, step: &Past<'_>, depth: usize, because: Option<Because>) -> WhyRow {
    let text = step_text(session, step);
    let site = narrate::leading(step.events).and_then(|event| event.site);
    let line = site.map(|site| site.line).filter(|line| !text.contains(&format!("line {line}")));
    WhyRow { depth, step: step.number, line, text, because }
}

/// Whether a step began what its thread does since: a callback, or a routine that was queued to it.
fn begins(step: &Past<'_>) -> bool {
    step.events.iter().any(|event| matches!(event.fact, Fact::CallbackBegan { .. } | Fact::RoutineBegan))
}

/// The things that a step touched; threads touch everything that they do.
fn touched(step: &Past<'_>) -> Vec<Ref> {
    step.events.iter().flat_map(things).filter(|thing| !matches!(thing, Ref::Thread(_))).collect()
}
