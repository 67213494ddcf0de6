//! The options of what has screens: how they look, the quiz, and what is exported.

use clap::{Args as Arguments, ValueEnum};

use super::FILE;

/// How the screens look.
#[derive(Arguments)]
pub(in crate::cli) struct LookArgs {
    /// Colours of the screens: ansi, okabe-dark, okabe-light, mono or high-contrast
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) theme: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) charset: CharsetArgs,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub(in crate::cli) no_mouse: bool,
    /// Keep nothing from one time to the next, and read nothing that was kept
    #[arg(long)]
    pub(in crate::cli) no_state: bool,
}

/// Which characters the screens are drawn with; by default what the locale can show.
#[derive(Arguments)]
pub(in crate::cli) struct CharsetArgs {
    /// Draw the screens with nothing but ASCII; by default with what the locale can show
    #[arg(long, conflicts_with = "unicode")]
    pub(in crate::cli) ascii: bool,
    /// Draw them with box drawing and arrows, whatever the locale says
    #[arg(long)]
    pub(in crate::cli) unicode: bool,
}

impl LookArgs {
    /// What was said before the command counts, too, where nothing else was said after it.
    pub(in crate::cli) fn add(&mut self, before: &LookArgs) {
        self.theme = self.theme.take().or_else(|| before.theme.clone());
        if !self.charset.ascii && !self.charset.unicode {
            self.charset = CharsetArgs { ..before.charset };
        }
        self.no_mouse |= before.no_mouse;
        self.no_state |= before.no_state;
    }
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio quiz hello-read
  tpio quiz my.c --seed 7                   the same questions for a whole class
  tpio quiz my.c --seed 7 --export quiz.md  on paper, the answers at the end")]
pub(in crate::cli) struct QuizArgs {
    #[arg(value_name = "FILE", help = FILE)]
    pub(in crate::cli) file: String,
    /// Seed of the questions
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) seed: u64,
    /// Write the questions as Markdown; `-`: to standard output
    #[arg(long, value_name = "FILE.md")]
    pub(in crate::cli) export: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) look: LookArgs,
}

/// What kind of file an order is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    /// A line of JSON for each step
    Json,
    /// A trace for Perfetto and chrome://tracing
    Chrome,
    /// A drawing of the timeline
    Svg,
    /// A recording for asciinema, version 3
    Cast,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio export hello-read --to svg > hello.svg
  tpio export close-without-wait --schedule a.0001*4 --to chrome > close.trace.json
  tpio export my.c --seed 7 --to cast > my.cast")]
pub(in crate::cli) struct ExportArgs {
    #[arg(value_name = "FILE", help = FILE)]
    pub(in crate::cli) file: String,
    /// As what
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) to: ExportFormat,
    /// The order; by default always the first choice
    #[arg(long, value_name = "SCHEDULE", conflicts_with = "seed")]
    pub(in crate::cli) schedule: Option<String>,
    /// The order that this seed gives
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
}
