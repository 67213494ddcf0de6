//! `buffer-touched`
//!
//! Fires when the program reads or writes the buffer of a read in flight, or writes the buffer of a write in flight.
//! Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "buffer-touched",
    consequence: Consequence::Undefined,
    title: "the program touched a buffer that the kernel owns",
    rule: "Leave the buffer alone from the initiating call until completion.",
    windows: "Documented: the buffer must not be touched before the operation completes. What such an access sees, or \
              what a write sends, depends on when the device gets there.",
    fix: "Look at the data in the callback, or after GetOverlappedResult returned TRUE. Prepare the buffer before the \
              initiating call, and keep two buffers to work ahead.",
    facts: &["OV-07", "M35"],
    source: "Microsoft Learn, ReadFile and WriteFile (documented)",
};
