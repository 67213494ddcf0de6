//! The text of one scenario: normalised once, then only read. Knows lines and columns, nothing of C.

use std::fmt;

use tpio_model::program::Site;

use crate::ast::Span;
use crate::diagnostic::Diag;

/// A source file in memory: UTF-8, LF line ends, no byte order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// Offset of the first byte of each line; the first is 0.
    lines: Vec<u32>,
}

/// A file that is not readable text: what can be shown of it, and why it was rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The text with replacement characters, for showing the diagnostic in.
    pub source: Source,
    /// What is wrong.
    pub diag: Diag,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source.name(), self.diag.message)
    }
}

impl std::error::Error for Rejected {}

/// Largest file that is read, in bytes. A scenario is a few kilobytes.
pub const MAX_BYTES: usize = 4 << 20;

impl Source {
    /// Takes text, with `name` as diagnostics shall show it.
    ///
    /// ```
    /// use tpio_scenarios::source::Source;
    /// let source = Source::new("a.c", "\u{feff}int x;\r\nint y;\n");
    /// assert_eq!(source.text(), "int x;\nint y;\n");
    /// ```
    pub fn new(name: impl Into<String>, text: &str) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        Source { name: name.into(), text, lines }
    }

    /// Takes the bytes of a file.
    ///
    /// # Errors
    ///
    /// The bytes are not UTF-8, or more than [`MAX_BYTES`].
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Result<Source, Box<Rejected>> {
        let name = name.into();
        if bytes.len() > MAX_BYTES {
            let diag = Diag::error(Span::BUILTIN, format!("the file is {} bytes long", bytes.len()))
                .help(format!("a scenario is at most {MAX_BYTES} bytes"));
            return Err(Box::new(Rejected { source: Source::new(name, ""), diag }));
        }
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => return Ok(Source::new(name, text)),
            Err(error) => error,
        };
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            let diag = Diag::error(Span::BUILTIN, "the file is UTF-16").help("save it as UTF-8");
            return Err(Box::new(Rejected { source: Source::new(name, ""), diag }));
        }
        let bad = bytes[error.valid_up_to()];
        // The offset of the bad byte after line ends have been normalised like those of the text.
        let before = Source::new("", &String::from_utf8_lossy(&bytes[..error.valid_up_to()])).text.len() as u32;
        let source = Source::new(name, &String::from_utf8_lossy(bytes));
        let diag = Diag::error(Span::new(before, before + 3), format!("byte 0x{bad:02x} is not UTF-8"))
            .label("here")
            .help("save the file as UTF-8");
        Err(Box::new(Rejected { source, diag }))
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text that spans point into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text in the span; empty for a built-in span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column, from 1, of a byte offset. Columns count characters. An offset past the end is at the end.
    ///
    /// ```
    /// # use tpio_scenarios::source::Source;
    /// let source = Source::new("a.c", "/* ä */ int x;\nint y;");
    /// assert_eq!(source.line_column(0), (1, 1));
    /// assert_eq!(source.line_column(9), (1, 9));
    /// assert_eq!(source.line_column(16), (2, 1));
    /// ```
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.text.len());
        let line = self.lines.partition_point(|start| *start as usize <= offset);
        let start = self.lines[line - 1] as usize;
        let column = self.text.as_bytes()[start..offset].iter().filter(|byte| !is_continuation(**byte)).count();
        (line as u32, column as u32 + 1)
    }

    /// The span of a line, from 1, without its line end; an empty one at the end for a line that is not there.
    pub fn line_span(&self, line: u32) -> Span {
        let end = self.text.len() as u32;
        let start = self.lines.get((line as usize).wrapping_sub(1)).copied().unwrap_or(end);
        let next = self.lines.get(line as usize).map_or(end, |next| next - 1);
        Span::new(start, next.max(start))
    }

    /// The place of a span for the model: cut at the end of its first line, at least one character long. A built-in span
    /// is at line 1, column 1.
    pub fn site(&self, span: Span) -> Site {
        let span = if span.is_builtin() { Span::new(0, 0) } else { span };
        let (line, column) = self.line_column(span.start);
        let end = span.end.min(self.line_span(line).end).max(span.start);
        let (_, last) = self.line_column(end);
        Site { line, column, length: last.saturating_sub(column).max(1) }
    }
}

/// Whether the byte goes on a UTF-8 character rather than beginning one.
fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}
