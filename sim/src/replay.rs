//! Plays a trace again and refuses one that does not fit: a stale or damaged trace is named with the step at which it
//! diverges, never played half-way as if it fitted.

use std::fmt;

use tpio_model::{Ending, Program};

use crate::trace::{Trace, ending_line};
use crate::walk::{Taken, Walk};

/// Where a trace and a program part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Divergence {
    /// The trace is of another source text.
    Program {
        /// fingerprint in the trace
        trace: String,
        /// fingerprint of the program
        program: String,
    },
    /// At this step (from 1) the program has another number of choices than the trace recorded.
    Alternatives {
        /// the step
        step: u32,
        /// in the trace
        trace: u32,
        /// in the program
        program: u32,
    },
    /// The program is over, the trace goes on.
    Over {
        /// the program's last step
        step: u32,
    },
    /// The trace is over and says how it ended; the program has not ended so.
    Ending {
        /// the trace's last step
        step: u32,
        /// what the trace says
        trace: String,
        /// what the program did
        program: String,
    },
}

impl fmt::Display for Divergence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Divergence::Program { trace, program } => write!(
                f,
                "stale trace: it was recorded from another source text (fingerprint {}, now {})",
                short(trace),
                short(program)
            ),
            Divergence::Alternatives { step, trace, program } => {
                let plural = if *trace == 1 { "choice" } else { "choices" };
                write!(f, "the trace diverges at step {step}: it has {trace} {plural} there, the program has {program}")
            }
            Divergence::Over { step } => {
                write!(f, "the trace diverges at step {}: the program ended at step {step}", step + 1)
            }
            Divergence::Ending { step, trace, program } => {
                write!(f, "the trace diverges after step {step}: it ends `{trace}` there, the program: `{program}`")
            }
        }
    }
}

impl std::error::Error for Divergence {}

fn short(fingerprint: &str) -> &str {
    fingerprint.get(..12).unwrap_or(fingerprint)
}

/// Plays a trace; `watch` is told of every step as it is taken.
///
/// # Errors
///
/// The trace does not fit the program.
pub fn replay<'p>(program: &'p Program, trace: &Trace, watch: &mut dyn FnMut(&Taken)) -> Result<Walk<'p>, Divergence> {
    if trace.fingerprint != program.fingerprint {
        let (trace, program) = (trace.fingerprint.clone(), program.fingerprint.clone());
        return Err(Divergence::Program { trace, program });
    }
    let mut walk = Walk::new(program);
    for pick in &trace.picks {
        if walk.ending().is_some() {
            return Err(Divergence::Over { step: walk.steps() });
        }
        let (step, alternatives) = (walk.steps() + 1, walk.choices().len() as u32);
        if alternatives != pick.alternatives || pick.index >= alternatives {
            return Err(Divergence::Alternatives { step, trace: pick.alternatives, program: alternatives });
        }
        watch(&walk.take(pick.index as usize));
    }
    if walk.ending().is_none() && trace.ending == ending_line(&Ending::Bounded("depth")) {
        walk.stop(Ending::Bounded("depth"));
    }
    let ended = walk.ending().map_or_else(|| "not over".to_owned(), ending_line);
    if ended != trace.ending {
        return Err(Divergence::Ending { step: walk.steps(), trace: trace.ending.clone(), program: ended });
    }
    Ok(walk)
}
