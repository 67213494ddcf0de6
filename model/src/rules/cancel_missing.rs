//! `cancel-missing`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-missing",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
