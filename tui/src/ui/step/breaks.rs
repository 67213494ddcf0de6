//! Breakpoints: lines of the source, kinds of events, threads and objects at which running on stops.

use std::collections::BTreeSet;

use tpio_model::event::Ref;
use tpio_model::name::ThreadId;
use tpio_sim::session::{Past, Session};
use tpio_sim::view::{letter_meaning, line_with_code, step_letter, step_names, step_passes};

use super::{Focus, Step, Wish};

/// Where to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// When a thread comes to this line, or runs over it.
    Line(u32),
    /// After a step with this letter in the timeline.
    Event(char),
    /// After a step of this thread.
    Thread(ThreadId),
    /// After a step whose sentences name this object or operation.
    Object(Ref),
}

impl Break {
    /// `line 12`, `K closed`, `steps of W1`, `steps about io#1`.
    pub fn words(self, session: &Session) -> String {
        match self {
            Break::Line(line) => format!("line {line}"),
            Break::Event(letter) => format!("{letter} {}", letter_meaning(letter).unwrap_or("event")),
            Break::Thread(thread) => format!("steps of {}", session.labels().name(Ref::Thread(thread))),
            Break::Object(what) => format!("steps about {}", session.labels().name(what)),
        }
    }

    fn fits(self, session: &Session, step: &Past<'_>) -> bool {
        match self {
            Break::Line(line) => step_passes(session, step, line),
            Break::Event(letter) => step_letter(step) == letter,
            Break::Thread(thread) => step.mover() == Some(thread),
            Break::Object(what) => step_names(session, step, what),
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

    pub(super) fn toggle_thread(&mut self) -> Wish {
        match self.mover() {
            Some(thread) => self.toggle(Break::Thread(thread)),
            None => Wish::Say("no thread moved last, and none is to move".to_owned()),
        }
    }

    /// The thing that the last step was about: an object of the pool, if it names one.
    pub(super) fn toggle_object(&mut self) -> Wish {
        let said = self.session.last().map(|_| self.session.story()).unwrap_or_default();
        let named = said.iter().flat_map(|sentence| self.session.labels().named_in(sentence));
        let mut things: Vec<Ref> = named.filter(|what| !matches!(what, Ref::Thread(_))).collect();
        things.sort_by_key(|what| what.object().is_none());
        match things.first() {
            Some(what) => self.toggle(Break::Object(*what)),
            None => Wish::Say("the last step names no object".to_owned()),
        }
    }

    /// Sets a breakpoint, or takes it away.
    pub(in crate::ui) fn toggle(&mut self, place: Break) -> Wish {
        let place = match place {
            Break::Line(line) if !self.breaks.contains(&place) => match line_with_code(&self.session, line) {
                Some(line) => Break::Line(line),
                None => return Wish::Say(format!("there is no code from line {line} on")),
            },
            Break::Line(_) | Break::Event(_) | Break::Thread(_) | Break::Object(_) => place,
        };
        let words = place.words(&self.session);
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
