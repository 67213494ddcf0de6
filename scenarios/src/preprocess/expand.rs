//! Macro expansion: which uses there are, and their arguments. Tokens that a macro makes get the place of its use; arguments keep their own. Bounded by the
//! preprocessor's budget, whatever the macros say.

use std::rc::Rc;

use super::Preprocessor;
use super::file::File;
use super::macros::{Macro, Params};
use crate::ast::{Name, Span};
use crate::diagnostic::Diag;
use crate::lex::{Punct, Token, TokenKind};

/// Most macros of which each was used in the expansion of the one before, and most arguments inside arguments.
pub(super) const MAX_NESTING: usize = 64;

pub(super) const TOO_MANY: &str = "the macros of this file make too many tokens";

/// Tokens still to be looked at: expansions, the innermost last, and below them perhaps the rest of a file.
struct Input<'a> {
    frames: Vec<Frame>,
    file: Option<&'a mut File>,
}

/// The tokens of one expansion.
struct Frame {
    tokens: Vec<Token>,
    at: usize,
    /// The macro that made them.
    of: Option<Name>,
}

/// The tokens between the parentheses of a macro's use, cut at commas, and the closing parenthesis.
struct Args {
    args: Vec<Vec<Token>>,
    close: Span,
}

impl Input<'_> {
    /// Drops expansions that are at their end; their macros may be used again.
    fn settle(&mut self, active: &mut Vec<Name>) {
        while self.frames.last().is_some_and(|frame| frame.at >= frame.tokens.len()) {
            let frame = self.frames.pop().expect("internal: the frame was just seen");
            if let Some(name) = frame.of {
                let index = active.iter().rposition(|other| *other == name);
                active.remove(index.expect("internal: an expansion ends that was not active"));
            }
        }
    }

    /// The next token of an expansion.
    fn next(&mut self, active: &mut Vec<Name>) -> Option<Token> {
        self.settle(active);
        let frame = self.frames.last_mut()?;
        frame.at += 1;
        Some(frame.tokens[frame.at - 1].clone())
    }

    /// The next token, if need be of the file; none before a directive.
    fn next_or_file(&mut self, active: &mut Vec<Name>) -> Option<Token> {
        if let Some(token) = self.next(active) {
            return Some(token);
        }
        self.file.as_mut().filter(|file| !file.at_directive())?.take()
    }

    /// Whether the next token opens the arguments of a macro.
    fn at_paren(&mut self, active: &mut Vec<Name>) -> bool {
        self.settle(active);
        let next = match (self.frames.last(), &self.file) {
            (Some(frame), _) => frame.tokens.get(frame.at),
            (None, Some(file)) => file.peek(),
            (None, None) => None,
        };
        next.is_some_and(|token| token.is(Punct::LParen))
    }
}

