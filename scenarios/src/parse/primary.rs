//! Operands: names, constants, strings, parentheses, casts, `sizeof`, and what is written after them.

use super::{Parsed, Parser};
use crate::ast::{Expr, ExprKind, Fix, Span, StepOp, StrLit, StrText};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Problem, Punct, TokenKind, character, floating, integer, string};

impl Parser {
    /// `(type)operand` or `(type){ … }`; the parenthesis is next, and a type after it.
    pub(super) fn cast(&mut self) -> Parsed<Expr> {
        let start = self.bump();
        let type_name = Box::new(self.nested(Self::type_name)?);
        self.expect(Punct::RParen, "close the type, as in `(DWORD)value`")?;
        if self.is(Punct::LBrace) {
            let list = self.nested(Self::init_list)?;
            let literal = self.node(ExprKind::Compound(type_name, list), self.since(start))?;
            return self.postfix(literal);
        }
        let operand = self.nested(|this| this.measured(Self::unary))?;
        let span = start.to(operand.span);
        self.node(ExprKind::Cast(type_name, Box::new(operand)), span)
    }

    /// What begins with `++`, `--`, `sizeof`, or is an operand.
    pub(super) fn step_or_postfix(&mut self) -> Parsed<Expr> {
        let start = self.span();
        if let Some(op) = self.eat_step() {
            let operand = self.nested(Self::unary)?;
            let span = start.to(operand.span);
            return self.node(ExprKind::Step(Fix::Pre, op, Box::new(operand)), span);
        }
        if self.eat_keyword(Keyword::Sizeof) {
            return self.sizeof(start);
        }
        let operand = self.primary()?;
        self.postfix(operand)
    }

    fn eat_step(&mut self) -> Option<StepOp> {
        if self.eat(Punct::PlusPlus) {
            Some(StepOp::Increment)
        } else if self.eat(Punct::MinusMinus) {
            Some(StepOp::Decrement)
        } else {
            None
        }
    }

    fn sizeof(&mut self, start: Span) -> Parsed<Expr> {
        if self.is(Punct::LParen) && self.type_at(1) {
            let paren = self.bump();
            let type_name = Box::new(self.nested(Self::type_name)?);
            self.expect(Punct::RParen, "close the type, as in `sizeof(DWORD)`")?;
            if !self.is(Punct::LBrace) {
                return self.node(ExprKind::SizeofType(type_name), self.since(start));
            }
            let list = self.nested(Self::init_list)?;
            let literal = self.node(ExprKind::Compound(type_name, list), self.since(paren))?;
            let operand = self.postfix(literal)?;
            return self.node(ExprKind::SizeofExpr(Box::new(operand)), self.since(start));
        }
        let operand = self.nested(Self::unary)?;
        self.node(ExprKind::SizeofExpr(Box::new(operand)), self.since(start))
    }

    /// Calls, subscripts, members and steps after an operand.
    fn postfix(&mut self, mut left: Expr) -> Parsed<Expr> {
        loop {
            let start = left.span;
            let kind = if self.is(Punct::LParen) {
                ExprKind::Call(Box::new(left), self.arguments()?)
            } else if self.eat(Punct::LBracket) {
                let index = self.nested(|this| this.measured(Self::expression))?;
                self.expect(Punct::RBracket, "close the index, as in `array[index]`")?;
                ExprKind::Index(Box::new(left), Box::new(index))
            } else if self.is(Punct::Dot) || self.is(Punct::Arrow) {
                let arrow = self.eat(Punct::Arrow) || !self.eat(Punct::Dot);
                let Some(field) = self.eat_ident() else {
                    return self.expected("the name of a field", "write `record.field` or `pointer->field`");
                };
                if arrow { ExprKind::Arrow(Box::new(left), field) } else { ExprKind::Member(Box::new(left), field) }
            } else if let Some(op) = self.eat_step() {
                ExprKind::Step(Fix::Post, op, Box::new(left))
            } else {
                return Ok(left);
            };
            left = self.node(kind, self.since(start))?;
        }
    }

