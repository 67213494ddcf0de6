//! The programs that pages show: scenarios as they are, and programs derived from them by leaving out or moving one
//! line. A derived program is shown as a difference and can be run by later directives of the page.

use std::fmt::Write as _;

use tpio_scenarios::catalogue;

use crate::expand::Page;

/// A scenario's source, as a code block.
///
/// # Errors
///
/// There is no such scenario.
pub fn show(name: &str) -> Result<String, String> {
    Ok(format!("```c\n{}```\n", source(name)?))
}

/// All scenarios, a table for each chapter.
pub fn all() -> String {
    let mut out = String::new();
    let mut chapter = "";
    for entry in catalogue::all() {
        if entry.chapter != chapter {
            chapter = entry.chapter;
            let _ = write!(out, "\n## {chapter}\n\n| scenario | what it shows | twin |\n|---|---|---|\n");
        }
        let about = entry.load().directives;
        let (title, teaches) = (about.title.unwrap_or_default(), about.teaches.unwrap_or_default());
        let twin = about.twin.map_or_else(String::new, |twin| format!("[{twin}](#{twin})"));
        let cell = |text: &str| text.replace('|', "\\|").replace('<', "&lt;");
        let name = format!("<a id=\"{0}\"></a>`{0}`", entry.name);
        let _ = writeln!(out, "| {name} | **{}.** {} | {twin} |", cell(&title), cell(&sentence(&teaches)));
    }
    out
}

/// A text with a capital at the beginning and a full stop at the end.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    // a function's name keeps its spelling; it begins with a capital anyway
    let text = format!("{}{}", first.to_uppercase(), chars.as_str());
    if text.ends_with('.') { text } else { text + "." }
}

/// Makes a program from a scenario, remembers it under its name, and shows the difference.
///
/// # Errors
///
/// The arguments cannot be read, the scenario is missing, or the line in question is not there exactly once.
pub fn derive(page: &mut Page, args: &str) -> Result<String, String> {
    let (file, rest) = args.split_once(" from ").ok_or("`from` is missing")?;
    let (scenario, edit) = rest.split_once(' ').ok_or("the change is missing")?;
    let old = source(scenario)?;
    let lines: Vec<&str> = old.lines().collect();
    let (new, from, to) = match quoted(edit)[..] {
        ["without", text] => {
            let line = only(&lines, text)?;
            ([&lines[..line], &lines[line + 1..]].concat(), line, line)
        }
        ["moving", text, "below", mark] => {
            let (line, below) = (only(&lines, text)?, only(&lines, mark)?);
            if below < line {
                return Err(format!("{mark:?} stands above {text:?}"));
            }
            let moved = [&lines[..line], &lines[line + 1..=below], &[lines[line]], &lines[below + 1..]].concat();
            (moved, line, below)
        }
        _ => return Err("the change is `without \"LINE\"` or `moving \"LINE\" below \"LINE\"`".to_string()),
    };
    let shown = difference(&lines, from, to);
    page.files.insert(file.to_string(), new.join("\n") + "\n");
    Ok(shown)
}

/// A scenario's source, with LF line ends.
///
/// # Errors
///
/// There is no such scenario.
pub fn source(name: &str) -> Result<String, String> {
    match catalogue::find(name) {
        Ok(entry) => Ok(entry.text.replace("\r\n", "\n")),
        Err(near) => Err(format!("there is no scenario `{name}`; the nearest are {}", near.join(", "))),
    }
}

/// The one line that contains the text.
fn only(lines: &[&str], text: &str) -> Result<usize, String> {
    let mut found = lines.iter().enumerate().filter(|(_, line)| line.contains(text)).map(|(index, _)| index);
    match (found.next(), found.next()) {
        (Some(line), None) => Ok(line),
        (None, _) => Err(format!("no line contains {text:?}")),
        (Some(_), Some(_)) => Err(format!("several lines contain {text:?}")),
    }
}

/// Words and quoted texts, in order.
fn quoted(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for (index, part) in text.split('"').enumerate() {
        if index % 2 == 1 {
            parts.push(part);
        } else {
            parts.extend(part.split_whitespace());
        }
    }
    parts
}

/// A code block: line `from` is taken out and, if `to` is another line, put in again below that one; two lines of
/// surroundings.
fn difference(lines: &[&str], from: usize, to: usize) -> String {
    let mut out = String::from("```diff\n");
    let last = (to + 2).min(lines.len() - 1);
    for (index, line) in lines.iter().enumerate().take(last + 1).skip(from.saturating_sub(2)) {
        let _ = writeln!(out, "{}{line}", if index == from { '-' } else { ' ' });
        if index == to && to != from {
            let _ = writeln!(out, "+{}", lines[from]);
        }
    }
    out + "```\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_left_out_or_moved() {
        let mut page = Page::default();
        let shown = derive(&mut page, "a.c from hello-read without \"StartThreadpoolIo(io);\"").expect("it works");
        assert_eq!(shown.lines().filter(|line| line.starts_with('-')).count(), 1, "{shown}");
        assert!(!page.files["a.c"].contains("StartThreadpoolIo(io);"));
        let moving = "b.c from hello-read moving \"StartThreadpoolIo(io);\" below \"WriteFile(client\"";
        let shown = derive(&mut page, moving).expect("it works");
        assert_eq!(shown.lines().filter(|line| line.starts_with('+')).count(), 1, "{shown}");
        let moved = &page.files["b.c"];
        assert!(moved.find("WriteFile(client") < moved.find("StartThreadpoolIo(io);"));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let mut page = Page::default();
        let missing = derive(&mut page, "a.c from hello-read without \"no such line\"").expect_err("no line");
        assert!(missing.contains("no such line"), "{missing}");
        assert!(show("no-such-scenario").is_err());
    }
}
