//! `cancel-while-pending`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-while-pending",
    consequence: Consequence::Lost,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
