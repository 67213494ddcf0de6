//! The typed tree: what `check` makes of a file and `lower` turns into instructions. Every name is resolved, every
//! conversion is written down, every operator knows the type it computes in, and API calls have their numbers.
//!
//! Must never know: how the source spelled it, which instructions there are.

use tpio_model::program::{ApiId, BinOp, CallId, Export, FuncId, Global, GlobalId, Int, Origin, UnOp};

use crate::ast::Span;
use crate::types::{Bits, Type};

/// A whole program, checked.
#[derive(Debug)]
pub(crate) struct Tree {
    /// the functions, in the order of their ids
    pub(crate) functions: Vec<Function>,
    /// variables with static storage and string literals, in the order of their ids
    pub(crate) globals: Vec<Global>,
    /// what calls a callback of I/O that takes a status block
    pub(crate) status_callback: Option<FuncId>,
    /// what runs the functions of `atexit`, if the program calls that
    pub(crate) at_exit: Option<FuncId>,
    /// the functions of Windows that GetProcAddress finds
    pub(crate) exports: Vec<Export>,
    /// where the program starts
    pub(crate) main: FuncId,
    /// what `argv` of `main` points to, if it has one
    pub(crate) arguments: [Option<GlobalId>; 2],
    /// whether it calls a function that reads the clock
    pub(crate) observes_clock: bool,
}

/// Index into [`Function::locals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LocalId(pub(crate) u32);

/// A place in a function that a jump may lead to: a label of the source or a `case`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LabelId(pub(crate) u32);

/// A checked function.
#[derive(Debug)]
pub(crate) struct Function {
    /// its name
    pub(crate) name: String,
    /// how many of the locals are parameters; they come first
    pub(crate) params: usize,
    /// how the parameters are passed
    pub(crate) passed: Vec<Passed>,
    /// what it returns, if anything
    pub(crate) returns: Option<Int>,
    /// parameters and variables with automatic storage
    pub(crate) locals: Vec<Local>,
    /// how many labels there are
    pub(crate) labels: u32,
    /// the body
    pub(crate) body: Vec<Stmt>,
    /// its name in its definition
    pub(crate) span: Span,
    /// the closing brace
    pub(crate) end: Span,
    /// where its text is
    pub(crate) origin: Origin,
}

impl Function {
    /// The place of something in it: of what is in a header, the place that asked for the function.
    pub(crate) fn place(&self, span: Span) -> Span {
        match self.origin {
            Origin::Source => span,
            Origin::Header => self.span,
        }
    }
}

/// How a parameter is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// as a word
    Word(Int),
    /// as the address of a structure of so many bytes, which is copied
    Record(u32),
}

/// A variable with automatic storage.
#[derive(Debug)]
pub(crate) struct Local {
    /// its name; made-up ones begin with `$`
    pub(crate) name: String,
    /// bytes
    pub(crate) size: u32,
    /// where it lives
    pub(crate) home: Home,
    /// where it is declared
    pub(crate) span: Span,
}

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// nobody can have its address: a register
    Register(Int),
    /// an allocation of its own
    Memory,
}

/// An expression with its type.
#[derive(Clone, Debug)]
pub(crate) struct Expr {
    /// what it is
    pub(crate) kind: ExprKind,
    /// its type; never an array or a function, those have become pointers
    pub(crate) ty: Type,
    /// where it is
    pub(crate) span: Span,
}

/// The expressions.
#[derive(Clone, Debug)]
pub(crate) enum ExprKind {
    /// a diagnostic has been given
    Error,
    /// a constant in canonical form
    Const(u64),
    /// the address of a function
    Function(FuncId),
    /// the address of a place
    Address(Box<Place>),
    /// what is in a place; of a structure, its address
    Value(Box<Place>),
    /// an operator with one operand of that type
    Unary(UnOp, Int, Box<Expr>),
    /// an operator that computes in that type
    Binary(BinOp, Int, Box<Expr>, Box<Expr>),
    /// a value turned into that type
    Convert(Int, Box<Expr>),
    /// evaluated for its effect alone; no value
    Discard(Box<Expr>),
    /// `&&` or `||`
    Logic(Logic, Box<Expr>, Box<Expr>),
    /// `a ? b : c`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `a, b`
    Comma(Box<Expr>, Box<Expr>),
    /// assignment of a scalar of the place's type
    Assign(Box<Place>, Box<Expr>),
    /// assignment of a structure: so many bytes
    Copy(Box<Place>, Box<Expr>, u32),
    /// `+=` and its like, `++`, `--`
    Update(Box<Update>),
    /// assignment of a bit-field
    SetBits(Box<Place>, Box<Expr>),
    /// a call of a function of the program
    Call(FuncId, Vec<Expr>),
    /// a call through a pointer, which comes first
    CallPointer(Box<Expr>, Vec<Expr>),
    /// a call of a Windows function
    Api(ApiId, CallId, Vec<Expr>),
}

