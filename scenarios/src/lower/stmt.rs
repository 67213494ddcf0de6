//! Statements: jumps, loops, scopes.
//!
//! Must never know: how values are computed.

use tpio_model::program::{BinOp, Inst};

use super::builder::{Builder, Label, When, Where};
use super::expr::Truth;
use super::scope::{Exit, has_label};
use crate::ast::Span;
use crate::tree::{Expr, LocalId, Start, Stmt, StmtKind, Switch};
use crate::types::Type;

impl Builder<'_> {
    /// One statement. What control cannot get to is left out.
    pub(super) fn statement(&mut self, statement: &Stmt) {
        if !self.reachable() && !self.enter_dead(statement) {
            return;
        }
        let span = statement.span;
        match &statement.kind {
            StmtKind::Expr(value) => self.effect(value),
            StmtKind::Declare(id, start) => self.variable(*id, start, span),
            StmtKind::Block(list) => self.block(list, span),
            StmtKind::If(condition, then, otherwise) => self.choice(condition, then, otherwise.as_deref()),
            StmtKind::While(condition, body) => self.repeat(Some(condition), None, body, condition.span),
            StmtKind::For(condition, step, body) => {
                let head = condition.as_ref().map_or(span, |condition| condition.span);
                self.repeat(condition.as_ref(), step.as_ref(), body, head);
            }
            StmtKind::DoWhile(body, condition) => self.repeat_until(body, condition),
            StmtKind::Switch(switch) => self.switch(switch),
            StmtKind::Label(id) => {
                let label = Self::label_of(*id);
                self.bind_head(label);
            }
            StmtKind::Goto(id) => self.go(*id, span),
            StmtKind::Break => {
                let exit = *self.frames.exits.last().expect("internal: nothing to break");
                self.exit(exit.end, exit.depth, span);
            }
            StmtKind::Continue => {
                let exits = self.frames.exits.iter().rev();
                let found = exits.into_iter().find_map(|exit| exit.next.map(|next| (next, exit.depth)));
                let (next, depth) = found.expect("internal: nothing to continue");
                self.exit(next, depth, span);
            }
            StmtKind::Return(value) => self.give_back(value.as_ref(), span),
        }
    }

    /// A statement that control reaches only by a jump into it, if at all. Whether there is anything to be done.
    fn enter_dead(&mut self, statement: &Stmt) -> bool {
        match &statement.kind {
            // it is in scope for what comes after it, all the same
            StmtKind::Declare(id, _) => {
                if let Where::Slot(slot) = self.home(*id) {
                    self.frames.declare(slot);
                }
                false
            }
            StmtKind::Label(_) => true,
            StmtKind::Block(_) => has_label(statement),
            _ if has_label(statement) => {
                // its head is never run, but what is inside jumps back to it
                let here = self.label();
                self.bind_head(here);
                true
            }
            _ => false,
        }
    }

    fn block(&mut self, list: &[Stmt], end: Span) {
        self.frames.open();
        for statement in list {
            self.statement(statement);
        }
        if self.reachable() {
            self.leave_to(self.frames.depth() - 1, end);
        }
        self.frames.close();
    }

    fn variable(&mut self, id: LocalId, start: &Start, span: Span) {
        let name = self.function.locals[id.0 as usize].span;
        match (self.home(id), start) {
            (Where::Reg(reg), Start::Uninitialised) => {
                // met again, it has no value again
                if self.frames.loops > 0 || self.function.labels > 0 {
                    self.emit(Inst::ClearReg(reg), span);
                }
            }
            (Where::Reg(reg), Start::Value(value)) => {
                self.value(value);
                self.emit(Inst::SetReg(reg), span);
            }
            (Where::Reg(_), Start::Filled(_)) => panic!("internal: an aggregate in a register"),
            (Where::Slot(slot), Start::Uninitialised) => self.declare(slot, name),
            (Where::Slot(slot), Start::Value(value)) => {
                self.declare(slot, name);
                self.emit(Inst::SlotAddr(slot), span);
                self.value(value);
                self.emit(Inst::Store { int: value.int(), volatile: false }, span);
            }
            (Where::Slot(slot), Start::Filled(fills)) => {
                self.declare(slot, name);
                self.fill(id, fills, span);
            }
        }
    }

    fn choice(&mut self, condition: &Expr, then: &Stmt, otherwise: Option<&Stmt>) {
        let no = self.label();
        self.branch(condition, Truth::False, no);
        self.statement(then);
        let Some(otherwise) = otherwise else {
            self.bind(no);
            return;
        };
        let end = self.label();
        if self.reachable() {
            self.jump(When::Always, end, condition.span);
        }
        self.bind(no);
        self.statement(otherwise);
        self.bind(end);
    }

    /// `while` and `for`: the condition at the top, a jump back to it at the end.
    fn repeat(&mut self, condition: Option<&Expr>, step: Option<&Expr>, body: &Stmt, head: Span) {
        let (top, next, end) = (self.label(), self.label(), self.label());
        self.bind_head(top);
        if let Some(condition) = condition {
            self.branch(condition, Truth::False, end);
        }
        self.round(body, end, next);
        self.bind(next);
        if self.reachable() {
            if let Some(step) = step {
                self.effect(step);
            }
            self.jump(When::Always, top, head);
        }
        self.bind(end);
    }

    fn repeat_until(&mut self, body: &Stmt, condition: &Expr) {
        let (top, next, end) = (self.label(), self.label(), self.label());
        self.bind_head(top);
        self.round(body, end, next);
        self.bind(next);
        if self.reachable() {
            self.branch(condition, Truth::True, top);
        }
        self.bind(end);
    }

    /// The body of a loop.
    fn round(&mut self, body: &Stmt, end: Label, next: Label) {
        self.frames.exits.push(Exit { end, next: Some(next), depth: self.frames.depth() });
        self.frames.loops += 1;
        self.statement(body);
        self.frames.loops -= 1;
        self.frames.exits.pop();
    }

    /// The value stays on the stack while it is compared with one case after the other.
    fn switch(&mut self, switch: &Switch) {
        let span = switch.value.span;
        let end = self.label();
        if switch.cases.is_empty() {
            self.effect(&switch.value);
        } else {
            self.value(&switch.value);
            for (word, label) in &switch.cases {
                let other = self.label();
                self.emit(Inst::Dup, span);
                self.emit(Inst::Const(*word), span);
                self.emit(Inst::Binary(BinOp::Eq, switch.int), span);
                self.jump(When::Zero, other, span);
                self.emit(Inst::Pop, span);
                self.go(*label, span);
                self.bind(other);
            }
            self.emit(Inst::Pop, span);
        }
        match switch.default {
            Some(label) => self.go(label, span),
            None => self.jump(When::Always, end, span),
        }
        self.frames.exits.push(Exit { end, next: None, depth: self.frames.depth() });
        self.statement(&switch.body);
        self.frames.exits.pop();
        self.bind(end);
    }

    /// `break` and `continue`: leaves the scopes inside and jumps.
    fn exit(&mut self, label: Label, depth: usize, span: Span) {
        self.leave_to(depth, span);
        self.jump(When::Always, label, span);
    }

    /// `return`; it leaves all scopes by itself.
    fn give_back(&mut self, value: Option<&Expr>, span: Span) {
        match value {
            Some(value) if value.ty != Type::Void => {
                self.value(value);
                if self.main {
                    self.finish_main(span);
                } else {
                    self.emit(Inst::Return { value: true }, span);
                }
            }
            Some(value) => {
                self.effect(value);
                self.emit(Inst::Return { value: false }, span);
            }
            None if self.main => {
                self.emit(Inst::Const(0), span);
                self.finish_main(span);
            }
            None => self.emit(Inst::Return { value: false }, span),
        }
    }
}
