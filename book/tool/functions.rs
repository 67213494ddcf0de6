//! The Windows functions that are modelled, as the book prints them: prototypes from the model's table, the rest from the
//! head comment of each function's file. Knows nothing of what a function does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tpio_model::api::ROWS;
use tpio_model::rules::RuleId;
use tpio_scenarios::headers;

use crate::book;

/// All prototypes, as one block.
pub fn prototypes() -> String {
    let mut out = String::from("```c\n");
    for row in ROWS {
        let _ = writeln!(out, "{};", row.prototype);
    }
    out + "```\n"
}

/// The names of the functions that are C around those of the model, those of ntdll aside.
pub fn around() -> String {
    let names: Vec<String> = headers::around_names().into_iter().map(|name| format!("`{name}`")).collect();
    format!("{}.\n", names.join(", "))
}

/// A section for each function: its prototype, and what its file says of it.
///
/// # Errors
///
/// The files cannot be read, or a function has none that describes it.
pub fn all() -> Result<String, String> {
    let root = book::root().map_err(|problem| problem.to_string())?.join("..");
    let heads = heads(&root.join("model/src/api"))?;
    let mut out = String::new();
    for row in ROWS {
        let head = heads.get(row.name).ok_or_else(|| format!("no file describes {}", row.name))?;
        let _ =
            write!(out, "\n## {}\n\n```c\n{};\n```\n\n{}\n", row.name, row.prototype, linked(&told(row.name, head)));
    }
    Ok(out)
}

/// The head comments by function.
fn heads(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut heads = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let Some((name, head)) = described(&text) else { continue };
        heads.insert(name.to_owned(), head);
    }
    Ok(heads)
}

/// The function that a file is about, and its head comment; `None` for a file without a row.
fn described(text: &str) -> Option<(&str, String)> {
    let (_, row) = text.split_once("static ROW: Row")?;
    let name = row.split_once("name: \"")?.1.split('"').next()?;
    let head = text.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = head.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Some((name, lines.join("\n")))
}

/// A head comment without the name at its beginning, which stands above it.
fn told(name: &str, head: &str) -> String {
    let rest = head.strip_prefix(&format!("`{name}`: ")).unwrap_or(head);
    let mut letters = rest.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with each rule's id as a link to its section.
fn linked(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(index, part)| match (index % 2, RuleId::find(part)) {
        (0, _) => part.to_owned(),
        (_, Some(rule)) => format!("[`{0}`](rules.md#{0})", rule.id()),
        (_, None) => format!("`{part}`"),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_described() {
        let page = all().expect("a page");
        for row in ROWS {
            assert!(page.contains(&format!("\n## {}\n", row.name)), "{}", row.name);
        }
    }

    #[test]
    fn a_head_comment_becomes_text_with_links() {
        let file = "//! `F`: does it. Misuse:\n//! `leak`.\n\npub(super) static ROW: Row = Row { name: \"F\" };\n";
        let (name, head) = described(file).expect("a row");
        assert_eq!(linked(&told(name, &head)), "Does it. Misuse:\n[`leak`](rules.md#leak).");
        assert_eq!(described("//! Something shared.\n"), None);
    }
}
