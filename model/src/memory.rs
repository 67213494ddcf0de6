//! Reading and writing the program's memory: every access is resolved to an allocation and checked against its bounds,
//! its lifetime, its initialised bytes and the kernel's ownership. Source: DESIGN §4.10; OV-07, OV-08.

use alloc::vec;
use alloc::vec::Vec;

use crate::event::Ref;
use crate::name::{Base, Name, Space};
use crate::outcome::Access;
use crate::program::{AfterMisuse, Int};
use crate::rules::RuleId;
use crate::state::{Alloc, Dead, Key, Lens, Owned, OwnedWhat, Part};
use crate::world::{Or, World};

/// How an access is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// A plain read.
    Read,
    /// A plain write.
    Write,
    /// An atomic read.
    AtomicRead,
    /// An atomic write, or read and write.
    AtomicWrite,
    /// A write by the system on behalf of a call that is done at once: plain, but not the program's own touch.
    CallWrite,
    /// The kernel's own read, of memory that it owns.
    KernelRead,
    /// The kernel's own write, to memory that it owns.
    KernelWrite,
    /// A read of OVERLAPPED.Internal by a function that may read it at any time.
    Status,
}

impl Touch {
    fn writes(self) -> bool {
        matches!(self, Touch::Write | Touch::CallWrite | Touch::AtomicWrite | Touch::KernelWrite)
    }

    fn atomic(self) -> bool {
        !matches!(self, Touch::Read | Touch::Write | Touch::CallWrite)
    }

    fn kernel(self) -> bool {
        matches!(self, Touch::CallWrite | Touch::KernelRead | Touch::KernelWrite)
    }
}

/// Whether other actors may reach the allocation.
pub(crate) fn shared(state: &Lens, base: Base) -> bool {
    match (base.space(), state.alloc(base)) {
        (Space::Global, Some(alloc)) => !alloc.constant,
        (_, Some(alloc)) => alloc.escaped,
        (_, None) => true,
    }
}

/// Whether an access through this word touches memory that other actors may reach (or would break a rule).
pub(crate) fn word_shared(state: &Lens, word: u64) -> bool {
    match Base::split(word) {
        Some((base, _)) => shared(state, base),
        None => true,
    }
}

