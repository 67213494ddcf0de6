//! What a program is played under, whoever plays it: when timeouts fire, and what becomes of a run after undefined
//! behaviour. Knows the words, not what they mean for a run.

use clap::ValueEnum;

/// When timeouts fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Time {
    /// It passes when nothing else can move
    Virtual,
    /// Every timeout may fire at any moment
    Any,
}

impl From<Time> for tpio_model::program::Time {
    fn from(time: Time) -> Self {
        match time {
            Time::Virtual => tpio_model::program::Time::Virtual,
            Time::Any => tpio_model::program::Time::Any,
        }
    }
}

/// What becomes of a run after undefined behaviour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AfterMisuse {
    /// It is over
    #[default]
    Stop,
    /// It goes on as an implementation does, where one is known to: one possibility of many
    Continue,
}

impl From<AfterMisuse> for tpio_model::program::AfterMisuse {
    fn from(after: AfterMisuse) -> Self {
        match after {
            AfterMisuse::Stop => tpio_model::program::AfterMisuse::Stop,
            AfterMisuse::Continue => tpio_model::program::AfterMisuse::Continue,
        }
    }
}
