//! What one use of a macro stands for: its body with arguments for parameters, `#` and `##` done.

use super::Preprocessor;
use super::expand::{MAX_NESTING, TOO_MANY, too_much};
use super::macros::{Macro, Params};
use crate::ast::Span;
use crate::diagnostic::Diag;
use crate::lex::{Lead, Origin, Punct, Token, TokenKind, lex};

impl Preprocessor<'_> {
    /// The body with arguments for parameters, `#` and `##` done.
    pub(super) fn substitute(
        &mut self,
        definition: &Macro,
        args: &[Vec<Token>],
        place: Span,
        lead: Lead,
    ) -> Vec<Token> {
        let body = &definition.body;
        let none = Params { names: Vec::new(), variadic: false };
        let params = definition.params.as_ref().unwrap_or(&none);
        let mut expanded: Vec<Option<Vec<Token>>> = vec![None; args.len()];
        let mut out: Vec<Token> = Vec::with_capacity(body.len());
        let mut at = 0;
        // Whether a `##` stands before what comes next, and whether nothing stands before that.
        let mut pasting = false;
        let mut nothing_before = false;
        while at < body.len() && !self.stopped {
            let token = &body[at];
            let mut piece = if token.is(Punct::Hash) && definition.params.is_some() {
                at += 1;
                let index = params.index(&body[at]).expect("internal: `#` was checked at the definition");
                vec![stringise(&args[index], place, token.lead)]
            } else if let Some(index) = params.index(token) {
                let operand = pasting || body.get(at + 1).is_some_and(|next| next.is(Punct::HashHash));
                let va_args = params.variadic && index + 1 == params.names.len();
                let comma = va_args && pasting && out.last().is_some_and(|last| last.is(Punct::Comma));
                if comma && args[index].is_empty() {
                    // `, ## __VA_ARGS__` without arguments takes the comma away, as MSVC and GCC do.
                    out.pop();
                }
                pasting &= !comma;
                let tokens = if operand && !comma {
                    args[index].clone()
                } else {
                    expanded[index].get_or_insert_with(|| self.expand_argument(&args[index], place)).clone()
                };
                with_lead(tokens, token.lead)
            } else {
                vec![Token { span: place, ..token.clone() }]
            };
            at += 1;
            let empty = piece.is_empty();
            if pasting && !nothing_before && !empty {
                let right = piece.remove(0);
                let left = out.pop().expect("internal: something stands before `##`");
                self.paste(left, right, place, &mut out);
            }
            nothing_before = empty && (nothing_before || !pasting);
            out.append(&mut piece);
            if out.len() > self.budget {
                self.stop(too_much(place, TOO_MANY));
            }
            pasting = body.get(at).is_some_and(|next| next.is(Punct::HashHash));
            at += usize::from(pasting);
        }
        with_lead(out, lead)
    }

    /// An argument that is not an operand of `#` or `##` is expanded on its own.
    fn expand_argument(&mut self, arg: &[Token], place: Span) -> Vec<Token> {
        if self.nesting as usize >= MAX_NESTING {
            self.stop(too_much(place, "macros in the arguments of macros are nested too deeply"));
            return Vec::new();
        }
        self.nesting += 1;
        let tokens = self.expand_line(arg.to_vec());
        self.nesting -= 1;
        self.charge(tokens.len(), place);
        tokens
    }

    /// Joins two tokens to one.
    fn paste(&mut self, left: Token, right: Token, place: Span, out: &mut Vec<Token>) {
        let text = format!("{}{}", left.text(), right.text());
        let mut tokens = lex(&text, Origin::Builtin).tokens;
        match (tokens.pop(), tokens.is_empty()) {
            (Some(token), true) if !matches!(token.kind, TokenKind::Bad(_)) => {
                out.push(Token { kind: token.kind, span: place, lead: left.lead });
            }
            _ => {
                let diag = Diag::error(place, format!("`##` joins `{}` and `{}`", left.text(), right.text()));
                self.error(
                    diag.label("used here").help("what it makes must be one token: a name, a number, an operator"),
                );
                out.push(left);
                out.push(right);
            }
        }
    }
}

/// The tokens with something else standing before the first. Only the file itself has lines.
fn with_lead(mut tokens: Vec<Token>, lead: Lead) -> Vec<Token> {
    if let Some(first) = tokens.first_mut() {
        first.lead = if lead == Lead::Line { Lead::Space } else { lead };
    }
    tokens
}

/// The string that `#` makes of an argument.
fn stringise(arg: &[Token], place: Span, lead: Lead) -> Token {
    let mut text = String::from("\"");
    for (index, token) in arg.iter().enumerate() {
        if index > 0 && token.lead != Lead::None {
            text.push(' ');
        }
        let literal = matches!(token.kind, TokenKind::Str(_) | TokenKind::Char(_));
        for c in token.text().chars() {
            if literal && matches!(c, '"' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
    }
    text.push('"');
    Token { kind: TokenKind::Str(text.into()), span: place, lead }
}
