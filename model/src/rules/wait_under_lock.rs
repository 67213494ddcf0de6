//! `wait-under-lock`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-under-lock",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
