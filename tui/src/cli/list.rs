//! `tpio list`: the scenarios, chapter by chapter.

use serde::Serialize;
use tpio_scenarios::source::Source;
use tpio_scenarios::{catalogue, directives, headers};
use tpio_sim::report::Paint;

use super::args::ListArgs;
use super::output::Output;
use super::{Done, status};

#[derive(Serialize)]
struct List {
    schema: &'static str,
    scenarios: Vec<Scenario>,
}

#[derive(Serialize)]
struct Functions {
    schema: &'static str,
    #[serde(rename = "functions")]
    modelled: Vec<Function>,
    around: Vec<&'static str>,
    system: Vec<&'static str>,
}

#[derive(Serialize)]
struct Function {
    name: &'static str,
    prototype: &'static str,
}

#[derive(Serialize)]
struct Scenario {
    name: &'static str,
    chapter: &'static str,
    title: String,
    teaches: String,
    twin: Option<String>,
}

fn scenarios() -> Vec<Scenario> {
    let row = |entry: &'static catalogue::Entry| {
        let (directives, _) = directives::read(&Source::new(entry.name, entry.text));
        Scenario {
            name: entry.name,
            chapter: entry.chapter,
            title: directives.title.unwrap_or_default(),
            teaches: directives.teaches.unwrap_or_default(),
            twin: directives.twin,
        }
    };
    catalogue::all().iter().map(row).collect()
}

pub(super) fn list(args: &ListArgs, output: &mut Output<'_, '_>) -> Done {
    if args.functions {
        output.result(&functions(args.json))?;
        return Ok(status::GOOD);
    }
    let scenarios = scenarios();
    if args.json {
        let list = List { schema: "tpio-list/1", scenarios };
        let text = serde_json::to_string(&list).expect("internal: JSON");
        output.result(&format!("{text}\n"))?;
    } else {
        output.result(&text(&scenarios, output.paint))?;
    }
    Ok(status::GOOD)
}

/// The functions that are modelled, one a line: each with its prototype, those of the system under the names of ntdll after
/// them.
fn functions(as_json: bool) -> String {
    let rows = || tpio_model::api::ROWS.iter().map(|row| (row.name, row.prototype));
    if as_json {
        let modelled = rows().map(|(name, prototype)| Function { name, prototype }).collect();
        let (around, system) = (headers::around_names(), headers::system_names());
        let list = Functions { schema: "tpio-functions/1", modelled, around, system };
        return format!("{}\n", serde_json::to_string(&list).expect("internal: JSON"));
    }
    let around = ["", "Around these, built in as C:"].into_iter().chain(headers::around_names());
    let intro = ["", "By GetProcAddress, or declared by the program, the same by the names of ntdll:"];
    let lines = rows().map(|(_, prototype)| prototype).chain(around).chain(intro).chain(headers::system_names());
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn text(scenarios: &[Scenario], paint: Paint) -> String {
    let width = scenarios.iter().map(|scenario| scenario.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    let mut chapter = "";
    for scenario in scenarios {
        if scenario.chapter != chapter {
            if !chapter.is_empty() {
                text.push('\n');
            }
            chapter = scenario.chapter;
            text += &paint.bold(chapter);
            text.push('\n');
        }
        text += format!("  {:width$}  {}", scenario.name, scenario.title).trim_end();
        text.push('\n');
    }
    text
}
