//! `callback-after-close`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "callback-after-close",
    consequence: Consequence::Note,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
