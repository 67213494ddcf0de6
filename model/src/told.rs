//! Steps that tell names apart. Names are opaque: whoever compares, copies and passes them on does the same whatever
//! threads are called. A step that makes a number of one, orders two, or takes one to pieces may do otherwise under other
//! names; its footprint says so. Too careful rather than too bold: a step may be said to tell names though it tells none.
//! Source: STEPS §2.3.

use crate::name::{Base, Space};
use crate::program::{BinOp, Int, UnOp};
use crate::state::Alloc;
use crate::world::World;

/// What a word points into, if that is named after one of several threads that may have been made alike.
fn named(word: u64) -> Option<Base> {
    let (base, _) = Base::split(word)?;
    let of_thread = matches!(base.space(), Space::Stack | Space::Heap | Space::Object | Space::Handle);
    (of_thread && base.name().creator().family().is_some()).then_some(base)
}

/// Whether the result of `op a` depends on a name.
pub(crate) fn by_unary(op: UnOp, a: u64) -> bool {
    op != UnOp::IsZero && named(a).is_some()
}

/// Whether the result of `a op b` depends on a name. It does not where it points to the same thing again.
pub(crate) fn by_binary(op: BinOp, int: Int, a: u64, b: u64, result: u64) -> bool {
    let (one, two) = (named(a), named(b));
    if one.is_none() && two.is_none() {
        return false;
    }
    match op {
        BinOp::Eq | BinOp::Ne => int.bytes() != 8,
        // their distance, and which comes first, is that of places in one thing
        BinOp::Sub | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge if one.is_some() && two.is_some() => one != two,
        _ => named(result).is_none() || (named(result) != one && named(result) != two),
    }
}

/// Whether a word loses a name when it is converted.
pub(crate) fn by_conversion(int: Int, a: u64) -> bool {
    int.bytes() != 8 && named(a).is_some()
}

/// Whether some word that lies wholly or in part between the two bytes is a name.
fn holds_name(alloc: &Alloc, start: u32, end: u32) -> bool {
    let (first, last) = (start / 8, end.div_ceil(8));
    (first..last).any(|word| {
        let at = word as usize * 8;
        let word = alloc.bytes.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        word.is_some_and(|word| named(u64::from_le_bytes(word)).is_some())
    })
}

/// Whether one of the two ends lies inside a name.
fn cuts_name(alloc: &Alloc, start: u32, end: u32) -> bool {
    [start, end].into_iter().any(|at| at % 8 != 0 && holds_name(alloc, at - 1, at))
}

impl World<'_> {
    /// The step depends on what threads are called.
    pub(crate) fn tell_names(&mut self, tells: bool) {
        self.footprint.names |= tells;
    }

    /// The step depends on what operations are called.
    pub(crate) fn tell_operations(&mut self, tells: bool) {
        self.footprint.operations |= tells;
    }

    /// Single bytes are read, or written over.
    pub(crate) fn tell_bytes(&mut self, base: Base, start: u32, end: u32) {
        let tells = cuts_name(self.block(base), start, end);
        self.tell_names(tells);
    }

    /// Bytes are read one by one, whatever they are.
    pub(crate) fn tell_all_bytes(&mut self, base: Base, start: u32, end: u32) {
        let tells = holds_name(self.block(base), start, end);
        self.tell_names(tells);
    }

    /// A word is used as a number.
    pub(crate) fn tell_number(&mut self, word: u64) {
        self.tell_names(named(word).is_some());
    }
}
