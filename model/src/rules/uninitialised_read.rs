//! `uninitialised-read`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "uninitialised-read",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
