//! `out-of-bounds`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "out-of-bounds",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
