//! The report of `check` for people: what was broken and why, then every outcome, then how much of the truth this is. A
//! reader who has never seen tpio shall understand it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tpio_model::Program;
use tpio_model::program::{AfterMisuse, Time};
use tpio_model::rules::{Consequence, RuleId, going_on};

use super::outcome::ending_words;
use super::share::{about_shares, share};
use super::snippet::snippet;
use super::text::{Paint, counted, paragraph};
use super::{Checked, Judgement, Sampled, is_misuse, sampled};
use crate::explain::{Explanation, Place};
use crate::explore::{Coverage, Kept, Outcome, Witness};
use crate::run::Problem;
use crate::schedule::Schedule;

/// Outcomes that are listed one by one; of more, the rest is counted.
pub(super) const MOST_LISTED: usize = 20;
/// Lines of one outcome's output that are shown.
const MOST_LINES: usize = 30;

/// The report of one file.
///
/// # Errors
///
/// A witness does not play: our bug.
pub fn check_text(checked: &Checked<'_>, paint: Paint) -> Result<String, Problem> {
    let mut text = String::new();
    for explanation in &checked.explanations()? {
        text += &explanation_text(checked.file, checked.program, explanation, paint);
        text.push('\n');
    }
    text += &undeclared(checked, paint)?;
    text += &outcomes(checked, paint);
    if let Some(sampled) = &checked.sampled {
        text += "Some were drawn at random instead.\n\n";
        text += &sampled::outcomes(sampled.sampling, paint);
    }
    text.push('\n');
    text += &summary(checked, paint);
    Ok(text)
}

/// Files that nobody declared, opened in vain in an order whose end says nothing of it.
fn undeclared(checked: &Checked<'_>, paint: Paint) -> Result<String, Problem> {
    let mut places: Vec<Place> = Vec::new();
    let silent = |outcome: &&Outcome| outcome.findings.is_empty();
    for outcome in checked.exploration.outcomes.iter().filter(silent).take(MOST_LISTED) {
        let opened = crate::explain::undeclared(checked.program, &outcome.schedule, outcome.steps)?;
        for place in opened {
            if places.iter().all(|known| known.site != place.site) {
                places.push(place);
            }
        }
    }
    Ok(undeclared_text(checked.file, checked.program, &places, paint))
}

/// Files that nobody declared, opened in vain.
pub fn undeclared_text(file: &str, program: &Program, places: &[Place], paint: Paint) -> String {
    let mut text = String::new();
    for place in places {
        let told = paragraph("note: ", &format!("step {}: {}", place.step, place.text));
        text += &told.replacen("note", &paint.warn("note"), 1);
        text += &shown(file, program, place, "", "  ", paint);
        text.push('\n');
    }
    text
}

/// One broken rule.
pub fn explanation_text(file: &str, program: &Program, explanation: &Explanation, paint: Paint) -> String {
    let rule = explanation.rule.rule();
    let mut text = String::new();
    let heading = match rule.consequence {
        Consequence::Undefined | Consequence::Hang | Consequence::Leak | Consequence::Lost => paint.bad("misuse"),
        Consequence::Error => paint.warn("failed call"),
        Consequence::Note => paint.warn("note"),
    };
    let _ = writeln!(text, "{heading}: {} [{}]", paint.bold(rule.title), rule.id);
    for place in explanation.guilty.iter().chain(&explanation.other) {
        text += &shown(file, program, place, &place.text, "  ", paint);
    }
    for (number, place) in (1..).zip(&explanation.earlier) {
        text += &paragraph(&format!("  ({number}) "), &format!("step {}: {}", place.step, place.text));
        text += &shown(file, program, place, "", "      ", paint);
    }
    for place in &explanation.waiting {
        text += &paragraph("  waiting: ", &place.text);
        if explanation.guilty.as_ref().is_some_and(|guilty| guilty.site == place.site) {
            continue;
        }
        text += &shown(file, program, place, "", "      ", paint);
    }
    text += &paragraph("  On Windows: ", rule.windows);
    text += &paragraph("  The fix:    ", rule.fix);
    text += &paragraph("  The rule:   ", &format!("{} ({})", rule.rule, rule.source));
    if let Some(step) = explanation.last_good_step {
        let words = match step {
            0 => "no order ends well after the first step".to_owned(),
            step => format!("after step {step} some order still ended well; after the next step none does"),
        };
        text += &paragraph("  Last good:  ", &words);
    }
    let _ = writeln!(text, "  See it:     {}", step_command(file, program, &explanation.schedule));
    text
}

