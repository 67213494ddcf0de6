//! Playing a run by itself: a step at a time, as recorded or else the first choice, until it is over or a breakpoint is
//! reached. The clock is whoever sends the ticks.

use tpio_sim::session::Moved;

use super::{Step, Wish, breaks};
use crate::ui::action::Action;

/// Whether a run is played, and how fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Play {
    speed: Speed,
    on: bool,
}

/// How fast: powers of two of one step a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speed(i8);

impl Speed {
    /// Milliseconds from one step to the next.
    pub fn milliseconds(self) -> u64 {
        if self.0 < 0 { 1000 << -self.0 } else { 1000 >> self.0 }
    }

    /// `1x`, `1/4x`, `16x`.
    pub fn words(self) -> String {
        if self.0 < 0 { format!("1/{}x", 1 << -self.0) } else { format!("{}x", 1 << self.0) }
    }

    fn change(self, by: i8) -> Speed {
        Speed((self.0 + by).clamp(-3, 5))
    }
}

impl Play {
    /// Whether it plays.
    pub fn is_on(self) -> bool {
        self.on
    }

    /// How fast.
    pub fn speed(self) -> Speed {
        self.speed
    }

    pub(super) fn stop(&mut self) {
        self.on = false;
    }
}

impl Step {
    pub(super) fn play_action(&mut self, action: Action) -> Wish {
        match action {
            Action::Slower => self.play.speed = self.play.speed.change(-1),
            Action::Faster => self.play.speed = self.play.speed.change(1),
            _ => self.play.on = !self.play.on && self.session.recorded().is_some(),
        }
        let speed = self.play.speed.words();
        Wish::Say(match (self.play.on, action) {
            (true, _) => format!("plays at {speed}: Space stops, < > change the speed"),
            (false, Action::Play) if self.session.recorded().is_none() => "this is the end of the run".to_owned(),
            (false, Action::Play) => "stopped".to_owned(),
            (false, _) => format!("Space plays at {speed}"),
        })
    }

    /// The next step of a run that is played is due.
    pub(in crate::ui) fn tick(&mut self) -> Wish {
        if !self.play.on {
            return Wish::None;
        }
        if self.forward() == Moved::No {
            self.play.stop();
            return Wish::None;
        }
        let broke = breaks::hit(&self.breaks, &self.session);
        self.refresh();
        if broke.is_some() || self.view.verdict.is_some() {
            self.play.stop();
        }
        broke.map_or(Wish::None, |broke| Wish::Say(format!("stopped at {}", broke.words(&self.session))))
    }
}
