//! The programs that pages show: scenarios as they are, and programs derived from them by leaving out, moving, adding or
//! replacing one line. A derived program is shown as a difference and can be run by later directives of the page.

use std::fmt::Write as _;
use std::sync::OnceLock;

use tpio_scenarios::catalogue;
use tpio_scenarios::directives::Directives;

use crate::expand::Page;
use crate::stage;

/// A scenario as it is, with what its header says.
#[derive(Debug)]
pub struct Scene {
    /// Its name.
    pub name: &'static str,
    /// Its C file.
    pub text: &'static str,
    /// Its header.
    pub about: Directives,
}

/// All scenarios, read once.
pub fn scenes() -> &'static [Scene] {
    static SCENES: OnceLock<Vec<Scene>> = OnceLock::new();
    SCENES.get_or_init(|| {
        let read =
            |entry: &catalogue::Entry| Scene { name: entry.name, text: entry.text, about: entry.load().directives };
        catalogue::all().iter().map(read).collect()
    })
}

/// The scenario with that name.
///
/// # Errors
///
/// There is none.
pub fn scene(name: &str) -> Result<&'static Scene, String> {
    scenes().iter().find(|scene| scene.name == name).ok_or_else(|| format!("there is no scenario `{name}`"))
}

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

/// The changes that a program is derived by.
pub const EDITS: &str =
    "without \"LINE\" | moving \"LINE\" below \"LINE\" | adding `LINE` below \"LINE\" | replacing \"LINE\" by `LINE`";

/// Makes a program from a scenario, or from another program of the page, remembers it under its name, and shows the difference.
///
/// # Errors
///
/// The arguments cannot be read, the scenario is missing, or the line in question is not there exactly once.
pub fn derive(page: &mut Page, args: &str) -> Result<String, String> {
    let (file, rest) = args.split_once(" from ").ok_or("`from` is missing")?;
    let (scenario, edit) = rest.split_once(' ').ok_or("the change is missing")?;
    let old = text(page, scenario)?;
    let lines: Vec<&str> = old.lines().collect();
    let mut new = lines.clone();
    match quoted(edit)[..] {
        ["without", text] => {
            new.remove(only(&lines, text)?);
        }
        ["moving", text, "below", mark] => {
            let (line, below) = (only(&lines, text)?, only(&lines, mark)?);
            if below < line {
                return Err(format!("{mark:?} stands above {text:?}"));
            }
            new[line..=below].rotate_left(1);
        }
        ["adding", text, "below", mark] => new.insert(only(&lines, mark)? + 1, text),
        ["replacing", text, "by", other] => new[only(&lines, text)?] = other,
        _ => return Err(format!("the change is {EDITS}")),
    }
    let shown = change(&lines, &new);
    let text = new.join("\n") + "\n";
    let shown = format!("{shown}\n{}", stage::program(file, &text));
    page.files.insert(file.to_string(), text);
    Ok(shown)
}

/// A program that the page derived, or a scenario's source.
///
/// # Errors
///
/// There is neither.
pub fn text(page: &Page, name: &str) -> Result<String, String> {
    page.files.get(name).cloned().map_or_else(|| source(name), Ok)
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

/// Words and texts in quotation marks or backticks, in order.
fn quoted(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (part, after) = match first {
            '"' | '`' => rest[1..].split_once(first).unwrap_or((&rest[1..], "")),
            _ => rest.split_once(' ').unwrap_or((rest, "")),
        };
        parts.push(part);
        rest = after.trim_start();
    }
    parts
}

/// Lines of surroundings that a change is shown with.
const AROUND: usize = 2;

/// A code block that shows how one list of lines becomes another; what stays the same is shown near changes only.
pub fn change(old: &[&str], new: &[&str]) -> String {
    let rows = rows(old, new);
    let near = |index: usize| {
        rows[index.saturating_sub(AROUND)..(index + AROUND + 1).min(rows.len())].iter().any(|(sign, _)| *sign != ' ')
    };
    let mut out = String::from("```diff\n");
    let mut shown = None;
    for (index, (sign, line)) in rows.iter().enumerate().filter(|(index, _)| near(*index)) {
        if shown.is_some_and(|last: usize| last + 1 < index) {
            out.push_str(" ...\n");
        }
        shown = Some(index);
        out.push_str(format!("{sign}{line}").trim_end());
        out.push('\n');
    }
    out + "```\n"
}

/// Each line of both, with the sign that says where it stands; as many as possible stand in both.
fn rows<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    // common[i][j]: how many lines of `old[i..]` and `new[j..]` can be kept
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skip = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { skip };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut rows = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            rows.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            rows.push(('-', old[i]));
            i += 1;
        } else {
            rows.push(('+', new[j]));
            j += 1;
        }
    }
    rows
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
    fn a_line_can_be_added_or_replaced_with_quotation_marks_in_it() {
        let mut page = Page::default();
        derive(&mut page, "a.c from hello-read adding `    puts(\"x\");` below \"StartThreadpoolIo(io);\"")
            .expect("it works");
        assert!(page.files["a.c"].contains("\n    puts(\"x\");\n    if (!ReadFile"), "{}", page.files["a.c"]);
        let shown = derive(&mut page, "b.c from a.c replacing \"puts\" by `    puts(\"y\");`").expect("it works");
        assert!(shown.contains("\n-    puts(\"x\");\n+    puts(\"y\");\n"), "{shown}");
    }

    #[test]
    fn a_change_shows_only_what_is_near() {
        let old = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let new = ["a", "b", "c", "x", "e", "f", "g", "h"];
        assert_eq!(change(&old, &new), "```diff\n b\n c\n-d\n+x\n e\n f\n g\n h\n-i\n```\n");
        assert_eq!(
            change(&["a", "b", "c", "d", "e", "f"], &["b", "c", "d", "e"]),
            "```diff\n-a\n b\n c\n d\n e\n-f\n```\n"
        );
        assert!(change(&["1", "a", "b", "c", "d", "e", "2"], &["a", "b", "c", "d", "e"]).contains("\n b\n ...\n d\n"));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let mut page = Page::default();
        let missing = derive(&mut page, "a.c from hello-read without \"no such line\"").expect_err("no line");
        assert!(missing.contains("no such line"), "{missing}");
        assert!(show("no-such-scenario").is_err());
    }
}
