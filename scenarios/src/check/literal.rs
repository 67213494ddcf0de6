//! Literals: numbers and characters as constants, strings as constant globals, compound literals as unnamed variables.
//!
//! Must never know: where they are used.

use std::rc::Rc;

use tpio_model::name::MAX_ALLOCATION;
use tpio_model::program::GlobalId;

use super::Checker;
use super::expr::Designated;
use crate::ast::{CharLit, CharWidth, FloatLit, InitList, IntLit, IntWidth, Name, Span, StrLit, StrText, TypeName};
use crate::tree::{Base, Expr, Place};
use crate::types::{IntKind, Qual, Type};

/// The first type in C's list that holds the value (C11 6.4.4.1).
pub(super) fn integer(literal: IntLit, span: Span) -> Expr {
    let IntLit { value, decimal, unsigned, width } = literal;
    let candidates = [
        (IntKind::Int, IntKind::UInt, IntWidth::Int),
        (IntKind::Long, IntKind::ULong, IntWidth::Long),
        (IntKind::LongLong, IntKind::ULongLong, IntWidth::LongLong),
    ];
    let rank = |width| match width {
        IntWidth::Int => 0,
        IntWidth::Long => 1,
        IntWidth::LongLong => 2,
    };
    let kind = candidates
        .into_iter()
        .filter(|(.., least)| rank(*least) >= rank(width))
        .flat_map(|(signed, other, _)| [(signed, !unsigned), (other, unsigned || !decimal)])
        .filter(|(_, allowed)| *allowed)
        .map(|(kind, _)| kind)
        .find(|kind| value <= largest(*kind))
        .unwrap_or(IntKind::ULongLong);
    Expr::number(value, Type::Int(kind), span)
}

fn largest(kind: IntKind) -> u64 {
    let bits = kind.int().bytes() * 8;
    if kind.int().signed() { (1 << (bits - 1)) - 1 } else { u64::MAX >> (64 - bits) }
}

/// `1.5` is a `double`, `1.5f` a `float`.
pub(super) fn float(literal: FloatLit, span: Span) -> Expr {
    let kind = if literal.single { IntKind::Float } else { IntKind::Double };
    Expr::number(tpio_model::float::word(kind.int(), literal.value()), Type::Int(kind), span)
}

/// `'x'` is an `int`, `L'x'` a `WCHAR`.
pub(super) fn character(literal: CharLit, span: Span) -> Expr {
    let ty = match literal.width {
        CharWidth::Narrow => Type::INT,
        CharWidth::Wide => Type::Int(IntKind::UShort),
    };
    Expr::number(literal.value as u64, ty, span)
}

/// The bytes of a string literal with its final NUL.
pub(super) fn string_bytes(literal: &StrLit) -> Vec<u8> {
    match &literal.text {
        StrText::Narrow(bytes) => bytes.iter().copied().chain([0]).collect(),
        StrText::Wide(units) => units.iter().chain(&[0]).flat_map(|unit| unit.to_le_bytes()).collect(),
    }
}

/// `char` or `WCHAR`.
pub(super) fn string_element(literal: &StrLit) -> Type {
    match &literal.text {
        StrText::Narrow(_) => Type::CHAR,
        StrText::Wide(_) => Type::Int(IntKind::UShort),
    }
}

/// The array that a string literal is.
pub(super) fn string_type(literal: &StrLit) -> Type {
    let length = match &literal.text {
        StrText::Narrow(bytes) => bytes.len(),
        StrText::Wide(units) => units.len(),
    };
    Type::Array(Rc::new(Qual::plain(string_element(literal))), Some(length as u64 + 1))
}

impl Checker<'_> {
    /// A string literal: a constant global, one for all equal ones.
    pub(super) fn string(&mut self, literal: &StrLit, span: Span) -> Place {
        let ty = string_type(literal);
        let bytes = string_bytes(literal);
        if bytes.len() as u64 > MAX_ALLOCATION {
            self.error(
                span,
                format!("a string of {} bytes; an object is at most {MAX_ALLOCATION} bytes here", bytes.len()),
            );
            return Place::of_global(GlobalId(0), Qual::plain(Type::Error), span);
        }
        let id = self.text(bytes, &literal.spelling, span);
        Place::of_global(id, Qual::plain(ty), span)
    }

    /// `__func__`: the name of the function around it, as a string.
    pub(super) fn name_of_function(&mut self, span: Span) -> Place {
        let name = self.current.name.clone();
        let spelling = Name::from(format!("\"{name}\""));
        self.string(&StrLit { text: StrText::Narrow(name.into_bytes()), spelling }, span)
    }

    /// The constant global with these bytes.
    pub(super) fn text(&mut self, bytes: Vec<u8>, spelling: &Name, span: Span) -> GlobalId {
        let key = (bytes, Rc::clone(spelling));
        if let Some(id) = self.strings.get(&key) {
            return *id;
        }
        let ty = Type::Array(Rc::new(Qual::plain(Type::CHAR)), Some(key.0.len() as u64));
        let id = self.add_global(spelling.to_string(), Qual::plain(ty), span);
        if let Some(global) = self.globals.get_mut(usize::from(id.0)) {
            global.bytes.clone_from(&key.0);
            global.constant = true;
        }
        self.strings.insert(key, id);
        id
    }

    /// `(type){ … }`: an unnamed variable of the block around it; outside functions, of the program.
    pub(super) fn compound_literal(&mut self, name: &TypeName, list: &InitList, span: Span) -> Designated {
        let qual = self.type_name(name);
        let (ty, items) = self.initialiser_list(&qual, list);
        let Some(size) = self.size_of(&ty, span) else { return Designated::Value(Expr::error(span)) };
        let qual = Qual { ty, ..qual };
        if self.scopes.at_file() {
            let id = self.add_global("(literal)".to_owned(), qual.clone(), span);
            self.fill_global(id, &qual, items);
            return Designated::Place(Place::of_global(id, qual, span));
        }
        let id = self.add_local("$literal".to_owned(), &qual, size, span);
        self.current.locals[id.0 as usize].home = crate::tree::Home::Memory;
        self.current.literals.push(id);
        let fills = self.fills(size, items);
        let mut place = Place::of_local(id, qual, span);
        place.base = Base::Literal(id, fills);
        Designated::Place(place)
    }
}
