//! The misuse rules: one table row and one file each. Ids are permanent.

mod after;

use core::fmt;

pub use after::{GOING_ON, GoingOn, going_on};

/// What a broken rule leads to on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// Undefined behaviour: ends the run.
    Undefined,
    /// Something waits for ever.
    Hang,
    /// Something can never be given back.
    Leak,
    /// A callback never comes.
    Lost,
    /// A call fails.
    Error,
    /// Worth knowing.
    Note,
}

impl Consequence {
    /// The word for it, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Consequence::Undefined => "undefined",
            Consequence::Hang => "hang",
            Consequence::Leak => "leak",
            Consequence::Lost => "lost",
            Consequence::Error => "error",
            Consequence::Note => "note",
        }
    }
}

/// A misuse rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id in kebab-case, permanent.
    pub id: &'static str,
    /// What it leads to.
    pub consequence: Consequence,
    /// A title of a few words: `a read was never announced`.
    pub title: &'static str,
    /// The rule as a sentence that says what to do.
    pub rule: &'static str,
    /// What Windows does, one or two sentences.
    pub windows: &'static str,
    /// How to mend it, one or two sentences.
    pub fix: &'static str,
    /// Fact ids of the semantics that it rests on.
    pub facts: &'static [&'static str],
    /// Where it is documented or was observed, in words.
    pub source: &'static str,
}

macro_rules! rules {
    ($($module:ident $variant:ident,)*) => {
        $(mod $module;)*

        /// A rule's number in the table; [`RuleId::rule`] is the rule.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each rule documents itself in its file")]
        pub enum RuleId {
            $($variant,)*
        }

        impl RuleId {
            /// All rules in the order of the table.
            pub const ALL: &'static [RuleId] = &[$(RuleId::$variant,)*];

            /// The rule itself.
            pub fn rule(self) -> &'static Rule {
                match self {
                    $(RuleId::$variant => &$module::RULE,)*
                }
            }
        }
    };
}

rules! {
    start_missing StartMissing,
    start_after_issue StartAfterIssue,
    cancel_missing CancelMissing,
    cancel_surplus CancelSurplus,
    cancel_while_pending CancelWhilePending,
    promise_crossed PromiseCrossed,
    packet_after_free PacketAfterFree,
    use_after_close UseAfterClose,
    callback_after_close CallbackAfterClose,
    overlapped_freed OverlappedFreed,
    buffer_freed BufferFreed,
    overlapped_reused OverlappedReused,
    buffer_touched BufferTouched,
    wait_inside_callback WaitInsideCallback,
    wait_under_lock WaitUnderLock,
    pool_exhausted PoolExhausted,
    lock_held_at_return LockHeldAtReturn,
    lock_not_owned LockNotOwned,
    mutex_abandoned MutexAbandoned,
    mutex_not_owned MutexNotOwned,
    semaphore_overflow SemaphoreOverflow,
    wait_on_closed WaitOnClosed,
    thread_exit_in_callback ThreadExitInCallback,
    cancel_not_issuer CancelNotIssuer,
    group_not_empty GroupNotEmpty,
    member_after_group MemberAfterGroup,
    wait_handle_closed WaitHandleClosed,
    use_after_free UseAfterFree,
    double_free DoubleFree,
    out_of_bounds OutOfBounds,
    null_deref NullDeref,
    uninitialised_read UninitialisedRead,
    data_race DataRace,
    stack_escape StackEscape,
    deadlock Deadlock,
    hang Hang,
    livelock Livelock,
    leak Leak,
}

impl RuleId {
    /// Its permanent id.
    pub fn id(self) -> &'static str {
        self.rule().id
    }

    /// The rule with that id.
    pub fn find(id: &str) -> Option<RuleId> {
        RuleId::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
