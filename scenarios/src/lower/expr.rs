//! Expressions: for their value, for their effect, or to decide a jump.
//!
//! Must never know: statements, scopes.

use tpio_model::program::{BinOp, Inst, Int, UnOp};

use super::builder::{Builder, Label, When};
use crate::ast::Span;
use crate::check::fold::fits;
use crate::tree::{Expr, ExprKind, Logic};
use crate::types::Type;

/// What an expression is evaluated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// its effect alone
    Effect,
    /// its value
    Value,
}

/// When a jump is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// the condition holds
    True,
    /// it does not
    False,
}

impl Truth {
    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
        }
    }
}

impl Builder<'_> {
    /// Pushes the value; of a structure, its address; of what has no value, nothing.
    pub(super) fn value(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Error => panic!("internal: a program with errors is not lowered"),
            ExprKind::Const(word) => self.emit(Inst::Const(*word), span),
            ExprKind::Function(id) => self.emit(Inst::FuncAddr(*id), span),
            ExprKind::Address(place) => self.address(place),
            ExprKind::Value(place) => self.read(place, span),
            ExprKind::Unary(op, int, operand) => {
                self.value(operand);
                self.emit(Inst::Unary(*op, *int), span);
            }
            ExprKind::Binary(op, int, left, right) => self.binary(*op, *int, [left, right], span),
            ExprKind::Convert(int, operand) => {
                self.value(operand);
                let from = operand.int();
                let floating = from.floating() || int.floating();
                self.emit(if floating { Inst::Cast { from, to: *int } } else { Inst::Convert(*int) }, span);
            }
            ExprKind::Discard(_) => self.effect(expr),
            ExprKind::Logic(..) => self.truth(expr),
            ExprKind::Conditional(condition, then, otherwise) => {
                self.either(condition, span, |builder| builder.value(then), |builder| builder.value(otherwise));
            }
            ExprKind::Comma(first, second) => {
                self.effect(first);
                self.value(second);
            }
            ExprKind::Assign(place, value) => self.assign(place, value, Use::Value, span),
            ExprKind::Copy(place, value, size) => self.copy(place, value, *size, Use::Value, span),
            ExprKind::Update(update) => self.update(update, Use::Value, span),
            ExprKind::SetBits(place, value) => self.set_bits(place, value, Use::Value, span),
            ExprKind::Call(..) | ExprKind::CallPointer(..) | ExprKind::Api(..) => self.call(expr),
        }
    }

    /// Pushes what an operator makes of two values. Whether a number is that of the thread itself, the system is asked: the
    /// thread's own is then nowhere.
    fn binary(&mut self, op: BinOp, int: Int, [left, right]: [&Expr; 2], span: Span) {
        let own = |it: &Expr| match it.kind {
            ExprKind::Api(api, call, _) if Some(api) == self.whole.who => Some((api, call)),
            _ => None,
        };
        let asked = own(left).map(|call| (call, right)).or_else(|| own(right).map(|call| (call, left)));
        match asked {
            Some(((api, call), number)) if matches!(op, BinOp::Eq | BinOp::Ne) => {
                self.value(number);
                self.emit(Inst::Api { api, args: 1, call }, span);
                if op == BinOp::Ne {
                    self.emit(Inst::Unary(UnOp::IsZero, Int::I32), span);
                }
            }
            _ => {
                self.value(left);
                self.value(right);
                self.emit(Inst::Binary(op, int), span);
            }
        }
    }

    /// Evaluates without leaving anything. Reading what is not volatile has no effect and is left out.
    pub(super) fn effect(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Error => panic!("internal: a program with errors is not lowered"),
            ExprKind::Const(_) | ExprKind::Function(_) => {}
            ExprKind::Value(place) if place.volatile && place.ty.is_scalar() => {
                self.value(expr);
                self.emit(Inst::Pop, span);
            }
            ExprKind::Address(place) | ExprKind::Value(place) => self.touch(place),
            ExprKind::Unary(_, _, operand) | ExprKind::Convert(_, operand) | ExprKind::Discard(operand) => {
                self.effect(operand);
            }
            ExprKind::Binary(_, _, left, right) | ExprKind::Comma(left, right) => {
                self.effect(left);
                self.effect(right);
            }
            ExprKind::Logic(logic, left, right) => {
                let end = self.label();
                let skip = match logic {
                    Logic::And => Truth::False,
                    Logic::Or => Truth::True,
                };
                self.branch(left, skip, end);
                if self.reachable() {
                    self.effect(right);
                }
                self.bind(end);
            }
            ExprKind::Conditional(condition, then, otherwise) => {
                self.either(condition, span, |builder| builder.effect(then), |builder| builder.effect(otherwise));
            }
            ExprKind::Assign(place, value) => self.assign(place, value, Use::Effect, span),
            ExprKind::Copy(place, value, size) => self.copy(place, value, *size, Use::Effect, span),
            ExprKind::Update(update) => self.update(update, Use::Effect, span),
            ExprKind::SetBits(place, value) => self.set_bits(place, value, Use::Effect, span),
            ExprKind::Call(..) | ExprKind::CallPointer(..) | ExprKind::Api(..) => {
                self.call(expr);
                if expr.ty != Type::Void {
                    self.emit(Inst::Pop, span);
                }
            }
        }
    }

    /// Jumps to the label if the condition is so; else goes on.
    pub(super) fn branch(&mut self, condition: &Expr, when: Truth, label: Label) {
        let span = condition.span;
        match &condition.kind {
            ExprKind::Const(word) => {
                if (*word != 0) == (when == Truth::True) {
                    self.jump(When::Always, label, span);
                }
            }
            ExprKind::Unary(UnOp::IsZero, _, operand) => self.branch(operand, when.not(), label),
            ExprKind::Binary(BinOp::Ne, _, operand, zero) if zero.constant() == Some(0) => {
                self.tested(operand, when, label, span);
            }
            ExprKind::Binary(BinOp::Eq, _, operand, zero) if zero.constant() == Some(0) => {
                self.tested(operand, when.not(), label, span);
            }
            ExprKind::Logic(logic, left, right) => {
                let skip = match logic {
                    Logic::And => Truth::False,
                    Logic::Or => Truth::True,
                };
                if skip == when {
                    self.branch(left, when, label);
                    if self.reachable() {
                        self.branch(right, when, label);
                    }
                } else {
                    let past = self.label();
                    self.branch(left, skip, past);
                    if self.reachable() {
                        self.branch(right, when, label);
                    }
                    self.bind(past);
                }
            }
            ExprKind::Comma(first, second) => {
                self.effect(first);
                self.branch(second, when, label);
            }
            _ => self.tested(condition, when, label, span),
        }
    }

    /// Jumps if the value is (not) zero.
    fn tested(&mut self, value: &Expr, when: Truth, label: Label, span: Span) {
        self.value(value);
        let when = match when {
            Truth::True => When::NonZero,
            Truth::False => When::Zero,
        };
        self.jump(when, label, span);
    }

    /// Pushes 1 or 0.
    fn truth(&mut self, expr: &Expr) {
        let (no, end) = (self.label(), self.label());
        self.branch(expr, Truth::False, no);
        if self.reachable() {
            self.emit(Inst::Const(1), expr.span);
            self.jump(When::Always, end, expr.span);
        }
        self.bind(no);
        if self.reachable() {
            self.emit(Inst::Const(0), expr.span);
        }
        self.bind(end);
    }

    fn either(
        &mut self,
        condition: &Expr,
        span: Span,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        let (no, end) = (self.label(), self.label());
        self.branch(condition, Truth::False, no);
        if self.reachable() {
            then(self);
            self.jump(When::Always, end, span);
        }
        self.bind(no);
        if self.reachable() {
            otherwise(self);
        }
        self.bind(end);
    }

    fn call(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Call(id, arguments) => {
                self.arguments(arguments);
                self.emit(Inst::Call(*id), span);
            }
            ExprKind::CallPointer(pointer, arguments) => {
                self.arguments(arguments);
                self.value(pointer);
                let value = expr.ty != Type::Void;
                self.emit(Inst::CallIndirect { args: arguments.len() as u8, value }, span);
            }
            ExprKind::Api(api, call, arguments) => {
                self.arguments(arguments);
                if Some(*api) == self.whole.exit {
                    self.run_at_exit(span);
                }
                self.emit(Inst::Api { api: *api, args: arguments.len() as u8, call: *call }, span);
            }
            other => panic!("internal: {other:?} is no call"),
        }
    }

    /// Before the process ends with the value on the stack: the functions of `atexit` run.
    fn run_at_exit(&mut self, span: Span) {
        if let Some(function) = self.whole.at_exit {
            let code = self.keep(span);
            self.emit(Inst::Call(function), span);
            self.release(code, span);
        }
    }

    /// `main` returns the value on the stack.
    pub(super) fn finish_main(&mut self, span: Span) {
        self.run_at_exit(span);
        self.emit(Inst::Return { value: true }, span);
    }

    fn arguments(&mut self, arguments: &[Expr]) {
        if !self.whole.order.matters(arguments) {
            for argument in arguments {
                self.value(argument);
            }
            return;
        }
        // what does not change is pushed in its turn
        let mut kept = Vec::new();
        for argument in arguments.iter().rev() {
            kept.push(argument.constant().is_none().then(|| {
                self.value(argument);
                self.keep(argument.span)
            }));
        }
        for (argument, kept) in arguments.iter().zip(kept.into_iter().rev()) {
            match kept {
                Some(reg) => self.release(reg, argument.span),
                None => self.value(argument),
            }
        }
    }

    /// Brings the word on top of the stack from one type's form into another's.
    pub(super) fn convert(&mut self, from: Int, to: Int, span: Span) {
        if from != to && (from.floating() || to.floating()) {
            self.emit(Inst::Cast { from, to }, span);
        } else if !fits(from, to) {
            self.emit(Inst::Convert(to), span);
        }
    }
}
