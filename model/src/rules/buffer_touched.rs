//! `buffer-touched`
//!
//! Fires when the program reads or writes memory that the kernel owns for an operation in flight. `Internal` and
//! `InternalHigh` of the OVERLAPPED may be read, and the data of a write may be read. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "buffer-touched",
    consequence: Consequence::Undefined,
    title: "the program touched memory that the kernel owns",
    rule: "Leave the buffer and the OVERLAPPED alone from the initiating call until completion.",
    windows: "Documented: neither may be touched before the operation completes. What such an access sees, or what a \
              write sends, depends on when the device gets there.",
    fix: "Look at the data in the callback, or after GetOverlappedResult returned TRUE. Prepare the buffer before the \
              initiating call, and keep two buffers to work ahead.",
    facts: &["OV-07", "M35"],
    source: "Microsoft Learn, ReadFile, WriteFile and OVERLAPPED (documented)",
};
