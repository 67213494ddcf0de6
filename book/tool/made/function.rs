//! One page a function: what it does, its counters, its answer, its misuse, a program that calls it, and how we know.

use std::fmt::Write as _;

use tpio_model::api::Row;
use tpio_scenarios::headers;

use super::{Made, show};
use crate::expand::Page;
use crate::functions::{self, Function, Group, Head};
use crate::programs::{self, Scene};
use crate::{atlas, codes, facts, patterns, transcript};

/// So many scenarios that call a function are named; the rest are counted.
const NAMED: usize = 8;

/// So many steps of a call are shown.
const STEPS: usize = 6;

pub(super) fn all() -> Result<Vec<Made>, String> {
    let heads = functions::heads()?;
    let mut pages = Vec::new();
    for group in functions::groups()? {
        for function in &group.functions {
            let head = heads.get(function.name).ok_or_else(|| format!("no file describes {}", function.name))?;
            pages.push(Made {
                under: "reference/functions.md",
                title: function.name.to_string(),
                path: format!("reference/{}", function.page()),
                from: format!("../../model/src/api/{}", head.file),
                text: text(&group, function, head)?,
            });
        }
    }
    Ok(pages)
}

fn text(group: &Group, function: &Function, head: &Head) -> Result<String, String> {
    let row = function.row()?;
    let linked = |text: &str| functions::linked(text, "../rules/").replace('<', "&lt;");
    let (first, rest) = head.split();
    let mut out = format!("# {}\n\n**{}**\n\n", function.name, linked(&first));
    let _ = writeln!(out, "```c\n{};\n```\n", row.prototype);
    if !function.point.is_empty() {
        let _ = writeln!(out, "> [!IMPORTANT]\n> {}\n", linked(function.point));
    }
    if !rest.is_empty() {
        let _ = writeln!(out, "{}\n", linked(rest));
    }
    glance(&mut out, group, function, head, row)?;
    misuse(&mut out, function, head)?;
    program(&mut out, function.name)?;
    let known = head.facts();
    if !known.is_empty() {
        let _ = writeln!(out, "## How we know\n\n{}", facts::some(&known, "../facts.md")?);
    }
    Ok(out)
}

/// The table: what a reader looks up.
fn glance(out: &mut String, group: &Group, function: &Function, head: &Head, prototype: &Row) -> Result<(), String> {
    let linked = |text: &str| functions::linked(text, "../rules/").replace('<', "&lt;").replace('|', "\\|");
    let mut row = |name: &str, text: &str| {
        let _ = writeln!(out, "| {name} | {text} |");
    };
    row("belongs to", &format!("[{}](../functions.md)", group.title));
    row("---", "---");
    let waits = match function.waits {
        "no" => "no",
        "?" => "not sorted yet",
        "sync" => "only on a handle that was opened without FILE_FLAG_OVERLAPPED",
        _ => "yes",
    };
    row("can wait", waits);
    if !head.counters.is_empty() {
        row("[counters](../functions.md#counters)", &linked(&show::sentence(&head.counters)));
    }
    let kind = prototype.prototype.split(function.name).next().unwrap_or_default().trim();
    let returns = match (head.returns.as_str(), prototype.returns_value()) {
        ("", true) => format!("`{kind}`"),
        ("", false) => "nothing".to_string(),
        (said, _) => linked(&show::sentence(said)),
    };
    row("returns", &returns);
    let codes = codes::after(function.name)?;
    if !codes.is_empty() {
        row("last errors met", &codes);
    }
    row("header", &format!("`{}`", headers::home(function.name)));
    match function.kind {
        "inline" => row(
            "form",
            "inline in the header: not exported, so bindings that are made from metadata lack it ([microsoft/windows-rs#2926](https://github.com/microsoft/windows-rs/issues/2926))",
        ),
        "intrinsic" => row("form", "a function of the header that the compiler may make an instruction of"),
        "C" => row("form", "a function of the C library"),
        _ => row("form", "exported"),
    }
    if function.since != "-" {
        row("since", &format!("Windows {}", function.since));
    }
    out.push('\n');
    Ok(())
}

fn misuse(out: &mut String, function: &Function, head: &Head) -> Result<(), String> {
    let rules = head.rules();
    if rules.is_empty() && function.patterns.is_empty() && head.misuse.is_empty() {
        return Ok(());
    }
    let _ = writeln!(out, "## Misuse\n");
    if !head.misuse.is_empty() {
        let _ = writeln!(out, "{}\n", functions::linked(&show::sentence(&head.misuse), "../rules/"));
    }
    for rule in rules.iter().map(|id| id.rule()) {
        let _ =
            writeln!(out, "- [`{0}`](../rules/{0}.md): {1}. {2}", rule.id, rule.title, rule.fix.replace('<', "&lt;"));
    }
    let table = patterns::table()?;
    for pattern in table.iter().filter(|pattern| function.patterns.contains(&pattern.id)) {
        let name = atlas::cell(atlas::said(pattern.id)?.name);
        let shown: Vec<String> = pattern
            .scenarios
            .iter()
            .filter(|name| programs::scene(name).is_ok_and(|scene| calls(scene.text, function.name).next().is_some()))
            .map(|name| format!("[`{name}`](../scenarios.md#{name})"))
            .collect();
        let shown = if shown.is_empty() { String::new() } else { format!(" Shown by {}.", shown.join(", ")) };
        let _ = writeln!(out, "- [{}](../../atlas/{}.md): {name}.{shown}", pattern.id, pattern.id.to_lowercase());
    }
    out.push('\n');
    Ok(())
}

