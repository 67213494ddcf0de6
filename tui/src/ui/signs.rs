//! Signs: letters, shapes and words first, colour last. Two sets of glyphs and two of styles; whatever differs in colour
//! differs in a glyph or a word too.

use ratatui::style::{Modifier, Style};

use super::theme::{Role, Theme};

/// Which characters the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// Box drawing and a few arrows.
    Unicode,
    /// Nothing but ASCII.
    Ascii,
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// None, or none are wanted; bold and reversed remain.
    Never,
    /// The user's own sixteen colours.
    Sixteen,
    /// The table of 256.
    Many,
    /// All.
    True,
}

/// How everything is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// The characters.
    pub charset: Charset,
    /// How many colours.
    pub colour: Colour,
    /// Which colours.
    pub theme: Theme,
}

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The marked row, the next line.
    Here,
    /// The line that the last step ran.
    Did,
    /// A line that the twin does not have.
    Differs,
    /// May move.
    Ready,
    /// Waits.
    Waits,
    /// Is in a callback.
    Callback,
    /// Fine, done.
    Fine,
    /// Misuse.
    Misuse,
    /// A horizontal rule; a lane that runs.
    Rule,
    /// A pool worker's lane without a callback.
    Parked,
    /// Between words.
    Dot,
    /// The scrubber's past.
    Full,
    /// The scrubber's future.
    Empty,
    /// The scrubber's and the ruler's cursor.
    Cursor,
    /// A fork of branches.
    Fork,
    /// A queue's way out and in.
    Out,
    /// Something was cut off.
    More,
    /// From a thing to what it leads to.
    Arrow,
    /// A breakpoint.
    Break,
    /// An arrow of the timeline goes down from its step; up from it; down to its step; up to it; and passes by.
    Down,
    /// See [`Sign::Down`].
    Up,
    /// See [`Sign::Down`].
    FromAbove,
    /// See [`Sign::Down`].
    FromBelow,
    /// See [`Sign::Down`].
    Pass,
}

impl Signs {
    /// The characters of a sign.
    pub fn text(self, sign: Sign) -> &'static str {
        let (unicode, ascii) = match sign {
            Sign::Here => ("▸", ">"),
            Sign::Did => ("▹", "*"),
            Sign::Differs => ("+", "+"),
            Sign::Ready => ("◦", "o"),
            Sign::Waits => ("┄", ":"),
            Sign::Callback => ("═", "="),
            Sign::Fine => ("✓", "+"),
            Sign::Misuse => ("✗", "X"),
            Sign::Rule => ("─", "-"),
            Sign::Parked => ("·", "."),
            Sign::Dot => ("·", "-"),
            Sign::Full => ("█", "#"),
            Sign::Empty => ("░", "."),
            Sign::Cursor => ("▼", "v"),
            Sign::Fork => ("⑂", "Y"),
            Sign::Out => ("◂", "<"),
            Sign::More => ("…", "~"),
            Sign::Arrow => ("→", "->"),
            Sign::Break => ("◉", "@"),
            Sign::Down => ("┐", "+"),
            Sign::Up => ("┘", "+"),
            Sign::FromAbove => ("└", "+"),
            Sign::FromBelow => ("┌", "+"),
            Sign::Pass => ("│", "|"),
        };
        match self.charset {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    }

    /// Text that may hold characters of ours, made fit for the terminal. Characters of the user's own source that are
    /// not ASCII become `?` in ASCII.
    pub fn fit(self, text: &str) -> String {
        let letter = |letter: char| match (self.charset, letter) {
            (_, letter) if letter.is_control() => ' ',
            (Charset::Unicode, letter) => letter,
            (Charset::Ascii, letter) if letter.is_ascii() => letter,
            (Charset::Ascii, '·' | '–' | '—' | '−') => '-',
            (Charset::Ascii, '…') => '~',
            (Charset::Ascii, _) => '?',
        };
        text.chars().map(letter).collect()
    }

    /// Ordinary text.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// Text that matters more.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Text that matters less: rules, hints, what cannot be chosen.
    pub fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The row that Enter takes.
    pub fn marked(self) -> Style {
        self.role(self.strong(), Role::Here)
    }

    /// A callback.
    pub fn callback(self) -> Style {
        self.role(Style::new(), Role::Callback)
    }

    /// What changed in the last step, closed objects, branches, breakpoints.
    pub fn notice(self) -> Style {
        self.role(self.strong(), Role::Notice)
    }

    /// What led to what.
    pub fn arrow(self) -> Style {
        self.role(Style::new(), Role::Cause)
    }

    /// What is as it should be.
    pub fn fine(self) -> Style {
        self.role(self.strong(), Role::Fine)
    }

    /// Misuse.
    pub fn misuse(self) -> Style {
        self.role(self.strong().add_modifier(Modifier::REVERSED), Role::Misuse)
    }

    /// Words about misuse, not reversed.
    pub fn warning(self) -> Style {
        self.role(self.strong(), Role::Misuse)
    }

    fn role(self, style: Style, role: Role) -> Style {
        match self.theme.colour(role, self.colour) {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }
}
