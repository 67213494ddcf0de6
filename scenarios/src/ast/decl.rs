//! The syntax of declarations: specifiers, declarators, structs, unions, enums, initialisers.

use super::{Expr, Ident, Span};

/// One declaration; with no declarators it declares only a struct, union or enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decl {
    /// What stands before the declarators and holds for all of them.
    pub specs: Specs,
    /// What is declared.
    pub declarators: Vec<InitDeclarator>,
    /// From the first specifier to the semicolon.
    pub span: Span,
}

/// A declarator and its initialiser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitDeclarator {
    /// What is declared; it has a name.
    pub declarator: Declarator,
    /// What comes after `=`.
    pub init: Option<Init>,
    /// The declarator and its initialiser.
    pub span: Span,
}

/// Storage class, qualifiers and type specifiers: the words before a declarator. `inline`, `register`, `auto` and
/// calling conventions have no effect and are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specs {
    /// Storage class.
    pub storage: Storage,
    /// Qualifiers of the type itself (in `const char *p`, of `char`).
    pub quals: Quals,
    /// The type named.
    pub base: TypeSpec,
    /// The words.
    pub span: Span,
}

/// Storage class; `register` and `auto` are [`Storage::Plain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// None written.
    Plain,
    /// `static`
    Static,
    /// `extern`
    Extern,
    /// `typedef`: the declarators name types.
    Typedef,
}

/// A set of type qualifiers. `restrict` has no effect and is not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quals {
    /// `const`
    pub constant: bool,
    /// `volatile`
    pub volatile: bool,
}

/// A type as the specifiers name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeSpec {
    /// A built-in type.
    Basic(Basic),
    /// A typedef's name.
    Named(Ident),
    /// `struct` or `union`.
    Record(Record),
    /// `enum`
    Enum(Enum),
    /// `_Static_assert(condition, "text")`: no type, and a declaration without declarators.
    Assert(Box<Expr>, Option<String>),
    /// Not readable or not supported; a diagnostic has been given. Treat it as compatible with everything.
    Error,
}

/// The built-in types, in canonical form: `unsigned long int` and `long unsigned` are one. LLP64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basic {
    /// `void`
    Void,
    /// `_Bool`
    Bool,
    /// `char`, signed as in Windows compilers, but a type of its own
    Char,
    /// `signed char`, `__int8`
    SChar,
    /// `unsigned char`
    UChar,
    /// `short`, `__int16`
    Short,
    /// `unsigned short`
    UShort,
    /// `int`, `signed`, `__int32`
    Int,
    /// `unsigned`
    UInt,
    /// `long`, 32 bits
    Long,
    /// `unsigned long`, 32 bits
    ULong,
    /// `long long`, `__int64`
    LongLong,
    /// `unsigned long long`
    ULongLong,
    /// `float`
    Float,
    /// `double`, `long double`
    Double,
}

/// `struct` or `union`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// `struct`
    Struct,
    /// `union`
    Union,
}

/// A struct or union specifier. It may have a tag, fields, or both, never neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which of the two.
    pub kind: RecordKind,
    /// Its tag.
    pub tag: Option<Ident>,
    /// Its fields, if it is defined here.
    pub fields: Option<Vec<FieldDecl>>,
    /// From the keyword to the tag or the closing brace.
    pub span: Span,
}

/// One declaration inside a struct or union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDecl {
    /// What holds for all the declarators; its storage is [`Storage::Plain`].
    pub specs: Specs,
    /// The fields; none if it is an anonymous struct or union, whose fields belong to the one around it.
    pub fields: Vec<FieldDeclarator>,
    /// From the first specifier to the semicolon.
    pub span: Span,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDeclarator {
    /// Its name and type; only a bit-field may lack a name.
    pub declarator: Declarator,
    /// Width in bits of a bit-field.
    pub bits: Option<Expr>,
    /// The declarator and the width.
    pub span: Span,
}

/// An enum specifier. It may have a tag, enumerators, or both, never neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// Its tag.
    pub tag: Option<Ident>,
    /// Its enumerators, if it is defined here.
    pub enumerators: Option<Vec<Enumerator>>,
    /// From the keyword to the tag or the closing brace.
    pub span: Span,
}

/// One enumerator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumerator {
    /// Its name.
    pub name: Ident,
    /// What comes after `=`.
    pub value: Option<Expr>,
}

/// A name and what is done to the base type to get its type, in order: apply the first of `derived` to the base type,
/// the second to the result, and so on. `char *names[3]` is `[Pointer, Array(3)]`: an array of pointers;
/// `void (*f)(int)` is `[Function(int), Pointer]`: a pointer to a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declarator {
    /// The name declared; none in a type name, in an unnamed parameter or bit-field.
    pub name: Option<Ident>,
    /// Steps from the base type to the declared type.
    pub derived: Vec<Derived>,
    /// The declarator; if it is empty, the place right after the specifiers.
    pub span: Span,
}

/// One step from a type to a type made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derived {
    /// Pointer to it; the qualifiers are the pointer's own (`char *const p`).
    Pointer(Quals),
    /// Array of it, with the number of elements if one is written.
    Array(Option<Box<Expr>>),
    /// Function returning it.
    Function(Params),
}

/// Parameters of a function. `(void)` has none; `()` is read as `(void)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
    /// In order.
    pub params: Vec<Param>,
    /// Whether `...` follows.
    pub variadic: bool,
    /// The parentheses and what is between them.
    pub span: Span,
}

/// One parameter. Arrays and functions are not yet turned into pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// The words before the declarator.
    pub specs: Specs,
    /// Its name, if it has one, and type.
    pub declarator: Declarator,
    /// All of it.
    pub span: Span,
}

/// A type written where there is nothing to declare: in a cast, `sizeof`, a compound literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeName {
    /// Specifiers and qualifiers.
    pub specs: Specs,
    /// A declarator without a name.
    pub declarator: Declarator,
    /// All of it.
    pub span: Span,
}

/// An initialiser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Init {
    /// An expression (without a comma operator).
    Expr(Expr),
    /// A list in braces.
    List(InitList),
}

impl Init {
    /// Its place.
    pub fn span(&self) -> Span {
        match self {
            Init::Expr(expr) => expr.span,
            Init::List(list) => list.span,
        }
    }
}

/// `{ … }`; empty means all zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitList {
    /// In order.
    pub items: Vec<InitItem>,
    /// Both braces and what is between them.
    pub span: Span,
}

/// One element of an initialiser list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitItem {
    /// `.a.b[3] =`, outermost first; empty if none is written.
    pub designators: Vec<Designator>,
    /// What it is set to.
    pub value: Init,
}

/// A part of what an initialiser, or `offsetof`, names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Designator {
    /// `.field`
    Field(Ident),
    /// `[index]`
    Index(Expr),
}
