//! The report of `check --samples` for people: the same parts as that of a search, and words that leave no doubt that it
//! is a sample and no proof.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tpio_model::rules::RuleId;
use tpio_model::{Ending, Program};

use super::human::{MOST_LISTED, after_line, explanation_text, kept_line, output, time_line};
use super::outcome::ending_words;
use super::text::{Paint, grouped, paragraph};
use super::{Judgement, Witness, explained, is_misuse};
use crate::run::Problem;
use crate::sample::{Met, Sampling};

/// What a sample met in one file.
pub struct Sampled<'a> {
    /// The file as the user gave it, or the scenario's name.
    pub file: &'a str,
    /// The program.
    pub program: &'a Program,
    /// What was met.
    pub sampling: &'a Sampling,
    /// How long it took.
    pub seconds: f64,
    /// The time limit, if there was one.
    pub max_seconds: Option<f64>,
}

impl Sampled<'_> {
    /// How bad it is: misuse, or undecided. A sample that met nothing says nothing.
    pub fn judgement(&self) -> Judgement {
        if self.rules().into_iter().any(is_misuse) { Judgement::Misuse } else { Judgement::Undecided }
    }

    /// Every rule that was broken.
    pub fn rules(&self) -> BTreeSet<RuleId> {
        self.sampling.outcomes.iter().flat_map(|met| met.rules.iter().copied()).collect()
    }
}

/// The report of one file.
///
/// # Errors
///
/// A witness does not play: our bug.
pub fn sampled_text(sampled: &Sampled<'_>, paint: Paint) -> Result<String, Problem> {
    let mut text = String::new();
    for explanation in &explained(sampled.program, witnesses(sampled.sampling))? {
        text += &explanation_text(sampled.file, sampled.program, explanation, paint);
        text.push('\n');
    }
    text += &outcomes(sampled.sampling, paint);
    text.push('\n');
    text += &summary(sampled, paint);
    Ok(text)
}

/// The orders that show what was met.
pub(super) fn witnesses(sampling: &Sampling) -> impl Iterator<Item = Witness<'_>> {
    sampling.outcomes.iter().map(|met| Witness {
        schedule: &met.schedule,
        steps: met.steps,
        findings: &met.findings,
        last_good_step: None,
    })
}

/// What was met, the most frequent first.
pub(super) fn outcomes(sampling: &Sampling, paint: Paint) -> String {
    let mut all: Vec<&Met> = sampling.outcomes.iter().collect();
    all.sort_by_key(|met| (std::cmp::Reverse(met.times), met.first_seed));
    let runs = counted(sampling.progress.runs, "run");
    let how_many = match all.len() {
        0 => "No run was played to its end.".to_owned(),
        1 => format!("One outcome in {runs}:"),
        many => format!("{many} outcomes in {runs}:"),
    };
    let mut text = format!("{}\n", paint.bold(how_many));
    for (number, met) in (1..).zip(&all).take(MOST_LISTED) {
        text += &listed(number, met, paint);
    }
    if all.len() > MOST_LISTED {
        let _ = writeln!(text, "  and {} more; --json lists them all", all.len() - MOST_LISTED);
    }
    text
}

fn listed(number: usize, met: &Met, paint: Paint) -> String {
    let ids: Vec<&str> = met.rules.iter().map(|rule| rule.id()).collect();
    let rules = if ids.is_empty() { String::new() } else { format!(" [{}]", ids.join(", ")) };
    let words = ending_words(&met.ending);
    let good = matches!(met.ending, Ending::Finished(_)) && !met.rules.iter().copied().any(is_misuse);
    let words = if good { paint.good(words) } else { paint.bad(words) };
    let mut text = format!("  {number}. {words}{rules}\n");
    text += &output(&met.stdout, paint);
    let times = if met.times == 1 { "once".to_owned() } else { format!("{} times", grouped(&met.times.to_string())) };
    let _ = writeln!(text, "     met {times}, first with seed {}", met.first_seed);
    let (steps, switches) = (counted(met.steps.into(), "step"), counted(met.switches.into(), "thread switch"));
    let _ = writeln!(text, "     {}", paint.dim(format!("schedule {} ({steps}, {switches})", met.schedule)));
    text
}

