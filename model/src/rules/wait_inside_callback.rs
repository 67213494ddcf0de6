//! `wait-inside-callback`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-inside-callback",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
