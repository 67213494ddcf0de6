//! An allocation: bytes, which of them are initialised, and which of them the kernel owns at the moment.
//! Source: DESIGN §4.10; OV-07.

use alloc::vec;
use alloc::vec::Vec;

use crate::name::Name;

/// A global, a local in memory, or a heap block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alloc {
    /// Contents; an uninitialised byte is 0 here.
    pub bytes: Vec<u8>,
    /// One bit a byte: whether it was initialised.
    pub init: Vec<u64>,
    /// Whether the program may write to it.
    pub constant: bool,
    /// For a local in memory: whether another actor may have its address.
    pub escaped: bool,
    /// What the kernel owns of it, sorted.
    pub owned: Vec<Owned>,
}

/// A part of an allocation that the kernel owns until an operation is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owned {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As what.
    pub what: OwnedWhat,
    /// The operation. Last, so that its name decides nothing about which comes first of two that differ.
    pub op: Name,
}

/// As what the kernel owns memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnedWhat {
    /// The OVERLAPPED.
    Overlapped,
    /// A buffer that the kernel will write.
    ReadBuffer,
    /// A buffer that the kernel reads.
    WriteBuffer,
}

impl Alloc {
    /// Uninitialised bytes.
    pub fn uninitialised(size: u32) -> Self {
        let words = size.div_ceil(64) as usize;
        Alloc {
            bytes: vec![0; size as usize],
            init: vec![0; words],
            constant: false,
            escaped: false,
            owned: Vec::new(),
        }
    }

    /// These bytes, all initialised.
    pub fn initialised(bytes: Vec<u8>) -> Self {
        let mut alloc = Alloc::uninitialised(bytes.len() as u32);
        alloc.bytes = bytes;
        alloc.set_init(0, alloc.bytes.len() as u32);
        alloc
    }

    /// Size in bytes.
    pub fn size(&self) -> u32 {
        self.bytes.len() as u32
    }

    /// Whether all bytes from `start` to `end` are initialised.
    pub fn is_init(&self, start: u32, end: u32) -> bool {
        (start..end).all(|at| self.init[(at / 64) as usize] >> (at % 64) & 1 == 1)
    }

    /// Marks the bytes from `start` to `end` as initialised.
    pub fn set_init(&mut self, start: u32, end: u32) {
        for at in start..end {
            self.init[(at / 64) as usize] |= 1 << (at % 64);
        }
    }

    /// Copies which bytes are initialised: `from` is one flag a byte.
    pub fn copy_init(&mut self, start: u32, from: &[bool]) {
        for (at, flag) in (start..).zip(from) {
            let (word, bit) = ((at / 64) as usize, 1 << (at % 64));
            if *flag {
                self.init[word] |= bit;
            } else {
                self.init[word] &= !bit;
            }
        }
    }
}
