//! The page of error and status codes. Numbers and names come from the built-in headers, the codes from what the model gave
//! while the scenarios and the programs of the facts were played; what is said of each, from the facts. Nothing is typed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use tpio_model::api::ROWS;
use tpio_model::{Event, Fact, Program};
use tpio_scenarios::{catalogue, headers};
use tpio_sim::walk::{Walk, runner};

use crate::check::files;
use crate::{book, facts};

/// A run is given up after so many steps: programs that go round for ever have shown their codes by then.
const STEPS: u32 = 5_000;

/// What was seen of one code while programs were played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The functions after which it was the last error, each with the name of a program.
    pub calls: BTreeMap<&'static str, String>,
    /// A program in which an operation ended with it.
    pub ends: Option<String>,
}

/// What a run is made of, as far as codes go.
#[derive(Debug, Default)]
struct Notes {
    errors: BTreeMap<u32, Seen>,
    waits: BTreeMap<u32, Seen>,
}

impl Notes {
    fn error(&mut self, code: u32, api: &'static str, program: &str) {
        // whoever sets a last error by hand, or asks for it, does not fail with it
        if code != 0 && !["SetLastError", "GetLastError"].contains(&api) {
            let seen = self.errors.entry(code).or_default();
            seen.calls.entry(api).or_insert_with(|| program.to_owned());
        }
    }

    /// Plays one order: at each point the choice that `pick` names among so many.
    fn play(&mut self, name: &str, program: &Program, pick: fn(u32, usize) -> usize) {
        let mut walk = Walk::new(program);
        while walk.ending().is_none() && walk.steps() < STEPS {
            let index = pick(walk.steps(), walk.choices().len());
            let thread = runner(walk.choices()[index]);
            let last = |walk: &Walk<'_>| thread.and_then(|id| walk.state().thread(id)).map(|thread| thread.last_error);
            let before = last(&walk);
            let events = walk.take(index).events;
            let changed = last(&walk).filter(|_| last(&walk) != before);
            self.step(name, &events, changed);
        }
    }

    fn step(&mut self, name: &str, events: &[Event], changed: Option<u32>) {
        let own = || events.iter().filter(|event| !event.inside).map(|event| &event.fact);
        let called = own().find_map(|fact| match fact {
            Fact::Called { api, result, .. } => Some((*api, *result)),
            Fact::Entered { api, .. } => Some((*api, None)),
            _ => None,
        });
        let api = called.and_then(|(api, _)| ROWS.get(api.0 as usize)).map(|row| row.name);
        let result = called.and_then(|(_, result)| result).map(|word| word as u32);
        if let Some(api) = api {
            if let Some(code) = changed {
                self.error(code, api, name);
            }
            if let Some(result) = result.filter(|_| waits(api)) {
                let seen = self.waits.entry(result).or_default();
                seen.calls.entry(api).or_insert_with(|| name.to_owned());
            }
        }
        for fact in own() {
            match (fact, api) {
                (Fact::Failed(code) | Fact::Called { error: Some(code), .. }, Some(api)) => {
                    self.error(*code, api, name);
                }
                (Fact::Completed { error, .. }, _) if *error != 0 => {
                    self.errors.entry(*error).or_default().ends.get_or_insert_with(|| name.to_owned());
                }
                _ => {}
            }
        }
    }
}

/// Whether a function answers with one of the `WAIT_` codes.
fn waits(api: &str) -> bool {
    ["WaitForSingleObject", "WaitForMultipleObjects", "SleepEx"].iter().any(|name| api.starts_with(name))
}

/// The codes that were met: first and last choice everywhere, and turn by turn, in every scenario, and in
/// the small programs of the facts and of the front end.
fn notes() -> Result<&'static Notes, String> {
    static NOTES: OnceLock<Result<Notes, String>> = OnceLock::new();
    let made = NOTES.get_or_init(|| {
        let mut notes = Notes::default();
        for entry in catalogue::all() {
            let program = entry.load().program.ok_or_else(|| format!("{} does not load", entry.name))?;
            notes.play(entry.name, &program, |_, _| 0);
            notes.play(entry.name, &program, |_, choices| choices - 1);
            notes.play(entry.name, &program, |step, choices| step as usize % choices);
        }
        let house = book::root().map_err(|problem| problem.to_string())?.join("..");
        let small = ["scenarios/facts", "scenarios/tests/programs"];
        for path in small.iter().flat_map(|folder| files(&house.join(folder), &["c"])) {
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(program) = tpio_scenarios::load(&name, &text).program {
                notes.play(&name, &program, |_, _| 0);
                notes.play(&name, &program, |_, choices| choices - 1);
            }
        }
        Ok(notes)
    });
    made.as_ref().map_err(Clone::clone)
}

/// The codes of one header with a name, by number: the first name that the header has for it.
fn names(header: &str, prefixes: &[&str]) -> BTreeMap<u32, &'static str> {
    let mut names = BTreeMap::new();
    let text = headers::find(header).map_or("", |header| header.text);
    for line in text.lines().filter_map(|line| line.strip_prefix("#define ")) {
        let Some((name, value)) = line.split_once(' ') else { continue };
        if prefixes.iter().any(|prefix| name.starts_with(prefix))
            && let Some(number) = number(value).or_else(|| number(meaning(value)?))
        {
            names.entry(number).or_insert(name);
        }
    }
    names
}

