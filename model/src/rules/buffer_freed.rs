//! `buffer-freed`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "buffer-freed",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
