//! tpio's front ends: the terminal screens, the plain mode, and the headless commands. Shows what `tpio_sim` makes; must
//! never change a state itself, and the library half never names a terminal (only [`terminal`] does).

#[cfg(feature = "terminal")]
pub mod cli;
pub mod export;
#[cfg(feature = "terminal")]
pub mod launch;
pub mod page;
pub mod plain;
pub mod shelf;
#[cfg(feature = "terminal")]
pub mod terminal;
pub mod ui;
