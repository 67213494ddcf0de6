//! What a scenario says about itself in comments: `//!` what it is, `//@` how it is run and what must come out, `//~`
//! which rule a line breaks. Knows the shape of these comments, and neither C nor the rules.
//!
//! ```c
//! //! title: Close without waiting
//! //! teaches: CloseThreadpoolIo returns at once;
//! //!   callbacks of I/O already started still run
//! //@ device "data.bin": size = 16; read = success | pending | fail(5); slow
//! //@ sometimes: use-after-free
//! //@ never: data-race
//! //@ twin: close-after-wait
//! //@ leaks: strict
//! //@ only-output: "read 5\n"
//! //@ never-output: "never printed"
//!     Consume(request->buffer);   //~ use-after-free
//! ```

mod device;
mod header;
mod words;

use tpio_model::program::Device;

use crate::ast::Span;
use crate::diagnostic::{Diag, Diags, nearest};
use crate::lex::{Origin, lex};
use crate::source::Source;
use words::Words;

/// The directives of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directives {
    /// `//! title:` in one line.
    pub title: Option<String>,
    /// `//! teaches:` with the lines that go on with it, joined by spaces.
    pub teaches: Option<String>,
    /// `//@ device`: disk files.
    pub devices: Vec<Device>,
    /// `//@ sometimes:` rules that some order breaks.
    pub sometimes: Vec<RuleRef>,
    /// `//@ never:` rules that no order breaks.
    pub never: Never,
    /// `//@ twin:` the name of the scenario that does the same right, or wrong.
    pub twin: Option<String>,
    /// `//@ leaks:` what counts as a leak.
    pub leaks: Leaks,
    /// `//@ only-output:` if there are any, each order prints one of them.
    pub only_output: Vec<String>,
    /// `//@ never-output:` no order prints any of them.
    pub never_output: Vec<String>,
    /// `//~` in the order of lines.
    pub marks: Vec<Mark>,
}

/// A rule's id where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRef {
    /// The id, in kebab-case; whether there is such a rule is for [`Directives::check_rules`] to say.
    pub id: String,
    /// Its place.
    pub span: Span,
}

/// What `//@ never:` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Never {
    /// There is no such line.
    #[default]
    Unsaid,
    /// No order breaks one of these.
    Rules(Vec<RuleRef>),
    /// `any`: no order breaks any rule.
    Any,
}

/// What counts as a leak when the program ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaks {
    /// What a process has not freed at its end is merely noted.
    #[default]
    Noted,
    /// `strict`: it is a leak.
    Strict,
}

/// A rule that a line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line, from 1.
    pub line: u32,
    /// The rule.
    pub rule: RuleRef,
}

/// Reads the directives of a file. What is wrong with one is a diagnostic; the others count all the same.
///
/// ```
/// use tpio_scenarios::{directives::read, source::Source};
/// let (directives, diags) = read(&Source::new("a.c", "//! title: A read\nint x; //~ data-race\n"));
/// assert_eq!(directives.title.as_deref(), Some("A read"));
/// assert_eq!((directives.marks[0].line, &*directives.marks[0].rule.id), (2, "data-race"));
/// assert!(diags.is_empty());
/// ```
pub fn read(source: &Source) -> (Directives, Vec<Diag>) {
    let lexed = lex(source.text(), Origin::Source);
    let code = lexed.tokens.first().map_or(u32::MAX, |token| token.span.start);
    let mut reader =
        Reader { source, code, directives: Directives::default(), diags: Diags::default(), text: header::Text::None };
    for comment in lexed.comments {
        reader.comment(comment);
    }
    (reader.directives, reader.diags.into_sorted())
}

struct Reader<'a> {
    source: &'a Source,
    /// Where the first token of code begins.
    code: u32,
    directives: Directives,
    diags: Diags,
    /// What a `//!` line without a word of its own goes on with.
    text: header::Text,
}

impl Reader<'_> {
    fn comment(&mut self, span: Span) {
        let text = self.source.slice(span);
        let (line, _) = self.source.line_column(span.start);
        let before = self.source.slice(Span::new(self.source.line_span(line).start, span.start));
        let alone = before.trim().is_empty();
        match text.as_bytes().get(2) {
            // Further down `//!` is how some people write ordinary comments.
            Some(b'!') if alone && span.start < self.code => self.about(span),
            Some(b'@') if alone => self.claim(span),
            Some(b'@') => {
                let diag = Diag::error(span, "a `//@` directive after code").label("here");
                self.diags.push(diag.help("put it on a line of its own"));
            }
            Some(b'~') => self.mark(span, line, alone),
            _ => {}
        }
    }

    /// `//~ rule, rule`
    fn mark(&mut self, span: Span, line: u32, alone: bool) {
        if alone {
            let diag = Diag::error(span, "a `//~` mark on a line without code").label("here");
            return self.diags.push(diag.help("put it at the end of the line that breaks the rule"));
        }
        let mut words = Words::new(self.source.slice(span), span.start, 3);
        match words.rules().and_then(|rules| words.end().map(|()| rules)) {
            Ok(rules) => self.directives.marks.extend(rules.into_iter().map(|rule| Mark { line, rule })),
            Err(diag) => self.diags.push(*diag),
        }
    }
}

impl Directives {
    /// One diagnostic for each rule id that is not among the known ones.
    pub fn check_rules(&self, known: &[&str]) -> Vec<Diag> {
        let never = match &self.never {
            Never::Rules(rules) => rules.as_slice(),
            Never::Unsaid | Never::Any => &[],
        };
        let marks = self.marks.iter().map(|mark| &mark.rule);
        let all = self.sometimes.iter().chain(never).chain(marks);
        all.filter(|rule| !known.contains(&&*rule.id))
            .map(|rule| {
                let help = match nearest(&rule.id, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the rules are {}", known.join(", ")),
                };
                Diag::error(rule.span, format!("there is no rule `{}`", rule.id)).label("here").help(help)
            })
            .collect()
    }
}
