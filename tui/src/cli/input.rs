//! From the word FILE to a program: a path or a scenario's name, read and compiled, with everything that can be wrong
//! said in a sentence that tells what to do.

use std::sync::Arc;

use tpio_model::Program;
use tpio_model::program::{AfterMisuse, Time};
use tpio_scenarios::directives::{self, Directives};
use tpio_scenarios::{Loaded, catalogue, load_bytes};
use tpio_sim::link::{Link, PREFIX};
use tpio_sim::schedule::Schedule;

use super::Failure;
use super::output::Output;
use crate::shelf::{Opened, Origin};

/// A file that compiles.
pub(super) struct Input {
    /// What it compiles to.
    pub(super) program: Arc<Program>,
    /// What its header says.
    pub(super) directives: Directives,
    /// The link that it was opened by.
    pub(super) link: Option<Link>,
    /// Where it came from.
    origin: Origin,
}

impl Input {
    /// The same program with timeouts that fire as the user asks.
    pub(super) fn at(mut self, time: Time) -> Self {
        Arc::make_mut(&mut self.program).time = time;
        self
    }

    /// The same program, of which runs end or go on after undefined behaviour as the user asks.
    pub(super) fn after(mut self, misuse: AfterMisuse) -> Self {
        Arc::make_mut(&mut self.program).after_misuse = misuse;
        self
    }
}

/// Reads and compiles FILE; diagnostics are said. A link says which FILE.
pub(super) fn open(file: &str, output: &mut Output<'_, '_>) -> Result<Input, Failure> {
    let link: Option<Link> = file.starts_with(PREFIX).then(|| file.parse().map_err(Failure::Input)).transpose()?;
    let file = link.as_ref().map_or(file, |link| link.name.as_str());
    let (loaded, origin) = if file == "-" {
        // what was read from a pipe cannot be read again
        (load_bytes(file, &bytes(file, output)?), Origin::Scenario)
    } else if is_path(file) {
        (load_bytes(file, &bytes(file, output)?), Origin::File(file.to_owned()))
    } else {
        (catalogue::find(file).map_err(|near| unknown(file, &near))?.load(), Origin::Scenario)
    };
    compiled(loaded, link, origin, output)
}

/// Whether FILE is a path rather than a scenario's name. Source: STEPS §5.
fn is_path(file: &str) -> bool {
    let is_c = std::path::Path::new(file).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("c"));
    file == "-" || file.contains(['/', '\\']) || is_c
}

fn bytes(file: &str, output: &mut Output<'_, '_>) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    if file == "-" {
        output.stdin().read_to_end(&mut bytes)?;
    } else if std::path::Path::new(file).is_dir() {
        return Err(Failure::Input(format!("{file} is a directory; name a C file in it")));
    } else {
        bytes = std::fs::read(file).map_err(|error| Failure::Input(unreadable(file, &error)))?;
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::Input(format!(
            "{file} is empty; a program needs at least `int main(void) {{ return 0; }}`"
        )));
    }
    Ok(bytes)
}

fn unreadable(file: &str, error: &std::io::Error) -> String {
    let name = file.strip_suffix(".c").unwrap_or(file);
    match error.kind() {
        std::io::ErrorKind::NotFound if catalogue::find(name).is_ok() => {
            format!("there is no file {file}; the scenario is called `{name}`, without `.c`")
        }
        std::io::ErrorKind::NotFound => format!("there is no file {file}"),
        std::io::ErrorKind::PermissionDenied => format!("{file} may not be read"),
        _ => format!("{file} cannot be read: {error}"),
    }
}

fn unknown(name: &str, near: &[&str]) -> Failure {
    Failure::Input(format!(
        "no scenario is called `{name}`; the nearest are {}\n       (`tpio list` shows all; a path ends in `.c` or \
         contains `/`)",
        near.join(", ")
    ))
}

fn compiled(loaded: Loaded, link: Option<Link>, origin: Origin, output: &mut Output<'_, '_>) -> Result<Input, Failure> {
    for diag in &loaded.diagnostics {
        let text = diag.render(&loaded.source, output.diag_color());
        output.say(&format!("{text}\n\n"))?;
    }
    match loaded.program {
        Some(program) => {
            let (directives, _) = directives::read(&loaded.source);
            Ok(Input { program: Arc::new(program), directives, link, origin })
        }
        None => Err(Failure::Diagnosed(first_error(&loaded))),
    }
}

/// For reports that do not show standard error.
fn first_error(loaded: &Loaded) -> String {
    let first = loaded.diagnostics.iter().find(|diag| diag.is_error());
    first.map_or_else(
        || "it does not compile".to_owned(),
        |diag| format!("it does not compile: line {}: {}", loaded.source.site(diag.span).line, diag.message),
    )
}

/// A schedule as the user typed it.
pub(super) fn schedule(text: Option<&str>) -> Result<Option<Schedule>, Failure> {
    let parsed =
        text.map(|text| text.parse().map_err(|error| Failure::Input(format!("`{text}` is not a schedule: {error}"))));
    parsed.transpose()
}

/// Of misuses that take more steps in one order than this, the bound says nothing worth printing.
const DEEPEST: u32 = 100;

/// The depth for a strategy.
pub(super) fn depth(depth: Option<u32>, strategy: &str) -> Result<u32, Failure> {
    match depth {
        Some(_) if strategy != "pct" => {
            Err(Failure::Input(format!("`--depth` is for the strategy pct, not for {strategy}")))
        }
        Some(depth) if !(1..=DEEPEST).contains(&depth) => {
            Err(Failure::Input(format!("`--depth` is a number from 1 to {DEEPEST}, not {depth}")))
        }
        _ => Ok(depth.unwrap_or(tpio_sim::strategy::DEPTH)),
    }
}

/// A program as the screens take it.
pub(super) fn opened(input: Input, schedule: Option<Schedule>) -> Opened {
    let stale = input.link.as_ref().is_some_and(|link| !link.fits(&input.program.fingerprint));
    let remark = stale.then(|| "this link was made for another version of the program".to_owned());
    Opened {
        program: input.program,
        title: input.directives.title.unwrap_or_default(),
        teaches: input.directives.teaches.unwrap_or_default(),
        twin: input.directives.twin,
        schedule,
        step: input.link.as_ref().and_then(|link| link.step),
        origin: input.origin,
        remark,
    }
}
