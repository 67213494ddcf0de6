//! What becomes of a run after undefined behaviour, if it is asked to go on: one row for each rule of that consequence.
//! Where nobody knows how an implementation goes on, the run is over all the same. Source: DESIGN §4.11; STEPS §3.

use super::RuleId;

/// How a run goes on after a rule with undefined consequences was broken.
#[derive(Debug)]
pub struct GoingOn {
    /// The rule.
    pub rule: RuleId,
    /// Whether it goes on at all.
    pub goes_on: bool,
    /// How, or why not: one or two sentences.
    pub how: &'static str,
    /// Where that was seen, in words.
    pub source: &'static str,
}

const fn on(rule: RuleId, how: &'static str, source: &'static str) -> GoingOn {
    GoingOn { rule, goes_on: true, how, source }
}

const fn stops(rule: RuleId, how: &'static str, source: &'static str) -> GoingOn {
    GoingOn { rule, goes_on: false, how, source }
}

/// All of them, those that go on first.
pub static GOING_ON: &[GoingOn] = &[
    on(
        RuleId::CancelSurplus,
        "The counter goes below zero, which is not zero: WaitForThreadpoolIoCallbacks(FALSE) blocks, CloseThreadpoolIo \
         frees nothing, and a packet finds its callback. The next StartThreadpoolIo only makes up for the Cancel. \
         Giving up promises below zero is not modelled.",
        "Wine 8.0 (observed); IO-CANCEL-10",
    ),
    on(
        RuleId::PacketAfterFree,
        "The packet is dropped: no callback runs.",
        "Wine 8.0 (observed: the program survived by luck); IO-CLOSE-09",
    ),
    on(
        RuleId::OverlappedFreed,
        "The block ends, and the kernel writes the result into what is left of it.",
        "Microsoft Learn, OVERLAPPED (documented: the kernel writes later); MIS-12, MIS-16",
    ),
    on(
        RuleId::BufferFreed,
        "The block ends, and the kernel reads or writes what is left of it.",
        "Microsoft Learn, ReadFile (documented: the buffer is in use); MIS-12",
    ),
    on(
        RuleId::OverlappedReused,
        "The write takes place. Both operations go on with the one OVERLAPPED, and what completes later writes over what \
         completed before.",
        "Wine 8.0 (observed); OV-09",
    ),
    on(
        RuleId::BufferTouched,
        "The access takes place, and what the kernel transfers later takes place too.",
        "Wine 8.0 (observed: the buffer is written later); IO-CANCEL-08",
    ),
    on(
        RuleId::WaitHandleClosed,
        "The handle is closed, and the wait goes on for the object.",
        "Wine 8.0 (it waits for a duplicate of the handle); TWAIT-08",
    ),
    on(
        RuleId::UseAfterFree,
        "A read gives the bytes that were there, and a write changes what is left of the block and nothing else. A callback \
         instance that is over, and a block whose bytes are not kept, end the run.",
        "inferred: an allocator that has not used the memory again",
    ),
    on(
        RuleId::StackEscape,
        "A read gives the bytes that were there, and a write changes what is left of the variable and nothing else.",
        "inferred: a stack that has not grown over the place again",
    ),
    on(RuleId::DoubleFree, "The second free does nothing.", "inferred: an allocator that looks at its own mark first"),
    on(
        RuleId::UninitialisedRead,
        "What was never written reads as zero. A lock that was never initialised, and a function that returns nothing where \
         a value is used, end the run.",
        "inferred: fresh pages are zero",
    ),
    stops(
        RuleId::UseAfterClose,
        "Wine uses freed memory or fails an assertion, never twice alike.",
        "Wine 8.0 (source); MIS-15",
    ),
    stops(RuleId::MemberAfterGroup, "Documented: an exception.", "Microsoft Learn (documented); GRP-03"),
    stops(RuleId::LockNotOwned, "What the lock is afterwards was not observed.", "Microsoft Learn is silent"),
    stops(RuleId::OutOfBounds, "What lies beside the block is not known.", "the C standard"),
    stops(
        RuleId::NullDeref,
        "The access raises an access violation: so the run ends on Windows too.",
        "the C standard; Windows",
    ),
];

/// How a run goes on after this rule was broken; nothing for a rule that ends no run.
pub fn going_on(rule: RuleId) -> Option<&'static GoingOn> {
    GOING_ON.iter().find(|row| row.rule == rule)
}

#[cfg(test)]
mod tests {
    use super::{GOING_ON, going_on};
    use crate::rules::{Consequence, RuleId};

    #[test]
    fn each_rule_that_ends_a_run_has_one_row_and_no_other_has() {
        for rule in RuleId::ALL {
            let rows = GOING_ON.iter().filter(|row| row.rule == *rule).count();
            assert_eq!(rows, usize::from(rule.rule().consequence == Consequence::Undefined), "{rule}");
        }
        assert_eq!(going_on(RuleId::CancelSurplus).map(|row| row.goes_on), Some(true));
    }
}
