//! `data-race`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "data-race",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
