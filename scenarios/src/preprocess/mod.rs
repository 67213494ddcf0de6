//! From characters to the tokens that the grammar sees: macros expanded, conditions decided, known headers spliced in.
//! Total: it ends on any input, because files include only built-in headers, and macros have a budget. Knows no grammar
//! but that of `#if`.

mod condition;
mod directive;
mod expand;
mod file;
mod macros;
mod substitute;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::ast::{Name, Span};
use crate::diagnostic::{Diag, Diags};
use crate::headers;
use crate::lex::{Bad, Keyword, Lead, Lexed, Origin, Punct, Token, TokenKind, lex};
use crate::source::Source;
use file::File;
use macros::Macro;

/// Most tokens that the macros of one file may make.
const MAX_EXPANSION: usize = 200_000;

/// The tokens of a file after preprocessing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Those of the headers it includes, in whatever place it does so: they are read first.
    pub builtin: Vec<Token>,
    /// Its own.
    pub own: Vec<Token>,
    /// Headers that the file does not include, but what it uses of the system does: their functions are not declared for it.
    pub hidden: BTreeSet<&'static str>,
    /// Whether it includes a header that there is not: what follows may mean anything.
    pub lacks_header: bool,
}

/// The tokens of a source after preprocessing. Names that are keywords have become [`TokenKind::Keyword`].
///
/// ```
/// use tpio_scenarios::{diagnostic::Diags, preprocess::preprocess, source::Source};
/// let source = Source::new("a.c", "#define TWICE(x) ((x) * 2)\nTWICE(3)\n");
/// let tokens = preprocess(&source, &mut Diags::default());
/// let texts: Vec<_> = tokens.own.iter().map(|t| t.text().into_owned()).collect();
/// assert_eq!(texts.concat(), "((3)*2)");
/// ```
pub fn preprocess(source: &Source, diags: &mut Diags) -> Tokens {
    let mut preprocessor = Preprocessor {
        source,
        diags,
        macros: BTreeMap::new(),
        of_headers: BTreeMap::new(),
        included: BTreeSet::new(),
        origin: Origin::Builtin,
        out: Tokens::default(),
        active: Vec::new(),
        budget: MAX_EXPANSION,
        nesting: 0,
        counter: 0,
        stopped: false,
    };
    preprocessor.text(headers::PREDEFINED, Origin::Builtin);
    preprocessor.text(source.text(), Origin::Source);
    preprocessor.system();
    preprocessor.out
}

struct Preprocessor<'a> {
    source: &'a Source,
    diags: &'a mut Diags,
    macros: BTreeMap<Name, Rc<Macro>>,
    /// Those of headers, whatever the file made of them.
    of_headers: BTreeMap<Name, Rc<Macro>>,
    /// Headers that were included: each is spliced in once.
    included: BTreeSet<&'static str>,
    /// Where the file comes from that is being read.
    origin: Origin,
    out: Tokens,
    /// Macros whose expansion is being looked at; they are not expanded again inside it.
    active: Vec<Name>,
    /// Tokens that macros may still make.
    budget: usize,
    /// Arguments inside arguments that are being expanded.
    nesting: u32,
    /// The next value of `__COUNTER__`.
    counter: u32,
    /// Set when going on makes no sense; a diagnostic has been given.
    stopped: bool,
}

