//! Joins the JSON reports of the shards of one sample into the report of the whole. Refuses what does not belong
//! together, and says why in words for the person who gave it.

use std::collections::BTreeMap;

use serde_json::Value;
use tpio_model::rules::RuleId;

use super::json::milliseconds;
use super::sampled_json::{Bound, Report, Row, SCHEMA, joined, kept_word, text};
use crate::explore::Kept;
use crate::sample::Shard;

/// The shards of one sample, joined.
pub struct Merged {
    /// The report of the whole as JSON, without a line end.
    pub json: String,
    /// Every rule that was broken.
    pub rules: Vec<RuleId>,
}

/// A shard's report, with where it was read.
struct Part {
    name: String,
    shard: Shard,
    report: Report,
}

/// Joins reports; each has the name under which the user knows it.
///
/// # Errors
///
/// Something is not the report of a shard, belongs to another sample, comes twice, or is missing: in words.
pub fn merge(reports: &[(String, String)]) -> Result<Merged, String> {
    let mut parts = Vec::new();
    for (name, text) in reports {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.is_empty() {
            return Err(format!("{name}: it is empty"));
        }
        for (number, line) in (1..).zip(&lines) {
            let name = if lines.len() == 1 { name.clone() } else { format!("{name} (report {number})") };
            parts.push(part(&name, line).map_err(|why| format!("{name}: {why}"))?);
        }
    }
    let first = parts.first().ok_or("there is no report to join")?;
    for part in &parts[1..] {
        fits(first, part)?;
    }
    complete(&parts)?;
    Ok(whole(parts))
}

fn part(name: &str, line: &str) -> Result<Part, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("it is no report in JSON: {error}"))?;
    let word = |field: &str| value.get(field).and_then(Value::as_str);
    match word("schema") {
        Some(SCHEMA) => {}
        Some(other) => return Err(format!("its schema is {other}, not {SCHEMA}")),
        None => return Err(format!("it is no report of `tpio check --json`: it names no schema {SCHEMA}")),
    }
    if let Some(error) = word("error") {
        return Err(format!("this shard could not be played: {error}"));
    }
    if value.pointer("/coverage/sampled").is_none() {
        return Err("it is the report of a search, and only those of `check --samples` can be joined".to_owned());
    }
    let report: Report = serde_json::from_value(value).map_err(|error| format!("damaged report: {error}"))?;
    let shard = match &report.coverage.sampled.shard {
        None => return Err("it is no shard: it was made without --shard".to_owned()),
        Some(shard) => shard.parse().map_err(|_| format!("damaged report: {shard} is no shard"))?,
    };
    Ok(Part { name: name.to_owned(), shard, report })
}

/// Whether two shards are of one sample.
fn fits(first: &Part, other: &Part) -> Result<(), String> {
    let (a, b) = (&first.report, &other.report);
    let (ours, theirs) = (&a.coverage.sampled, &b.coverage.sampled);
    let seconds = |report: &Report| report.limits.seconds.map_or("none".to_owned(), |most| most.to_string());
    let after = |report: &Report| report.after_misuse.clone().unwrap_or_else(|| "stop".to_owned());
    let bound = |report: &Report| format!("{:?}", report.coverage.sampled.bound.as_ref().map(Bound::computed));
    let pairs = [
        ("file", a.file.clone(), b.file.clone()),
        ("fingerprint of the program", a.fingerprint.clone(), b.fingerprint.clone()),
        ("strategy", ours.strategy.clone(), theirs.strategy.clone()),
        ("seed", ours.seed.to_string(), theirs.seed.to_string()),
        ("number of samples", ours.samples.to_string(), theirs.samples.to_string()),
        ("number of shards", first.shard.of.to_string(), other.shard.of.to_string()),
        ("time", a.time.clone(), b.time.clone()),
        ("course after misuse", after(a), after(b)),
        ("limit on depth", a.limits.depth.to_string(), b.limits.depth.to_string()),
        ("limit on seconds", seconds(a), seconds(b)),
        ("bound", bound(a), bound(b)),
    ];
    match pairs.into_iter().find(|(_, ours, theirs)| ours != theirs) {
        None => Ok(()),
        Some((what, ours, theirs)) => Err(format!(
            "{} and {} are not of one sample: the {what} is {ours} in the first, {theirs} in the second",
            first.name, other.name
        )),
    }
}

/// Missing shards that are named.
const NAMED: usize = 8;

/// Whether each shard is there once.
fn complete(parts: &[Part]) -> Result<(), String> {
    let mut seen: BTreeMap<u64, &str> = BTreeMap::new();
    for part in parts {
        if let Some(other) = seen.insert(part.shard.index, &part.name) {
            return Err(format!("shard {} comes twice: in {other} and in {}", part.shard, part.name));
        }
    }
    let of = parts[0].shard.of;
    let missing = of - seen.len() as u64;
    if missing == 0 {
        return Ok(());
    }
    let names = (1..=of).filter(|index| !seen.contains_key(index)).take(NAMED);
    let names: Vec<String> = names.map(|index| format!("{index}/{of}")).collect();
    let more = if missing > NAMED as u64 { ", …" } else { "" };
    let (shards, are) = if missing == 1 { ("shard", "is") } else { ("shards", "are") };
    Err(format!("{shards} {}{more} {are} missing", names.join(", ")))
}

/// One report of all of them.
fn whole(mut parts: Vec<Part>) -> Merged {
    parts.sort_by_key(|part| part.shard);
    let mut reports = parts.into_iter().map(|part| part.report);
    let mut all = reports.next().expect("internal: shards without a first");
    let mut kept = kept_of(&all);
    let runs = &mut all.coverage.sampled;
    runs.shard = None;
    runs.bound = runs.bound.as_ref().map(Bound::computed);
    for report in reports {
        if kept_of(&report) == Kept::Verdicts {
            kept = Kept::Verdicts;
        }
        let theirs = report.coverage.sampled;
        runs.runs += theirs.runs;
        runs.steps += theirs.steps;
        runs.larger += theirs.larger;
        runs.lowered += theirs.lowered;
        runs.stopped = runs.stopped.take().or(theirs.stopped);
        all.seconds += report.seconds;
        all.outcomes.extend(report.outcomes);
    }
    all.seconds = milliseconds(all.seconds);
    (all.outcomes, kept) = joined(all.outcomes, kept);
    all.outcomes_kept = kept_word(kept);
    let rules = all.outcomes.iter().flat_map(Row::known_rules).collect();
    Merged { json: text(&all), rules }
}

fn kept_of(report: &Report) -> Kept {
    if report.outcomes_kept.is_some() { Kept::Verdicts } else { Kept::Full }
}
