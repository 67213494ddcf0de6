//! The Windows functions that are modelled, as the book's tables tell of them: prototypes from the model's table, what a
//! call does from the head comment of each function's file, the rest from `facts/functions.tsv`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tpio_model::api::{ROWS, Row};
use tpio_model::rules::RuleId;
use tpio_scenarios::headers;

use crate::book;

const TABLE: &str = include_str!("../facts/functions.tsv");

/// A group of functions.
#[derive(Debug)]
pub struct Group {
    /// Its title.
    pub title: &'static str,
    /// Its functions in order.
    pub functions: Vec<Function>,
}

/// A function as the book knows it.
#[derive(Debug)]
pub struct Function {
    /// Windows' name.
    pub name: &'static str,
    /// The first version of Windows that has it, or `-`.
    pub since: &'static str,
    /// `export`, `inline`, `intrinsic` or `C`.
    pub kind: &'static str,
    /// Whether a call can wait: `yes`, `no`, `sync` for handles without FILE_FLAG_OVERLAPPED, or `?`.
    pub waits: &'static str,
    /// The patterns of misuse that go through it.
    pub patterns: Vec<&'static str>,
    /// What to remember, possibly empty.
    pub point: &'static str,
}

impl Function {
    /// The page about it, below `reference`.
    pub fn page(&self) -> String {
        page(self.name)
    }

    /// The model's row.
    ///
    /// # Errors
    ///
    /// The model does not know the function.
    pub fn row(&self) -> Result<&'static Row, String> {
        let row = ROWS.iter().find(|row| row.name == self.name);
        row.copied().ok_or_else(|| format!("functions.tsv: the model knows no {}", self.name))
    }
}

/// The page about a function, below `reference`.
pub fn page(name: &str) -> String {
    format!("functions/{}.md", name.to_lowercase())
}

/// All functions by group.
///
/// # Errors
///
/// The first line of the table that cannot be read.
pub fn groups() -> Result<Vec<Group>, String> {
    let mut groups: Vec<Group> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        if let Some(title) = line.strip_prefix("== ") {
            groups.push(Group { title, functions: Vec::new() });
            continue;
        }
        let [name, since, kind, waits, patterns, point] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("functions.tsv: {line:?} has not six cells"));
        };
        let patterns = patterns.split_whitespace().collect();
        let group = groups.last_mut().ok_or_else(|| format!("functions.tsv: {name} is in no group"))?;
        group.functions.push(Function { name, since, kind, waits, patterns, point });
    }
    let others = others(&groups);
    if !others.is_empty() {
        groups.push(Group { title: "Others", functions: others });
    }
    Ok(groups)
}

/// The functions of the model that the table does not sort: a new one need not be in it.
fn others(groups: &[Group]) -> Vec<Function> {
    let sorted = |name: &str| groups.iter().flat_map(|group| &group.functions).any(|function| function.name == name);
    let names = ROWS.iter().map(|row| row.name).filter(|name| !sorted(name));
    names
        .map(|name| Function { name, since: "-", kind: "export", waits: "?", patterns: Vec::new(), point: "" })
        .collect()
}

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

/// The index: a table for each group, with an anchor at each function.
///
/// # Errors
///
/// A table or a file cannot be read, or a function is described nowhere.
pub fn index() -> Result<String, String> {
    let heads = heads()?;
    let mut out = String::new();
    for group in groups()? {
        let _ = writeln!(out, "## {}\n\n| function | what it does | patterns of misuse |\n|---|---|---|", group.title);
        for function in group.functions {
            let head = heads.get(function.name).ok_or_else(|| format!("no file describes {}", function.name))?;
            let what = linked(&head.split().0, "rules.md#").replace('|', "\\|").replace('<', "&lt;");
            let patterns: Vec<String> =
                function.patterns.iter().map(|id| format!("[{id}](../atlas/{}.md)", id.to_lowercase())).collect();
            let anchor = format!("<a id=\"{}\"></a>", function.name.to_lowercase());
            let link = format!("[`{}`]({})", function.name, function.page());
            let _ = writeln!(out, "| {anchor}{link} | {what} | {} |", patterns.join(" "));
        }
        out.push('\n');
    }
    Ok(out)
}

