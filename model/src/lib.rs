//! A pure model of the Windows thread pool's I/O half: what can happen. No threads, clocks, files or randomness.
#![no_std]
extern crate alloc;

pub mod api;
pub mod name;
pub mod program;
