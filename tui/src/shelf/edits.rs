//! Changes of a C program that a quiz can ask about: what its twin does otherwise, two statements in the other order, a
//! statement left out. Whether one mends the program is not known here: the model is asked.

use std::sync::Arc;

use tpio_model::Program;
use tpio_scenarios::catalogue;
use tpio_sim::quiz::Edit;

use super::differences::{code, differences};

/// So many lines may differ from the twin, if that is to be an answer.
const FEW: usize = 3;

/// Longer answers are hard to compare.
const LONGEST: usize = 220;

/// All changes that can be made with a line or two. The twin's is the one that is meant to mend it; without a twin it is any
/// two statements in the other order.
pub fn edits(program: &Program, twin: Option<&str>) -> Vec<Edit> {
    let of_twin = twin.and_then(|name| as_in_twin(program, name));
    let statements = statements(program);
    let swapped = statements.windows(2).filter(|pair| pair[1].follows);
    let cure = of_twin.is_none();
    let swapped = swapped.filter_map(|pair| {
        let (one, two) = (&pair[0], &pair[1]);
        let text = format!("write line {}, `{}`, before line {}, `{}`", two.line, two.text, one.line, one.text);
        edited(program, text, cure, &[(one.line, two.line), (two.line, one.line)])
    });
    let left_out = statements.iter().filter_map(|statement| {
        let text = format!("leave out line {}, `{}`", statement.line, statement.text);
        edited(program, text, false, &[(statement.line, 0)])
    });
    of_twin.into_iter().chain(swapped).chain(left_out).collect()
}

/// A statement that is a call and has a line for itself.
struct Statement {
    line: u32,
    text: String,
    /// Whether the statement on the line of code before it is one too, at the same depth.
    follows: bool,
}

fn statements(program: &Program) -> Vec<Statement> {
    let indent = |line: u32| program.line(line).chars().take_while(|letter| letter.is_whitespace()).count();
    let mut statements: Vec<Statement> = Vec::new();
    // what stands after `if (...)` or within a longer statement is not on its own
    let mut open = false;
    for (line, text) in code(program) {
        let alone = open && indent(line) > 0 && text.ends_with(");") && is_call(&text);
        open = text.ends_with([';', '{', '}']);
        if alone {
            let before = statements.last();
            let follows =
                before.is_some_and(|before| indent(before.line) == indent(line) && between(program, before.line, line));
            statements.push(Statement { line, text, follows });
        }
    }
    statements
}

/// Whether nothing but blank lines and comments stands between two lines.
fn between(program: &Program, first: u32, last: u32) -> bool {
    (first + 1..last).all(|line| tpio_sim::words::line_text(program, line).is_empty())
}

/// `CloseHandle(file);`, and not `int x = f();`, `if (f());` or `return f();`
fn is_call(text: &str) -> bool {
    let name = text.split('(').next().unwrap_or("");
    let letters = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    !name.is_empty() && name.chars().all(letters) && !matches!(name, "if" | "while" | "for" | "switch" | "return")
}

/// The program with other lines in the place of some; 0 is an empty one.
fn edited(program: &Program, text: String, cure: bool, places: &[(u32, u32)]) -> Option<Edit> {
    let line = |number: u32| {
        let other = places.iter().find(|(place, _)| *place == number).map_or(number, |(_, other)| *other);
        if other == 0 { "" } else { program.line(other) }
    };
    let count = program.source.lines().count() as u32;
    let source: Vec<&str> = (1..=count).map(line).collect();
    let loaded = tpio_scenarios::load(&program.name, &source.join("\n"));
    let fits = text.len() <= LONGEST;
    loaded.program.filter(|_| fits).map(|program| Edit { text, program: Arc::new(program), cure })
}

/// What the twin does otherwise, if that is a matter of few lines.
fn as_in_twin(program: &Program, name: &str) -> Option<Edit> {
    let twin = Arc::new(catalogue::find(name).ok()?.load().program?);
    let (added, gone) = differences(program, &twin);
    if added.len() > FEW || gone.len() > FEW || added.len() + gone.len() == 0 {
        return None;
    }
    let text = |program: &Program, lines: &[u32]| {
        let texts = lines.iter().map(|line| tpio_sim::words::line_text(program, *line));
        texts.collect::<Vec<_>>().join(" ")
    };
    let (new, old) = (text(&twin, &added), text(program, &gone));
    let line = gone.first();
    // the lines that both have, in pairs: before which of them the new ones stand
    let mine = code(program).into_iter().filter(|(line, _)| !gone.contains(line));
    let its = code(&twin).into_iter().filter(|(line, _)| !added.contains(line));
    let next = mine.zip(its).find(|(_, (line, _))| Some(line) > added.last()).map(|(mine, _)| mine);
    let words = match (new.as_str(), line, next) {
        ("", Some(line), _) => format!("leave out line {line}, `{old}`"),
        (new, Some(line), Some((before, code))) if new == old => {
            format!("write line {line}, `{new}`, before line {before}, `{code}`")
        }
        (new, None, Some((before, code))) => format!("write `{new}` before line {before}, `{code}`"),
        (new, None, None) => format!("write `{new}` at the end"),
        (new, Some(line), _) => format!("write `{new}` instead of line {line}, `{old}`"),
    };
    (words.len() <= LONGEST).then_some(Edit { text: words, program: twin, cure: true })
}