/// What the head comment of a function's file says, in parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The file, below `model/src/api`.
    pub file: String,
    /// What a call does; Markdown, perhaps several paragraphs.
    pub does: String,
    /// What happens to the counters of its object.
    pub counters: String,
    /// What it returns.
    pub returns: String,
    /// Which rules it can break.
    pub misuse: String,
    /// The facts that this rests on.
    pub source: String,
}

impl Head {
    /// Takes a head comment apart. The parts begin with their names, in a list or in the middle of a line.
    fn read(name: &str, text: &str) -> Head {
        let mut head = Head::default();
        let marks = ["Counters: ", "Returns: ", "Misuse: ", "Source: "];
        let mut cuts: Vec<usize> = marks.iter().filter_map(|mark| begin(text, mark)).collect();
        cuts.push(text.len());
        cuts.sort_unstable();
        head.does = told(name, trim(&text[..cuts[0]]));
        for pair in cuts.windows(2) {
            let part = trim(&text[pair[0]..pair[1]]);
            let (mark, rest) = part.split_once(": ").unwrap_or((part, ""));
            let place = match mark {
                "Counters" => &mut head.counters,
                "Returns" => &mut head.returns,
                "Misuse" => &mut head.misuse,
                _ => &mut head.source,
            };
            *place = rest.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        head
    }

    /// The first sentence of what a call does, in one line, and the rest as it is.
    pub fn split(&self) -> (String, &str) {
        let ends = [". ", ".\n"].into_iter().filter_map(|end| self.does.find(end)).min();
        let (first, rest) = ends.map_or((self.does.as_str(), ""), |at| self.does.split_at(at + 1));
        (first.split_whitespace().collect::<Vec<_>>().join(" "), rest.trim())
    }

    /// The rules that it names.
    pub fn rules(&self) -> Vec<RuleId> {
        let parts = [&self.does, &self.misuse].map(|text| text.split('`').skip(1).step_by(2));
        let mut rules: Vec<RuleId> = parts.into_iter().flatten().filter_map(RuleId::find).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    /// The ids of the facts that it names, in order.
    pub fn facts(&self) -> Vec<&str> {
        let parts = [&self.source, &self.does, &self.counters, &self.returns, &self.misuse];
        let words = parts
            .into_iter()
            .flat_map(|text| text.split(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')));
        words.filter(|word| crate::facts::known(word) == Some(true)).collect()
    }
}

/// Where a part begins: its name behind a blank, a dash or nothing.
fn begin(text: &str, mark: &str) -> Option<usize> {
    text.match_indices(mark).map(|(at, _)| at).find(|at| text[..*at].ends_with([' ', '\n']) || *at == 0)
}

/// A part without the dash of the next list item at its end.
fn trim(part: &str) -> &str {
    let part = part.trim();
    part.strip_suffix("\n-").unwrap_or(part).trim()
}

/// The head comments by function.
///
/// # Errors
///
/// The files cannot be read.
pub fn heads() -> Result<BTreeMap<String, Head>, String> {
    let folder = book::root().map_err(|problem| problem.to_string())?.join("../model/src/api");
    heads_in(&folder)
}

fn heads_in(folder: &Path) -> Result<BTreeMap<String, Head>, String> {
    let mut heads = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let Some((name, head)) = described(&text) else { continue };
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        heads.insert(name.to_owned(), Head { file, ..Head::read(name, &head) });
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
    // what the code cites beside facts and decisions is no page of the book
    let rest =
        match rest.split_once("\n(semantics ").and_then(|(before, cited)| Some((before, cited.split_once(')')?.1))) {
            Some((before, after)) => format!("{before}{after}"),
            None => rest.to_owned(),
        };
    let mut letters = rest.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with each rule's id as a link: the id behind `to`.
pub fn linked(text: &str, to: &str) -> String {
    let page = if to.ends_with('#') { "" } else { ".md" };
    let parts = text.split('`').enumerate().map(|(index, part)| match (index % 2, RuleId::find(part)) {
        (0, _) => part.to_owned(),
        (_, Some(rule)) => format!("[`{0}`]({to}{0}{page})", rule.id()),
        (_, None) => format!("`{part}`"),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tpio_scenarios::catalogue;

    use super::*;
    use crate::expand::Page;
    use crate::{patterns, transcript};

    #[test]
    fn every_function_is_in_one_group_and_described() {
        let groups = groups().expect("the table can be read");
        let listed: Vec<&str> =
            groups.iter().flat_map(|group| &group.functions).map(|function| function.name).collect();
        let once: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(listed.len(), once.len(), "a function is listed twice");
        assert_eq!(once, ROWS.iter().map(|row| row.name).collect());
        let page = index().expect("a page");
        for row in ROWS {
            assert!(page.contains(&format!("<a id=\"{}\"></a>", row.name.to_lowercase())), "{}", row.name);
        }
    }

    #[test]
    fn a_function_that_the_table_does_not_sort_is_among_the_others() {
        let all = others(&[]);
        assert_eq!(all.len(), ROWS.len());
        assert!(all.iter().all(|function| function.waits == "?" && function.row().is_ok()));
        assert!(others(&groups().expect("the table can be read")).is_empty());
    }

    #[test]
    fn every_pattern_goes_through_a_function() {
        let groups = groups().expect("the table can be read");
        let named: BTreeSet<&str> =
            groups.iter().flat_map(|group| &group.functions).flat_map(|function| function.patterns.clone()).collect();
        let known: BTreeSet<&str> = patterns::table().expect("it can be read").iter().map(|row| row.id).collect();
        assert_eq!(named, known);
    }

    /// What waited in some order of some scenario is not said to come back at once.
    #[test]
    fn a_function_that_was_seen_waiting_says_so() {
        let groups = groups().expect("the table can be read");
        let functions = groups.iter().flat_map(|group| &group.functions);
        let never: BTreeSet<&str> =
            functions.filter(|function| function.waits == "no").map(|function| function.name).collect();
        let mut seen = BTreeSet::new();
        for entry in catalogue::all() {
            let story = transcript::known(&Page::default(), &format!("run {}", entry.name)).expect("it runs");
            for line in story.lines().filter(|line| line.contains(" began to wait ")) {
                if let Some((_, name)) = line.rsplit_once(" in ") {
                    assert!(!never.contains(name), "{}: {line}", entry.name);
                    seen.insert(name.to_string());
                }
            }
        }
        assert!(seen.contains("WaitForThreadpoolIoCallbacks"), "{seen:?}");
    }

    #[test]
    fn a_head_comment_is_taken_apart() {
        let file = "//! `F`: does it. More.\n//!\n//! - Counters: none.\n//! - Misuse: `leak` (LIB-02).\n//! - Source: ENV-01,\n//!   ENV-02.\n\npub(super) static ROW: Row = Row { name: \"F\" };\n";
        let (name, text) = described(file).expect("a row");
        let head = Head::read(name, &text);
        assert_eq!((head.does.as_str(), head.counters.as_str()), ("Does it. More.", "none."));
        assert_eq!((head.misuse.as_str(), head.source.as_str()), ("`leak` (LIB-02).", "ENV-01, ENV-02."));
        assert_eq!(head.split(), ("Does it.".to_string(), "More."));
        assert_eq!(head.rules(), [RuleId::Leak]);
        assert_eq!(head.facts(), ["ENV-01", "ENV-02", "LIB-02"]);
        assert_eq!(linked(&head.misuse, "../rules/"), "[`leak`](../rules/leak.md) (LIB-02).");
        let inline = Head::read("G", "`G`: asks. Misuse: `leak`. Source: LIB-02.");
        assert_eq!((inline.does.as_str(), inline.misuse.as_str()), ("Asks.", "`leak`."));
        assert_eq!(Head::read("H", "`H`: asks, or fails\n(semantics §1.1).\n\nMore.").does, "Asks, or fails.\n\nMore.");
        assert_eq!(described("//! Something shared.\n"), None);
    }
}
