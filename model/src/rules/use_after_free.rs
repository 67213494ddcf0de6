//! `use-after-free`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "use-after-free",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
