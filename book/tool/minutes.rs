//! How long a page takes: computed from what stands on it. Words are read, programs and runs are read line by line, questions
//! and exercises are done. Nobody guesses it, so a page that grows says so.

use std::fmt::Write as _;

/// Stands in a page where its minutes are to be told, until the page is complete.
pub const MARK: &str = "<!-- tpio minutes -->";

/// Words of prose that are read in a minute.
const WORDS: usize = 180;

/// Lines of a program or of a run that are looked through in a minute.
const LINES: usize = 40;

/// Minutes of a question of a quiz, and of an exercise.
const QUESTION: usize = 1;
const EXERCISE: usize = 3;

/// What is read and done on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Words of prose.
    pub words: usize,
    /// Lines of programs and runs.
    pub lines: usize,
    /// Questions of its quiz.
    pub questions: usize,
    /// Exercises.
    pub exercises: usize,
}

impl Load {
    /// How many minutes that takes, in fives.
    pub fn minutes(self) -> u32 {
        let Load { words, lines, questions, exercises } = self;
        let minutes = words.div_ceil(WORDS) + lines.div_ceil(LINES) + questions * QUESTION + exercises * EXERCISE;
        ((minutes + 2) / 5).max(1) as u32 * 5
    }
}

/// What is read and done on a page, its directives filled in. What is folded is a solution, and is not read twice.
pub fn load(text: &str) -> Load {
    let mut load = Load::default();
    let mut fence: Option<usize> = None;
    let mut folded = 0_usize;
    for line in text.lines() {
        let start = line.trim_start();
        let ticks = start.len() - start.trim_start_matches('`').len();
        match fence {
            Some(open) if ticks >= open && start.trim_end().len() == ticks => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            Some(_) if folded == 0 => load.lines += usize::from(!start.is_empty()),
            Some(_) => {}
            // what is folded, and what is for paper only
            None if start.starts_with("<details") || start.starts_with("<div class=\"tpio-on-paper\"") => folded += 1,
            None if folded > 0 && start.starts_with("<div") => folded += 1,
            None if start.starts_with("</details") || start.starts_with("</div") => folded = folded.saturating_sub(1),
            None if start.starts_with("<summary>Answer to question") => load.questions += 1,
            None if is_exercise(start) => load.exercises += 1,
            None if folded == 0 && !start.starts_with('<') => load.words += words(start),
            None => {}
        }
    }
    load
}

/// A heading that begins with what is to be done: `## Break it: the callback overtakes the call`.
fn is_exercise(line: &str) -> bool {
    let heading = line.trim_start_matches('#').trim_start();
    line.starts_with('#') && ["Break it", "Fix it", "Prove it"].iter().any(|kind| heading.starts_with(kind))
}

fn words(line: &str) -> usize {
    line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The page with its minutes told, where it asked for that.
pub fn told(text: String) -> String {
    if !text.contains(MARK) {
        return text;
    }
    let mut words = String::new();
    let _ = write!(words, "*{} minutes.*", in_words(load(&text).minutes()));
    text.replace(MARK, &words)
}

/// `Twenty-five`; numbers from five to a hundred and fifty, in fives.
fn in_words(minutes: u32) -> String {
    const TENS: [&str; 10] = ["", "Ten", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
    match (minutes / 10, minutes % 10) {
        (0, _) => "Five".to_owned(),
        (1, 5) => "Fifteen".to_owned(),
        (tens @ 1..10, 0) => TENS[tens as usize].to_owned(),
        (tens @ 2..10, _) => format!("{}-five", TENS[tens as usize]),
        _ => minutes.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lines_questions_and_exercises_count_and_what_is_folded_does_not() {
        let page = "# A title\n\nFour words and `code`.\n\n```c\nint x;\n\nint y;\n```\n\n<details>\n\
                    <summary>Answer to question 1</summary>\n\nnot read twice\n```c\nint z;\n```\n\n</details>\n\
                    ### Fix it\n\n<details>\n<summary>Solution</summary>\n\n</details>\n";
        assert_eq!(load(page), Load { words: 6, lines: 2, questions: 1, exercises: 1 });
    }

    #[test]
    fn a_page_tells_what_it_takes() {
        let page = told(format!("{MARK}\n{}", "word ".repeat(1800)));
        assert!(page.starts_with("*Ten minutes.*\n"), "{}", &page[..40]);
        assert_eq!([5, 15, 25, 90].map(in_words), ["Five", "Fifteen", "Twenty-five", "Ninety"]);
        assert_eq!(told("no mark".to_owned()), "no mark");
    }
}