/// The command that opens a schedule for stepping.
pub fn step_command(file: &str, program: &Program, schedule: &Schedule) -> String {
    let time = match program.time {
        Time::Virtual => "",
        Time::Any => " --time any",
    };
    let after = match program.after_misuse {
        AfterMisuse::Stop => "",
        AfterMisuse::Continue => " --after-misuse continue",
    };
    format!("tpio step {file}{time}{after} --schedule {}", quoted(schedule))
}

/// A schedule as one word of any shell.
fn quoted(schedule: &Schedule) -> String {
    let text = schedule.to_string();
    if text.contains(['(', '*']) { format!("\"{text}\"") } else { text }
}

fn shown(file: &str, program: &Program, place: &Place, words: &str, indent: &str, paint: Paint) -> String {
    let Some(site) = place.site else { return String::new() };
    let arrow = paint.dim("-->");
    let at = format!("{indent}{arrow} {file}:{}:{}\n", site.line, site.column);
    at + &snippet(program, site, words, indent, paint)
}

fn outcomes(checked: &Checked<'_>, paint: Paint) -> String {
    let all = &checked.exploration.outcomes;
    let mut text = String::new();
    let how_many = match all.len() {
        0 => "No order was seen to its end.".to_owned(),
        1 => "One outcome:".to_owned(),
        many => format!("{many} outcomes:"),
    };
    let _ = writeln!(text, "{}", paint.bold(how_many));
    for (number, outcome) in (1..).zip(all).take(MOST_LISTED) {
        text += &listed(number, outcome, all, paint);
    }
    if all.len() > MOST_LISTED {
        let _ = writeln!(text, "  and {} more; --json lists them all", all.len() - MOST_LISTED);
    }
    text
}

fn listed(number: usize, outcome: &Outcome, all: &[Outcome], paint: Paint) -> String {
    let mut text = String::new();
    let ids: Vec<&str> = outcome.rules.iter().map(|rule| rule.id()).collect();
    let rules = if ids.is_empty() { String::new() } else { format!(" [{}]", ids.join(", ")) };
    let words = ending_words(&outcome.ending);
    let words = if outcome.is_good() { paint.good(words) } else { paint.bad(words) };
    let _ = writeln!(text, "  {number}. {words}{rules}");
    text += &output(&outcome.stdout, paint);
    let steps = counted(outcome.steps, "step", "steps");
    let switches = counted(outcome.switches, "thread switch", "thread switches");
    let longer = match outcome.witness {
        Witness::Shortest => "",
        Witness::Short => "; perhaps not the shortest",
    };
    let _ =
        writeln!(text, "     {}", paint.dim(format!("schedule {} ({steps}, {switches}{longer})", outcome.schedule)));
    if let Some(share) = share(outcome, all) {
        let _ = writeln!(text, "     {}", paint.dim(format!("share {share}")));
    }
    text
}

/// What a program printed.
pub(super) fn output(stdout: &str, paint: Paint) -> String {
    let mut text = String::new();
    for line in stdout.lines().take(MOST_LINES) {
        let _ = writeln!(text, "     {} {line}", paint.dim("|"));
    }
    let more = stdout.lines().count().saturating_sub(MOST_LINES);
    if more > 0 {
        let _ = writeln!(text, "     {} … and {more} more lines", paint.dim("|"));
    }
    text
}

/// The rules that were broken, as a list.
fn broken(checked: &Checked<'_>) -> String {
    let rules: BTreeSet<RuleId> = checked.found().collect();
    let ids: Vec<&str> = rules.into_iter().filter(|rule| is_misuse(*rule)).map(RuleId::id).collect();
    ids.join(", ")
}

