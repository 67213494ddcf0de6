//! Places of a page where the player can stand. Each is an element around what stands there for readers without a browser,
//! on paper and on small screens; the page's script finds it by its class. Knows nothing of the player itself.

use std::fmt::Write as _;

use serde_json::Value;

use crate::expand::Page;
use crate::{programs, transcript};

/// What the player is to show first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First<'a> {
    /// The start of the program.
    Start,
    /// This link.
    Link(&'a str),
    /// Every order of it.
    EveryOrder,
    /// Its C, to be changed.
    Source,
}

/// A command's transcript with the player beside it, if one can show the same: a run, steps, or every order of one program.
///
/// # Errors
///
/// The command line is wrong.
pub fn transcript(page: &Page, command: &str) -> Result<String, String> {
    let block = transcript::block(page, command)?;
    let (command, _) = command.split_once(" <<< ").unwrap_or((command, ""));
    // the player knows virtual time, and stops at undefined behaviour
    if ["--time", "--after-misuse"].iter().any(|option| command.contains(option)) {
        return Ok(block);
    }
    match command.split_whitespace().collect::<Vec<_>>()[..] {
        ["run", program, ..] if plays(page, program) => run(page, program, command, &block),
        ["step", program, ..] if plays(page, program) => Ok(place(Some(program), First::Start, &block)),
        ["check", program] if plays(page, program) => Ok(place(Some(program), First::EveryOrder, &block)),
        _ => Ok(block),
    }
}

/// The table of a run, with the player beside it.
///
/// # Errors
///
/// There is no such program, or it does not follow the schedule.
pub fn lanes(page: &mut Page, args: &str) -> Result<String, String> {
    let table = crate::lanes::table(page, args)?;
    let program = args.split_whitespace().next().unwrap_or_default();
    run(page, program, &format!("run {args}"), &table)
}

/// The source of a scenario, with the player beside it.
///
/// # Errors
///
/// There is no such scenario.
pub fn scenario(name: &str) -> Result<String, String> {
    Ok(place(Some(name), First::Start, &programs::show(name)?))
}

/// `NAME`: the player, with the program's C to be changed; without a name the list of all scenarios.
///
/// # Errors
///
/// There is no such program.
pub fn play(page: &Page, name: &str) -> Result<String, String> {
    if name.is_empty() {
        return Ok(place(None, First::Start, "Without the player: `tpio` in a terminal shows the same list."));
    }
    let text = programs::text(page, name)?;
    Ok(place(Some(name), First::Source, &format!("```c\n{text}```\n")))
}

/// A place for the exercise on a program: nothing stands there but the player.
///
/// # Errors
///
/// There is no such program.
pub fn lab(page: &Page, name: &str) -> Result<String, String> {
    programs::text(page, name)?;
    Ok(place(Some(name), First::Source, ""))
}

/// A program that the page derived, for the player.
pub fn program(name: &str, text: &str) -> String {
    format!(
        "<div class=\"tpio-program\" hidden data-name=\"{}\" data-text=\"{}\"></div>\n",
        escaped(name),
        escaped(text)
    )
}

/// Whether the player has a program.
fn plays(page: &Page, name: &str) -> bool {
    programs::text(page, name).is_ok()
}

/// A run, with the player at its end.
fn run(page: &Page, program: &str, command: &str, shown: &str) -> Result<String, String> {
    let words = command.split_whitespace().filter(|word| *word != "--json");
    let json = transcript::output(page, &format!("{} --json", words.collect::<Vec<_>>().join(" ")), "")?;
    let value: Value = serde_json::from_str(json.lines().next().unwrap_or_default()).unwrap_or_default();
    match (value["fingerprint"].as_str(), value["schedule"].as_str()) {
        (Some(fingerprint), Some(schedule)) if fingerprint.len() >= 6 => {
            let link = format!("{program}@{}/{schedule}", &fingerprint[..6]);
            Ok(place(Some(program), First::Link(&link), shown))
        }
        _ => Ok(place(Some(program), First::Start, shown)),
    }
}

fn place(program: Option<&str>, first: First<'_>, still: &str) -> String {
    let mut out = String::from("<div class=\"tpio-play\"");
    if let Some(program) = program {
        let _ = write!(out, " data-program=\"{}\"", escaped(program));
    }
    match first {
        First::Start => {}
        First::Link(link) => {
            let _ = write!(out, " data-link=\"{}\"", escaped(link));
        }
        First::EveryOrder => out.push_str(" data-screen=\"explore\""),
        First::Source => out.push_str(" data-lab=\"\""),
    }
    let _ = write!(out, ">\n\n{}\n\n</div>\n", still.trim_end());
    out
}

/// A text as the value of an attribute, on one line: Markdown ends a piece of HTML at an empty one.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('\n', "&#10;").replace('\r', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_can_be_played_at_the_same_order() {
        let text = transcript(&Page::default(), "run close-without-wait --schedule a.0001*4").expect("it runs");
        let first = text.lines().next().expect("a line");
        let program = tpio_scenarios::catalogue::find("close-without-wait").expect("it is there").load();
        let fingerprint = program.program.expect("it compiles").fingerprint;
        let link = format!("close-without-wait@{}/a.0001*4", &fingerprint[..6]);
        assert_eq!(
            first,
            format!("<div class=\"tpio-play\" data-program=\"close-without-wait\" data-link=\"{link}\">")
        );
        assert!(text.contains("```console\n$ tpio run close-without-wait"), "{text}");
    }

    #[test]
    fn every_order_and_steps_can_be_played_and_other_commands_cannot() {
        let page = Page::default();
        assert!(transcript(&page, "check hello-read").expect("it runs").contains("data-screen=\"explore\""));
        assert!(transcript(&page, "step hello-read --plain <<< q").expect("it runs").starts_with("<div"));
        assert!(!transcript(&page, "run hello-read --time any").expect("it runs").starts_with("<div"));
        assert!(transcript(&page, "list").expect("it runs").starts_with("```console"));
        assert!(lab(&page, "no-such-program").is_err());
    }

    #[test]
    fn a_derived_program_is_on_one_line_of_the_page() {
        let line = program("a.c", "int main(void)\n{\n\n    return 1 < 2 && \"x\"[0];\n}\n");
        assert_eq!(line.lines().count(), 1);
        assert!(line.contains("&#10;&#10;    return 1 &lt; 2 &amp;&amp; &quot;x&quot;[0];"), "{line}");
    }
}
