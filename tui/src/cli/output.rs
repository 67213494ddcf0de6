//! Where a command writes: results, diagnostics, and a line of progress that comes and goes. Colours are decided here,
//! for each stream.

use std::io::{self, BufRead};

use tpio_scenarios::diagnostic::Color as DiagColor;
use tpio_sim::report::Paint;

use super::args::Color;
use super::{Place, World};

/// The streams, with what a command needs to know about them.
pub(super) struct Output<'w, 'a> {
    world: &'w mut World<'a>,
    /// Colours for results.
    pub(super) paint: Paint,
    /// Colours for stories and diagnostics.
    pub(super) paint_error: Paint,
    progress: Progress,
}

/// Whether a line of progress stands on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    None,
    Shown,
}

impl<'w, 'a> Output<'w, 'a> {
    pub(super) fn new(world: &'w mut World<'a>, color: Color) -> Self {
        let variable = |name: &str| (world.variable)(name).filter(|value| !value.is_empty());
        let unwanted = variable("NO_COLOR").is_some();
        let forced = variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let paint = |place| match (color, place) {
            (Color::Always | Color::Sixteen | Color::Many | Color::True, _) => Paint::Ansi,
            (Color::Auto, Place::Terminal) if !unwanted => Paint::Ansi,
            (Color::Auto, Place::Elsewhere) if forced && !unwanted => Paint::Ansi,
            (Color::Auto | Color::Never, _) => Paint::Plain,
        };
        let (paint, paint_error) = (paint(world.stdout_place), paint(world.stderr_place));
        Output { world, paint, paint_error, progress: Progress::None }
    }

    /// Colours for diagnostics.
    pub(super) fn diag_color(&self) -> DiagColor {
        match self.paint_error {
            Paint::Ansi => DiagColor::Ansi,
            Paint::Plain => DiagColor::None,
        }
    }

    /// A result.
    pub(super) fn result(&mut self, text: &str) -> io::Result<()> {
        self.clear()?;
        self.world.stdout.write_all(text.as_bytes())
    }

    /// Something beside the result, after the results so far.
    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        self.clear()?;
        self.world.stdout.flush()?;
        self.world.stderr.write_all(text.as_bytes())
    }

    /// A line that the next one replaces. Only for people who look on.
    pub(super) fn progress(&mut self, line: &str) -> io::Result<()> {
        if self.world.stderr_place == Place::Terminal {
            write!(self.world.stderr, "\r\x1b[K{line}")?;
            self.world.stderr.flush()?;
            self.progress = Progress::Shown;
        }
        Ok(())
    }

    /// A line that stays. Only for people who look on.
    pub(super) fn remark(&mut self, line: &str) -> io::Result<()> {
        match self.world.stderr_place {
            Place::Terminal => self.say(line),
            Place::Elsewhere => Ok(()),
        }
    }

    /// Takes the line of progress away.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        if self.progress == Progress::Shown {
            self.progress = Progress::None;
            write!(self.world.stderr, "\r\x1b[K")?;
        }
        Ok(())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.clear()?;
        self.world.stdout.flush()?;
        self.world.stderr.flush()
    }

    pub(super) fn stdin(&mut self) -> &mut dyn BufRead {
        self.world.stdin
    }

    pub(super) fn world(&mut self) -> &mut World<'a> {
        self.world
    }

    pub(super) fn seconds(&self) -> f64 {
        (self.world.seconds)()
    }

    pub(super) fn interrupted(&self) -> bool {
        (self.world.interrupted)()
    }
}
