//! Everything that chooses: schedulers, explorer, traces, sessions, reports. Depends on the model only; must never know
//! C, pixels or keys.

pub mod labels;
pub mod narrate;
pub mod words;
