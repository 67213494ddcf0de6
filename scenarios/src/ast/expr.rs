//! The syntax of expressions.

use super::{Designator, Ident, InitList, Name, Span, TypeName};

/// An expression with its place. Parentheses leave no trace but in the span, which includes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// All of it.
    pub span: Span,
}

/// The expressions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExprKind {
    /// An integer constant.
    Int(IntLit),
    /// A floating-point constant.
    Float(FloatLit),
    /// A character constant.
    Char(CharLit),
    /// A string literal, adjacent ones joined.
    Str(StrLit),
    /// A variable, function or enumerator.
    Name(Name),
    /// An operator before its operand.
    Unary(UnaryOp, Box<Expr>),
    /// `++` or `--`, before or after its operand.
    Step(Fix, StepOp, Box<Expr>),
    /// An operator between its operands; `&&` and `||` evaluate the second only if needed.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `=`, or with an operator `+=` and its like (never a comparison, `&&` or `||`).
    Assign(Option<BinaryOp>, Box<Expr>, Box<Expr>),
    /// `cond ? then : otherwise`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `first, second`
    Comma(Box<Expr>, Box<Expr>),
    /// `(type)value`
    Cast(Box<TypeName>, Box<Expr>),
    /// `(type){ … }`
    Compound(Box<TypeName>, InitList),
    /// `sizeof value`, which is not evaluated
    SizeofExpr(Box<Expr>),
    /// `sizeof(type)`
    SizeofType(Box<TypeName>),
    /// `offsetof(type, member.designator)`: the first designator is a field
    Offsetof(Box<TypeName>, Vec<Designator>),
    /// `callee(arguments)`
    Call(Box<Expr>, Vec<Expr>),
    /// `array[index]`, or the other way round
    Index(Box<Expr>, Box<Expr>),
    /// `record.field`
    Member(Box<Expr>, Ident),
    /// `pointer->field`
    Arrow(Box<Expr>, Ident),
    /// Not readable or not supported; a diagnostic has been given. Treat it as having any type.
    Error,
}

/// An integer constant as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntLit {
    /// Its value.
    pub value: u64,
    /// Whether it was written in decimal: then no unsigned type is chosen without a `U`.
    pub decimal: bool,
    /// Whether it has a `U`.
    pub unsigned: bool,
    /// The type that its suffix asks for.
    pub width: IntWidth,
}

/// The smallest type that a suffix allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntWidth {
    /// No suffix: `int` and wider.
    Int,
    /// `L`: `long` and wider.
    Long,
    /// `LL`, `i64`: `long long`.
    LongLong,
}

/// A floating-point constant as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatLit {
    /// The bits of its value as a double.
    pub bits: u64,
    /// Whether it has an `f`: a `float`, to which the value is rounded.
    pub single: bool,
}

impl FloatLit {
    /// Its value.
    pub fn value(self) -> f64 {
        f64::from_bits(self.bits)
    }
}

/// A character constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CharLit {
    /// Its value: for a narrow one the byte as a signed char (type `int`), for a wide one the UTF-16 unit (type
    /// `unsigned short`).
    pub value: i32,
    /// `'x'` or `L'x'`.
    pub width: CharWidth,
}

/// Narrow or wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharWidth {
    /// `char`
    Narrow,
    /// `WCHAR`, 16 bits
    Wide,
}

/// A string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrLit {
    /// Its characters, without the final NUL.
    pub text: StrText,
    /// As written, with quotes; joined literals with one space between them.
    pub spelling: Name,
}

/// The characters of a string literal after escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrText {
    /// `"…"`: UTF-8 bytes.
    Narrow(Vec<u8>),
    /// `L"…"`: UTF-16 units.
    Wide(Vec<u16>),
}

/// Operators before their operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `+x`
    Plus,
    /// `-x`
    Neg,
    /// `~x`
    BitNot,
    /// `!x`
    Not,
    /// `&x`
    AddressOf,
    /// `*x`
    Deref,
}

/// On which side of its operand `++` or `--` stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Before: the value is the new one.
    Pre,
    /// After: the value is the old one.
    Post,
}

/// `++` or `--`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepOp {
    /// `++`
    Increment,
    /// `--`
    Decrement,
}

/// Operators between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `<`
    Lt,
    /// `>`
    Gt,
    /// `<=`
    Le,
    /// `>=`
    Ge,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `&`
    BitAnd,
    /// `^`
    BitXor,
    /// `|`
    BitOr,
    /// `&&`
    And,
    /// `||`
    Or,
}