/// What another name stands for.
fn meaning(name: &str) -> Option<&'static str> {
    let text = headers::find("windows.h")?.text;
    text.lines().find_map(|line| line.strip_prefix("#define ")?.strip_prefix(name)?.strip_prefix(' '))
}

/// The number in `((NTSTATUS)0xc0000011L)`, `0x80`, `997`.
fn number(value: &str) -> Option<u32> {
    let digits =
        value.rsplit(')').find(|part| !part.is_empty())?.trim_end_matches(['L', 'l', 'U', 'u']).replace('_', "");
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    }
}

/// Windows' names of the last errors, by number.
pub fn errors() -> BTreeMap<u32, &'static str> {
    let mut all = names("windows.h", &["WAIT_IO_COMPLETION"]);
    all.extend(names("windows.h", &["ERROR_", "WAIT_TIMEOUT"]));
    // what the system calls success is no error
    all.remove(&0);
    all
}

/// The status of its own that a last error has in a status block, if it has one.
fn own_status(code: u32) -> Option<u32> {
    let word = tpio_model::status(code) as u32;
    (word & 0xFFFF_0000 != 0xC007_0000).then_some(word)
}

/// The page: a table of all codes, and a section for each. For pages one folder below `src`.
///
/// # Errors
///
/// A program cannot be read, or a table cannot.
pub fn page() -> Result<String, String> {
    let (notes, names) = (notes()?, errors());
    let known = ["windows.h", "winternl.h", "ntstatus.h"].iter().flat_map(|header| self::names(header, &["STATUS_"]));
    let known: BTreeMap<u32, &str> = known.collect();
    let mut table = String::from("| number | name | last error after |\n|---|---|---|\n");
    let mut sections = String::new();
    for (code, seen) in &notes.errors {
        let Some(name) = names.get(code) else {
            return Err(format!("no header has a name for the last error {code}: {seen:?}"));
        };
        let anchor = name.to_lowercase();
        let _ = writeln!(table, "| {code} | [`{name}`](#{anchor}) | {} |", linked(seen));
        let _ = writeln!(sections, "<a id=\"{anchor}\"></a>\n\n### {name}, {code}\n");
        let status = own_status(*code).map(|word| match known.get(&word) {
            Some(name) => format!("`{name}` (`{word:#010X}`)"),
            None => format!("`{word:#010X}`"),
        });
        section(&mut sections, *code, name, seen, status.as_deref())?;
    }
    Ok(format!("{table}\n## One by one\n\n{sections}"))
}

/// The last errors that a function left behind, as links for pages of `src/reference/functions`; empty if there is none.
///
/// # Errors
///
/// A program cannot be read.
pub fn after(function: &str) -> Result<String, String> {
    let names = errors();
    let codes = notes()?.errors.iter().filter(|(_, seen)| seen.calls.contains_key(function));
    let link = |code: &u32| {
        let name = names.get(code)?;
        Some(format!("[`{name}`](../errors.md#{}) ({code})", name.to_lowercase()))
    };
    Ok(codes.filter_map(|(code, _)| link(code)).collect::<Vec<_>>().join(", "))
}

/// The functions as links to their pages.
fn linked(seen: &Seen) -> String {
    let link = |api: &&str| format!("[`{api}`](functions/{}.md)", api.to_lowercase());
    seen.calls.keys().map(link).collect::<Vec<_>>().join(", ")
}

/// What is known of one code.
fn section(out: &mut String, code: u32, name: &str, seen: &Seen, status: Option<&str>) -> Result<(), String> {
    if seen.ends.is_some() {
        let block = status.map_or_else(String::new, |status| format!(", and its status block says {status}"));
        let _ = writeln!(out, "An operation may end with it; then its callback gets {code}{block}.\n");
    }
    let mut programs: BTreeSet<&String> = seen.calls.values().chain(&seen.ends).collect();
    programs.retain(|program| catalogue::find(program).is_ok());
    let shown: Vec<String> = programs.iter().take(3).map(|name| format!("[`{name}`](scenarios.md#{name})")).collect();
    if !shown.is_empty() {
        let _ = writeln!(out, "A program that meets it: {}.\n", shown.join(", "));
    }
    let said = said(code, name)?;
    if said.is_empty() {
        let _ =
            writeln!(out, "No fact names it: it is what the head of the function's page says, or follows from it.\n");
    } else {
        let ids: Vec<&str> = said.iter().map(|fact| fact.id).collect();
        let _ = writeln!(out, "{}", facts::some(&ids, "facts.md")?);
    }
    Ok(())
}

