//! Courses made of the book's pages: what is taught when, and how long it takes. The minutes of a page are computed
//! from what stands on it ([`crate::minutes`]); `book/course.toml` gives them for everything else. Sums are made here.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use crate::expand::{self, Page};
use crate::minutes::{self, Load};
use crate::{book, check, programs, transcript};

const TABLE: &str = include_str!("../course.toml");

/// Courses and the notes for whoever teaches them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    course: Vec<Course>,
    note: Vec<Note>,
}

/// A course.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Course {
    /// What pages call it.
    name: String,
    /// Its sessions, each in one go.
    session: Vec<Session>,
}

/// What is taught in one go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    /// How long there is.
    room: u32,
    /// What is done, in order.
    part: Vec<Part>,
}

/// A page, or something else that takes time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// A page below `src`.
    page: Option<String>,
    /// Something else.
    doing: Option<String>,
    /// How long that takes; a page says it itself.
    minutes: Option<u32>,
}

/// Notes for one page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    /// The page.
    page: String,
    /// What to ask before anything is shown.
    ask: String,
    /// A scenario, with a schedule, to be stepped before the class.
    show: String,
    /// What to say afterwards.
    debrief: String,
    /// What to leave out when time is short.
    short: String,
}

fn table() -> Result<Table, String> {
    toml::from_str(TABLE).map_err(|error| format!("course.toml: {error}"))
}

/// The timetable of a course; `all`: how long every page of the tutorial takes, and which courses have it.
///
/// # Errors
///
/// There is no such course, a page does not exist or does not say how long it takes, or a session has no room for it all.
pub fn timetable(name: &str) -> Result<String, String> {
    let table = table()?;
    if name == "all" {
        return pages(&table);
    }
    let course = table.course.iter().find(|course| course.name == name);
    let course = course.ok_or_else(|| format!("there is no course {name:?}"))?;
    let mut out = String::new();
    for (number, session) in (1..).zip(&course.session) {
        if course.session.len() > 1 {
            let _ = writeln!(out, "**Half-day {number}**\n");
        }
        out.push_str("| from minute | what | minutes |\n|---|---|---|\n");
        let mut from = 0;
        for part in &session.part {
            let (what, minutes) = told(part)?;
            let _ = writeln!(out, "| {from} | {what} | {minutes} |");
            from += minutes;
        }
        if from > session.room {
            return Err(format!("{name}: {from} minutes in a session that has {}", session.room));
        }
        let _ = writeln!(out, "| {from} | *the end; {} minutes to spare* | |\n", session.room - from);
    }
    Ok(out)
}

/// What a part is, and how long it takes.
fn told(part: &Part) -> Result<(String, u32), String> {
    match (&part.page, &part.doing, part.minutes) {
        (Some(page), None, None) => {
            let text = text(page)?;
            let (_, minutes) = takes(page)?.ok_or_else(|| format!("{page} does not say how long it takes"))?;
            Ok((format!("[{}](../{page})", title(&text)), minutes))
        }
        (None, Some(doing), Some(minutes)) => Ok((doing.clone(), minutes)),
        _ => Err(format!("course.toml: {part:?} is neither a page nor something else with minutes")),
    }
}

/// Every page of the tutorial with its minutes, and the courses that have it.
fn pages(table: &Table) -> Result<String, String> {
    let source = source()?;
    let mut out = String::from(
        "| page | words | lines | exercises | questions | minutes | in the courses |\n|---|---|---|---|---|---|---|\n",
    );
    let mut sum = 0;
    for path in check::files(&source.join("tutorial"), &["md"]) {
        let page = check::name(&path, &source);
        let text = text(&page)?;
        let Some((load, minutes)) = takes(&page)? else { continue };
        sum += minutes;
        let Load { words, lines, exercises, questions } = load;
        let has = |course: &&Course| {
            let mut parts = course.session.iter().flat_map(|session| &session.part);
            parts.any(|part| part.page.as_deref() == Some(page.as_str()))
        };
        let courses: Vec<&str> = table.course.iter().filter(has).map(|course| course.name.as_str()).collect();
        let courses = courses.join(", ");
        let cells = format!("{words} | {lines} | {exercises} | {questions} | {minutes} | {courses}");
        let _ = writeln!(out, "| [{}](../{page}) | {cells} |", title(&text));
    }
    let _ = writeln!(out, "| **all** | | | | | **{sum}** | |");
    Ok(out)
}

