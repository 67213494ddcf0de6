//! Why the last step could happen: its causes and theirs, as a list that can be read from the top and as pairs of steps
//! that a timeline draws arrows between.

use std::collections::{BTreeMap, BTreeSet};

use super::timeline::step_text;
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

/// The list and the arrows.
pub(super) fn why(session: &Session, past: &[Past<'_>]) -> (Vec<WhyRow>, Vec<Arrow>) {
    let Some(last) = past.last() else { return (Vec::new(), Vec::new()) };
    let causes = session.cone(MOST);
    let arrows = causes.iter().map(|cause| Arrow { from: cause.earlier, to: cause.step }).collect();
    let mut of: BTreeMap<usize, Vec<Cause>> = BTreeMap::new();
    for cause in causes {
        of.entry(cause.step).or_default().push(cause);
    }
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    let mut todo = vec![(0, last.number, None)];
    while let Some((depth, step, because)) = todo.pop() {
        if !seen.insert(step) {
            continue;
        }
        rows.push(WhyRow { depth, step, text: step_text(session, &past[step - 1]), because });
        // the nearest cause is told first; a single one stands below its effect and not further in
        let causes = of.get(&step).map_or(&[][..], Vec::as_slice);
        let deeper = depth + usize::from(causes.len() > 1 || depth == 0);
        todo.extend(causes.iter().rev().map(|cause| (deeper, cause.earlier, Some(cause.because))));
    }
    (rows, arrows)
}
