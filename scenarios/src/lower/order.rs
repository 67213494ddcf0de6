//! The order in which the arguments of a call are evaluated. C leaves it open. Where it matters, the last one comes first
//! here, as in the compilers that programs for Windows are made with; where it does not, the order is that of the source.
//! Source: ARG-01.
//!
//! Must never know: instructions.

use tpio_model::program::ApiId;

use crate::check::Functions;
use crate::tree::{Base, Expr, ExprKind, Fill, Place, Start, Stmt, StmtKind, Tree};

/// Windows functions that only look.
const LOOKS: &[&str] = &[
    "GetCurrentProcess",
    "GetCurrentProcessId",
    "GetCurrentThread",
    "GetCurrentThreadId",
    "GetLastError",
    "GetProcessHeap",
    "FlsGetValue",
    "TlsGetValue",
    "memcmp",
    "strchr",
    "strcmp",
    "strlen",
    "strncmp",
    "strrchr",
    "strstr",
    "wcscmp",
    "wcslen",
];

/// What an expression does that can matter to another: more than the ones before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Does {
    /// It depends on nothing that can change.
    Nothing,
    /// It looks at what others can change.
    Looks,
    /// It changes what others can look at.
    Acts,
}

/// Which functions only look.
pub(super) struct Order {
    quiet: Vec<bool>,
    looks: Vec<ApiId>,
}

impl Order {
    /// Looks through the functions of a program until nothing more is found to act.
    pub(super) fn of(tree: &Tree, functions: &dyn Functions) -> Order {
        let looks = LOOKS.iter().filter_map(|name| functions.find(name)).collect();
        let mut order = Order { quiet: vec![true; tree.functions.len()], looks };
        loop {
            let quiet: Vec<bool> = tree.functions.iter().map(|it| order.all(&it.body) < Does::Acts).collect();
            if quiet == order.quiet {
                return order;
            }
            order.quiet = quiet;
        }
    }

    /// Whether it matters which of these arguments is evaluated first.
    pub(super) fn matters(&self, arguments: &[Expr]) -> bool {
        let mut done: Vec<Does> = arguments.iter().map(|it| self.expr(it)).collect();
        done.sort_unstable();
        matches!(done[..], [.., second, Does::Acts] if second >= Does::Looks)
    }

    fn all(&self, statements: &[Stmt]) -> Does {
        most(statements.iter().map(|it| self.statement(it)))
    }

    fn statement(&self, statement: &Stmt) -> Does {
        let maybe = |expr: &Option<Expr>| expr.as_ref().map_or(Does::Nothing, |it| self.expr(it));
        match &statement.kind {
            StmtKind::Expr(expr) => self.expr(expr),
            StmtKind::Declare(_, Start::Uninitialised) => Does::Nothing,
            StmtKind::Declare(_, Start::Value(value)) => self.expr(value),
            StmtKind::Declare(_, Start::Filled(fills)) => self.fills(fills),
            StmtKind::Block(all) => self.all(all),
            StmtKind::If(condition, then, otherwise) => {
                let otherwise = otherwise.as_ref().map_or(Does::Nothing, |it| self.statement(it));
                self.expr(condition).max(self.statement(then)).max(otherwise)
            }
            StmtKind::While(condition, body) | StmtKind::DoWhile(body, condition) => {
                self.expr(condition).max(self.statement(body))
            }
            StmtKind::For(condition, step, body) => maybe(condition).max(maybe(step)).max(self.statement(body)),
            StmtKind::Switch(switch) => self.expr(&switch.value).max(self.statement(&switch.body)),
            StmtKind::Return(value) => maybe(value),
            StmtKind::Label(_) | StmtKind::Goto(_) | StmtKind::Break | StmtKind::Continue => Does::Nothing,
        }
    }

    fn expr(&self, expr: &Expr) -> Does {
        let all = |parts: &[Expr]| most(parts.iter().map(|it| self.expr(it)));
        match &expr.kind {
            ExprKind::Error | ExprKind::Const(_) | ExprKind::Function(_) => Does::Nothing,
            ExprKind::Address(place) => self.address(place),
            ExprKind::Value(place) => self.address(place).max(look(place)),
            ExprKind::Unary(_, _, one) | ExprKind::Convert(_, one) | ExprKind::Discard(one) => self.expr(one),
            ExprKind::Binary(_, _, a, b) | ExprKind::Logic(_, a, b) | ExprKind::Comma(a, b) => {
                self.expr(a).max(self.expr(b))
            }
            ExprKind::Conditional(a, b, c) => self.expr(a).max(self.expr(b)).max(self.expr(c)),
            ExprKind::Assign(place, value) | ExprKind::Copy(place, value, _) | ExprKind::SetBits(place, value) => {
                self.store(place).max(self.expr(value))
            }
            ExprKind::Update(update) => self.store(&update.place).max(self.expr(&update.operand)),
            ExprKind::Call(id, arguments) => {
                let called = if self.quiet[usize::from(id.0)] { Does::Looks } else { Does::Acts };
                called.max(all(arguments))
            }
            ExprKind::CallPointer(..) => Does::Acts,
            ExprKind::Api(id, _, arguments) => {
                let called = if self.looks.contains(id) { Does::Looks } else { Does::Acts };
                called.max(all(arguments))
            }
        }
    }

    /// What there is to evaluate in a place.
    fn address(&self, place: &Place) -> Does {
        match &place.base {
            Base::Local(_) | Base::Global(_) => Does::Nothing,
            Base::Pointer(pointer) => self.expr(pointer),
            Base::Literal(_, fills) => self.fills(fills),
        }
    }

    /// Writing to a variable of the function itself is nothing to anybody else: reading it in another argument would be
    /// undefined, as C has it.
    fn store(&self, place: &Place) -> Does {
        match place.base {
            Base::Local(_) | Base::Literal(..) => self.address(place),
            Base::Global(_) | Base::Pointer(_) => Does::Acts,
        }
    }

    fn fills(&self, fills: &[Fill]) -> Does {
        most(fills.iter().map(|fill| match fill {
            Fill::Zero => Does::Nothing,
            Fill::Scalar { value, .. } | Fill::Bits { value, .. } => self.expr(value),
            Fill::Copy { from, .. } => self.expr(from),
        }))
    }
}

fn most(parts: impl Iterator<Item = Does>) -> Does {
    parts.max().unwrap_or(Does::Nothing)
}

/// Reading a place: another argument may change it, unless it is constant. A variable counts, as its address may be with
/// whoever is called.
fn look(place: &Place) -> Does {
    if place.constant || matches!(place.base, Base::Literal(..)) { Does::Nothing } else { Does::Looks }
}
