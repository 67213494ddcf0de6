//! `tpio replay TRACE`: a recorded order once more. A trace that does not fit its program is refused.

use tpio_sim::trace::Trace;

use super::args::ReplayArgs;
use super::output::Output;
use super::run::{Form, tell};
use super::{Done, Failure, input};

pub(super) fn replay(args: &ReplayArgs, output: &mut Output<'_, '_>) -> Done {
    let path = args.trace.display().to_string();
    let refuse = |why: &dyn std::fmt::Display| Failure::Input(format!("{path}: {why}"));
    let text = std::fs::read(&args.trace).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::Input(format!("there is no file {path}")),
        _ => refuse(&error),
    })?;
    let text = String::from_utf8(text).map_err(|_| refuse(&"damaged trace: it is not text"))?;
    let trace: Trace = text.parse().map_err(|error| refuse(&error))?;
    let file = args.file.as_ref().unwrap_or(&trace.scenario);
    let input = input::open(file, output)?.at(trace.time);
    let mut steps = Vec::new();
    let walk = tpio_sim::replay::replay(&input.program, &trace, &mut |taken| steps.push(taken.clone()))
        .map_err(|divergence| refuse(&divergence))?;
    tell(file, &walk, &trace, &steps, if args.json { Form::Json } else { Form::Story }, output)
}