/// Operators that may leave their second operand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Logic {
    /// `&&`
    And,
    /// `||`
    Or,
}

/// A place read, computed with and written, its address evaluated once.
#[derive(Clone, Debug)]
pub(crate) struct Update {
    /// the place
    pub(crate) place: Place,
    /// what is done
    pub(crate) op: BinOp,
    /// in which type
    pub(crate) int: Int,
    /// the other operand, ready for the operator
    pub(crate) operand: Expr,
    /// which value the whole has
    pub(crate) yields: Yields,
}

/// Which value an update has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Yields {
    /// the one before
    Old,
    /// the one after
    New,
}

/// An lvalue.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// what it is a part of
    pub(crate) base: Base,
    /// bytes from there
    pub(crate) offset: u64,
    /// its type
    pub(crate) ty: Type,
    /// for a bit-field, which bits it is of the integer there
    pub(crate) bits: Option<Bits>,
    /// whether it must not be written
    pub(crate) constant: bool,
    /// whether each access is visible
    pub(crate) volatile: bool,
    /// where it is
    pub(crate) span: Span,
}

/// What a place is a part of.
#[derive(Clone, Debug)]
pub(crate) enum Base {
    /// a variable with automatic storage
    Local(LocalId),
    /// a variable with static storage or a string literal
    Global(GlobalId),
    /// what this value points to
    Pointer(Expr),
    /// a compound literal, initialised whenever it is evaluated
    Literal(LocalId, Vec<Fill>),
}

/// One step of initialising a variable in memory.
#[derive(Clone, Debug)]
pub(crate) enum Fill {
    /// all its bytes become zero
    Zero,
    /// a scalar at an offset
    Scalar {
        /// bytes from the start
        offset: u64,
        /// type in memory
        int: Int,
        /// the value, converted
        value: Expr,
    },
    /// a bit-field of an integer at an offset, whose other bits stay
    Bits {
        /// bytes from the start
        offset: u64,
        /// type of the integer in memory
        int: Int,
        /// which bits
        bits: Bits,
        /// the value, converted
        value: Expr,
    },
    /// so many bytes from another place
    Copy {
        /// bytes from the start
        offset: u64,
        /// how many
        size: u32,
        /// their address, or a structure
        from: Expr,
    },
}

/// A statement.
#[derive(Clone, Debug)]
pub(crate) struct Stmt {
    /// what it is
    pub(crate) kind: StmtKind,
    /// what a person would point at
    pub(crate) span: Span,
}

/// The statements.
#[derive(Clone, Debug)]
pub(crate) enum StmtKind {
    /// an expression for its effect
    Expr(Expr),
    /// a variable comes into scope
    Declare(LocalId, Start),
    /// a scope; the span is its closing brace, or its only statement
    Block(Vec<Stmt>),
    /// `if`
    If(Expr, Box<Stmt>, Option<Box<Stmt>>),
    /// `while`
    While(Expr, Box<Stmt>),
    /// `do while`
    DoWhile(Box<Stmt>, Expr),
    /// `for` without its first part, which is in a block around it: condition, step, body
    For(Option<Expr>, Option<Expr>, Box<Stmt>),
    /// `switch`
    Switch(Switch),
    /// where a jump may lead
    Label(LabelId),
    /// `goto`
    Goto(LabelId),
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `return`
    Return(Option<Expr>),
}

/// How a variable starts.
#[derive(Clone, Debug)]
pub(crate) enum Start {
    /// without a value
    Uninitialised,
    /// a register, with this value
    Value(Expr),
    /// memory, filled like this
    Filled(Vec<Fill>),
}

/// `switch`
#[derive(Clone, Debug)]
pub(crate) struct Switch {
    /// what is compared, in its promoted type
    pub(crate) value: Expr,
    /// that type
    pub(crate) int: Int,
    /// where the labels are
    pub(crate) body: Box<Stmt>,
    /// constants in canonical form and where they lead, in the order of the source
    pub(crate) cases: Vec<(u64, LabelId)>,
    /// where everything else leads, if not past the end
    pub(crate) default: Option<LabelId>,
}

impl Expr {
    /// The value, if it is a constant.
    pub(crate) fn constant(&self) -> Option<u64> {
        match self.kind {
            ExprKind::Const(word) => Some(word),
            _ => None,
        }
    }

    /// How the value stands on the stack; words for structures (their addresses) and for what has no value.
    pub(crate) fn int(&self) -> Int {
        self.ty.int().unwrap_or(Int::U64)
    }
}
