//! Variables with static storage: their one definition and their initial bytes.
//!
//! Must never know: statements.

use std::rc::Rc;

use tpio_model::program::{GlobalId, Int, Target};

use super::Checker;
use super::constant::{Static, static_value};
use super::init::{Item, Part};
use super::scope::Entity;
use crate::ast::{Decl, Ident, Init, Span, Storage};
use crate::diagnostic::Diag;
use crate::tree::{Base, Expr, ExprKind};
use crate::types::{Bits, Qual, Type, compatible};

impl Checker<'_> {
    /// A declaration outside functions.
    pub(super) fn global_decl(&mut self, decl: &Decl) {
        let base = self.base_type(&decl.specs);
        for declarator in &decl.declarators {
            let qual = self.declared_type(base.clone(), &declarator.declarator);
            let Some(name) = &declarator.declarator.name else { continue };
            match (decl.specs.storage, &qual.ty) {
                (Storage::Typedef, _) => self.typedef(name, qual),
                (_, Type::Function(_)) => self.declare_function(name, &qual.ty),
                (Storage::Extern, _) if declarator.init.is_none() => self.extern_variable(name, qual),
                (Storage::Plain | Storage::Static | Storage::Extern, _) => {
                    self.file_variable(name, qual, declarator.init.as_ref());
                }
            }
        }
    }

    /// A variable of the file; it may be declared several times and initialised once.
    fn file_variable(&mut self, name: &Ident, qual: Qual, init: Option<&Init>) {
        let known = match self.scopes.find_here(&name.name).map(|entry| (entry.entity.clone(), entry.span)) {
            Some((Entity::Global(id, known), _)) if compatible(&known.ty, &qual.ty) => Some((id, known)),
            _ => None,
        };
        let Some((id, known)) = known else {
            self.static_variable(name, qual, init);
            return;
        };
        let Some(init) = init else { return };
        if !self.globals[usize::from(id.0)].bytes.is_empty() {
            self.error(name.span, format!("`{}` is initialised twice", name.name));
            return;
        }
        let qual = if matches!(known.ty, Type::Array(_, Some(_))) { known } else { qual };
        self.init_global(name, id, &qual, init);
    }

    /// A variable with static storage, of the file or of a function.
    pub(super) fn static_variable(&mut self, name: &Ident, qual: Qual, init: Option<&Init>) {
        if !self.can_be_variable(name, &qual.ty) {
            self.scopes.add(Rc::clone(&name.name), Entity::Error, name.span);
            return;
        }
        let id = self.add_global(name.name.to_string(), qual.clone(), name.span);
        self.declare_name(name, Entity::Global(id, qual.clone()));
        if let Some(init) = init {
            self.init_global(name, id, &qual, init);
        }
    }

    fn init_global(&mut self, name: &Ident, id: GlobalId, qual: &Qual, init: &Init) {
        let (ty, items) = self.initialiser(qual, init);
        let qual = Qual { ty, ..qual.clone() };
        self.scopes.add(Rc::clone(&name.name), Entity::Global(id, qual.clone()), name.span);
        self.fill_global(id, &qual, items);
    }

    /// Writes the initial bytes.
    pub(super) fn fill_global(&mut self, id: GlobalId, qual: &Qual, items: Vec<Item>) {
        let Some((known, span)) = self.global_types.get_mut(usize::from(id.0)) else { return };
        *known = qual.clone();
        let span = *span;
        let size = self.size_of(&qual.ty, span).unwrap_or(0);
        if size > tpio_model::name::MAX_ALLOCATION {
            self.error(span, format!("a variable of {size} bytes"));
            return;
        }
        self.globals[usize::from(id.0)].bytes = vec![0; size as usize];
        for Item { offset, value } in items {
            match value {
                Part::Scalar(value) => self.static_scalar(id, offset, &value),
                Part::Bits(value, int, bits) => self.static_bits(id, offset, &value, int, bits),
                Part::Record(value, size) => self.static_record(id, offset, &value, size),
                Part::Text(bytes, ..) => self.write(id, offset, &bytes),
            }
        }
    }

    fn static_scalar(&mut self, id: GlobalId, offset: u64, value: &Expr) {
        if value.ty == Type::Error {
            return;
        }
        let int = value.int();
        match static_value(value) {
            Some(Static::Word(word)) => self.write(id, offset, &word.to_le_bytes()[..int.bytes() as usize]),
            Some(Static::Address(target)) if int == Int::U64 || int == Int::I64 => {
                self.write(id, offset, &[0; 8]);
                if let Some(global) = self.globals.get_mut(usize::from(id.0)) {
                    global.relocations.push((offset as u32, target));
                }
            }
            _ => self.not_constant(value.span),
        }
    }

    fn static_bits(&mut self, id: GlobalId, offset: u64, value: &Expr, int: Int, bits: Bits) {
        if value.ty == Type::Error {
            return;
        }
        let Some(Static::Word(word)) = static_value(value) else { return self.not_constant(value.span) };
        let (start, size) = (offset as usize, int.bytes() as usize);
        let there = self.globals.get(usize::from(id.0)).and_then(|global| global.bytes.get(start..start + size));
        let Some(there) = there else { return };
        let old = there.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        let new = old & !bits.mask() | (word << bits.shift) & bits.mask();
        self.write(id, offset, &new.to_le_bytes()[..size]);
    }

    /// A structure copied from a compound literal, whose bytes are known by now.
    fn static_record(&mut self, id: GlobalId, offset: u64, value: &Expr, size: u64) {
        let from = match &value.kind {
            ExprKind::Value(place) => match (&place.base, place.offset) {
                (Base::Global(from), 0) if self.globals[usize::from(from.0)].name == "(literal)" => *from,
                _ => return self.not_constant(value.span),
            },
            ExprKind::Error => return,
            _ => return self.not_constant(value.span),
        };
        let from = self.globals[usize::from(from.0)].clone();
        self.write(id, offset, &from.bytes[..(size as usize).min(from.bytes.len())]);
        let moved = from.relocations.iter().map(|(at, target)| (at + offset as u32, *target));
        self.globals[usize::from(id.0)].relocations.extend(moved);
    }

    fn not_constant(&mut self, span: Span) {
        self.report(
            Diag::error(span, "this value is not known before the program starts")
                .help("initialise with a constant or an address, and assign the rest at the start of `main`"),
        );
    }

    /// Bytes of a global; addresses that were there before are gone.
    fn write(&mut self, id: GlobalId, offset: u64, bytes: &[u8]) {
        let Some(global) = self.globals.get_mut(usize::from(id.0)) else { return };
        let (start, end) = (offset as usize, offset as usize + bytes.len());
        let Some(place) = global.bytes.get_mut(start..end) else { return };
        place.copy_from_slice(bytes);
        global.relocations.retain(|(at, _): &(u32, Target)| *at as usize + 8 <= start || *at as usize >= end);
    }

    /// At the end of the file: what has no initialiser is zero, what is const is constant.
    pub(super) fn complete_globals(&mut self) {
        for index in 0..self.globals.len() {
            let (qual, span) = self.global_types[index].clone();
            let ty = match &qual.ty {
                // `int a[];` without more is one element
                Type::Array(element, None) => Type::Array(Rc::clone(element), Some(1)),
                other => other.clone(),
            };
            if self.globals[index].bytes.is_empty() && ty != Type::Error {
                let size = self.size_of(&ty, span).unwrap_or(0);
                self.globals[index].bytes = vec![0; size.min(tpio_model::name::MAX_ALLOCATION) as usize];
            }
            self.globals[index].constant |= qual.constant && !qual.volatile || constant_array(&ty);
            self.globals[index].relocations.sort_unstable_by_key(|(at, _)| *at);
        }
    }
}

/// Whether all elements of an array are const.
fn constant_array(ty: &Type) -> bool {
    match ty {
        Type::Array(element, _) => element.constant && !element.volatile || constant_array(&element.ty),
        _ => false,
    }
}
