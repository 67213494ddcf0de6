//! `tpio merge REPORT...`: the reports of the shards of one sample, joined into the report of the whole.

use tpio_sim::report::{self, is_misuse};

use super::args::MergeArgs;
use super::output::Output;
use super::{Done, Failure, status};

pub(super) fn merge(args: &MergeArgs, output: &mut Output<'_, '_>) -> Done {
    let mut reports = Vec::new();
    for name in &args.reports {
        reports.push((name.clone(), read(name, output)?));
    }
    let merged = report::merge(&reports).map_err(Failure::Input)?;
    output.result(&format!("{}\n", merged.json))?;
    let misuse = merged.rules.into_iter().any(|rule| args.strict || is_misuse(rule));
    Ok(if misuse { status::MISUSE } else { status::LIMIT })
}

fn read(name: &str, output: &mut Output<'_, '_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if name == "-" {
        output.stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(name).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Failure::Input(format!("there is no file {name}")),
            _ => Failure::Input(format!("{name} cannot be read: {error}")),
        })?;
    }
    String::from_utf8(bytes).map_err(|_| Failure::Input(format!("{name}: it is no report: it is not text")))
}
