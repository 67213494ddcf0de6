//! `pool-exhausted`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "pool-exhausted",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
