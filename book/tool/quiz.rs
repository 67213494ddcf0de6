//! The quizzes of the chapters: questions in `book/quiz/<name>.toml`, each answer a claim about a program. The right
//! answer is the one whose claim is true; no file says which. Questions that the model itself asks are `tpio quiz`'s.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::atlas::cell;
use crate::check::files;
use crate::claim::{Claim, Orders};
use crate::expand::Page;
use crate::{book, programs, transcript};

/// A question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// What is asked.
    asks: String,
    /// The scenario, or program of the page, that the answers speak of.
    program: String,
    /// Why the right answer is right.
    because: String,
    /// The chapter to read for whoever did not know; for quizzes at the top of the book.
    read: Option<String>,
    /// Two to five answers.
    answer: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    /// What it says.
    says: String,
    /// What has to be true of the program for it to be right; see [`crate::claim::SHAPE`].
    claim: String,
    /// Another program, if it speaks of another one.
    program: Option<String>,
    /// The belief behind a wrong answer. Who gives one says that the answer is wrong, and is held to it.
    belief: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiz {
    question: Vec<Question>,
}

/// All questions of a file, the keys found by playing every order of their programs.
///
/// # Errors
///
/// There is no such file, or a question has not exactly one right answer.
pub fn show(page: &mut Page, name: &str) -> Result<String, String> {
    let quiz = read(name)?;
    let mut out = String::new();
    for (number, question) in (1..).zip(&quiz.question) {
        let wrong = |what| format!("quiz/{name}.toml, question {number}: {what}");
        let key = key(page, question).map_err(wrong)?;
        let next = question.read.as_deref().map_or(Ok(String::new()), chapter).map_err(wrong)?;
        block(&mut out, number, question, &key, &next);
        page.answers.push_str(&answer(number, question, &key));
    }
    Ok(out)
}

fn read(name: &str) -> Result<Quiz, String> {
    let root = book::root().map_err(|problem| problem.to_string())?;
    let path = root.join("quiz").join(format!("{name}.toml"));
    let text = std::fs::read_to_string(&path).map_err(|error| format!("quiz/{name}.toml: {error}"))?;
    toml::from_str(&text).map_err(|error| format!("quiz/{name}.toml: {error}"))
}

/// The wrong answers of all quizzes, one table for each. For pages one folder below `src`.
///
/// # Errors
///
/// A quiz cannot be read.
pub fn beliefs() -> Result<String, String> {
    let root = book::root().map_err(|problem| problem.to_string())?;
    let mut out = String::new();
    for path in files(&root.join("quiz"), &["toml"]) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(out, "<details>\n<summary>The quiz <code>{name}</code></summary>\n");
        let _ = writeln!(out, "| asked | a wrong answer | what is behind it | program |\n|---|---|---|---|");
        for question in &read(&name)?.question {
            let wrong = question.answer.iter().filter_map(|answer| Some((answer, answer.belief.as_ref()?)));
            for (answer, belief) in wrong {
                let cells = [&question.asks, &answer.says, belief].map(|text| cell(text));
                let program = answer.program.as_ref().unwrap_or(&question.program);
                // a program that its page derives is in no list
                let program = match programs::scene(program) {
                    Ok(_) => format!("[`{program}`](../reference/scenarios.md#{program})"),
                    Err(_) => format!("`{program}`"),
                };
                let _ = writeln!(out, "| {} | {program} |", cells.join(" | "));
            }
        }
        let _ = writeln!(out, "\n</details>\n");
    }
    Ok(out)
}

/// What `tpio quiz` asks about a program with each of these seeds: the program's name, then the seeds.
///
/// # Errors
///
/// The arguments cannot be read, or two seeds lead to one sheet.
pub fn seeds(page: &mut Page, args: &str) -> Result<String, String> {
    let (program, seeds) = args.split_once(' ').ok_or("a program and seeds are needed")?;
    let mut out = String::from("| seed | the sheet asks |\n|---|---|\n");
    let mut sheets: Vec<String> = Vec::new();
    for seed in seeds.split_whitespace() {
        let sheet = transcript::known(page, &format!("quiz {program} --seed {seed} --export -"))?;
        if sheets.contains(&sheet) {
            return Err(format!("the seed {seed} makes a sheet that another one makes too"));
        }
        let questions = sheet.lines().filter_map(|line| line.strip_prefix("## ")?.split_once(". "));
        let asked: Vec<String> = questions.map(|(number, asks)| format!("{number}. {}", cell(asks))).collect();
        let _ = writeln!(out, "| {seed} | {} |", asked.join("<br>"));
        sheets.push(sheet);
    }
    Ok(out)
}

/// Which answer is right, and what was looked at to know it.
struct Key {
    right: usize,
    seen: Vec<String>,
}

