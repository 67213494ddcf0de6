//! `livelock`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "livelock",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
