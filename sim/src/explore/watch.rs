//! Whether to go on with what comes after the search proper: the caller is asked now and then, and memory is looked at.
//! Once told to stop, it stays so; whoever works here hands over what is known. Has no clock.

use std::ops::ControlFlow;

use super::{Limit, Limits, Progress, Stage};

/// Pieces of work between two questions: a few milliseconds.
const STRIDE: u32 = 1024;

/// The caller, and what was said last.
pub(super) struct Watch<'w> {
    ask: &'w mut dyn FnMut(&Progress) -> ControlFlow<Limit>,
    progress: Progress,
    /// Most bytes.
    memory: u64,
    /// Work since the caller was asked.
    since: u32,
    /// What the caller said.
    stopped: Option<Limit>,
    /// Whether the memory was used up at some time.
    full: bool,
}

impl<'w> Watch<'w> {
    /// After a search that got so far and was stopped for that reason, if any. A caller who said stop is not asked again.
    pub(super) fn new(
        ask: &'w mut dyn FnMut(&Progress) -> ControlFlow<Limit>,
        progress: Progress,
        limits: &Limits,
        stopped: Option<Limit>,
    ) -> Self {
        let progress = Progress { stage: Stage::Witnesses, ..progress };
        let stopped = stopped.filter(|limit| matches!(limit, Limit::Seconds | Limit::Interrupt));
        let mut watch = Watch { ask, progress, memory: limits.memory, since: 0, stopped, full: false };
        watch.holds(progress.memory as usize);
        watch
    }

    /// Why something was left out, if it was.
    pub(super) fn stopped(&self) -> Option<Limit> {
        self.stopped.or(self.full.then_some(Limit::Memory))
    }

    /// Before a large piece of work: whether to do it.
    pub(super) fn ask(&mut self) -> ControlFlow<()> {
        if self.full { ControlFlow::Break(()) } else { self.ask_in_place() }
    }

    /// After a small piece of work: whether to go on.
    pub(super) fn tick(&mut self) -> ControlFlow<()> {
        if self.full { ControlFlow::Break(()) } else { self.tick_in_place() }
    }

    /// [`Watch::ask`] about work that keeps next to nothing.
    pub(super) fn ask_in_place(&mut self) -> ControlFlow<()> {
        self.since = 0;
        if self.stopped.is_none() {
            self.stopped = (self.ask)(&self.progress).break_value();
        }
        self.said()
    }

    /// [`Watch::tick`] in work that keeps next to nothing.
    pub(super) fn tick_in_place(&mut self) -> ControlFlow<()> {
        self.since += 1;
        if self.since < STRIDE { self.said() } else { self.ask_in_place() }
    }

    /// So many bytes are in use.
    pub(super) fn holds(&mut self, bytes: usize) {
        self.progress.memory = bytes as u64;
        self.full |= bytes as u64 >= self.memory;
    }

    fn said(&self) -> ControlFlow<()> {
        if self.stopped.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Tests that say when to stop.
#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What a search has got to before it began.
    pub(in super::super) const NOTHING: Progress =
        Progress { states: 0, transitions: 0, frontier: 0, depth: 0, memory: 0, outcomes: 0, stage: Stage::Search };

    #[test]
    fn the_caller_is_asked_now_and_then_and_never_again_after_a_stop() {
        let mut asked = 0;
        let mut ask = |progress: &Progress| {
            assert_eq!(progress.stage, Stage::Witnesses);
            asked += 1;
            if asked < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(Limit::Interrupt) }
        };
        let mut watch = Watch::new(&mut ask, NOTHING, &Limits::default(), None);
        let ticks = (0..100 * STRIDE).take_while(|_| watch.tick().is_continue()).count();
        assert_eq!(ticks as u32, 3 * STRIDE - 1);
        assert!(watch.ask().is_break());
        assert_eq!(watch.stopped(), Some(Limit::Interrupt));
        assert_eq!(asked, 3);
    }

    #[test]
    fn memory_is_a_limit_of_its_own_and_a_caller_who_said_stop_is_left_alone() {
        let mut go_on = |_: &Progress| ControlFlow::Continue(());
        let limits = Limits { memory: 100, ..Limits::default() };
        let mut watch = Watch::new(&mut go_on, NOTHING, &limits, Some(Limit::States));
        assert!(watch.ask().is_continue());
        watch.holds(100);
        assert_eq!((watch.tick(), watch.stopped()), (ControlFlow::Break(()), Some(Limit::Memory)));
        assert!(watch.ask().is_break() && watch.ask_in_place().is_continue());
        let mut never = |_: &Progress| panic!("asked again");
        let mut watch = Watch::new(&mut never, NOTHING, &limits, Some(Limit::Seconds));
        assert_eq!((watch.ask(), watch.stopped()), (ControlFlow::Break(()), Some(Limit::Seconds)));
    }
}
