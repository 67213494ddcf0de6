//! A cursor over the text of one directive: words, numbers, strings, signs.

use super::RuleRef;
use crate::ast::{Span, StrText};
use crate::diagnostic::Diag;
use crate::lex::{integer, string};

/// Boxed, because a directive is rarely wrong and a diagnostic is large.
pub(super) type Read<T> = Result<T, Box<Diag>>;

pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
    /// Where `text` begins in the source.
    start: u32,
}

impl<'a> Words<'a> {
    /// Reads a comment's text from the byte `at` on; the comment begins at `start` in the source.
    pub(super) fn new(text: &'a str, start: u32, at: usize) -> Words<'a> {
        Words { text, at, start }
    }

    /// Goes over white space; then what is left.
    fn rest(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed
    }

    /// The place of so many bytes from here on.
    fn here(&self, length: usize) -> Span {
        let start = self.start + self.at as u32;
        Span::new(start, start + length as u32)
    }

    /// The place of what is next: a word, or one character.
    fn next_span(&mut self) -> Span {
        let rest = self.rest();
        let length = word_length(rest).max(rest.chars().next().map_or(0, char::len_utf8));
        self.here(length)
    }

    pub(super) fn wrong<T>(&mut self, message: &str, help: &str) -> Read<T> {
        let span = self.next_span();
        let found = &self.text[self.at..self.at + (span.end - span.start) as usize];
        let message = if found.is_empty() {
            format!("{message} at the end of the line")
        } else {
            format!("{message} at `{found}`")
        };
        Err(Box::new(Diag::error(span, message).label("here").help(help)))
    }

    /// Takes a word of letters, digits, `-` and `_`.
    pub(super) fn word(&mut self) -> Option<(&'a str, Span)> {
        let rest = self.rest();
        let length = word_length(rest);
        let span = self.here(length);
        self.at += length;
        (length > 0).then(|| (&rest[..length], span))
    }

    pub(super) fn eat(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    pub(super) fn expect(&mut self, sign: char, help: &str) -> Read<()> {
        if self.eat(sign) { Ok(()) } else { self.wrong(&format!("`{sign}` is missing"), help) }
    }

    /// All of the line must have been read.
    pub(super) fn end(&mut self) -> Read<()> {
        if self.rest().is_empty() { Ok(()) } else { self.wrong("more than the directive takes", "leave it out") }
    }

    /// Takes what is left of the line, without white space around it.
    pub(super) fn all(&mut self) -> &'a str {
        let rest = self.rest().trim_end();
        self.at = self.text.len();
        rest
    }

    /// A number, as C writes it.
    pub(super) fn number(&mut self, help: &str) -> Read<u32> {
        let before = self.at;
        let Some((word, span)) = self.word() else { return self.wrong("a number is missing", help) };
        if let Some(value) = integer(word).ok().and_then(|value| u32::try_from(value.value).ok()) {
            return Ok(value);
        }
        self.at = before;
        Err(Box::new(Diag::error(span, format!("`{word}` is not a number of 32 bits")).label("here").help(help)))
    }

    /// A string in double quotes with the escapes of C.
    pub(super) fn string(&mut self, help: &str) -> Read<String> {
        let rest = self.rest();
        let Some(inside) = rest.strip_prefix('"') else { return self.wrong("a string is missing", help) };
        let mut escaped = false;
        let close = inside.bytes().position(|byte| {
            let found = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            found
        });
        let Some(close) = close else {
            let span = self.here(rest.trim_end().len());
            return Err(Box::new(Diag::error(span, "this string never ends").label("here").help("close it with `\"`")));
        };
        let length = close + 2;
        let span = self.here(length);
        let spelling = &rest[..length];
        self.at += length;
        let bytes = match string(spelling) {
            Ok(StrText::Narrow(bytes)) => bytes,
            Ok(StrText::Wide(_)) => unreachable!("internal: a string that begins with a quote is wide"),
            Err(problem) => return Err(Box::new(Diag::error(span, problem.message).label("here").help(problem.help))),
        };
        String::from_utf8(bytes).map_err(|_| {
            let diag = Diag::error(span, "this string is not UTF-8").label("here");
            Box::new(diag.help("leave out escapes above \\x7f, or write whole characters"))
        })
    }

    /// Rule ids with commas between them.
    pub(super) fn rules(&mut self) -> Read<Vec<RuleRef>> {
        const HELP: &str = "write ids of rules with commas between them, as in `use-after-free, data-race`";
        let mut rules = Vec::new();
        loop {
            let Some((word, span)) = self.word() else { return self.wrong("the id of a rule is missing", HELP) };
            if !is_kebab(word) {
                let diag = Diag::error(span, format!("`{word}` is not the id of a rule")).label("here");
                return Err(Box::new(
                    diag.help("ids are lower-case words with hyphens between them, as in `use-after-free`"),
                ));
            }
            rules.push(RuleRef { id: word.to_owned(), span });
            if !self.eat(',') {
                return Ok(rules);
            }
        }
    }
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len())
}

fn is_kebab(word: &str) -> bool {
    let letter_or_digit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    word.split('-').all(|part| !part.is_empty() && part.bytes().all(letter_or_digit))
}
