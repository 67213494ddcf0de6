//! `overlapped-reused`
//!
//! Fires at an initiation with, or a write to, an OVERLAPPED that the kernel owns for an operation in flight. Its
//! members may be read. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "overlapped-reused",
    consequence: Consequence::Undefined,
    title: "an OVERLAPPED was changed or reused in flight",
    rule: "Give each operation in flight an OVERLAPPED of its own, and do not write to it until completion.",
    windows: "Documented: the structure must be left alone until completion, and its reuse while an operation is \
              pending is a frequent error. Observed on Wine: two callbacks with the same pointer, and results that \
              overwrite each other.",
    fix: "Put the OVERLAPPED into a record per operation, next to its buffer, and reuse the record only after its \
              callback.",
    facts: &["MIS-13", "OV-07", "OV-08", "OV-09", "M24"],
    source: "Microsoft Learn, OVERLAPPED (documented); Wine 8.0 (observed)",
};