fn key(page: &Page, question: &Question) -> Result<Key, String> {
    let mut right = Vec::new();
    let mut seen = Vec::new();
    for (index, answer) in question.answer.iter().enumerate() {
        let orders = Orders::of(page, answer.program.as_ref().unwrap_or(&question.program))?;
        if Claim::read(&answer.claim)?.holds(&orders) {
            right.push(index);
        }
        if !seen.contains(&orders.seen()) {
            seen.push(orders.seen());
        }
        let wrong = answer.belief.is_some();
        if wrong == right.contains(&index) {
            let said = if wrong { "names a belief, and is right" } else { "names no belief, and is wrong" };
            return Err(format!("the answer {:?} {said}", answer.says));
        }
    }
    match right[..] {
        [right] if question.answer.len() >= 2 => Ok(Key { right, seen }),
        _ => Err(format!("{} of {} answers are right", right.len(), question.answer.len())),
    }
}

/// A sentence that sends the reader to a chapter.
fn chapter(name: &str) -> Result<String, String> {
    let root = book::root().map_err(|problem| problem.to_string())?;
    let page = format!("tutorial/{name}.md");
    let text = std::fs::read_to_string(root.join("src").join(&page)).map_err(|error| format!("{page}: {error}"))?;
    let title = text.lines().next().unwrap_or_default().trim_start_matches("# ");
    Ok(format!("\nIf you did not know: [{title}]({page}).\n"))
}

fn block(out: &mut String, number: usize, question: &Question, key: &Key, next: &str) {
    let _ = writeln!(out, "**Question {number}.** {}\n", question.asks);
    for (letter, answer) in ('A'..).zip(&question.answer) {
        let _ = writeln!(out, "- **{letter}** {}", answer.says);
    }
    let _ = writeln!(out, "\n<details class=\"tpio-answer\">\n<summary>Answer to question {number}</summary>\n");
    out.push_str(&told(question, key));
    let _ = writeln!(out, "{next}\n</details>\n");
}

/// The answer alone, for paper.
fn answer(number: usize, question: &Question, key: &Key) -> String {
    format!("**Question {number}.** {}\n", told(question, key))
}

fn told(question: &Question, key: &Key) -> String {
    let letter = char::from(b'A' + key.right as u8);
    let mut out = format!("**{letter}.** {}\n\n", question.because);
    for (letter, answer) in ('A'..).zip(&question.answer) {
        if let Some(belief) = &answer.belief {
            let _ = writeln!(out, "- **{letter}** {belief}");
        }
    }
    let _ = writeln!(out, "\nHow we know: {}.", key.seen.join("; "));
    out
}

/// The answers of a page on a sheet of their own, which is for paper only: there nothing can be folded.
pub fn sheet(answers: &str) -> String {
    if answers.is_empty() {
        return String::new();
    }
    format!("\n<div class=\"tpio-on-paper\">\n\n**Answers**\n\n{answers}\n</div>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(claims: [(&str, Option<&str>); 2]) -> Question {
        let answer = claims.map(|(claim, belief)| Answer {
            says: claim.to_string(),
            claim: claim.to_string(),
            program: None,
            belief: belief.map(str::to_string),
        });
        let [asks, because] = ["What happens?", "It does."].map(str::to_string);
        Question { asks, program: "wait-for-nobody".to_string(), because, read: None, answer: answer.into() }
    }

    #[test]
    fn the_model_knows_the_right_answer() {
        let key = key(&Page::default(), &question([("cannot hang", Some("I/O ends")), ("must hang", None)]));
        assert_eq!(key.expect("one is right").right, 1);
    }

    #[test]
    fn sheets_differ_by_their_seeds() {
        let sheets = seeds(&mut Page::default(), "cancel-then-free 1 2").expect("two sheets");
        assert!(sheets.lines().count() == 4 && sheets.contains("<br>2. "), "{sheets}");
        assert!(seeds(&mut Page::default(), "cancel-then-free 1 1").is_err());
    }

    #[test]
    fn who_does_not_know_is_sent_to_a_chapter_that_plays_the_program() {
        let quiz = read("stand").expect("it can be read");
        assert_eq!(quiz.question.len(), 6);
        let root = book::root().expect("the book is here");
        let mut chapters: Vec<&str> = quiz.question.iter().filter_map(|question| question.read.as_deref()).collect();
        for (question, name) in quiz.question.iter().zip(&chapters) {
            assert!(chapter(name).is_ok_and(|link| link.contains(&format!("(tutorial/{name}.md)"))), "{name}");
            let text = std::fs::read_to_string(root.join(format!("src/tutorial/{name}.md"))).expect("a chapter");
            let plays =
                |line: &str| line.starts_with("{{#") && line.split([' ', ':']).any(|word| word == question.program);
            assert!(text.lines().any(plays), "{name} does not play {}", question.program);
        }
        chapters.dedup();
        assert_eq!(chapters.len(), 6, "{chapters:?}");
        assert!(chapter("no-such-chapter").is_err());
    }

    #[test]
    fn every_wrong_answer_is_listed_as_a_belief() {
        let page = beliefs().expect("the quizzes can be read");
        assert!(page.contains("would be right if `CancelIoEx` waited for the operation to end"), "{page}");
    }

    #[test]
    fn an_author_who_is_wrong_is_told() {
        for claims in [
            [("must hang", Some("a belief")), ("cannot hang", None)],
            [("must hang", None), ("can hang", None)],
            [("cannot hang", Some("a belief")), ("must print \"stopped\"", Some("another"))],
        ] {
            assert!(key(&Page::default(), &question(claims)).is_err(), "{claims:?}");
        }
    }
}
