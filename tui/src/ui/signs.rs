//! Signs: letters, shapes and words first, colour last. Two sets of glyphs and two of styles; whatever differs in colour
//! differs in a glyph or a word too.

use ratatui::style::{Color, Modifier, Style};

/// Which characters the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// Box drawing and a few arrows.
    Unicode,
    /// Nothing but ASCII.
    Ascii,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// The user's own sixteen colours.
    Sixteen,
    /// None; bold and reversed remain.
    Never,
}

/// How everything is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// The characters.
    pub charset: Charset,
    /// The colours.
    pub colour: Colour,
}

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The marked row, the next line.
    Here,
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
}

impl Signs {
    /// The characters of a sign.
    pub fn text(self, sign: Sign) -> &'static str {
        let (unicode, ascii) = match sign {
            Sign::Here => ("▸", ">"),
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
        self.coloured(self.strong(), Color::Cyan)
    }

    /// A callback.
    pub fn callback(self) -> Style {
        self.coloured(Style::new(), Color::Magenta)
    }

    /// What changed in the last step, closed objects, branches.
    pub fn notice(self) -> Style {
        self.coloured(self.strong(), Color::Yellow)
    }

    /// Misuse.
    pub fn misuse(self) -> Style {
        self.coloured(self.strong().add_modifier(Modifier::REVERSED), Color::LightRed)
    }

    /// Words about misuse, not reversed.
    pub fn warning(self) -> Style {
        self.coloured(self.strong(), Color::LightRed)
    }

    fn coloured(self, style: Style, colour: Color) -> Style {
        match self.colour {
            Colour::Sixteen => style.fg(colour),
            Colour::Never => style,
        }
    }
}
