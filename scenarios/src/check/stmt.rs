//! Statements.
//!
//! Must never know: how jumps are made, when variables leave scope.

use super::Checker;
use super::convert::{convert, promoted};
use super::function::{Cases, RESULT};
use super::scope::Entity;
use crate::ast::{self, Span, StmtKind as Syntax};
use crate::diagnostic::Diag;
use crate::tree::{Expr, ExprKind, LabelId, Place, Stmt, StmtKind, Switch};
use crate::types::{Qual, Type};

impl Checker<'_> {
    /// The statements of a block whose scope is open.
    pub(super) fn statements(&mut self, statements: &[ast::Stmt]) -> Vec<Stmt> {
        let mut out = Vec::new();
        for statement in statements {
            self.statement(statement, &mut out);
        }
        out
    }

    /// One statement; it may become several.
    fn statement(&mut self, statement: &ast::Stmt, out: &mut Vec<Stmt>) {
        let span = statement.span;
        let first = out.len();
        match &statement.kind {
            Syntax::Decl(decl) => return self.local_decl(decl, out),
            Syntax::Label { name, body } => {
                let id = self.define_label(name);
                return self.labelled(id, body, span, out);
            }
            Syntax::Case { value, body } => {
                let id = self.case(value);
                return self.labelled(id, body, span, out);
            }
            Syntax::Default { body } => {
                let id = self.default_case(span);
                return self.labelled(id, body, span, out);
            }
            Syntax::Expr(expr) => {
                let value = self.value(expr);
                self.useless(&value);
                out.push(Stmt { kind: StmtKind::Expr(value), span });
            }
            Syntax::Empty | Syntax::Error => {}
            Syntax::Block(block) => {
                let end = block.span.end;
                let kind = StmtKind::Block(self.scoped(|checker, out| out.extend(checker.statements(&block.stmts))));
                out.push(Stmt { kind, span: Span::new(end.saturating_sub(1), end) });
            }
            Syntax::If { cond, then, otherwise } => {
                let cond = self.condition(cond);
                let literals = std::mem::take(&mut self.current.literals);
                let then = self.inner(then);
                let otherwise = otherwise.as_ref().map(|otherwise| Box::new(self.inner(otherwise)));
                self.current.literals = literals;
                out.push(Stmt { kind: StmtKind::If(cond, Box::new(then), otherwise), span });
            }
            Syntax::While { .. } | Syntax::DoWhile { .. } | Syntax::For { .. } => {
                self.a_loop(&statement.kind, span, out);
            }
            Syntax::Switch { value, body } => self.switch(value, body, span, out),
            Syntax::Goto(name) => {
                let id = self.use_label(name);
                out.push(Stmt { kind: StmtKind::Goto(id), span });
            }
            Syntax::Break if self.current.breakable == 0 => self.error(span, "`break` outside of a loop or switch"),
            Syntax::Break => out.push(Stmt { kind: StmtKind::Break, span }),
            Syntax::Continue if self.current.loops == 0 => self.error(span, "`continue` outside of a loop"),
            Syntax::Continue => out.push(Stmt { kind: StmtKind::Continue, span }),
            Syntax::Return(value) => {
                let value = self.returned(value.as_ref(), span);
                out.push(Stmt { kind: StmtKind::Return(value), span });
            }
        }
        // compound literals of this statement come into scope before it
        let mut declared = Vec::new();
        self.flush_literals(&mut declared);
        out.splice(first..first, declared);
    }

    fn labelled(&mut self, id: LabelId, body: &ast::Stmt, span: Span, out: &mut Vec<Stmt>) {
        out.push(Stmt { kind: StmtKind::Label(id), span });
        self.statement(body, out);
    }

    /// Statements in a scope of their own.
    fn scoped(&mut self, inside: impl FnOnce(&mut Self, &mut Vec<Stmt>)) -> Vec<Stmt> {
        let mut out = Vec::new();
        self.scopes.open();
        inside(self, &mut out);
        self.scopes.close();
        out
    }

    /// The statement that a loop or condition governs: one statement, a scope of its own.
    fn inner(&mut self, statement: &ast::Stmt) -> Stmt {
        let mut list = self.scoped(|checker, out| checker.statement(statement, out));
        let end = statement.span.end;
        match list.len() {
            1 if !matches!(list[0].kind, StmtKind::Declare(..)) => list.swap_remove(0),
            _ => Stmt { kind: StmtKind::Block(list), span: Span::new(end.saturating_sub(1), end) },
        }
    }

    /// The body of a loop.
    fn round(&mut self, body: &ast::Stmt) -> Box<Stmt> {
        let literals = std::mem::take(&mut self.current.literals);
        self.current.loops += 1;
        self.current.breakable += 1;
        let body = self.inner(body);
        self.current.loops -= 1;
        self.current.breakable -= 1;
        self.current.literals = literals;
        Box::new(body)
    }

    fn a_loop(&mut self, kind: &Syntax, span: Span, out: &mut Vec<Stmt>) {
        match kind {
            Syntax::While { cond, body } => {
                let cond = self.condition(cond);
                let body = self.round(body);
                out.push(Stmt { kind: StmtKind::While(cond, body), span });
            }
            Syntax::DoWhile { body, cond } => {
                let body = self.round(body);
                let cond = self.condition(cond);
                out.push(Stmt { kind: StmtKind::DoWhile(body, cond), span });
            }
            Syntax::For { init, cond, step, body } => {
                let end = span.end;
                let list = self.scoped(|checker, out| {
                    checker.statement(init, out);
                    let cond = cond.as_ref().map(|cond| checker.condition(cond));
                    let step = step.as_ref().map(|step| checker.value(step));
                    let body = checker.round(body);
                    checker.flush_literals(out);
                    out.push(Stmt { kind: StmtKind::For(cond, step, body), span });
                });
                out.push(Stmt { kind: StmtKind::Block(list), span: Span::new(end.saturating_sub(1), end) });
            }
            _ => unreachable!("internal: not a loop"),
        }
    }

    fn switch(&mut self, value: &ast::Expr, body: &ast::Stmt, span: Span, out: &mut Vec<Stmt>) {
        let value = self.value(value);
        if !value.ty.is_integer() && value.ty != Type::Error {
            let name = self.show(&value.ty);
            self.report(Diag::error(value.span, format!("`switch` over `{name}`")).help("an integer is needed here"));
        }
        let value = promoted(value);
        let literals = std::mem::take(&mut self.current.literals);
        self.current.switches.push(Cases { ty: value.ty.clone(), list: Vec::new(), default: None });
        self.current.breakable += 1;
        let body = self.inner(body);
        self.current.breakable -= 1;
        let cases = self.current.switches.pop().expect("internal: the switch was put there");
        self.current.literals = literals;
        let int = value.int();
        let list = cases.list.into_iter().map(|(word, label, _)| (word, label)).collect();
        let default = cases.default.map(|(label, _)| label);
        let switch = Switch { value, int, body: Box::new(body), cases: list, default };
        out.push(Stmt { kind: StmtKind::Switch(switch), span });
    }

    fn case(&mut self, value: &ast::Expr) -> LabelId {
        let constant = self.constant_int(value, "the value of a case");
        let label = self.new_label();
        let Some(cases) = self.current.switches.last_mut() else {
            self.error(value.span, "`case` outside of a switch");
            return label;
        };
        let Some((word, ty)) = constant else { return label };
        let Some(word) = convert(Expr::number(word, ty, value.span), &cases.ty).constant() else { return label };
        let first = cases.list.iter().find(|(known, ..)| *known == word).map(|(_, _, span)| *span);
        cases.list.push((word, label, value.span));
        if let Some(first) = first {
            self.report(Diag::error(value.span, "two cases with the same value").also(first, "the first"));
        }
        label
    }

    fn default_case(&mut self, span: Span) -> LabelId {
        let label = self.new_label();
        let span = Span::new(span.start, span.start.saturating_add(7).min(span.end));
        let Some(cases) = self.current.switches.last_mut() else {
            self.error(span, "`default` outside of a switch");
            return label;
        };
        if let Some((_, first)) = cases.default {
            self.report(Diag::error(span, "two `default` in one switch").also(first, "the first"));
        } else {
            cases.default = Some((label, span));
        }
        label
    }

    fn returned(&mut self, value: Option<&ast::Expr>, span: Span) -> Option<Expr> {
        let name = self.current.name.clone();
        match (value, self.current.returns.clone()) {
            (None, None) => None,
            (Some(value), Some(ty)) => {
                let value = self.value(value);
                let value = self.assigned(value, &ty, &format!("return from `{name}`"));
                Some(if matches!(ty, Type::Record(_)) { self.returned_record(value, ty) } else { value })
            }
            (Some(value), None) => {
                let value = self.value(value);
                if value.ty == Type::Void {
                    // `return f();` where f returns nothing: a Windows compiler lets it pass
                    return Some(value);
                }
                self.report(
                    Diag::error(value.span, format!("`{name}` returns nothing, here is a value"))
                        .help("write `return;`, or give the function a type"),
                );
                None
            }
            (None, Some(ty)) => {
                let ty = self.show(&ty);
                self.report(
                    Diag::error(span, format!("`{name}` returns `{ty}`, here is no value")).help("write `return 0;`"),
                );
                None
            }
        }
    }

    /// A structure goes where the caller wants it; that is its address.
    fn returned_record(&mut self, value: Expr, ty: Type) -> Expr {
        let span = value.span;
        let Some(Entity::Local(id, pointer)) = self.scopes.find(RESULT).map(|entry| entry.entity.clone()) else {
            return Expr::error(span);
        };
        let Some(size) = self.size_of(&ty, span) else { return Expr::error(span) };
        let result = Place::of_local(id, pointer.clone(), span);
        let result = Expr { kind: ExprKind::Value(Box::new(result)), ty: pointer.ty, span };
        let place = Place::of_pointer(result, Qual::plain(ty.clone()), span);
        Expr { kind: ExprKind::Copy(Box::new(place), Box::new(value), size as u32), ty, span }
    }

    /// Warns about a comparison whose result nobody looks at: `x == 1;`.
    fn useless(&mut self, value: &Expr) {
        if let ExprKind::Binary(op, ..) = &value.kind
            && super::fold::is_comparison(*op)
        {
            self.report(
                Diag::warning(value.span, "the result of this comparison is not used")
                    .help("for an assignment write `=`"),
            );
        }
    }
}
