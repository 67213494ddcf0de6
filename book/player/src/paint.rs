//! The colours that a terminal would choose: text, background, faint, reversed. The screens name only the colours of roles;
//! a page has to say the rest, and every pair of them can be read.

use ratzilla::ratatui::buffer::Buffer;
use ratzilla::ratatui::style::{Color, Modifier};

/// Text, faint text and background.
struct Paper {
    text: Color,
    faint: Color,
    ground: Color,
}

const DARK: Paper =
    Paper { text: Color::Rgb(0xe6, 0xe6, 0xe6), faint: Color::Rgb(0xa0, 0xa0, 0xa0), ground: Color::Rgb(0, 0, 0) };

const LIGHT: Paper = Paper {
    text: Color::Rgb(0x1a, 0x1a, 0x1a),
    faint: Color::Rgb(0x5c, 0x5c, 0x5c),
    ground: Color::Rgb(0xff, 0xff, 0xff),
};

/// Gives every cell a text colour and a background of its own.
pub(crate) fn paint(buffer: &mut Buffer, light: bool) {
    let paper = if light { LIGHT } else { DARK };
    for cell in &mut buffer.content {
        let plain = if cell.modifier.contains(Modifier::DIM) { paper.faint } else { paper.text };
        let text = if cell.fg == Color::Reset { plain } else { cell.fg };
        let ground = if cell.bg == Color::Reset { paper.ground } else { cell.bg };
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        (cell.fg, cell.bg) = if reversed { (ground, text) } else { (text, ground) };
        cell.modifier.remove(Modifier::DIM | Modifier::REVERSED);
    }
}
