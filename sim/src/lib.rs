//! Everything that chooses: schedulers, explorer, traces, sessions, reports. Depends on the model only; must never know
//! C, pixels or keys.

pub mod ahead;
pub mod draw;
pub mod explain;
pub mod explore;
pub mod judge;
pub mod labels;
pub mod link;
pub mod live;
#[cfg(feature = "loom")]
pub mod live_on_loom;
pub mod narrate;
pub mod quiz;
pub mod replay;
pub mod report;
pub mod run;
pub mod sample;
pub mod schedule;
pub mod session;
pub mod shrink;
pub mod strategy;
pub mod trace;
pub mod view;
pub mod walk;
pub mod words;
