//! One order of a program as a table: a row for each step, a column for each actor. For readers who want to see who did
//! what while the others stood still.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::expand::Page;
use crate::transcript;

/// The table of a run: `NAME` and the options of `tpio run`.
///
/// # Errors
///
/// There is no such program, or it does not follow the schedule.
pub fn table(page: &mut Page, args: &str) -> Result<String, String> {
    let json = transcript::known(page, &format!("run {args} --json"))?;
    let value: Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let mut actors: Vec<&str> = Vec::new();
    let mut moves: BTreeMap<u64, &str> = BTreeMap::new();
    for event in value["events"].as_array().into_iter().flatten() {
        let (Some(step), Some(actor)) = (event["step"].as_u64(), event["actor"].as_str()) else { continue };
        if !actors.contains(&actor) {
            actors.push(actor);
        }
        moves.entry(step).or_insert(actor);
    }
    let story = transcript::known(page, &format!("run {args}"))?;
    let mut out = format!("| step | {} |\n|---|{}\n", actors.join(" | "), "---|".repeat(actors.len()));
    for (step, text) in story.lines().filter_map(row) {
        let Some(actor) = moves.get(&step) else { continue };
        let cells = actors.iter().map(|lane| if lane == actor { cell(text, actor) } else { String::new() });
        let _ = writeln!(out, "| {step} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    Ok(out)
}

/// The step of a line of a story, and what happened.
fn row(line: &str) -> Option<(u64, &str)> {
    let (step, rest) = line.trim_start().split_once(' ')?;
    let rest = rest.trim_start();
    let text = rest.strip_prefix("line ").map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    Some((step.parse().ok()?, text.trim_start()))
}

/// A sentence for the actor's own column: it need not name the actor.
fn cell(text: &str, actor: &str) -> String {
    let text = text.strip_prefix(actor).map_or(text, str::trim_start);
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('#', "\\#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_one_row_and_one_lane() {
        let table = table(&mut Page::default(), "hello-read").expect("it runs");
        let mut lines = table.lines();
        assert_eq!(lines.next(), Some("| step | main | the kernel | the pool | W1 |"));
        let filled =
            |line: &str| line.split(" | ").skip(1).filter(|cell| !cell.trim_matches([' ', '|']).is_empty()).count();
        let rows: Vec<&str> = lines.skip(1).collect();
        assert!(rows.len() > 15 && rows.iter().all(|row| filled(row) == 1), "{table}");
    }

    #[test]
    fn lines_of_a_story_are_told_from_output() {
        assert_eq!(row("  12 line 20   main opened tpio:server"), Some((12, "main opened tpio:server")));
        assert_eq!(
            row("  11           the kernel completed op#1: 5 bytes"),
            Some((11, "the kernel completed op#1: 5 bytes"))
        );
        assert_eq!(row("callback: read 5 bytes"), None);
    }
}
