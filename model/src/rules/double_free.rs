//! `double-free`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "double-free",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
