//! Small parts that texts for people are made of: colours that the caller allows, paragraphs of a readable width.

use std::fmt::Display;

/// Whether a text may carry ANSI colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Yes.
    Ansi,
    /// No: plain text.
    Plain,
}

impl Paint {
    fn wrap(self, code: &str, text: impl Display) -> String {
        match self {
            Paint::Ansi => format!("\x1b[{code}m{text}\x1b[0m"),
            Paint::Plain => text.to_string(),
        }
    }

    /// Something bad.
    pub fn bad(self, text: impl Display) -> String {
        self.wrap("1;31", text)
    }

    /// Something worth a look.
    pub fn warn(self, text: impl Display) -> String {
        self.wrap("1;33", text)
    }

    /// Something good.
    pub fn good(self, text: impl Display) -> String {
        self.wrap("1;32", text)
    }

    /// A heading.
    pub fn bold(self, text: impl Display) -> String {
        self.wrap("1", text)
    }

    /// Something beside the point: line numbers, arrows.
    pub fn dim(self, text: impl Display) -> String {
        self.wrap("2", text)
    }
}

/// A number of things.
///
/// ```
/// use tpio_sim::report::counted;
/// assert_eq!(counted(1, "step", "steps"), "1 step");
/// assert_eq!(counted(2, "step", "steps"), "2 steps");
/// ```
pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Digits in threes.
///
/// ```
/// use tpio_sim::report::grouped;
/// assert_eq!(grouped("12345"), "12,345");
/// assert_eq!(grouped("123"), "123");
/// ```
pub fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Columns of a paragraph.
const WIDTH: usize = 100;

/// A paragraph that begins with `head` and hangs under it.
///
/// ```
/// use tpio_sim::report::paragraph;
/// assert_eq!(paragraph("fix: ", "Wait first."), "fix: Wait first.\n");
/// ```
pub fn paragraph(head: &str, text: &str) -> String {
    let indent = head.chars().count();
    let mut lines = String::new();
    let mut line = head.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line = " ".repeat(indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push_str(line.trim_end());
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_hangs_under_its_head() {
        let text = paragraph("fix: ", &"word ".repeat(25));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].len() <= WIDTH && lines[1].starts_with("     word"));
    }

    #[test]
    fn an_empty_paragraph_is_its_head() {
        assert_eq!(paragraph("fix: ", ""), "fix:\n");
    }
}
