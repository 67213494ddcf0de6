//! `cancel-surplus`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-surplus",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
