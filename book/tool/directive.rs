//! The table of directives: one row each, name, arguments, what it puts in its place. To add one, add a row.

use std::fmt::Write as _;

use crate::expand::Page;
use crate::{
    atlas, bibliography, changes, claim, codes, course, exercise, facts, functions, glossary, growth, minutes,
    patterns, programs, quiz, rules, runs, source, sources, stage, subset,
};

/// A directive of the book.
pub struct Directive {
    /// The word after the braces.
    pub name: &'static str,
    /// Its arguments, for messages and for the page about the book.
    pub args: &'static str,
    /// What stands in its place afterwards.
    pub what: &'static str,
    /// Makes Markdown from the arguments, or says what is wrong with them.
    pub fill: fn(&mut Page, &str) -> Result<String, String>,
}

/// All directives.
pub const ALL: &[Directive] = &[
    Directive {
        name: "tpio",
        args: "COMMAND | COMMAND <<< LINE LINE …",
        what: "the command and what it prints, with these lines typed; FILE may be a program that the page derived",
        fill: |page, command| stage::transcript(page, command),
    },
    Directive {
        name: "scenario",
        args: "NAME",
        what: "the C source of a scenario",
        fill: |_, name| stage::scenario(name),
    },
    Directive {
        name: "scenarios",
        args: "",
        what: "all scenarios, with what they teach",
        fill: |_, _| Ok(programs::all()),
    },
    Directive {
        name: "derive",
        args: "FILE from NAME without \"LINE\" | … moving \"LINE\" below \"LINE\" | … adding `LINE` below \"LINE\" | … replacing \"LINE\" by `LINE`",
        what: "makes a program from a scenario, or from another program of the page, by changing one line, and shows the difference",
        fill: programs::derive,
    },
    Directive {
        name: "lanes",
        args: "NAME, with options of `tpio run`",
        what: "one order as a table: a row for each step, a column for each actor",
        fill: stage::lanes,
    },
    Directive {
        name: "play",
        args: "NAME | nothing",
        what: "the player, with the C of a program to be changed; without a name, with the list of all scenarios",
        fill: |page, name| stage::play(page, name),
    },
    Directive {
        name: "quiz",
        args: "NAME",
        what: "the questions of `book/quiz/NAME.toml`; which answer is right is found by playing every order",
        fill: quiz::show,
    },
    Directive {
        name: "minutes",
        args: "",
        what: "how long the page takes, computed from its words, lines, questions and exercises",
        fill: |_, _| Ok(minutes::MARK.to_string()),
    },
    Directive { name: "beliefs", args: "", what: "the wrong answers of all quizzes", fill: |_, _| quiz::beliefs() },
    Directive {
        name: "seeds",
        args: "NAME SEED…",
        what: "what `tpio quiz` asks about a program with these seeds, no two alike",
        fill: quiz::seeds,
    },
    Directive {
        name: "course",
        args: "NAME | all",
        what: "the timetable of a course of `book/course.toml`, or all pages with their minutes",
        fill: |_, name| course::timetable(name),
    },
    Directive {
        name: "notes",
        args: "",
        what: "notes for whoever teaches, page by page",
        fill: |_, _| course::notes(),
    },
    Directive {
        name: "break",
        args: "PROGRAM: break RULE | break any rule | print \"TEXT\" | hang",
        what: "the solution of a *break it*: a shortest order in which that happens",
        fill: exercise::break_it,
    },
    Directive {
        name: "fix",
        args: "BROKEN with FIXED",
        what: "the solution of a *fix it*: the change; some order breaks the one, none the other",
        fill: exercise::fix_it,
    },
    Directive {
        name: "prove",
        args: claim::PROVE,
        what: "a claim that every order bears out",
        fill: exercise::prove_it,
    },
    Directive {
        name: "source",
        args: "FILE | FILE ITEM",
        what: "a file of the house, or one function or type of it",
        fill: |_, args| source::show(args),
    },
    Directive { name: "rules", args: "", what: "all rules, a section each", fill: |_, _| Ok(rules::all()) },
    Directive {
        name: "going-on",
        args: "",
        what: "how runs go on after undefined behaviour, rule by rule",
        fill: |_, _| Ok(rules::going_on()),
    },
    Directive { name: "rule", args: "ID", what: "a box with one rule", fill: |_, id| rules::card(id) },
    Directive {
        name: "patterns",
        args: "",
        what: "the patterns of misuse with the scenarios that show them",
        fill: |_, _| patterns::all(),
    },
    Directive {
        name: "beside",
        args: "",
        what: "the scenarios that go wrong and that no pattern names, with the reason",
        fill: |_, _| patterns::beside(),
    },
    Directive {
        name: "atlas",
        args: "symptom | phase | timing | function | evidence",
        what: "an index of the misuse atlas",
        fill: |_, by| atlas::index(by),
    },
    Directive { name: "facts", args: "", what: "all facts with their sources", fill: |_, _| facts::all() },
    Directive {
        name: "glossary",
        args: "| house",
        what: "the words of the book, or those that the map of the house lists",
        fill: |_, which| glossary::page(which),
    },
    Directive {
        name: "disagreements",
        args: "",
        what: "where the sources of the facts disagree",
        fill: |_, _| sources::disagreements(),
    },
    Directive {
        name: "wine",
        args: "",
        what: "Wine's tests with the facts that rest on them",
        fill: |_, _| sources::wine(),
    },
    Directive {
        name: "growth",
        args: "",
        what: "how the search grows: the numbers of `figures/growth.tsv`, as a plot and as a table",
        fill: |_, _| growth::all(),
    },
    Directive {
        name: "runs",
        args: "",
        what: "how many random runs until a misuse shows: the numbers of `figures/runs.tsv`, as a table",
        fill: |_, _| runs::all(),
    },
    Directive {
        name: "functions",
        args: "",
        what: "the Windows functions that are modelled",
        fill: |_, _| Ok(functions::prototypes()),
    },
    Directive {
        name: "around",
        args: "",
        what: "the functions that are C around those that are modelled",
        fill: |_, _| Ok(functions::around()),
    },
    Directive {
        name: "api",
        args: "",
        what: "the Windows functions that are modelled, by group, each with a link to its page",
        fill: |_, _| functions::index(),
    },
    Directive {
        name: "refused",
        args: "",
        what: "what the C front end refuses, and what it says",
        fill: |_, _| subset::refused(),
    },
    Directive {
        name: "errors",
        args: "| waits | raised",
        what: "the error codes that the model gives; or what waits answer; or the statuses that Windows' pool raises",
        fill: |_, which| match which {
            "" => codes::page(),
            "waits" => codes::answers(),
            "raised" => codes::raised(),
            other => Err(format!("nothing is called {other:?}")),
        },
    },
    Directive {
        name: "sources",
        args: "documents | places",
        what: "what the facts rest on, or where the patterns were seen",
        fill: |_, which| match which {
            "documents" => bibliography::documents(),
            "places" => bibliography::places(),
            other => Err(format!("nothing is called {other:?}")),
        },
    },
    Directive {
        name: "changes",
        args: "",
        what: "what was found wrong in the model, and mended",
        fill: |_, _| changes::page(),
    },
    Directive { name: "directives", args: "", what: "this table", fill: |_, _| Ok(directives()) },
];

/// Fills in one directive.
///
/// # Errors
///
/// There is no such directive, or it refuses its arguments: a message that says so.
pub fn fill(page: &mut Page, name: &str, args: &str) -> Result<String, String> {
    let Some(row) = ALL.iter().find(|row| row.name == name) else {
        let names: Vec<&str> = ALL.iter().map(|row| row.name).collect();
        return Err(format!("no directive is called `{name}`; there are {}", names.join(", ")));
    };
    (row.fill)(page, args).map_err(|what| format!("{name}: {what} (arguments: {})", row.args))
}

fn directives() -> String {
    let mut out = String::from("| directive | arguments | what stands in its place |\n|---|---|---|\n");
    for row in ALL {
        let args = if row.args.is_empty() { String::new() } else { format!("`` {} ``", row.args.replace('|', "\\|")) };
        let _ = writeln!(out, "| `#{}` | {args} | {} |", row.name, row.what);
    }
    out
}
