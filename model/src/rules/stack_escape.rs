//! `stack-escape`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "stack-escape",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
