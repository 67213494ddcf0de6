//! `start-missing`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "start-missing",
    consequence: Consequence::Lost,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
