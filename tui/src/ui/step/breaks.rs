//! Breakpoints: lines of the source and kinds of events at which running on stops.

use std::collections::BTreeSet;

use tpio_sim::session::{Past, Session};
use tpio_sim::view::{letter_meaning, line_with_code, step_letter, step_passes};

use super::{Focus, Step, Wish};

/// Where to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// When a thread comes to this line, or runs over it.
    Line(u32),
    /// After a step with this letter in the timeline.
    Event(char),
}

impl Break {
    /// `line 12`, `K closed`.
    pub fn words(self) -> String {
        match self {
            Break::Line(line) => format!("line {line}"),
            Break::Event(letter) => format!("{letter} {}", letter_meaning(letter).unwrap_or("event")),
        }
    }

    fn fits(self, session: &Session, step: &Past<'_>) -> bool {
        match self {
            Break::Line(line) => step_passes(session, step, line),
            Break::Event(letter) => step_letter(step) == letter,
        }
    }
}

/// The breakpoint that the last step came to.
pub(super) fn hit(breaks: &BTreeSet<Break>, session: &Session) -> Option<Break> {
    if breaks.is_empty() {
        return None;
    }
    let step = session.last()?;
    breaks.iter().copied().find(|place| place.fits(session, &step))
}

/// The steps of the path that is shown that come to a breakpoint.
pub(super) fn hits(breaks: &BTreeSet<Break>, session: &Session) -> Vec<usize> {
    if breaks.is_empty() {
        return Vec::new();
    }
    let steps = session.along();
    let hit = |step: &&Past<'_>| breaks.iter().any(|place| place.fits(session, step));
    steps.iter().filter(hit).map(|step| step.number).collect()
}

impl Step {
    /// The line that a breakpoint would be set at: the one that the person marked, else the next one of whoever is to move.
    pub fn line(&self) -> Option<u32> {
        self.line.or_else(|| {
            let mover = self.view.picks.get(self.marked).and_then(|pick| pick.mover.as_ref());
            let panes = &self.view.threads;
            let pane = panes.iter().find(|pane| Some(&pane.label) == mover).or(panes.iter().find(|pane| pane.acted));
            pane.or(panes.first()).and_then(|pane| pane.next)
        })
    }

    /// Whether the person marked a line, so that it has to be in sight.
    pub fn marked_line(&self) -> Option<u32> {
        self.line.filter(|_| self.focus == Focus::Source)
    }

    pub(super) fn toggle_line(&mut self) -> Wish {
        match self.line() {
            Some(line) => self.toggle(Break::Line(line)),
            None => Wish::Say("no thread stands at a line".to_owned()),
        }
    }

    pub(super) fn toggle_event(&mut self) -> Wish {
        match self.view.trace.last() {
            Some(row) => self.toggle(Break::Event(row.letter)),
            None => Wish::Say("nothing has happened yet".to_owned()),
        }
    }

    /// Sets a breakpoint, or takes it away.
    pub(in crate::ui) fn toggle(&mut self, place: Break) -> Wish {
        let place = match place {
            Break::Line(line) if !self.breaks.contains(&place) => match line_with_code(&self.session, line) {
                Some(line) => Break::Line(line),
                None => return Wish::Say(format!("there is no code from line {line} on")),
            },
            Break::Line(_) | Break::Event(_) => place,
        };
        let words = place.words();
        let said = if self.breaks.remove(&place) {
            format!("no break any more at {words}")
        } else {
            self.breaks.insert(place);
            format!("break at {words}: c runs on to it")
        };
        self.hits = hits(&self.breaks, &self.session);
        Wish::Say(said)
    }

    /// Moves the marked line within the sources that are shown.
    pub(super) fn move_line(&mut self, by: i64) {
        let Some(line) = self.line() else { return };
        let wanted = u32::try_from(i64::from(line) + by).unwrap_or(line);
        let shown = self.view.threads.iter().flat_map(|pane| &pane.lines).any(|shown| shown.number == wanted);
        self.line = Some(if shown { wanted } else { line });
    }
}