    fn arguments(&mut self) -> Parsed<Vec<Expr>> {
        self.bump();
        let mut args = Vec::new();
        while !self.is(Punct::RParen) {
            args.push(self.nested(|this| this.measured(Self::assignment))?);
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        self.expect(Punct::RParen, "close the arguments; put commas between them")?;
        Ok(args)
    }

    fn primary(&mut self) -> Parsed<Expr> {
        let span = self.span();
        let kind = match self.peek() {
            Some(TokenKind::Ident(name)) => ExprKind::Name(name.clone()),
            Some(TokenKind::Number(text)) => match (floating(text), integer(text)) {
                (Some(Ok(value)), _) => ExprKind::Float(value),
                (None, Ok(value)) => ExprKind::Int(value),
                (Some(Err(problem)), _) | (None, Err(problem)) => self.problem(span, problem),
            },
            Some(TokenKind::Char(text)) => match character(text) {
                Ok(value) => ExprKind::Char(value),
                Err(problem) => self.problem(span, problem),
            },
            Some(TokenKind::Str(_)) => return self.strings(),
            Some(TokenKind::Punct(Punct::LParen)) => return self.parens(),
            Some(TokenKind::Keyword(Keyword::Offsetof)) => return self.offsetof(),
            Some(TokenKind::Keyword(keyword)) => return self.unexpected_keyword(*keyword),
            _ => {
                return self.expected(
                    "an expression",
                    "an expression is a value, a variable, a call, or these with operators",
                );
            }
        };
        self.bump();
        self.node(kind, span)
    }

    fn problem(&mut self, span: Span, problem: Problem) -> ExprKind {
        self.error(Diag::error(span, problem.message).label("here").help(problem.help));
        ExprKind::Error
    }

    /// String literals in a row are one.
    fn strings(&mut self) -> Parsed<Expr> {
        let start = self.span();
        let mut joined: Option<StrText> = None;
        let mut spelling = String::new();
        while let Some(TokenKind::Str(text)) = self.peek() {
            if !spelling.is_empty() {
                spelling.push(' ');
            }
            spelling.push_str(text);
            match string(text) {
                Ok(text) => joined = Some(joined.map_or(text.clone(), |before| join(before, text))),
                Err(problem) => {
                    let span = self.span();
                    self.problem(span, problem);
                }
            }
            self.bump();
        }
        let text = joined.unwrap_or(StrText::Narrow(Vec::new()));
        self.node(ExprKind::Str(StrLit { text, spelling: spelling.into() }), self.since(start))
    }

    fn parens(&mut self) -> Parsed<Expr> {
        let start = self.bump();
        if self.is(Punct::LBrace) {
            let diag =
                Diag::error(start.to(self.span()), "a block inside an expression is not supported").label("here");
            return self.fail(diag.help("put the statements into a function and call it"));
        }
        let mut inside = self.nested(Self::expression)?;
        self.expect(Punct::RParen, "close the parenthesis")?;
        inside.span = self.since(start);
        Ok(inside)
    }

    fn offsetof(&mut self) -> Parsed<Expr> {
        const HELP: &str = "write `offsetof(type, field)`";
        let start = self.bump();
        self.expect(Punct::LParen, HELP)?;
        let type_name = Box::new(self.nested(Self::type_name)?);
        self.expect(Punct::Comma, HELP)?;
        let Some(field) = self.eat_ident() else { return self.expected("the name of a field", HELP) };
        let mut designators = vec![crate::ast::Designator::Field(field)];
        designators.append(&mut self.designators()?);
        self.expect(Punct::RParen, HELP)?;
        self.node(ExprKind::Offsetof(type_name, designators), self.since(start))
    }
}

/// Two literals in a row; a wide one makes both wide.
fn join(left: StrText, right: StrText) -> StrText {
    match (left, right) {
        (StrText::Narrow(mut left), StrText::Narrow(right)) => {
            left.extend(right);
            StrText::Narrow(left)
        }
        (left, right) => {
            let mut left = widen(left);
            left.extend(widen(right));
            StrText::Wide(left)
        }
    }
}

fn widen(text: StrText) -> Vec<u16> {
    match text {
        StrText::Wide(units) => units,
        StrText::Narrow(bytes) => String::from_utf8_lossy(&bytes).encode_utf16().collect(),
    }
}
