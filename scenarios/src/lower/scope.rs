//! Which variables in memory are in scope: here, and at every label.
//!
//! Must never know: instructions.

use tpio_model::program::SlotId;

use super::builder::{Label, Where};
use crate::tree::{Function, LabelId, LocalId, Stmt, StmtKind};

/// Open scopes and loops.
pub(super) struct Frames {
    /// variables in memory of each open scope, outermost first
    scopes: Vec<Vec<SlotId>>,
    /// what `break` and `continue` lead to
    pub(super) exits: Vec<Exit>,
    /// how many loops are around
    pub(super) loops: u32,
    /// variables in scope at each label
    at_labels: Vec<Vec<SlotId>>,
}

/// What a loop or switch offers to the statements in it.
#[derive(Clone, Copy)]
pub(super) struct Exit {
    /// where `break` goes
    pub(super) end: Label,
    /// where `continue` goes; `None` for a switch
    pub(super) next: Option<Label>,
    /// how many scopes are open outside
    pub(super) depth: usize,
}

impl Frames {
    /// Nothing open but the function's own scope.
    pub(super) fn new(function: &Function, homes: &[Where]) -> Frames {
        let mut walk = Walk { homes, open: Vec::new(), at_labels: vec![Vec::new(); function.labels as usize] };
        for index in 0..function.params {
            walk.declare(LocalId(index as u32));
        }
        walk.statements(&function.body);
        Frames { scopes: vec![Vec::new()], exits: Vec::new(), loops: 0, at_labels: walk.at_labels }
    }

    /// Opens a scope.
    pub(super) fn open(&mut self) {
        self.scopes.push(Vec::new());
    }

    /// Closes the innermost scope.
    pub(super) fn close(&mut self) {
        self.scopes.pop();
    }

    /// How many scopes are open.
    pub(super) fn depth(&self) -> usize {
        self.scopes.len()
    }

    /// A variable of the innermost scope.
    pub(super) fn declare(&mut self, slot: SlotId) {
        self.scopes.last_mut().expect("internal: a function has a scope").push(slot);
    }

    /// The variables of the scopes from number `depth` on, the last one first.
    pub(super) fn inside(&self, depth: usize) -> Vec<SlotId> {
        self.scopes[depth..].iter().flatten().rev().copied().collect()
    }

    /// What leaves and what comes into scope on the way to a label.
    pub(super) fn difference(&self, label: LabelId) -> (Vec<SlotId>, Vec<SlotId>) {
        let (here, there) = (self.inside(0), &self.at_labels[label.0 as usize]);
        let leave = here.iter().filter(|slot| !there.contains(slot)).copied().collect();
        let enter = there.iter().filter(|slot| !here.contains(slot)).copied().collect();
        (leave, enter)
    }
}

/// Finds out what is in scope at each label before any instruction is made: a `goto` may come before its label.
struct Walk<'a> {
    homes: &'a [Where],
    open: Vec<SlotId>,
    at_labels: Vec<Vec<SlotId>>,
}

impl Walk<'_> {
    fn declare(&mut self, id: LocalId) {
        if let Where::Slot(slot) = self.homes[id.0 as usize] {
            self.open.push(slot);
        }
    }

    fn statements(&mut self, list: &[Stmt]) {
        for statement in list {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match &statement.kind {
            StmtKind::Declare(id, _) => self.declare(*id),
            StmtKind::Label(id) => self.at_labels[id.0 as usize].clone_from(&self.open),
            StmtKind::Block(list) => {
                let outside = self.open.len();
                self.statements(list);
                self.open.truncate(outside);
            }
            StmtKind::If(_, then, otherwise) => {
                self.statement(then);
                if let Some(otherwise) = otherwise {
                    self.statement(otherwise);
                }
            }
            StmtKind::While(_, body) | StmtKind::DoWhile(body, _) | StmtKind::For(_, _, body) => self.statement(body),
            StmtKind::Switch(switch) => self.statement(&switch.body),
            StmtKind::Expr(_) | StmtKind::Goto(_) | StmtKind::Break | StmtKind::Continue | StmtKind::Return(_) => {}
        }
    }
}

/// Whether a jump may lead into the statement.
pub(super) fn has_label(statement: &Stmt) -> bool {
    match &statement.kind {
        StmtKind::Label(_) => true,
        StmtKind::Block(list) => list.iter().any(has_label),
        StmtKind::If(_, then, otherwise) => has_label(then) || otherwise.as_deref().is_some_and(has_label),
        StmtKind::While(_, body) | StmtKind::DoWhile(body, _) | StmtKind::For(_, _, body) => has_label(body),
        StmtKind::Switch(switch) => has_label(&switch.body),
        StmtKind::Expr(_)
        | StmtKind::Declare(..)
        | StmtKind::Goto(_)
        | StmtKind::Break
        | StmtKind::Continue
        | StmtKind::Return(_) => false,
    }
}
