//! `promise-crossed`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "promise-crossed",
    consequence: Consequence::Lost,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
