//! `cancel-not-issuer`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-not-issuer",
    consequence: Consequence::Note,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
