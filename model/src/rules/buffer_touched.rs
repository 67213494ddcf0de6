//! `buffer-touched`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "buffer-touched",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
