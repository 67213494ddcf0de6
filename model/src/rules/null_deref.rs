//! `null-deref`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "null-deref",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