impl Preprocessor<'_> {
    /// Whether a token may begin the use of a macro.
    pub(super) fn may_expand(&self, token: &Token) -> bool {
        match &token.kind {
            TokenKind::Ident(name) => self.definition(name, token.span).is_some() || is_magic(name),
            _ => false,
        }
    }

    /// The macro that a name stands for. In the text of a header the macros of the scenario do not count, so that no
    /// scenario can make a header wrong.
    fn definition(&self, name: &Name, place: Span) -> Option<&Rc<Macro>> {
        let definition = self.macros.get(name)?;
        (!place.is_builtin() || definition.span.is_builtin()).then_some(definition)
    }

    /// What a use in a file stands for; its first token has been taken from the file.
    pub(super) fn expand_use(&mut self, first: Token, file: &mut File) -> Vec<Token> {
        let frame = Frame { tokens: vec![first], at: 0, of: None };
        self.run(Input { frames: vec![frame], file: Some(file) })
    }

    /// A list of tokens with all macros in it expanded.
    pub(super) fn expand_line(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        self.run(Input { frames: vec![Frame { tokens, at: 0, of: None }], file: None })
    }

    fn run(&mut self, mut input: Input<'_>) -> Vec<Token> {
        let mut out = Vec::new();
        while let Some(token) = input.next(&mut self.active) {
            let TokenKind::Ident(name) = &token.kind else {
                out.push(token);
                continue;
            };
            if self.active.contains(name) {
                out.push(Token { kind: TokenKind::Spent(name.clone()), ..token });
            } else if let Some(definition) = self.definition(name, token.span) {
                let (name, definition) = (name.clone(), Rc::clone(definition));
                self.expand(name, &definition, token, &mut input, &mut out);
            } else {
                let kind = self.magic(name, token.span);
                out.push(Token { kind: kind.unwrap_or(token.kind), ..token });
            }
            if self.stopped {
                self.active.clear();
                break;
            }
        }
        out
    }

    /// Expands one use, whose name has been taken, by putting what it stands for before the rest of the input.
    fn expand(&mut self, name: Name, definition: &Macro, token: Token, input: &mut Input<'_>, out: &mut Vec<Token>) {
        let mut place = token.span;
        let mut args = Vec::new();
        if let Some(params) = &definition.params {
            if !input.at_paren(&mut self.active) {
                // A function-like macro's name alone is just a name.
                out.push(token);
                return;
            }
            let Some(found) = self.args(&name, params, token.span, input) else {
                // A value in its place, so that one slip costs one diagnostic.
                out.push(Token { kind: TokenKind::Number("0".into()), ..token });
                return;
            };
            place = place.to(found.close);
            args = found.args;
        }
        let tokens = self.substitute(definition, &args, place, token.lead);
        self.charge(tokens.len(), place);
        if self.active.len() >= MAX_NESTING {
            self.stop(too_much(place, "macros inside macros are nested too deeply"));
        }
        self.active.push(name.clone());
        input.frames.push(Frame { tokens, at: 0, of: Some(name) });
    }

    /// Takes what macros made from the budget.
    pub(super) fn charge(&mut self, tokens: usize, place: Span) {
        match self.budget.checked_sub(tokens + 1) {
            Some(left) => self.budget = left,
            None => self.stop(too_much(place, TOO_MANY)),
        }
    }

    /// Reads the arguments of a use, from the opening parenthesis on.
    fn args(&mut self, name: &Name, params: &Params, place: Span, input: &mut Input<'_>) -> Option<Args> {
        let back = input.file.as_ref().map(|file| file.place());
        let mut args = vec![Vec::new()];
        let mut depth = 0_usize;
        let close = loop {
            let Some(token) = input.next_or_file(&mut self.active) else {
                if let (Some(file), Some(back)) = (input.file.as_mut(), back) {
                    file.back_to(back);
                    file.skip_line();
                }
                let diag = Diag::error(place, format!("the arguments of macro `{name}` never end"));
                self.error(diag.label("used here").help("close them with `)`, before any line that begins with `#`"));
                return None;
            };
            let full = params.variadic && args.len() == params.names.len();
            match &token.kind {
                TokenKind::Punct(Punct::LParen) => {
                    depth += 1;
                    if depth == 1 {
                        continue;
                    }
                }
                TokenKind::Punct(Punct::RParen) => {
                    depth -= 1;
                    if depth == 0 {
                        break token.span;
                    }
                }
                TokenKind::Punct(Punct::Comma) if depth == 1 && !full => {
                    args.push(Vec::new());
                    continue;
                }
                _ => {}
            }
            args.last_mut()?.push(token);
        };
        self.charge(args.iter().map(Vec::len).sum(), place);
        let args = self.fit(name, params, args, place.to(close))?;
        Some(Args { args, close })
    }

    /// Makes the number of arguments that of the parameters, or says that it is wrong.
    fn fit(&mut self, name: &Name, params: &Params, mut args: Vec<Vec<Token>>, place: Span) -> Option<Vec<Vec<Token>>> {
        let wanted = params.names.len();
        if wanted == 0 && args.len() == 1 && args[0].is_empty() {
            args.clear();
        }
        if params.variadic && args.len() + 1 == wanted {
            args.push(Vec::new());
        }
        if args.len() == wanted {
            return Some(args);
        }
        let least = wanted - usize::from(params.variadic);
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let at_least = if params.variadic { "at least " } else { "" };
        let diag = Diag::error(place, format!("macro `{name}` gets {} argument{}", args.len(), plural(args.len())))
            .label("used here")
            .help(format!(
                "it takes {at_least}{least} argument{}: `{name}({})`",
                plural(least),
                params.names.join(", ")
            ));
        self.error(diag);
        None
    }

    /// The value of a name that the preprocessor itself knows.
    fn magic(&mut self, name: &str, place: Span) -> Option<TokenKind> {
        match name {
            "__LINE__" => {
                let line = if place.is_builtin() { 1 } else { self.source.line_column(place.start).0 };
                Some(TokenKind::Number(line.to_string().into()))
            }
            "__FILE__" => {
                let escaped = self.source.name().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
                Some(TokenKind::Str(format!("\"{escaped}\"").into()))
            }
            "__COUNTER__" => {
                self.counter += 1;
                Some(TokenKind::Number((self.counter - 1).to_string().into()))
            }
            _ => None,
        }
    }
}

fn is_magic(name: &str) -> bool {
    matches!(name, "__LINE__" | "__FILE__" | "__COUNTER__")
}

pub(super) fn too_much(place: Span, message: &str) -> Diag {
    Diag::error(place, message)
        .label("in this use")
        .help("define macros that stand for less; nothing after this was read")
}
