//! Places: their addresses, reading and writing them, filling aggregates.
//!
//! Must never know: statements.

use tpio_model::program::{Inst, Int, RegId};

use super::add;
use super::builder::{Builder, Where};
use super::expr::Use;
use crate::ast::Span;
use crate::tree::{Base, Expr, Fill, LocalId, Place, Update, Yields};
use crate::types::{IntKind, Type};

impl Builder<'_> {
    /// The register that a place is, if it is one.
    fn register(&self, place: &Place) -> Option<RegId> {
        match place.base {
            Base::Local(id) => match self.home(id) {
                Where::Reg(reg) => Some(reg),
                Where::Slot(_) => None,
            },
            Base::Global(_) | Base::Pointer(_) | Base::Literal(..) => None,
        }
    }

    /// Pushes the address of a place.
    pub(super) fn address(&mut self, place: &Place) {
        let span = place.span;
        match &place.base {
            Base::Local(id) => self.local_address(*id, span),
            Base::Global(id) => self.emit(Inst::GlobalAddr(*id), span),
            Base::Pointer(pointer) => self.value(pointer),
            Base::Literal(id, fills) => {
                self.fill(*id, fills, span);
                self.local_address(*id, span);
            }
        }
        self.advance(place.offset, span);
    }

    fn local_address(&mut self, id: LocalId, span: Span) {
        match self.home(id) {
            Where::Slot(slot) => self.emit(Inst::SlotAddr(slot), span),
            Where::Reg(_) => panic!("internal: the address of a register"),
        }
    }

    /// Moves the address on top of the stack.
    fn advance(&mut self, offset: u64, span: Span) {
        if offset != 0 {
            self.emit(Inst::Const(offset), span);
            self.emit(add(), span);
        }
    }

    /// Evaluates what there is to evaluate in a place, without looking at it.
    pub(super) fn touch(&mut self, place: &Place) {
        match &place.base {
            Base::Local(_) | Base::Global(_) => {}
            Base::Pointer(pointer) => self.effect(pointer),
            Base::Literal(id, fills) => self.fill(*id, fills, place.span),
        }
    }

    /// Pushes what is in a place; of a structure, its address.
    pub(super) fn read(&mut self, place: &Place, span: Span) {
        if let Some(reg) = self.register(place) {
            self.emit(Inst::GetReg(reg), span);
            return;
        }
        self.address(place);
        if let Some(int) = place.ty.int() {
            self.emit(Inst::Load { int, volatile: place.volatile }, span);
        }
    }

    /// `place = value`
    pub(super) fn assign(&mut self, place: &Place, value: &Expr, wanted: Use, span: Span) {
        if let Some(reg) = self.register(place) {
            self.value(value);
            if wanted == Use::Value {
                self.emit(Inst::Dup, span);
            }
            self.emit(Inst::SetReg(reg), span);
            return;
        }
        let int = place.ty.int().unwrap_or(Int::U64);
        let store = Inst::Store { int, volatile: place.volatile };
        match (wanted, &place.base) {
            (Use::Effect, _) => {
                self.address(place);
                self.value(value);
                self.emit(store, span);
            }
            // the address has no effects: it can wait
            (Use::Value, Base::Local(_) | Base::Global(_)) => {
                self.value(value);
                self.emit(Inst::Dup, span);
                self.address(place);
                self.emit(Inst::Swap, span);
                self.emit(store, span);
            }
            (Use::Value, Base::Pointer(_) | Base::Literal(..)) => {
                self.address(place);
                self.value(value);
                let kept = self.keep(span);
                self.emit(Inst::GetReg(kept), span);
                self.emit(store, span);
                self.release(kept, span);
            }
        }
    }

    /// Assignment of a structure; its value is its address.
    pub(super) fn copy(&mut self, place: &Place, value: &Expr, size: u32, wanted: Use, span: Span) {
        self.address(place);
        if wanted == Use::Value {
            self.emit(Inst::Dup, span);
        }
        self.value(value);
        self.emit(Inst::CopyBytes(size), span);
    }

    /// `+=` and its like, `++`, `--`: the address is evaluated once.
    pub(super) fn update(&mut self, update: &Update, wanted: Use, span: Span) {
        let place = &update.place;
        if let Some(bits) = place.bits {
            self.update_bits(update, bits, wanted, span);
            return;
        }
        let (old, new) = match wanted {
            Use::Effect => (false, false),
            Use::Value => (update.yields == Yields::Old, update.yields == Yields::New),
        };
        if let Some(reg) = self.register(place) {
            self.emit(Inst::GetReg(reg), place.span);
            if old {
                self.emit(Inst::Dup, span);
            }
            self.operate(update, span);
            if new {
                self.emit(Inst::Dup, span);
            }
            self.emit(Inst::SetReg(reg), span);
            return;
        }
        let int = place.ty.int().unwrap_or(Int::U64);
        self.address(place);
        self.emit(Inst::Dup, span);
        self.emit(Inst::Load { int, volatile: place.volatile }, span);
        let mut kept = None;
        if old {
            kept = Some(self.keep_copy(span));
        }
        self.operate(update, span);
        if new {
            kept = Some(self.keep_copy(span));
        }
        self.emit(Inst::Store { int, volatile: place.volatile }, span);
        if let Some(kept) = kept {
            self.release(kept, span);
        }
    }

    /// Keeps the word on top of the stack and leaves it there.
    pub(super) fn keep_copy(&mut self, span: Span) -> RegId {
        let kept = self.keep(span);
        self.emit(Inst::GetReg(kept), span);
        kept
    }

    /// Turns the old value on the stack into the new one.
    pub(super) fn operate(&mut self, update: &Update, span: Span) {
        let ty = &update.place.ty;
        self.convert(ty.int().unwrap_or(Int::U64), update.int, span);
        self.value(&update.operand);
        self.emit(Inst::Binary(update.op, update.int), span);
        if *ty == Type::Int(IntKind::Bool) {
            self.emit(Inst::Const(0), span);
            self.emit(Inst::Binary(tpio_model::program::BinOp::Ne, update.int), span);
        } else {
            self.convert(update.int, ty.int().unwrap_or(Int::U64), span);
        }
    }

    /// Fills a variable in memory.
    pub(super) fn fill(&mut self, id: LocalId, fills: &[Fill], span: Span) {
        let size = self.function.locals[id.0 as usize].size;
        for fill in fills {
            match fill {
                Fill::Zero => {
                    self.local_address(id, span);
                    self.emit(Inst::ZeroBytes(size), span);
                }
                Fill::Scalar { offset, int, value } => {
                    self.local_address(id, value.span);
                    self.advance(*offset, value.span);
                    self.value(value);
                    self.emit(Inst::Store { int: *int, volatile: false }, value.span);
                }
                Fill::Bits { offset, int, bits, value } => {
                    self.local_address(id, value.span);
                    self.advance(*offset, value.span);
                    self.put_bits(*int, *bits, value);
                }
                Fill::Copy { offset, size, from } => {
                    self.local_address(id, from.span);
                    self.advance(*offset, from.span);
                    self.value(from);
                    self.emit(Inst::CopyBytes(*size), from.span);
                }
            }
        }
    }
}
