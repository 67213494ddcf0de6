//! `leak`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "leak",
    consequence: Consequence::Leak,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
