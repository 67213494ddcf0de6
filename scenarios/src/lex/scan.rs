//! The scanner itself: one pass over bytes. Must never look at what a name means.

use std::rc::Rc;

use super::{Bad, Joined, Lead, Lexed, Origin, Punct, Token, TokenKind};
use crate::ast::Span;
use crate::diagnostic::Diag;

pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    origin: Origin,
    shifts: &'a [(u32, u32)],
    /// How many of `shifts` lie at or before the start of the current token.
    shifted: usize,
    lead: Lead,
    lexed: Lexed,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(joined: &'a Joined<'_>, origin: Origin) -> Scanner<'a> {
        let text = &*joined.text;
        let lexed = Lexed { tokens: Vec::with_capacity(text.len() / 4), ..Lexed::default() };
        let bytes = text.as_bytes();
        Scanner { text, bytes, at: 0, origin, shifts: &joined.shifts, shifted: 0, lead: Lead::Line, lexed }
    }

    pub(super) fn finish(self) -> Lexed {
        self.lexed
    }

    pub(super) fn run(&mut self) {
        while let Some(byte) = self.peek(0) {
            let start = self.at;
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.lead = Lead::Line;
                }
                b' ' | b'\t' | 0x0b | 0x0c => self.space(1),
                b'/' if self.peek(1) == Some(b'/') => self.line_comment(),
                b'/' if self.peek(1) == Some(b'*') => self.block_comment(),
                b'"' | b'\'' => self.quoted(start),
                b'0'..=b'9' => self.number(),
                b'.' if self.peek(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
                b'_' | b'$' | b'a'..=b'z' | b'A'..=b'Z' => self.name(),
                _ => self.sign(),
            }
            debug_assert!(self.at > start, "internal: the scanner stands still");
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn space(&mut self, length: usize) {
        self.at += length;
        if self.lead == Lead::None {
            self.lead = Lead::Space;
        }
    }

    /// The place of the text from `start` to here. Tokens come in order, so the shifts are walked once.
    fn span(&mut self, start: usize) -> Span {
        if self.origin == Origin::Builtin {
            return Span::BUILTIN;
        }
        while self.shifts.get(self.shifted).is_some_and(|(from, _)| *from as usize <= start) {
            self.shifted += 1;
        }
        let mut last = self.shifted;
        while self.shifts.get(last).is_some_and(|(from, _)| (*from as usize) < self.at) {
            last += 1;
        }
        let original = |offset: usize, count: usize| {
            let shift = count.checked_sub(1).map_or(0, |index| self.shifts[index].1);
            offset as u32 + shift
        };
        Span::new(original(start, self.shifted), original(self.at, last))
    }

    fn push(&mut self, start: usize, kind: TokenKind) {
        let span = self.span(start);
        let lead = std::mem::replace(&mut self.lead, Lead::None);
        self.lexed.tokens.push(Token { kind, span, lead });
    }

    fn line_comment(&mut self) {
        let start = self.at;
        let length = self.text[start..].find('\n').unwrap_or(self.text.len() - start);
        self.space(length);
        let span = self.span(start);
        self.lexed.comments.push(span);
    }

    fn block_comment(&mut self) {
        let start = self.at;
        if let Some(length) = self.text[start + 2..].find("*/") {
            self.space(length + 4);
            return;
        }
        self.at = start + 2;
        let span = self.span(start);
        self.lexed.diag =
            Some(Diag::error(span, "this comment never ends").label("opened here").help("close it with `*/`"));
        self.at = self.text.len();
    }

    fn name(&mut self) {
        let start = self.at;
        while self.peek(0).is_some_and(is_name) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        if matches!(self.peek(0), Some(b'"' | b'\'')) && matches!(text, "L" | "u8" | "u" | "U" | "R") {
            return self.quoted(start);
        }
        self.push(start, TokenKind::Ident(text.into()));
    }

    fn number(&mut self) {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            let exponent_sign =
                matches!(byte, b'+' | b'-') && matches!(self.bytes[self.at - 1], b'e' | b'E' | b'p' | b'P');
            if !(is_name(byte) || byte == b'.' || exponent_sign) {
                break;
            }
            self.at += 1;
        }
        self.push(start, TokenKind::Number(self.text[start..self.at].into()));
    }

    /// A string or character constant; here is its quote, and `start` is where its prefix began.
    fn quoted(&mut self, start: usize) {
        let prefix = &self.text[start..self.at];
        let quote = self.bytes[self.at];
        let mut at = self.at + 1;
        let mut closed = false;
        while let Some(byte) = self.bytes.get(at).copied() {
            match byte {
                b'\n' => break,
                b'\\' if self.bytes.get(at + 1).is_some_and(|next| *next != b'\n') => at += 2,
                _ if byte == quote => {
                    closed = true;
                    at += 1;
                    break;
                }
                _ => at += 1,
            }
        }
        while !self.text.is_char_boundary(at) {
            // A backslash before a character of several bytes.
            at += 1;
        }
        self.at = at;
        let spelling: Rc<str> = self.text[start..at].into();
        let kind = match (closed, quote) {
            (false, b'"') => TokenKind::Bad(Bad::OpenStr(spelling)),
            (false, _) => TokenKind::Bad(Bad::OpenChar(spelling)),
            (true, _) if !matches!(prefix, "" | "L") => TokenKind::Bad(Bad::Prefix(spelling)),
            (true, b'"') => TokenKind::Str(spelling),
            (true, _) => TokenKind::Char(spelling),
        };
        self.push(start, kind);
    }

    /// An operator, the longest that fits, or a character that begins nothing.
    fn sign(&mut self) {
        let start = self.at;
        for length in [3, 2, 1] {
            if let Some(punct) = self.text.get(start..start + length).and_then(Punct::of) {
                self.at += length;
                return self.push(start, TokenKind::Punct(punct));
            }
        }
        let c = self.text[start..].chars().next().expect("internal: the scanner is past the end");
        self.at += c.len_utf8();
        self.push(start, TokenKind::Bad(Bad::Stray(c)));
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$'
}
