//! `group-not-empty`
//!
//! Fires at a CloseThreadpoolCleanupGroup while the group has members.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "group-not-empty",
    consequence: Consequence::Leak,
    title: "a cleanup group was closed with members",
    rule: "Call CloseThreadpoolCleanupGroupMembers before CloseThreadpoolCleanupGroup.",
    windows: "Documented: the group must have no members. Observed on Wine: the call is tolerated, and nothing releases \
              the members.",
    fix: "Release the members with CloseThreadpoolCleanupGroupMembers, or close each of them, and close the group last. \
              The environment and the pool come after it.",
    facts: &["MIS-28", "GRP-04", "GRP-05", "M55"],
    source: "Microsoft Learn, CloseThreadpoolCleanupGroup (documented); Wine 8.0 (observed)",
};
