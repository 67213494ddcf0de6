//! Heap blocks: what the allocation functions share. Source: DESIGN §4.10.

use alloc::vec;
use alloc::vec::Vec;

use super::{Call, Then};
use crate::event::{Fact, Ref};
use crate::exec::end_allocation;
use crate::name::{Base, MAX_ALLOCATION, Name, Space};
use crate::rules::RuleId;
use crate::state::{Alloc, Key, Lens, Part};
use crate::world::{Or, World};

fn taken(state: &Lens, name: Name) -> bool {
    state.alloc(Base::new(Space::Heap, name)).is_some()
}

impl World<'_> {
    /// A size that a single step may handle.
    pub(super) fn small_size(&mut self, size: u64) -> Or<u32> {
        if size > MAX_ALLOCATION {
            return Err(self.unsupported("a block of more than 1 MiB"));
        }
        Ok(size as u32)
    }

    /// A new heap block.
    pub(super) fn allocate(&mut self, call: &Call, size: u64, zeroed: bool) -> Or<Then> {
        let size = self.small_size(size)?;
        let name = self.fresh_at(Space::Heap, call, taken)?;
        let base = Base::new(Space::Heap, name);
        let alloc = if zeroed { Alloc::initialised(vec![0; size as usize]) } else { Alloc::uninitialised(size) };
        self.footprint.writes.insert(Key::Alloc(base));
        self.state.insert(Key::Alloc(base), Part::Alloc(alloc));
        self.tell(Fact::Allocated(base, size));
        Ok(Then::Return(base.pointer(0)))
    }

    /// The heap block that a pointer points to the start of.
    pub(super) fn heap_block(&mut self, word: u64) -> Or<Base> {
        let Some((base, 0)) = Base::split(word).filter(|(base, _)| base.space() == Space::Heap) else {
            return Err(self.violate(RuleId::OutOfBounds, Vec::new()));
        };
        if self.alloc(base).is_none() {
            return Err(self.violate(RuleId::UseAfterFree, vec![Ref::Block(base)]));
        }
        Ok(base)
    }

    /// Frees a heap block; NULL is nothing.
    pub(super) fn release_block(&mut self, word: u64) -> Or<()> {
        if word == 0 {
            return Ok(());
        }
        let Some((base, 0)) = Base::split(word).filter(|(base, _)| base.space() == Space::Heap) else {
            return Err(self.violate(RuleId::OutOfBounds, Vec::new()));
        };
        self.footprint.writes.insert(Key::Alloc(base));
        if self.state.alloc(base).is_none() {
            return self.survive(RuleId::DoubleFree, vec![Ref::Block(base)]);
        }
        let left = end_allocation(self, base)?.left;
        self.retire_block(base, self.site, left);
        self.tell(Fact::HeapFreed(base));
        Ok(())
    }
}