fn summary(checked: &Checked<'_>, paint: Paint) -> String {
    let exploration = checked.exploration;
    let progress = exploration.progress;
    let mut text = String::new();
    let verdict = match checked.judgement() {
        Judgement::Clean => paint.good("no misuse"),
        Judgement::Notes => paint.good("no misuse, but notes"),
        Judgement::Undecided => paint.warn("undecided"),
        Judgement::Misuse => paint.bad(format!("misuse: {}", broken(checked))),
        Judgement::Unsupported => paint.bad("not modelled"),
    };
    let seen = format!("{} states, {} steps, {:.2} s", progress.states, progress.transitions, checked.seconds);
    let coverage = match exploration.coverage {
        Coverage::Complete => format!("every order was seen: {seen}"),
        Coverage::Truncated(limit) => {
            let limits = exploration.limits;
            let seconds = checked.max_seconds.map_or("none".to_owned(), |seconds| seconds.to_string());
            format!(
                "only part of the orders was seen ({seen}): the limit on {limit} was reached. Of the states found, {} \
                 were looked at. Limits: states {}, memory {} MiB, depth {}, seconds {seconds}. What is not listed may \
                 still happen; whether something hangs is not known",
                progress.looked_at(),
                limits.states,
                limits.memory >> 20,
                limits.depth,
            )
        }
    };
    let _ = writeln!(text, "{}: {verdict}", checked.file);
    text += &paragraph("  ", &coverage);
    if let Some(sampled) = &checked.sampled {
        text += &paragraph("  ", &sampled::played(sampled));
    }
    if let (Coverage::Complete, Some(limit)) = (exploration.coverage, exploration.cut) {
        let words = format!(
            "all outcomes are listed, but not all is known about them: the limit on {limit} was reached while the \
             shortest orders were looked for"
        );
        text += &paragraph("  ", &words);
    }
    text += &about_shares(exploration);
    if let Some(why) = exploration.symmetry.why() {
        text += &paragraph("  ", &format!("threads that were made alike were told apart: {why}"));
    }
    let timed = |sampled: &Sampled<'_>| sampled.sampling.timed;
    text += time_line(exploration.timed || checked.sampled.as_ref().is_some_and(timed), checked.program.time);
    text += after_line(checked.found(), checked.program.after_misuse);
    text += kept_line(exploration.plan.kept, exploration.kept);
    text
}

/// What does not distinguish the outcomes that are listed: as was asked for, and as it is.
pub(super) fn kept_line(asked: Kept, kept: Kept) -> &'static str {
    match (asked, kept) {
        (_, Kept::Full) => "",
        (Kept::Full, Kept::Verdicts) => {
            "  There were too many outcomes: those that differ in their output alone are listed as one.\n"
        }
        (Kept::Verdicts, Kept::Verdicts) => {
            "  Outcomes that differ in their output alone are listed as one, with the output of one order.\n"
        }
    }
}

/// What was taken for granted about timeouts, if there were any.
pub(super) fn time_line(timed: bool, time: Time) -> &'static str {
    match (timed, time) {
        (false, _) => "",
        (true, Time::Virtual) => {
            "  timeouts were taken to fire only when nothing else can move; `--time any` lets them fire at any moment\n"
        }
        (true, Time::Any) => "  timeouts were taken to fire at any moment\n",
    }
}

/// What was taken for granted about runs that go on after undefined behaviour, if there were any.
pub(super) fn after_line(broken: impl IntoIterator<Item = RuleId>, after: AfterMisuse) -> &'static str {
    let goes_on = |rule: RuleId| going_on(rule).is_some_and(|row| row.goes_on);
    match after {
        AfterMisuse::Continue if broken.into_iter().any(goes_on) => {
            "  after undefined behaviour runs were taken to go on as an implementation does: one possibility of many\n"
        }
        AfterMisuse::Stop | AfterMisuse::Continue => "",
    }
}