impl Preprocessor<'_> {
    /// Preprocesses a whole text.
    fn text(&mut self, text: &str, origin: Origin) {
        let Lexed { tokens, diag, .. } = lex(text, origin);
        if let Some(diag) = diag {
            self.diags.push(diag);
        }
        let includer = std::mem::replace(&mut self.origin, origin);
        let mut file = File::new(tokens);
        while !self.stopped && !file.at_end() {
            if let Some(line) = file.directive() {
                self.directive(&mut file, line);
            } else if !file.is_live() {
                file.take();
            } else {
                self.token(&mut file);
            }
            self.stopped |= self.diags.is_full();
        }
        self.origin = includer;
        if let Some(span) = file.open_condition() {
            self.error(
                Diag::error(span, "this condition never ends").label("opened here").help("close it with `#endif`"),
            );
        }
    }

    /// Reads the functions of the system if the file names one: in a call, or in a string for GetProcAddress.
    fn system(&mut self) {
        let named = self.out.own.iter().any(|token| match &token.kind {
            TokenKind::Ident(name) => headers::is_system(name),
            TokenKind::Str(text) => headers::is_system(text.trim_matches('"')),
            _ => false,
        });
        if named && !self.stopped {
            // the macros of the file are not meant for it
            self.macros.clone_from(&self.of_headers);
            let included = self.included.clone();
            self.text(headers::NT, Origin::Builtin);
            self.out.hidden = self.included.difference(&included).copied().collect();
        }
    }

    /// Takes a token of the file, and more if it begins the use of a macro.
    fn token(&mut self, file: &mut File) {
        let Some(token) = file.take() else { return };
        if self.may_expand(&token) {
            for token in self.expand_use(token, file) {
                self.emit(token);
            }
        } else {
            self.emit(token);
        }
    }

    /// Hands a token to the grammar.
    fn emit(&mut self, token: Token) {
        let Token { kind, span, lead } = token;
        let kind = match kind {
            TokenKind::Ident(name) | TokenKind::Spent(name) => match Keyword::of(&name) {
                Some(keyword) => TokenKind::Keyword(keyword),
                None => TokenKind::Ident(name),
            },
            TokenKind::Bad(bad) => {
                self.error(bad_token(&bad, span));
                // What was probably meant, so that one slip costs one diagnostic.
                match bad {
                    Bad::Stray(_) => return,
                    Bad::OpenStr(text) => return self.close_string(&text, span, lead),
                    Bad::OpenChar(_) => TokenKind::Number("0".into()),
                    Bad::Prefix(text) if text.ends_with('"') => TokenKind::Str("\"\"".into()),
                    Bad::Prefix(_) => TokenKind::Number("0".into()),
                }
            }
            TokenKind::Keyword(_)
            | TokenKind::Number(_)
            | TokenKind::Char(_)
            | TokenKind::Str(_)
            | TokenKind::Punct(_) => kind,
        };
        self.push(Token { kind, span, lead });
    }

    fn push(&mut self, token: Token) {
        match self.origin {
            Origin::Builtin => self.out.builtin.push(token),
            Origin::Source => self.out.own.push(token),
        }
    }

    /// A string that was never closed probably ends before the signs at the end of its line.
    fn close_string(&mut self, text: &str, span: Span, lead: Lead) {
        self.push(Token { kind: TokenKind::Str("\"\"".into()), span, lead });
        let text = text.trim_end();
        let signs = &text[text.trim_end_matches([')', ';']).len()..];
        for sign in signs.chars() {
            let punct = if sign == ';' { Punct::Semi } else { Punct::RParen };
            self.push(Token { kind: TokenKind::Punct(punct), span, lead: Lead::None });
        }
    }

    fn error(&mut self, diag: Diag) {
        self.diags.push(diag);
    }

    /// An error after which nothing more is read.
    fn stop(&mut self, diag: Diag) {
        self.error(diag);
        self.stopped = true;
    }
}

/// What is wrong with a token that is none.
fn bad_token(bad: &Bad, span: Span) -> Diag {
    match bad {
        Bad::Stray(c) => {
            let (name, help) = match c {
                '“' | '”' | '„' | '«' | '»' => (format!("`{c}`"), "write a straight quote: \""),
                '‘' | '’' => (format!("`{c}`"), "write a straight quote: '"),
                '–' | '—' | '−' => (format!("`{c}`"), "write a hyphen-minus: -"),
                '\\' => ("`\\`".into(), "a backslash joins lines only if it is the very last character of its line"),
                '\u{a0}' | '\u{202f}' | '\u{2009}' => ("a non-breaking space".into(), "write an ordinary space"),
                '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => ("an invisible character".into(), "delete it"),
                c if c.is_control() => (format!("the control character U+{:04X}", *c as u32), "delete it"),
                c if c.is_alphabetic() => (format!("`{c}`"), "names consist of a–z, A–Z, 0–9 and _"),
                c => (format!("`{c}`"), "it may stand in strings and comments only"),
            };
            Diag::error(span, format!("{name} is not part of C")).label("here").help(help)
        }
        Bad::OpenStr(_) => Diag::error(span, "this string never ends on its line")
            .label("opened here")
            .help("close it with `\"`; go on in a new string on the next line: adjacent strings are joined"),
        Bad::OpenChar(_) => Diag::error(span, "this character constant never ends on its line")
            .label("opened here")
            .help("close it with `'`; text goes in double quotes"),
        Bad::Prefix(text) => {
            let prefix = text.split(['"', '\'']).next().unwrap_or_default();
            Diag::error(span, format!("literals with the prefix `{prefix}` are not supported"))
                .help("use \"…\" for char (UTF-8), L\"…\" for WCHAR (UTF-16)")
        }
    }
}
