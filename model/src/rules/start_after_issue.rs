//! `start-after-issue`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "start-after-issue",
    consequence: Consequence::Lost,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