/// The notes for whoever teaches, page by page.
///
/// # Errors
///
/// A page or a scenario does not exist, or a scenario cannot be played in the order that the note gives.
pub fn notes() -> Result<String, String> {
    let mut out = String::new();
    for note in table()?.note {
        let text = text(&note.page)?;
        let name = note.show.split(' ').next().unwrap_or_default();
        programs::scene(name)?;
        transcript::known(&Page::default(), &format!("run {}", note.show))?;
        let _ = writeln!(
            out,
            "### {}\n\n[The page]({}), {} minutes.\n",
            title(&text),
            format_args!("../{}", note.page),
            takes(&note.page)?.unwrap_or_default().1
        );
        let _ = writeln!(out, "- **Ask first:** {}\n- **Show:** `tpio step {}`", note.ask, note.show);
        let _ = writeln!(out, "- **Afterwards:** {}\n- **If time is short:** {}\n", note.debrief, note.short);
    }
    Ok(out)
}

fn source() -> Result<PathBuf, String> {
    Ok(book::root().map_err(|problem| problem.to_string())?.join("src"))
}

fn text(page: &str) -> Result<String, String> {
    fs::read_to_string(source()?.join(page)).map_err(|error| format!("{page}: {error}"))
}

fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

/// How long a page takes: as is computed, or, where it gives a task, as it says itself.
fn takes(page: &str) -> Result<Option<(Load, u32)>, String> {
    static KNOWN: Mutex<BTreeMap<String, Option<(Load, u32)>>> = Mutex::new(BTreeMap::new());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(minutes) = known().get(page) {
        return Ok(*minutes);
    }
    let text = text(page)?;
    let whole = expand::page(page, &text).map_err(|problems| problems[0].to_string())?;
    let load = minutes::load(&whole);
    let computed = text.contains("{{#minutes}}").then(|| load.minutes());
    let takes = computed.or_else(|| minutes(&text)).map(|minutes| (load, minutes));
    known().insert(page.to_owned(), takes);
    Ok(takes)
}

/// How long a page takes, as it says near its top: "Twenty-five minutes".
fn minutes(text: &str) -> Option<u32> {
    let top: Vec<&str> = text.split_whitespace().take(120).collect();
    top.windows(2).find_map(|pair| {
        let unit = pair[1].trim_matches(|c: char| !c.is_alphabetic());
        number(pair[0].trim_matches(|c: char| !c.is_alphabetic())).filter(|_| unit == "minutes")
    })
}

/// A number below a hundred in words.
fn number(word: &str) -> Option<u32> {
    let tens: BTreeMap<&str, u32> = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        .into_iter()
        .zip((20..).step_by(10))
        .collect();
    let small = ["five", "ten", "fifteen"].into_iter().zip((5..).step_by(5)).collect::<BTreeMap<&str, u32>>();
    let word = word.to_lowercase();
    let (ten, five) = word.split_once('-').unwrap_or((word.as_str(), ""));
    match (tens.get(ten), five) {
        (Some(ten), "") => Some(*ten),
        (Some(ten), "five") => Some(ten + 5),
        _ => small.get(word.as_str()).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_from_the_top_of_a_page() {
        for (text, expected) in [
            ("# A\n\n*Twenty-five minutes.* After", Some(25)),
            ("# A\n\nIt takes fifteen minutes. You", Some(15)),
            ("# A\n\n*Ninety minutes,* or", Some(90)),
            ("# A\n\nMinutes later, many minutes", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }

    #[test]
    fn every_course_fits_and_sums_up() {
        for course in table().expect("it can be read").course {
            let page = timetable(&course.name).expect("it fits");
            assert_eq!(page.matches("*the end;").count(), course.session.len(), "{page}");
        }
        let half = timetable("half-day").expect("it is there");
        assert!(half.contains("| 0 | ") && half.contains("(../tutorial/cancelling.md)"), "{half}");
        assert!(timetable("evening").is_err());
    }

    #[test]
    fn every_page_of_a_course_has_notes() {
        let table = table().expect("it can be read");
        let sessions = table.course.iter().flat_map(|course| &course.session);
        for page in sessions.flat_map(|session| &session.part).filter_map(|part| part.page.as_ref()) {
            assert!(table.note.iter().any(|note| note.page == *page), "no note for {page}");
        }
        notes().expect("what the notes show can be played");
    }
}