/// The facts that speak of a code: by its name, or by its number where that is no other number.
fn said(code: u32, name: &str) -> Result<Vec<facts::Fact>, String> {
    let mut found: Vec<facts::Fact> = facts::sections()?.into_iter().flat_map(|section| section.facts).collect();
    found.retain(|fact| {
        let words = || fact.text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        words().zip(words().skip(1).chain([""])).any(|(word, next)| {
            word == name || (code > 100 && word == code.to_string() && !["ms", "bytes"].contains(&next))
        })
    });
    Ok(found)
}

/// What waits answer, as a table. For pages one folder below `src`.
///
/// # Errors
///
/// A program cannot be read.
pub fn answers() -> Result<String, String> {
    let names = names("windows.h", &["WAIT_"]);
    let timeout = errors();
    let mut out = String::from("| number | name | answered by |\n|---|---|---|\n");
    for (code, seen) in &notes()?.waits {
        let name = match (names.get(code), timeout.get(code)) {
            (Some(name), _) => format!("`{name}`"),
            (None, Some(name)) if name.starts_with("WAIT_") => format!("`{name}`"),
            (None, _) if *code < 64 => format!("`WAIT_OBJECT_0 + {code}`"),
            (None, _) if (0x80..0xC0).contains(code) => format!("`WAIT_ABANDONED_0 + {}`", code - 0x80),
            (None, _) => String::new(),
        };
        let _ = writeln!(out, "| {code} | {name} | {} |", linked(seen));
    }
    Ok(out)
}

/// The statuses that the pool itself raises on Windows, as the facts have them. For pages of `src/reference`.
///
/// # Errors
///
/// The facts cannot be read.
pub fn raised() -> Result<String, String> {
    let all = facts::sections()?.into_iter().flat_map(|section| section.facts);
    let ids: Vec<&str> = all.map(|fact| fact.id).filter(|id| id.starts_with("ERR-T")).collect();
    facts::some(&ids, "facts.md")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Constants of the model that are named as an error of Windows is, with their numbers.
    fn constants(model: &Path) -> Result<BTreeMap<u32, String>, String> {
        let mut found = BTreeMap::new();
        for path in files(model, &["rs"]) {
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            for line in text.lines() {
                let Some((name, value)) = line.split_once("const ").and_then(|(_, rest)| rest.split_once(": u32 = "))
                else {
                    continue;
                };
                let Some(code) = number(value.trim_end_matches(';')) else { continue };
                if errors().get(&code).is_some_and(|full| full.ends_with(name)) {
                    found.insert(code, name.to_owned());
                }
            }
        }
        Ok(found)
    }

    #[test]
    fn every_code_that_the_model_has_a_name_for_is_on_the_page() {
        let model = book::root().expect("the book is here").join("../model/src");
        let constants = constants(&model).expect("they can be read");
        assert!(constants.len() > 30, "{constants:?}");
        let page = page().expect("a page");
        let missing: Vec<_> =
            constants.iter().filter(|(code, _)| !page.contains(&format!("\n| {code} | [`"))).collect();
        assert!(missing.is_empty(), "no program shows {missing:?}");
    }

    #[test]
    fn a_code_comes_with_functions_status_and_facts() {
        let page = page().expect("a page");
        let row = page.lines().find(|line| line.starts_with("| 995 |")).expect("it is there");
        for part in ["ERROR_OPERATION_ABORTED", "getoverlappedresult.md"] {
            assert!(row.contains(part), "{part}: {row}");
        }
        let ends = "its callback gets 995, and its status block says `STATUS_CANCELLED` (`0xC0000120`)";
        assert!(page.contains(ends), "{page}");
        let pending = page.split("### ERROR_IO_PENDING, 997").nth(1).expect("a section");
        assert!(pending.contains("facts.md#io-"), "{pending}");
        assert!(after("CancelIoEx").is_ok_and(|codes| codes.contains("(../errors.md#error_not_found) (1168)")));
        assert!(page.lines().any(|line| line.starts_with("| 183 |") && line.contains("createfilea.md")), "{page}");
    }

    #[test]
    fn numbers_are_read_as_headers_write_them() {
        let texts = ["((NTSTATUS)0xc0000011L)", "0x80", "997", "((DWORD)0xffffffff)", "0xC000_014B", "STATUS_USER_APC"];
        let read: Vec<Option<u32>> = texts.iter().map(|text| number(text)).collect();
        let right = [Some(0xc000_0011), Some(0x80), Some(997), Some(u32::MAX), Some(0xc000_014b), None];
        assert_eq!(read, right);
    }

    #[test]
    fn a_status_stands_for_each_error_that_has_one_of_its_own() {
        assert_eq!([0, 995, 1168].map(own_status), [Some(0), Some(0xC000_0120), None]);
        let own = errors().into_keys().filter(|code| own_status(*code).is_some());
        assert!(own.count() >= 5);
    }

    #[test]
    fn waits_answer_with_their_names() {
        let table = answers().expect("a table");
        for part in ["| 258 | `WAIT_TIMEOUT` | ", "| 0 | `WAIT_OBJECT_0` | ", "| 192 | `WAIT_IO_COMPLETION` | "] {
            assert!(table.contains(part), "{part}: {table}");
        }
    }
}
