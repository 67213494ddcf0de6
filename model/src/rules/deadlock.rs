//! `deadlock`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "deadlock",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
