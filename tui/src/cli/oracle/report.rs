//! What was seen, as text and as JSON.

use std::fmt::Write as _;

use serde::Serialize;
use tpio_sim::explore::Coverage;
use tpio_sim::report::{Paint, counted};

use super::judge::{Judged, Verdict};
use super::{Findings, Seen};
use crate::launch::End;

/// Lines of an output that are shown.
const MOST_LINES: usize = 40;

pub(super) fn text(findings: &Findings<'_>, paint: Paint) -> String {
    let mut text = String::new();
    let runs = counted(findings.runs, "run", "runs");
    let through = findings.runner.map_or_else(String::new, |runner| format!(" through {runner}"));
    let _ = writeln!(text, "{}: {runs}{through}, compiled by {}", findings.file, findings.compiler);
    for (count, seen, judged) in &findings.judged {
        text += &one(*count, seen, judged, findings, paint);
    }
    text += &summary(findings, paint);
    text
}

fn one(count: u32, seen: &Seen, judged: &Judged, findings: &Findings<'_>, paint: Paint) -> String {
    let mut text = String::new();
    let verdict = match judged.verdict {
        Verdict::Listed => paint.good("listed"),
        Verdict::Undefined => paint.warn("undefined"),
        Verdict::KnownFault => paint.warn("not listed, a known fault of Wine"),
        Verdict::Open => paint.warn("not listed so far"),
        Verdict::Unlisted => paint.bad("NOT LISTED"),
    };
    let _ = writeln!(text, "{count:>5} × {verdict}: {}", end_words(seen.end));
    for line in seen.stdout.lines().take(MOST_LINES) {
        let _ = writeln!(text, "        {} {line}", paint.dim("|"));
    }
    let more = seen.stdout.lines().count().saturating_sub(MOST_LINES);
    if more > 0 {
        let _ = writeln!(text, "        {} … and {more} more lines", paint.dim("|"));
    }
    if let Some(outcome) = judged.outcome.map(|at| &findings.exploration.outcomes[at]) {
        let words = if judged.verdict == Verdict::Undefined { "after the misuse of schedule" } else { "schedule" };
        let _ = writeln!(text, "        {}", paint.dim(format!("{words} {}", outcome.schedule)));
    }
    if let Some(fault) = judged.fault {
        let _ = writeln!(text, "        {} ({})", fault.what, fault.facts);
    }
    text
}

fn end_words(end: End) -> String {
    match end {
        End::Exit(code) => format!("exit code {code}"),
        End::Killed => "ended by a signal".to_owned(),
        End::TimedOut => "its time was up".to_owned(),
    }
}

/// How many outcomes that are listed no run showed.
fn unseen(findings: &Findings<'_>) -> usize {
    let seen = |at: usize| {
        findings.judged.iter().any(|(.., judged)| judged.verdict == Verdict::Listed && judged.outcome == Some(at))
    };
    (0..findings.exploration.outcomes.len()).filter(|at| !seen(*at)).count()
}

fn summary(findings: &Findings<'_>, paint: Paint) -> String {
    let all = findings.exploration.outcomes.len();
    let listed = if all == 1 { "1 outcome".to_owned() } else { format!("{all} outcomes") };
    let mut text = format!("check lists {listed}, of which the runs did not show {}\n", unseen(findings));
    if let Coverage::Truncated(limit) = findings.exploration.coverage {
        let _ = writeln!(text, "not every order was seen: the limit on {limit} was reached");
    }
    if findings.scripted {
        text.push_str("the header says what a device does; a real one does as it likes\n");
    }
    let some = |wanted: Verdict| findings.judged.iter().any(|(.., judged)| judged.verdict == wanted);
    let verdict = if some(Verdict::Unlisted) {
        paint.bad("an output was seen that check does not list: the model or the system is wrong")
    } else if findings.runs == 0 || some(Verdict::Open) {
        paint.warn("undecided")
    } else if some(Verdict::KnownFault) {
        paint.good("every output that was seen is listed, the known faults of Wine aside")
    } else {
        paint.good("every output that was seen is listed")
    };
    let _ = writeln!(text, "{verdict}");
    if some(Verdict::Unlisted) && findings.exploration.timed && findings.virtual_time {
        text += "timeouts were taken to fire only when nothing else can move; try --time any\n";
    }
    text
}

#[derive(Serialize)]
struct Json<'a> {
    schema: &'static str,
    file: String,
    fingerprint: &'a str,
    compiler: &'a str,
    runner: Option<&'a str>,
    coverage: CoverageJson,
    runs: u32,
    outcomes: usize,
    unseen: usize,
    outputs: Vec<OutputJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum CoverageJson {
    Complete,
    Truncated(&'static str),
}

#[derive(Serialize)]
struct OutputJson<'a> {
    count: u32,
    verdict: &'static str,
    ending: &'static str,
    exit_code: Option<i32>,
    stdout: &'a str,
    schedule: Option<String>,
    fault: Option<FaultJson>,
}

#[derive(Serialize)]
struct FaultJson {
    facts: &'static str,
    what: &'static str,
}

pub(super) fn json(findings: &Findings<'_>) -> String {
    let outputs = findings.judged.iter().map(|(count, seen, judged)| {
        let (ending, exit_code) = match seen.end {
            End::Exit(code) => ("exit", Some(code)),
            End::Killed => ("killed", None),
            End::TimedOut => ("timeout", None),
        };
        OutputJson {
            count: *count,
            verdict: judged.verdict.word(),
            ending,
            exit_code,
            stdout: &seen.stdout,
            schedule: judged.outcome.map(|at| findings.exploration.outcomes[at].schedule.to_string()),
            fault: judged.fault.map(|fault| FaultJson { facts: fault.facts, what: fault.what }),
        }
    });
    let object = Json {
        schema: "tpio-oracle/1",
        file: findings.file.replace('\\', "/"),
        fingerprint: findings.fingerprint,
        compiler: findings.compiler,
        runner: findings.runner,
        coverage: match findings.exploration.coverage {
            Coverage::Complete => CoverageJson::Complete,
            Coverage::Truncated(limit) => CoverageJson::Truncated(limit.word()),
        },
        runs: findings.runs,
        outcomes: findings.exploration.outcomes.len(),
        unseen: unseen(findings),
        outputs: outputs.collect(),
    };
    format!("{}\n", serde_json::to_string(&object).expect("internal: JSON"))
}
