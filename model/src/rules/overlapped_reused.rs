//! `overlapped-reused`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "overlapped-reused",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
