//! `tpio check --expect`: what a file's header says, judged by what the search found. `sometimes` and marks are proved by
//! one order; `never` and the outputs only by all of them, and refuted by one.

use std::fmt::Write as _;

use tpio_model::Ending;
use tpio_scenarios::directives::{Directives, Never};
use tpio_sim::explore::{Exploration, Outcome};
use tpio_sim::report::Paint;

use super::check::is_complete;
use super::status;

/// One directive and what became of it.
struct Judged {
    claim: String,
    verdict: Verdict,
    /// What speaks for the verdict.
    because: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Holds,
    Refuted,
    Undecided,
}

/// All directives of a file, judged.
pub(super) struct Expected {
    judged: Vec<Judged>,
}

/// Judges every directive.
pub(super) fn judge(directives: &Directives, found: &Exploration) -> Expected {
    let mut judged = Vec::new();
    for rule in &directives.sometimes {
        judged.push(sometimes(&rule.id, found));
    }
    for mark in &directives.marks {
        judged.push(marked(mark.line, &mark.rule.id, found));
    }
    match &directives.never {
        Never::Unsaid => {}
        Never::Any => judged.push(never("any", found, |_| true)),
        Never::Rules(rules) => {
            judged.extend(rules.iter().map(|rule| never(&rule.id, found, |id| id == rule.id)));
        }
    }
    if !directives.only_output.is_empty() {
        judged.push(only_output(&directives.only_output, found));
    }
    judged.extend(directives.never_output.iter().map(|text| never_output(text, found)));
    Expected { judged }
}

/// A claim about some order.
fn shown(claim: String, shown: bool, found: &Exploration) -> Judged {
    let (verdict, because) = match (shown, is_complete(found)) {
        (true, _) => (Verdict::Holds, None),
        (false, true) => (Verdict::Refuted, Some("no order does".to_owned())),
        (false, false) => (Verdict::Undecided, Some("no order that was seen does".to_owned())),
    };
    Judged { claim, verdict, because }
}

/// A claim about all orders; `against` is one that refutes it.
fn all(claim: String, against: Option<String>, found: &Exploration) -> Judged {
    let (verdict, because) = match (against, is_complete(found)) {
        (Some(against), _) => (Verdict::Refuted, Some(against)),
        (None, true) => (Verdict::Holds, None),
        (None, false) => (Verdict::Undecided, Some("not every order was seen".to_owned())),
    };
    Judged { claim, verdict, because }
}

fn sometimes(id: &str, found: &Exploration) -> Judged {
    shown(format!("sometimes: {id}"), found.found.iter().any(|(rule, _)| rule.id() == id), found)
}

fn marked(line: u32, id: &str, found: &Exploration) -> Judged {
    let here = found.found.iter().any(|(rule, site)| rule.id() == id && site.is_some_and(|site| site.line == line));
    let elsewhere: Vec<String> = found
        .found
        .iter()
        .filter(|(rule, _)| rule.id() == id)
        .filter_map(|(_, site)| site.map(|site| format!("line {}", site.line)))
        .collect();
    let mut judged = shown(format!("line {line}: {id}"), here, found);
    if !here && !elsewhere.is_empty() {
        judged.because = Some(format!("it is found at {}", elsewhere.join(", ")));
    }
    judged
}

fn never(claim: &str, found: &Exploration, matches: impl Fn(&str) -> bool) -> Judged {
    let broken = found.found.iter().find(|(rule, _)| matches(rule.id()));
    let outcome = broken.and_then(|(rule, _)| found.outcomes.iter().find(|outcome| outcome.rules.contains(rule)));
    let against = broken.map(|(rule, site)| {
        let line = site.map_or_else(String::new, |site| format!(" at line {}", site.line));
        let schedule = outcome.map_or_else(String::new, |outcome| format!(", schedule {}", outcome.schedule));
        format!("{} is broken{line}{schedule}", rule.id())
    });
    all(format!("never: {claim}"), against, found)
}

/// Only what a process printed up to its end is judged: what undefined behaviour, a hang or a limit cuts short is not.
fn is_whole(outcome: &&Outcome) -> bool {
    matches!(outcome.ending, Ending::Finished(_))
}

fn only_output(allowed: &[String], found: &Exploration) -> Judged {
    let other = found.outcomes.iter().filter(is_whole).find(|outcome| !allowed.contains(&outcome.stdout));
    let against = other.map(|outcome| format!("{:?} is printed, schedule {}", outcome.stdout, outcome.schedule));
    let claim = match allowed {
        [one] => format!("only-output: {one:?}"),
        many => format!("only-output: {} of them", many.len()),
    };
    all(claim, against, found)
}

fn never_output(text: &str, found: &Exploration) -> Judged {
    let printed = found.outcomes.iter().find(|outcome| outcome.stdout.contains(text));
    let against = printed.map(|outcome| format!("it is printed, schedule {}", outcome.schedule));
    all(format!("never-output: {text:?}"), against, found)
}

impl Expected {
    /// 0 all hold, 1 one is refuted, 3 undecided. Source: STEPS §5.
    pub(super) fn status(&self) -> i32 {
        let any = |verdict| self.judged.iter().any(|judged| judged.verdict == verdict);
        if any(Verdict::Refuted) {
            status::MISUSE
        } else if any(Verdict::Undecided) {
            status::LIMIT
        } else {
            status::GOOD
        }
    }

    /// One line for each directive.
    pub(super) fn text(&self, file: &str, paint: Paint) -> String {
        let mut text = String::new();
        if self.judged.is_empty() {
            let _ = writeln!(text, "{file}: the header expects nothing");
        }
        for judged in &self.judged {
            let word = match judged.verdict {
                Verdict::Holds => paint.good("holds"),
                Verdict::Refuted => paint.bad("refuted"),
                Verdict::Undecided => paint.warn("undecided"),
            };
            let because = judged.because.as_ref().map_or_else(String::new, |because| format!(" ({because})"));
            let _ = writeln!(text, "{file}: {word}: {}{because}", judged.claim);
        }
        text
    }
}