impl World<'_> {
    /// Resolves `size` bytes at `address` and notes the access.
    pub(crate) fn resolve(&mut self, address: u64, size: u32, touch: Touch) -> Or<(Base, u32)> {
        let Some((base, offset)) = Base::split(address) else {
            let rule = if address < 0x1_0000 { RuleId::NullDeref } else { RuleId::OutOfBounds };
            return Err(self.violate(rule, Vec::new()));
        };
        if matches!(base.space(), Space::Function | Space::Object | Space::Handle | Space::System) {
            return Err(self.violate(RuleId::OutOfBounds, Vec::new()));
        }
        let Some(alloc) = self.state.alloc(base) else { return self.resolve_dead(base, offset, size, touch) };
        let in_bounds = offset >= 0 && offset + i64::from(size) <= i64::from(alloc.size());
        let forbidden = alloc.constant && touch.writes();
        let (escaped, constant) = (alloc.escaped, alloc.constant);
        if !in_bounds || forbidden {
            return Err(self.violate(RuleId::OutOfBounds, vec![Ref::Block(base)]));
        }
        let start = offset as u32;
        self.check_private(base, escaped)?;
        if (base.space() == Space::Global && !constant) || (base.space() != Space::Global && escaped) {
            self.footprint.reads.insert(Key::Alloc(base));
            self.footprint.memory.push(Access {
                base,
                start,
                end: start + size,
                write: touch.writes(),
                atomic: touch.atomic(),
                status: false,
                adds: false,
                site: self.site,
            });
        }
        if !touch.kernel() {
            self.check_owner(base, start, start + size, touch)?;
        }
        Ok((base, start))
    }

    /// The same in an allocation that is gone: who goes on after that meets the bytes that were there. They are a part of
    /// the tombstone, and so is what is written to them. The kernel's own access was reported when the allocation ended.
    fn resolve_dead(&mut self, base: Base, offset: i64, size: u32, touch: Touch) -> Or<(Base, u32)> {
        self.footprint.reads.insert(Key::Alloc(base));
        let rule = if base.space() == Space::Stack { RuleId::StackEscape } else { RuleId::UseAfterFree };
        let Some(left) = self.state.dead(base).and_then(|dead| dead.left.as_ref()).map(Alloc::size) else {
            return Err(self.violate(rule, vec![Ref::Block(base)]));
        };
        if !touch.kernel() {
            self.survive(rule, vec![Ref::Block(base)])?;
        }
        if offset < 0 || offset + i64::from(size) > i64::from(left) {
            return Err(self.violate(RuleId::OutOfBounds, vec![Ref::Block(base)]));
        }
        let noted = if touch.writes() { &mut self.footprint.writes } else { &mut self.footprint.reads };
        noted.insert(Key::Dead(base));
        Ok((base, offset as u32))
    }

    /// What is to be left of an allocation that ends: its bytes, if the run goes on after misuse.
    pub(crate) fn remains(&self, base: Base) -> Option<Alloc> {
        if self.program.after_misuse == AfterMisuse::Stop {
            return None;
        }
        let mut left = self.state.alloc(base)?.clone();
        left.owned.clear();
        left.escaped = true;
        Some(left)
    }

    /// A private allocation is touched by its own thread only; anything else means that its address travelled in a way
    /// that is not followed.
    fn check_private(&mut self, base: Base, escaped: bool) -> Or<()> {
        if base.space() == Space::Global || escaped {
            return Ok(());
        }
        let owner = base.name().creator();
        if self.actor == crate::event::Actor::Thread(owner) {
            return Ok(());
        }
        Err(self.unsupported("an address that reached another thread byte by byte"))
    }

    /// Kernel-ownership rules: `buffer-touched`, `overlapped-reused`. Source: OV-07, OV-08; STEPS §1.3.
    fn check_owner(&mut self, base: Base, start: u32, end: u32, touch: Touch) -> Or<()> {
        let Some(alloc) = self.state.alloc(base) else { return Ok(()) };
        let guilty = alloc.owned.iter().find(|owned| {
            owned.start < end
                && start < owned.end
                && match owned.what {
                    OwnedWhat::ReadBuffer => true,
                    OwnedWhat::Overlapped | OwnedWhat::WriteBuffer => touch.writes(),
                }
        });
        let Some(owned) = guilty else { return Ok(()) };
        let about = vec![Ref::Op(owned.op), Ref::Block(base)];
        let rule = match owned.what {
            OwnedWhat::Overlapped => RuleId::OverlappedReused,
            OwnedWhat::ReadBuffer | OwnedWhat::WriteBuffer => RuleId::BufferTouched,
        };
        self.survive(rule, about)
    }

    /// Reads a scalar; every byte of it must be initialised.
    pub(crate) fn load(&mut self, address: u64, int: Int, touch: Touch) -> Or<u64> {
        let (base, start) = self.resolve(address, int.bytes(), touch)?;
        if !self.block(base).is_init(start, start + int.bytes()) {
            self.survive(RuleId::UninitialisedRead, vec![Ref::Block(base)])?;
        }
        let alloc = self.block(base);
        let mut word = [0; 8];
        let size = int.bytes() as usize;
        word[..size].copy_from_slice(&alloc.bytes[start as usize..start as usize + size]);
        self.tell_bytes(base, start, start + int.bytes());
        Ok(int.canonical(u64::from_le_bytes(word)))
    }

    /// Gives zero to what is uninitialised of a scalar.
    pub(crate) fn initialise_rest(&mut self, address: u64, int: Int) -> Or<()> {
        let (base, start) = self.resolve(address, int.bytes(), Touch::Write)?;
        for at in start..start + int.bytes() {
            if !self.bytes_mut(base).is_init(at, at + 1) {
                self.put(base, at, &[0]);
            }
        }
        Ok(())
    }

    /// Writes a scalar.
    pub(crate) fn store(&mut self, address: u64, value: u64, int: Int, touch: Touch) -> Or<()> {
        let (base, start) = self.resolve(address, int.bytes(), touch)?;
        self.put(base, start, &value.to_le_bytes()[..int.bytes() as usize]);
        if start % 8 != 0 {
            self.tell_number(value);
        }
        if int.bytes() == 8 && shared(&self.state, base) {
            self.publish(value);
        }
        Ok(())
    }

    /// Writes a word of a status block, which others may read at any time. Source: STEPS §1.3.
    pub(crate) fn store_status(&mut self, address: u64, value: u64, touch: Touch) -> Or<()> {
        let before = self.footprint.memory.len();
        self.store(address, value, Int::U64, touch)?;
        self.open_to_readers(before);
        Ok(())
    }

    /// The accesses from this one on are to a status block: who reads it meanwhile does not race.
    pub(crate) fn open_to_readers(&mut self, from: usize) {
        for access in &mut self.footprint.memory[from..] {
            access.status = true;
        }
    }

    /// Reads bytes; every one must be initialised.
    pub(crate) fn load_bytes(&mut self, address: u64, size: u32, touch: Touch) -> Or<Vec<u8>> {
        if size == 0 {
            return Ok(Vec::new());
        }
        let (base, start) = self.resolve(address, size, touch)?;
        if !self.block(base).is_init(start, start + size) {
            self.survive(RuleId::UninitialisedRead, vec![Ref::Block(base)])?;
        }
        let bytes = self.block(base).bytes[start as usize..(start + size) as usize].to_vec();
        self.tell_all_bytes(base, start, start + size);
        Ok(bytes)
    }

    /// Writes bytes.
    pub(crate) fn store_bytes(&mut self, address: u64, bytes: &[u8], touch: Touch) -> Or<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let (base, start) = self.resolve(address, bytes.len() as u32, touch)?;
        self.put(base, start, bytes);
        if shared(&self.state, base) {
            self.publish_words(bytes, start);
        }
        Ok(())
    }

    /// Copies bytes as they are, initialised or not.
    pub(crate) fn copy(&mut self, to: u64, from: u64, size: u32) -> Or<()> {
        if size == 0 {
            return Ok(());
        }
        let (source, start) = self.resolve(from, size, Touch::Read)?;
        let alloc = self.block(source);
        let bytes = alloc.bytes[start as usize..(start + size) as usize].to_vec();
        let flags: Vec<bool> = (start..start + size).map(|at| alloc.is_init(at, at + 1)).collect();
        let from = start;
        let (target, start) = self.resolve(to, size, Touch::Write)?;
        if from % 8 == start % 8 {
            self.tell_bytes(source, from, from + size);
        } else {
            self.tell_all_bytes(source, from, from + size);
        }
        self.put(target, start, &bytes);
        self.bytes_mut(target).copy_init(start, &flags);
        if shared(&self.state, target) {
            self.publish_words(&bytes, start);
        }
        Ok(())
    }

    /// A zero-terminated string.
    pub(crate) fn load_string(&mut self, address: u64, int: Int) -> Or<Vec<u32>> {
        let mut text = Vec::new();
        loop {
            let at = address + text.len() as u64 * u64::from(int.bytes());
            match self.load(at, int, Touch::Read)? as u32 {
                0 => return Ok(text),
                unit => text.push(unit),
            }
        }
    }

    fn put(&mut self, base: Base, start: u32, bytes: &[u8]) {
        self.tell_bytes(base, start, start + bytes.len() as u32);
        let alloc = self.bytes_mut(base);
        alloc.bytes[start as usize..start as usize + bytes.len()].copy_from_slice(bytes);
        alloc.set_init(start, start + bytes.len() as u32);
    }

    /// An allocation that an access was resolved to, or what is left of it.
    pub(crate) fn block(&self, base: Base) -> &Alloc {
        let left = || self.state.dead(base).and_then(|dead| dead.left.as_ref());
        self.state.alloc(base).or_else(left).expect("internal: resolved")
    }

    /// The same, to change it: the access itself is in the footprint already.
    fn bytes_mut(&mut self, base: Base) -> &mut Alloc {
        let key = if self.state.alloc(base).is_some() { Key::Alloc(base) } else { Key::Dead(base) };
        match self.state.get_mut(key) {
            Some(Part::Alloc(alloc)) => alloc,
            Some(Part::Dead(Dead { left: Some(alloc), .. })) => alloc,
            _ => panic!("internal: no allocation {base:?}"),
        }
    }

    /// The kernel takes ownership of a part of an allocation; the access is in the footprint already.
    pub(crate) fn own(&mut self, base: Base, owned: Owned) {
        let list = &mut self.bytes_mut(base).owned;
        let at = list.partition_point(|other| *other < owned);
        list.insert(at, owned);
    }

    /// The kernel gives back what an operation owned there. Nothing happens if the allocation is gone.
    pub(crate) fn disown(&mut self, address: u64, op: Name) {
        let Some((base, _)) = Base::split(address) else { return };
        let Some(alloc) = self.state.alloc(base) else { return };
        let given: Vec<Owned> = alloc.owned.iter().filter(|owned| owned.op == op).copied().collect();
        if given.is_empty() {
            return;
        }
        let reachable = shared(&self.state, base);
        for owned in given.into_iter().filter(|_| reachable) {
            // what may be touched from now on changes for all of it, not just for the bytes that were transferred
            self.footprint.memory.push(Access {
                base,
                start: owned.start,
                end: owned.end,
                write: owned.what != OwnedWhat::WriteBuffer,
                atomic: true,
                status: owned.what == OwnedWhat::Overlapped,
                adds: false,
                site: self.site,
            });
        }
        self.bytes_mut(base).owned.retain(|owned| owned.op != op);
    }

    /// A word becomes visible to other actors: what it points to escapes, and what that points to.
    pub(crate) fn publish(&mut self, word: u64) {
        let Some((base, _)) = Base::split(word) else { return };
        if !matches!(base.space(), Space::Stack | Space::Heap) {
            return;
        }
        let Some(alloc) = self.state.alloc(base) else { return };
        if alloc.escaped {
            return;
        }
        let bytes = alloc.bytes.clone();
        self.footprint.writes.insert(Key::Alloc(base));
        self.bytes_mut(base).escaped = true;
        self.publish_words(&bytes, 0);
    }

    fn publish_words(&mut self, bytes: &[u8], start: u32) {
        let skip = (8 - start as usize % 8) % 8;
        for word in bytes.get(skip..).unwrap_or(&[]).chunks_exact(8) {
            self.publish(u64::from_le_bytes(word.try_into().expect("eight bytes")));
        }
    }
}