/// The lines on which a program calls a function, from 1.
fn calls<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let call = format!("{name}(");
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.split_once("//").map_or(line, |(code, _)| code);
        let found = line.match_indices(&call).any(|(at, _)| !line[..at].ends_with(inside));
        found.then_some(index + 1)
    })
}

/// The shortest program that calls the function and is right: the line, and what happens there in one order.
fn program(out: &mut String, name: &str) -> Result<(), String> {
    let mut callers: Vec<&Scene> =
        programs::scenes().iter().filter(|scene| calls(scene.text, name).next().is_some()).collect();
    callers.sort_by_key(|scene| (!scene.about.sometimes.is_empty(), scene.text.lines().count()));
    let _ = writeln!(out, "## In a program\n");
    let Some(first) = callers.first() else {
        let _ = writeln!(out, "No scenario calls it; the tests of the model do.\n");
        return Ok(());
    };
    let lines: Vec<usize> = calls(first.text, name).collect();
    let code = first.text.lines().nth(lines[0] - 1).unwrap_or_default();
    let code = code.split_once("//~").map_or(code, |(code, _)| code).trim();
    let _ = writeln!(out, "Line {} of [`{1}`](../scenarios.md#{1}):\n\n```c\n{code}\n```\n", lines[0], first.name);
    let story = transcript::known(&Page::default(), &format!("run {}", first.name))?;
    let steps: Vec<(&str, &str)> = story.lines().filter_map(|line| step(line, &lines)).take(STEPS).collect();
    if !steps.is_empty() {
        let _ = writeln!(
            out,
            "What happens there, in the order of `tpio run {}`:\n\n| step | what |\n|---|---|",
            first.name
        );
        for (number, what) in steps {
            let _ = writeln!(out, "| {number} | {} |", atlas::cell(what).replace('*', "\\*"));
        }
        out.push('\n');
    }
    let others: Vec<String> =
        callers[1..].iter().take(NAMED).map(|entry| format!("[`{0}`](../scenarios.md#{0})", entry.name)).collect();
    if !others.is_empty() {
        let rest = callers.len() - 1 - others.len();
        let rest = if rest == 0 { String::new() } else { format!(", and {rest} more") };
        let _ = writeln!(out, "Called in {}{rest} too.\n", others.join(", "));
    }
    Ok(())
}

/// The number of a step and what happened, if it happened on one of these lines.
fn step<'a>(line: &'a str, lines: &[usize]) -> Option<(&'a str, &'a str)> {
    let (number, rest) = line.trim_start().split_once(" line ")?;
    let (at, what) = rest.split_once(' ')?;
    lines.contains(&at.parse().ok()?).then_some((number, what.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_prototype_counters_misuse_program_and_facts() {
        let pages = all().expect("they can be made");
        let path = "reference/functions/startthreadpoolio.md";
        let page = &pages.iter().find(|page| page.path == path).expect("it is there").text;
        for part in [
            "VOID StartThreadpoolIo(PTP_IO io);",
            "(../rules/start-after-issue.md)",
            "(../../atlas/m01.md)",
            "promised io#1 one more packet (promised 1)",
            "(../facts.md#io-start-01)",
            "| [counters](../functions.md#counters) |",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn every_function_of_the_pool_says_what_becomes_of_its_counters() {
        let heads = functions::heads().expect("they can be read");
        let groups = functions::groups().expect("they can be read");
        let pool = groups.iter().take_while(|group| group.title != "Issuing operations");
        for function in pool.flat_map(|group| &group.functions) {
            let head = &heads[function.name];
            assert!(!head.counters.is_empty() && !head.returns.is_empty(), "{}", function.name);
            assert!(!head.misuse.is_empty() && !head.facts().is_empty(), "{}", function.name);
        }
    }

    #[test]
    fn a_call_is_a_whole_word_outside_of_comments() {
        assert_eq!(calls("// F(1)\nGF(2);\nF(3);\n", "F").collect::<Vec<_>>(), [3]);
        assert_eq!(step("   5 line 3   main did it", &[3]), Some(("5", "main did it")));
        assert_eq!(step("   5 line 3   main did it", &[4]), None);
        assert_eq!(step("  11           the kernel did it", &[11]), None);
    }
}
