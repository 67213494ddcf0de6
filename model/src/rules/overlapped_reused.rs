//! `overlapped-reused`
//!
//! Fires at an initiation with an OVERLAPPED that the kernel still owns for another operation. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "overlapped-reused",
    consequence: Consequence::Undefined,
    title: "one OVERLAPPED for two operations",
    rule: "Give each operation in flight an OVERLAPPED of its own.",
    windows: "Documented: reuse while an operation is pending is an error, and a frequent one. Observed on Wine: two \
              callbacks with the same pointer, and results that overwrite each other.",
    fix: "Put the OVERLAPPED into a record per operation, next to its buffer, and reuse the record only after its \
              callback.",
    facts: &["MIS-13", "OV-08", "OV-09", "M24"],
    source: "Microsoft Learn, OVERLAPPED (documented); Wine 8.0 (observed)",
};
