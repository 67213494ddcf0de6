//! Bit-fields: some bits of an integer in memory are read, changed and written back, and the others with them, as a
//! compiler does it.
//!
//! Must never know: where the integer lies; its address is on the stack.

use tpio_model::program::{BinOp, Inst, Int};

use super::builder::Builder;
use super::expr::Use;
use crate::ast::Span;
use crate::tree::{Expr, Place, Update, Yields};
use crate::types::Bits;

impl Builder<'_> {
    /// `place = value`
    pub(super) fn set_bits(&mut self, place: &Place, value: &Expr, wanted: Use, span: Span) {
        let (int, bits) = (place.ty.int().unwrap_or(Int::I32), place.bits.expect("internal: no bit-field"));
        self.address(place);
        self.emit(Inst::Settle(int), span);
        self.emit(Inst::Dup, span);
        self.emit(Inst::Load { int, volatile: place.volatile }, span);
        self.value(value);
        let kept = (wanted == Use::Value).then(|| {
            self.narrow(int, bits, span);
            self.keep_copy(span)
        });
        self.merge(int, bits, span);
        self.emit(Inst::Store { int, volatile: place.volatile }, span);
        if let Some(kept) = kept {
            self.release(kept, span);
        }
    }

    /// `+=` and its like, `++`, `--`
    pub(super) fn update_bits(&mut self, update: &Update, bits: Bits, wanted: Use, span: Span) {
        let place = &update.place;
        let int = place.ty.int().unwrap_or(Int::I32);
        self.address(place);
        self.emit(Inst::Dup, span);
        self.emit(Inst::Load { int, volatile: place.volatile }, span);
        self.emit(Inst::Dup, span);
        self.extract(int, bits, span);
        let old = (wanted == Use::Value && update.yields == Yields::Old).then(|| self.keep_copy(span));
        self.operate(update, span);
        let new = (wanted == Use::Value && update.yields == Yields::New).then(|| {
            self.narrow(int, bits, span);
            self.keep_copy(span)
        });
        self.merge(int, bits, span);
        self.emit(Inst::Store { int, volatile: place.volatile }, span);
        if let Some(kept) = old.or(new) {
            self.release(kept, span);
        }
    }

    /// Fills a bit-field of the integer whose address is on the stack.
    pub(super) fn put_bits(&mut self, int: Int, bits: Bits, value: &Expr) {
        let span = value.span;
        self.emit(Inst::Dup, span);
        self.emit(Inst::Load { int, volatile: false }, span);
        self.value(value);
        self.merge(int, bits, span);
        self.emit(Inst::Store { int, volatile: false }, span);
    }

    /// The integer on the stack becomes the value of the bit-field.
    fn extract(&mut self, int: Int, bits: Bits, span: Span) {
        let room = int.bytes() * 8;
        self.shift(BinOp::Shl, int, room - u32::from(bits.shift) - u32::from(bits.width), span);
        self.shift(BinOp::Shr, int, room - u32::from(bits.width), span);
    }

    /// The value on the stack becomes what the bit-field holds of it.
    fn narrow(&mut self, int: Int, bits: Bits, span: Span) {
        self.extract(int, Bits { shift: 0, ..bits }, span);
    }

    fn shift(&mut self, op: BinOp, int: Int, count: u32, span: Span) {
        self.emit(Inst::Const(count.into()), span);
        self.emit(Inst::Binary(op, int), span);
    }

    /// Integer and value on the stack become the integer with the value in it.
    fn merge(&mut self, int: Int, bits: Bits, span: Span) {
        self.shift(BinOp::Shl, int, bits.shift.into(), span);
        self.emit(Inst::Const(int.canonical(bits.mask())), span);
        self.emit(Inst::Binary(BinOp::And, int), span);
        self.emit(Inst::Swap, span);
        self.emit(Inst::Const(int.canonical(!bits.mask())), span);
        self.emit(Inst::Binary(BinOp::And, int), span);
        self.emit(Inst::Binary(BinOp::Or, int), span);
    }
}