fn summary(sampled: &Sampled<'_>, paint: Paint) -> String {
    let sampling = sampled.sampling;
    let verdict = match sampled.judgement() {
        Judgement::Misuse => {
            let rules = sampled.rules().into_iter().filter(|rule| is_misuse(*rule));
            paint.bad(format!("misuse: {}", rules.map(RuleId::id).collect::<Vec<_>>().join(", ")))
        }
        Judgement::Clean | Judgement::Notes | Judgement::Undecided | Judgement::Unsupported => {
            paint.warn("undecided: the sample met no misuse")
        }
    };
    let mut text = format!("{}: {verdict}\n", sampled.file);
    let unknown = "What is not listed may still happen; whether something hangs is not known";
    text += &paragraph("  ", &format!("{}. {unknown}", played(sampled)));
    text += &bound(sampling);
    text += time_line(sampling.timed, sampled.program.time);
    text += after_line(sampled.rules(), sampled.program.after_misuse);
    text += kept_line(sampling.sample.kept, sampling.kept);
    text
}

/// What the sample was, and that it is one.
pub(super) fn played(sampled: &Sampled<'_>) -> String {
    let sampling = sampled.sampling;
    let sample = &sampling.sample;
    let progress = sampling.progress;
    let first = sample.plan.setup.seed;
    let mut text = format!(
        "a sample, no proof: {} of {}, seeds {first} to {}",
        counted(progress.runs, "run"),
        sample.plan.strategy,
        first + (sample.runs - 1),
    );
    if let Some(shard) = sample.shard {
        let _ = write!(text, ", shard {shard}");
    }
    let _ = write!(text, " ({}, {:.2} s)", counted(progress.steps, "step"), sampled.seconds);
    if let Some(limit) = sampling.stopped {
        let seconds = sampled.max_seconds.map_or("none".to_owned(), |seconds| seconds.to_string());
        let _ = write!(
            text,
            "; {} were asked for: the limit on {limit} was reached. Limits: depth {}, seconds {seconds}",
            counted(sample.share(), "run"),
            sample.plan.depth
        );
    }
    text
}

/// What PCT promises, and of which runs it does not speak.
fn bound(sampling: &Sampling) -> String {
    let Some(size) = sampling.size else { return String::new() };
    let depth = sampling.sample.plan.setup.depth;
    let chance = size.chance(depth);
    let mut text = paragraph(
        "  ",
        &format!(
            "pct: one run shows a given misuse of depth {depth} with a chance of at least {chance:.2e} = \
             1/(n × k^{} × o), n = {} actors, k = {} steps at which several could move, o = {} ways to turn out, the \
             most in a few runs played to measure",
            depth - 1,
            grouped(&size.actors.to_string()),
            grouped(&size.steps.to_string()),
            grouped(&size.outcomes.to_string()),
        ),
    );
    if sampling.larger > 0 {
        let runs = counted(sampling.larger, "run");
        text += &paragraph("  ", &format!("{runs} went beyond these numbers: the bound does not speak of them"));
    }
    if sampling.lowered > 0 {
        let runs = counted(sampling.lowered, "run");
        let words = "had an actor that yielded or spun and was put behind all others: the bound does not speak of them";
        text += &paragraph("  ", &format!("{runs} {words}"));
    }
    text
}

/// A number of things.
fn counted(number: u64, one: &str) -> String {
    let plural = if one.ends_with("ch") { "es" } else { "s" };
    format!("{} {one}{}", grouped(&number.to_string()), if number == 1 { "" } else { plural })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_in_english() {
        assert_eq!(counted(1, "run"), "1 run");
        assert_eq!(counted(0, "thread switch"), "0 thread switches");
        assert_eq!(counted(1_234_567, "step"), "1,234,567 steps");
        assert_eq!(counted(100, "run"), "100 runs");
    }
}
