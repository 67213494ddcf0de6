//! `hang`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "hang",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
