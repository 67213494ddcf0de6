//! C types as the checker sees them, in Windows' data model (LLP64: `long` has 32 bits, pointers 64).
//!
//! Must never know: names in scope, expressions, diagnostics. Typedefs are gone here: a type is what it stands for.

mod convert;
mod layout;
mod show;

use std::rc::Rc;

use tpio_model::program::Int;

pub(crate) use convert::{common, compatible, promote, same_target};
pub(crate) use layout::{Bits, Found, Member, RecordId, RecordKind, Records};
pub(crate) use show::show;

/// One of C's arithmetic types. Several have one representation ([`IntKind::int`]) and are distinct types all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum IntKind {
    /// `_Bool`
    Bool,
    /// `char`, signed on Windows
    Char,
    /// `signed char`
    SChar,
    /// `unsigned char`
    UChar,
    /// `short`
    Short,
    /// `unsigned short`
    UShort,
    /// `int`
    Int,
    /// `unsigned int`
    UInt,
    /// `long`
    Long,
    /// `unsigned long`
    ULong,
    /// `long long`
    LongLong,
    /// `unsigned long long`
    ULongLong,
    /// `float`
    Float,
    /// `double`, and `long double`, which is the same for Microsoft's compiler
    Double,
}

impl IntKind {
    /// How the machine represents it.
    pub(crate) const fn int(self) -> Int {
        match self {
            IntKind::Bool | IntKind::UChar => Int::U8,
            IntKind::Char | IntKind::SChar => Int::I8,
            IntKind::Short => Int::I16,
            IntKind::UShort => Int::U16,
            IntKind::Int | IntKind::Long => Int::I32,
            IntKind::UInt | IntKind::ULong => Int::U32,
            IntKind::LongLong => Int::I64,
            IntKind::ULongLong => Int::U64,
            IntKind::Float => Int::F32,
            IntKind::Double => Int::F64,
        }
    }

    /// Integer conversion rank (C11 6.3.1.1).
    pub(crate) const fn rank(self) -> u8 {
        match self {
            IntKind::Bool => 0,
            IntKind::Char | IntKind::SChar | IntKind::UChar => 1,
            IntKind::Short | IntKind::UShort => 2,
            IntKind::Int | IntKind::UInt => 3,
            IntKind::Long | IntKind::ULong => 4,
            IntKind::LongLong | IntKind::ULongLong => 5,
            IntKind::Float => 6,
            IntKind::Double => 7,
        }
    }

    /// The unsigned type of the same rank.
    pub(crate) const fn unsigned(self) -> IntKind {
        match self {
            IntKind::Bool => IntKind::Bool,
            IntKind::Char | IntKind::SChar | IntKind::UChar => IntKind::UChar,
            IntKind::Short | IntKind::UShort => IntKind::UShort,
            IntKind::Int | IntKind::UInt => IntKind::UInt,
            IntKind::Long | IntKind::ULong => IntKind::ULong,
            IntKind::LongLong | IntKind::ULongLong => IntKind::ULongLong,
            IntKind::Float => IntKind::Float,
            IntKind::Double => IntKind::Double,
        }
    }

    /// Its C spelling.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            IntKind::Bool => "_Bool",
            IntKind::Char => "char",
            IntKind::SChar => "signed char",
            IntKind::UChar => "unsigned char",
            IntKind::Short => "short",
            IntKind::UShort => "unsigned short",
            IntKind::Int => "int",
            IntKind::UInt => "unsigned int",
            IntKind::Long => "long",
            IntKind::ULong => "unsigned long",
            IntKind::LongLong => "long long",
            IntKind::ULongLong => "unsigned long long",
            IntKind::Float => "float",
            IntKind::Double => "double",
        }
    }
}

/// A type without qualifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// `void`
    Void,
    /// a number; enumerations are `int`
    Int(IntKind),
    /// pointer to
    Pointer(Rc<Qual>),
    /// array of so many elements; `None` while the length is unknown (`int a[]`)
    Array(Rc<Qual>, Option<u64>),
    /// function
    Function(Rc<Signature>),
    /// structure or union
    Record(RecordId),
    /// what a diagnostic has been given for: goes with everything
    Error,
}

/// A type with its qualifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Qual {
    /// the type proper
    pub(crate) ty: Type,
    /// `const`
    pub(crate) constant: bool,
    /// `volatile`
    pub(crate) volatile: bool,
}

/// The type of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// what it returns
    pub(crate) returns: Type,
    /// its parameters, arrays and functions already turned into pointers
    pub(crate) params: Vec<Qual>,
    /// what may follow the parameters
    pub(crate) rest: Rest,
    /// how deep the deepest type in it is, so that nobody has to walk them all
    pub(crate) depth: u32,
}

/// What a call may pass beyond the named parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// nothing
    Nothing,
    /// `...`
    Variadic,
}

impl Qual {
    /// The type without qualifiers.
    pub(crate) fn plain(ty: Type) -> Qual {
        Qual { ty, constant: false, volatile: false }
    }

    /// The same with qualifiers added. Qualifying an array qualifies its elements.
    pub(crate) fn with(self, constant: bool, volatile: bool) -> Qual {
        let ty = match self.ty {
            Type::Array(element, length) => {
                Type::Array(Rc::new(element.as_ref().clone().with(constant, volatile)), length)
            }
            other => other,
        };
        Qual { ty, constant: self.constant || constant, volatile: self.volatile || volatile }
    }
}

impl Type {
    /// `int`
    pub(crate) const INT: Type = Type::Int(IntKind::Int);
    /// `char`
    pub(crate) const CHAR: Type = Type::Int(IntKind::Char);
    /// `size_t`
    pub(crate) const SIZE: Type = Type::Int(IntKind::ULongLong);
    /// `ptrdiff_t`
    pub(crate) const DIFF: Type = Type::Int(IntKind::LongLong);

    /// A pointer to this type.
    pub(crate) fn pointer(self) -> Type {
        Type::Pointer(Rc::new(Qual::plain(self)))
    }

    /// How a value of this type stands on the machine's stack; `None` for what cannot stand there.
    pub(crate) fn int(&self) -> Option<Int> {
        match self {
            Type::Int(kind) => Some(kind.int()),
            Type::Pointer(_) => Some(Int::U64),
            Type::Void | Type::Array(..) | Type::Function(_) | Type::Record(_) | Type::Error => None,
        }
    }

    /// Whether it is an integer.
    pub(crate) fn is_integer(&self) -> bool {
        matches!(self, Type::Int(kind) if !kind.int().floating())
    }

    /// Whether it is `float` or `double`.
    pub(crate) fn is_floating(&self) -> bool {
        matches!(self, Type::Int(kind) if kind.int().floating())
    }

    /// Whether it is a number or a pointer.
    pub(crate) fn is_scalar(&self) -> bool {
        matches!(self, Type::Int(_) | Type::Pointer(_))
    }

    /// Whether it is a pointer.
    pub(crate) fn is_pointer(&self) -> bool {
        matches!(self, Type::Pointer(_))
    }

    /// What a pointer points to.
    pub(crate) fn target(&self) -> Option<&Qual> {
        match self {
            Type::Pointer(target) => Some(target),
            _ => None,
        }
    }

    /// The signature of a function or of what a pointer to a function points to.
    pub(crate) fn signature(&self) -> Option<&Rc<Signature>> {
        match self {
            Type::Function(signature) => Some(signature),
            Type::Pointer(target) => match &target.ty {
                Type::Function(signature) => Some(signature),
                _ => None,
            },
            _ => None,
        }
    }
}
