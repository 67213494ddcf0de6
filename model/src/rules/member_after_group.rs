//! `member-after-group`
//!
//! Fires when a call gets a TP object that CloseThreadpoolCleanupGroupMembers has released. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "member-after-group",
    consequence: Consequence::Undefined,
    title: "an object was used after its cleanup group released it",
    rule: "Neither use nor close a member after CloseThreadpoolCleanupGroupMembers.",
    windows: "Documented: members must be neither used nor closed afterwards, and submitting one raises an exception. \
              Inferred otherwise: the memory may be freed already.",
    fix: "Leave the members to their group and forget the pointers to them, and stop every thread that may still use \
              one before the group is closed.",
    facts: &["MIS-15", "GRP-03", "GRP-13", "M51"],
    source: "Microsoft Learn, CloseThreadpoolCleanupGroupMembers (documented)",
};
