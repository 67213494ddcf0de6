//! What a long command asks now and then while it works: whether time is up, whether Ctrl-C was pressed, and whether to
//! tell those who look on how far it is.

use std::ops::ControlFlow;

use tpio_sim::explore::Limit;

use super::output::Output;

/// Seconds before a line of progress appears, and between two of them.
const PATIENCE: f64 = 1.0;
const REFRESH: f64 = 0.2;

/// The watch over one file's work.
pub(super) struct Watch<'o, 'w, 'a> {
    output: &'o mut Output<'w, 'a>,
    start: f64,
    /// When the next line of progress is due, in seconds from the start.
    next: f64,
    /// Most seconds.
    most: Option<f64>,
}

impl<'o, 'w, 'a> Watch<'o, 'w, 'a> {
    /// The work begins now.
    pub(super) fn new(output: &'o mut Output<'w, 'a>, most: Option<f64>) -> Self {
        let start = output.seconds();
        Watch { output, start, next: PATIENCE, most }
    }

    /// Whether to go on. If it is time to tell, `tell` is called with the seconds so far: a line of progress, and perhaps
    /// something that stays.
    pub(super) fn look(&mut self, tell: impl FnOnce(f64) -> (String, Option<String>)) -> ControlFlow<Limit> {
        let elapsed = self.elapsed();
        if self.output.interrupted() {
            return ControlFlow::Break(Limit::Interrupt);
        }
        if self.most.is_some_and(|most| elapsed >= most) {
            return ControlFlow::Break(Limit::Seconds);
        }
        if elapsed >= self.next {
            self.next = elapsed + REFRESH;
            let (line, remark) = tell(elapsed);
            // who cannot be told of progress is told the result
            let _ = remark.map(|remark| self.output.remark(&remark));
            let _ = self.output.progress(&line);
        }
        ControlFlow::Continue(())
    }

    /// Seconds since the work began.
    pub(super) fn elapsed(&self) -> f64 {
        self.output.seconds() - self.start
    }

    /// The work is over: no line of progress stays behind.
    pub(super) fn done(self) -> std::io::Result<f64> {
        self.output.clear()?;
        Ok(self.elapsed())
    }
}
