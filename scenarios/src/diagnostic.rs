//! What a reader is told about a C file: where, what was found, and what would work. Knows how to show itself, nothing
//! of C.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::ast::Span;
use crate::source::Source;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The program cannot be run.
    Error,
    /// The program can be run, but probably does not mean this.
    Warning,
}

/// Whether the text carries terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// ANSI escapes.
    Ansi,
    /// Plain text.
    None,
}

/// One finding about a C file.
///
/// ```
/// use tpio_scenarios::ast::Span;
/// use tpio_scenarios::diagnostic::{Color, Diag};
/// use tpio_scenarios::source::Source;
///
/// let source = Source::new("a.c", "int x = 1.5;\n");
/// let diag = Diag::error(Span::new(8, 11), "floating-point constant `1.5`").help("only integers are supported");
/// assert!(diag.render(&source, Color::None).contains("a.c:1:9"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diag {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What was found.
    pub message: String,
    /// A few words under the place.
    pub label: Option<String>,
    /// Other places that matter, each with a few words.
    pub also: Vec<(Span, String)>,
    /// What would work.
    pub help: Option<String>,
}

impl Diag {
    /// An error.
    pub fn error(span: Span, message: impl Into<String>) -> Diag {
        Diag { severity: Severity::Error, span, message: message.into(), label: None, also: Vec::new(), help: None }
    }

    /// A warning.
    pub fn warning(span: Span, message: impl Into<String>) -> Diag {
        Diag { severity: Severity::Warning, ..Diag::error(span, message) }
    }

    /// With words under the place.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Diag {
        Diag { label: Some(label.into()), ..self }
    }

    /// With another place; a built-in one is left out.
    #[must_use]
    pub fn also(mut self, span: Span, words: impl Into<String>) -> Diag {
        if !span.is_builtin() {
            self.also.push((span, words.into()));
        }
        self
    }

    /// With what would work.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Diag {
        Diag { help: Some(help.into()), ..self }
    }

    /// Whether the program cannot be run because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// As text with the source line, the way compilers show it; without a final newline. A built-in place is not shown.
    pub fn render(&self, source: &Source, color: Color) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&self.message);
        let mut report =
            if self.span.is_builtin() { Group::with_title(title) } else { title.element(self.snippet(source)) };
        if let Some(help) = &self.help {
            report = report.element(Level::HELP.message(help));
        }
        let renderer = match color {
            Color::Ansi => Renderer::styled(),
            Color::None => Renderer::plain(),
        };
        renderer.render(&[report])
    }

    /// The lines of the source that the places are on.
    fn snippet<'a>(&'a self, source: &'a Source) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let main = AnnotationKind::Primary.span(within(source, self.span)).label(self.label.as_deref());
        let also = self
            .also
            .iter()
            .map(|(span, words)| AnnotationKind::Context.span(within(source, *span)).label(words.as_str()));
        Snippet::source(source.text()).path(source.name()).annotation(main).annotations(also)
    }
}

/// Most diagnostics that one file gets; those after it would be noise.
pub const MAX_DIAGS: usize = 20;

/// The diagnostics of one file so far: at most [`MAX_DIAGS`], none twice.
#[derive(Clone, Debug, Default)]
pub struct Diags {
    diags: Vec<Diag>,
}

impl Diags {
    /// Adds one, unless there are enough or it is there already.
    pub fn push(&mut self, diag: Diag) {
        if !self.is_full() && !self.diags.contains(&diag) {
            self.diags.push(diag);
        }
    }

    /// Whether more would be noise.
    pub fn is_full(&self) -> bool {
        self.diags.len() >= MAX_DIAGS
    }

    /// All of them, by place; warnings are among them.
    pub fn into_sorted(mut self) -> Vec<Diag> {
        self.diags.sort_by_key(|diag| diag.span);
        self.diags
    }
}

/// The span as a range that is surely inside the text and on character boundaries.
fn within(source: &Source, span: Span) -> std::ops::Range<usize> {
    let text = source.text();
    let floor = |offset: u32| {
        let mut at = (offset as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    start..floor(span.end).max(start)
}

/// The entry nearest to a mistyped word, if one is near enough to be worth proposing.
///
/// ```
/// use tpio_scenarios::diagnostic::nearest;
/// assert_eq!(nearest("DWROD", ["WORD", "DWORD"]), Some("DWORD"));
/// assert_eq!(nearest("banana", ["device", "never"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    crate::suggest::nearest(word, known, 1).first().copied()
}
