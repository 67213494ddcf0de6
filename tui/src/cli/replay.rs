//! `tpio replay TRACE`: a recorded order once more. A trace that does not fit its program is refused.

use std::path::Path;

use tpio_sim::trace::Trace;

use super::args::ReplayArgs;
use super::output::Output;
use super::run::{Form, tell};
use super::{Done, Failure, input};

pub(super) fn replay(args: &ReplayArgs, output: &mut Output<'_, '_>) -> Done {
    let trace = recorded(&args.trace)?;
    let file = args.file.as_ref().unwrap_or(&trace.scenario);
    let input = input::open(file, output)?.at(trace.time).after(trace.after_misuse);
    let mut steps = Vec::new();
    let walk = tpio_sim::replay::replay(&input.program, &trace, &mut |taken| steps.push(taken.clone()))
        .map_err(|divergence| refused(&args.trace, &divergence))?;
    tell(file, &walk, &trace, &steps, if args.json { Form::Json } else { Form::Story }, output)
}

/// A trace that `tpio run --trace` wrote.
pub(super) fn recorded(path: &Path) -> Result<Trace, Failure> {
    let text = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::Input(format!("there is no file {}", path.display())),
        _ => refused(path, &error),
    })?;
    let text = String::from_utf8(text).map_err(|_| refused(path, &"damaged trace: it is not text"))?;
    text.parse().map_err(|error| refused(path, &error))
}

/// Why a trace cannot be used.
pub(super) fn refused(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::Input(format!("{}: {why}", path.display()))
}
