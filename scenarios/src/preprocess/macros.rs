//! What a macro is, and how `#define` says it.

use crate::ast::{Name, Span};
use crate::diagnostic::Diag;
use crate::lex::{Lead, Punct, Token, TokenKind};

/// A macro's definition.
pub(super) struct Macro {
    /// Its parameters; none at all if it is object-like.
    pub(super) params: Option<Params>,
    /// What it stands for.
    pub(super) body: Vec<Token>,
    /// Where its name is defined.
    pub(super) span: Span,
}

/// The parameters of a function-like macro.
#[derive(PartialEq, Eq)]
pub(super) struct Params {
    /// Their names; the last is `__VA_ARGS__` if it takes any number.
    pub(super) names: Vec<Name>,
    /// Whether `...` stands at the end.
    pub(super) variadic: bool,
}

impl Params {
    /// Which parameter a token names.
    pub(super) fn index(&self, token: &Token) -> Option<usize> {
        match &token.kind {
            TokenKind::Ident(name) => self.names.iter().position(|param| param == name),
            _ => None,
        }
    }
}

impl Macro {
    /// Whether two definitions are the same, white space aside.
    pub(super) fn same(&self, other: &Macro) -> bool {
        self.params == other.params
            && self.body.len() == other.body.len()
            && self.body.iter().zip(&other.body).all(|(one, two)| one.kind == two.kind)
    }

    /// Reads what comes after `#define`: a name, parameters, a body.
    pub(super) fn define(line: &[Token], hash: Span) -> Result<(Name, Macro), Diag> {
        let Some((first, rest)) = line.split_first() else {
            return Err(Diag::error(hash.after(), "`#define` without a name").help("write `#define NAME value`"));
        };
        let TokenKind::Ident(name) = &first.kind else {
            return Err(Diag::error(first.span, format!("`{}` cannot be the name of a macro", first.text()))
                .label("here")
                .help("a name consists of letters, digits and _ and does not begin with a digit"));
        };
        if matches!(&**name, "defined" | "__VA_ARGS__") {
            return Err(Diag::error(first.span, format!("`{name}` cannot be defined")).help("choose another name"));
        }
        let (params, body) = match rest.first() {
            Some(paren) if paren.is(Punct::LParen) && paren.lead == Lead::None => {
                let (params, used) = params(rest, first.span)?;
                (Some(params), &rest[used..])
            }
            _ => (None, rest),
        };
        let definition = Macro { params, body: body.to_vec(), span: first.span };
        definition.check_operators()?;
        Ok((name.clone(), definition))
    }

    /// `##` has two neighbours; `#` in a function-like macro stands before a parameter.
    fn check_operators(&self) -> Result<(), Diag> {
        let ends = [self.body.first(), self.body.last()];
        if let Some(token) = ends.into_iter().flatten().find(|token| token.is(Punct::HashHash)) {
            return Err(Diag::error(token.span, "`##` at the edge of a macro's body")
                .label("here")
                .help("it joins the tokens on its two sides"));
        }
        let Some(params) = &self.params else { return Ok(()) };
        for (index, token) in self.body.iter().enumerate() {
            let before_param = || self.body.get(index + 1).is_some_and(|next| params.index(next).is_some());
            if token.is(Punct::Hash) && !before_param() {
                return Err(Diag::error(token.span, "`#` that does not stand before a parameter of the macro")
                    .label("here")
                    .help("`#x` makes a string of the argument for the parameter x"));
            }
        }
        Ok(())
    }
}

/// Reads `(a, b, ...)`; also says how many tokens that took.
fn params(line: &[Token], name: Span) -> Result<(Params, usize), Diag> {
    let mut params = Params { names: Vec::new(), variadic: false };
    let mut at = 1;
    if line.get(1).is_some_and(|token| token.is(Punct::RParen)) {
        return Ok((params, 2));
    }
    loop {
        let end = line.get(at.min(line.len()) - 1).map_or(name, |token| token.span);
        match line.get(at).map(|token| &token.kind) {
            Some(TokenKind::Ident(param)) if !params.names.contains(param) && &**param != "__VA_ARGS__" => {
                params.names.push(param.clone());
            }
            Some(TokenKind::Punct(Punct::Ellipsis)) => {
                params.names.push("__VA_ARGS__".into());
                params.variadic = true;
            }
            _ => return Err(bad_params(line.get(at), end)),
        }
        let separator = line.get(at + 1);
        match separator.map(|token| &token.kind) {
            Some(TokenKind::Punct(Punct::RParen)) => return Ok((params, at + 2)),
            Some(TokenKind::Punct(Punct::Comma)) if !params.variadic => at += 2,
            _ => return Err(bad_params(separator, line[at].span)),
        }
    }
}

fn bad_params(found: Option<&Token>, end: Span) -> Diag {
    let diag = match found {
        Some(token) => Diag::error(token.span, format!("`{}` in a macro's parameters", token.text())),
        None => Diag::error(end.after(), "a macro's parameters without `)`"),
    };
    diag.label("here")
        .help("write different names with commas between them, `...` for any number at the end: `(a, b, ...)`")
}
