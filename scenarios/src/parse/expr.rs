//! Expressions with operators before, between and after operands.

use super::{Parsed, Parser};
use crate::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::lex::{Punct, TokenKind};

impl Parser {
    /// An expression, perhaps with commas.
    pub(super) fn expression(&mut self) -> Parsed<Expr> {
        let mut left = self.assignment()?;
        while self.eat(Punct::Comma) {
            let right = self.measured(Self::assignment)?;
            let span = left.span.to(right.span);
            left = self.node(ExprKind::Comma(Box::new(left), Box::new(right)), span)?;
        }
        Ok(left)
    }

    /// An expression without a comma operator.
    pub(super) fn assignment(&mut self) -> Parsed<Expr> {
        let left = self.conditional()?;
        let op = if self.is(Punct::Eq) { None } else { self.assign_op() };
        if op.is_none() && !self.is(Punct::Eq) {
            return Ok(left);
        }
        self.bump();
        let right = self.nested(|this| this.measured(Self::assignment))?;
        let span = left.span.to(right.span);
        self.node(ExprKind::Assign(op, Box::new(left), Box::new(right)), span)
    }

    /// What the assignment operator that is next does besides assigning.
    fn assign_op(&self) -> Option<BinaryOp> {
        let Some(TokenKind::Punct(punct)) = self.peek() else { return None };
        Some(match punct {
            Punct::StarEq => BinaryOp::Mul,
            Punct::SlashEq => BinaryOp::Div,
            Punct::PercentEq => BinaryOp::Rem,
            Punct::PlusEq => BinaryOp::Add,
            Punct::MinusEq => BinaryOp::Sub,
            Punct::ShlEq => BinaryOp::Shl,
            Punct::ShrEq => BinaryOp::Shr,
            Punct::AmpEq => BinaryOp::BitAnd,
            Punct::CaretEq => BinaryOp::BitXor,
            Punct::PipeEq => BinaryOp::BitOr,
            _ => return None,
        })
    }

    /// An expression without assignment and comma.
    pub(super) fn conditional(&mut self) -> Parsed<Expr> {
        let cond = self.binary(0)?;
        if !self.eat(Punct::Question) {
            return Ok(cond);
        }
        let then = self.nested(|this| this.measured(Self::expression))?;
        self.expect(Punct::Colon, "write `condition ? value : other`")?;
        let otherwise = self.nested(|this| this.measured(Self::conditional))?;
        let span = cond.span.to(otherwise.span);
        self.node(ExprKind::Conditional(Box::new(cond), Box::new(then), Box::new(otherwise)), span)
    }

    /// Operands with binary operators that bind at least so strongly.
    fn binary(&mut self, least: u8) -> Parsed<Expr> {
        let mut left = self.unary()?;
        while let Some((op, level)) = self.binary_op().filter(|(_, level)| *level >= least) {
            self.bump();
            let right = self.nested(|this| this.measured(|this| this.binary(level + 1)))?;
            let span = left.span.to(right.span);
            left = self.node(ExprKind::Binary(op, Box::new(left), Box::new(right)), span)?;
        }
        Ok(left)
    }

    /// The binary operator that is next, and how strongly it binds.
    fn binary_op(&self) -> Option<(BinaryOp, u8)> {
        let Some(TokenKind::Punct(punct)) = self.peek() else { return None };
        Some(match punct {
            Punct::PipePipe => (BinaryOp::Or, 0),
            Punct::AmpAmp => (BinaryOp::And, 1),
            Punct::Pipe => (BinaryOp::BitOr, 2),
            Punct::Caret => (BinaryOp::BitXor, 3),
            Punct::Amp => (BinaryOp::BitAnd, 4),
            Punct::EqEq => (BinaryOp::Eq, 5),
            Punct::Ne => (BinaryOp::Ne, 5),
            Punct::Lt => (BinaryOp::Lt, 6),
            Punct::Gt => (BinaryOp::Gt, 6),
            Punct::Le => (BinaryOp::Le, 6),
            Punct::Ge => (BinaryOp::Ge, 6),
            Punct::Shl => (BinaryOp::Shl, 7),
            Punct::Shr => (BinaryOp::Shr, 7),
            Punct::Plus => (BinaryOp::Add, 8),
            Punct::Minus => (BinaryOp::Sub, 8),
            Punct::Star => (BinaryOp::Mul, 9),
            Punct::Slash => (BinaryOp::Div, 9),
            Punct::Percent => (BinaryOp::Rem, 9),
            _ => return None,
        })
    }

    /// An operand with the operators before it, a cast, or `sizeof`.
    pub(super) fn unary(&mut self) -> Parsed<Expr> {
        let start = self.span();
        if self.is(Punct::LParen) && (self.type_at(1) || self.at_unknown_cast()) {
            return self.cast();
        }
        let op = match self.peek() {
            Some(TokenKind::Punct(Punct::Plus)) => UnaryOp::Plus,
            Some(TokenKind::Punct(Punct::Minus)) => UnaryOp::Neg,
            Some(TokenKind::Punct(Punct::Tilde)) => UnaryOp::BitNot,
            Some(TokenKind::Punct(Punct::Bang)) => UnaryOp::Not,
            Some(TokenKind::Punct(Punct::Amp)) => UnaryOp::AddressOf,
            Some(TokenKind::Punct(Punct::Star)) => UnaryOp::Deref,
            _ => return self.step_or_postfix(),
        };
        self.bump();
        let operand = self.nested(Self::unary)?;
        let span = start.to(operand.span);
        self.node(ExprKind::Unary(op, Box::new(operand)), span)
    }
}
