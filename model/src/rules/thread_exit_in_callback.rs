//! `thread-exit-in-callback`

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "thread-exit-in-callback",
    consequence: Consequence::Hang,
    title: "",
    rule: "",
    windows: "",
    fix: "",
    facts: &[],
    source: "",
};
