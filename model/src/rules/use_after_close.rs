//! `use-after-close`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "use-after-close",
    consequence: Consequence::Undefined,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
