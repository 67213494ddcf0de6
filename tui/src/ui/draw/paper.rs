//! The sheet that everything is drawn on: text goes where it fits, is cut where it does not, and never outside its room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::ui::signs::{Sign, Signs};

/// A buffer, and how things are drawn on it.
pub(super) struct Paper<'a> {
    buffer: &'a mut Buffer,
    /// How things are drawn.
    pub(super) signs: Signs,
}

impl<'a> Paper<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, signs: Signs) -> Self {
        Paper { buffer, signs }
    }

    /// Writes a text from the left edge of a row of the room, cut with a sign if it is too long.
    pub(super) fn text(&mut self, room: Rect, row: u16, text: &str, style: Style) {
        self.spans(room, row, &[(text, style)]);
    }

    /// Writes several texts one after the other.
    pub(super) fn spans(&mut self, room: Rect, row: u16, spans: &[(&str, Style)]) {
        let mut column = 0;
        for (text, style) in spans {
            column += self.at(room, column, row, text, *style);
        }
    }

    /// Writes a text at a column of the room; how many columns it took.
    pub(super) fn at(&mut self, room: Rect, column: u16, row: u16, text: &str, style: Style) -> u16 {
        let left = room.width.saturating_sub(column);
        if row >= room.height || left == 0 {
            return 0;
        }
        let text = self.clip(text, left as usize);
        let (end, _) = self.buffer.set_stringn(room.x + column, room.y + row, &text, left as usize, style);
        end - room.x - column
    }

    /// Writes a text that ends at the right edge; nothing if it does not fit after `taken` columns.
    pub(super) fn right(&mut self, room: Rect, row: u16, taken: u16, text: &str, style: Style) {
        let width = width(text) as u16;
        if width > 0 && taken + width <= room.width {
            self.at(room, room.width - width, row, text, style);
        }
    }

    /// A heading with a rule to the right edge.
    pub(super) fn heading(&mut self, room: Rect, text: &str, style: Style) {
        let used = self.at(room, 0, 0, &format!(" {text} "), style);
        self.rule(room, used, 0);
    }

    /// A rule from a column to the right edge.
    pub(super) fn rule(&mut self, room: Rect, column: u16, row: u16) {
        let rule = self.signs.text(Sign::Rule).repeat(room.width.saturating_sub(column) as usize);
        self.at(room, column, row, &rule, self.signs.faint());
    }

    /// Empties a room.
    pub(super) fn clear(&mut self, room: Rect) {
        for position in room.intersection(self.buffer.area).positions() {
            self.buffer[position].reset();
        }
    }

    /// A text that is made fit for the terminal and no wider than this.
    fn clip(&self, text: &str, most: usize) -> String {
        let mut text = self.signs.fit(text);
        if width(&text) <= most {
            return text;
        }
        while width(&text) + 1 > most && text.pop().is_some() {}
        text.push_str(self.signs.text(Sign::More));
        text
    }
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// A text in lines of at most `most` columns, broken between words where that is possible.
pub(super) fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if width(line) + 1 + width(word) <= most {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
