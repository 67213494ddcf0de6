//! `lock-held-at-return`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "lock-held-at-return",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
