//! What `check` found, as one SARIF 2.1.0 log for all files: the form that code scanning reads. A misuse is an error, a
//! failed call a warning, a note a note. Knows nothing of files but their names.

mod flow;
mod format;
mod place;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tpio_model::Finding;
use tpio_model::rules::{Consequence, Rule, RuleId};

use super::outcome::ending_word;
use super::{Checked, step_command};
use crate::explain::{Explanation, Place};
use crate::explore::Coverage;
use crate::run::Problem;
use crate::schedule::Schedule;
use format::{
    Configuration, Driver, Fingerprints, Help, Invocation, Level, Log, Message, Notification, ResultObject,
    ResultProperties, RuleObject, RuleProperties, Run, Text, Tool,
};
use place::Places;

/// A log that is being written, file by file.
#[derive(Default)]
pub struct SarifLog {
    results: Vec<ResultObject>,
    notifications: Vec<Notification>,
    /// How often a fingerprint was given out.
    fingerprints: BTreeMap<u64, u32>,
    refused: u32,
}

impl SarifLog {
    /// A log with nothing in it.
    pub fn new() -> Self {
        SarifLog::default()
    }

    /// Adds what was found in a file.
    ///
    /// # Errors
    ///
    /// A witness does not play: our bug.
    pub fn add(&mut self, checked: &Checked<'_>) -> Result<(), Problem> {
        let places = Places::new(checked.file, checked.program);
        for explanation in &checked.explanations()? {
            let result = self.result(checked, &places, explanation)?;
            self.results.push(result);
        }
        if let Coverage::Truncated(limit) = checked.exploration.coverage {
            let text = format!(
                "Only part of the orders of {} was seen: the limit on {limit} was reached. What is not reported may still \
                 happen.",
                checked.file
            );
            self.notify(checked.file, Level::Warning, text);
        }
        Ok(())
    }

    /// Adds a file that cannot be checked, and why.
    pub fn refuse(&mut self, file: &str, why: &str) {
        self.refused += 1;
        self.notify(file, Level::Error, format!("{file} was not checked: {why}"));
    }

    fn notify(&mut self, file: &str, level: Level, text: String) {
        self.notifications.push(Notification { level, message: Text { text }, locations: [place::whole(file)] });
    }

    /// The log as JSON, without a line end.
    pub fn finish(self, exit_code: i32) -> String {
        let driver = Driver {
            name: "tpio",
            version: env!("CARGO_PKG_VERSION"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            information_uri: env!("CARGO_PKG_REPOSITORY"),
            rules: RuleId::ALL.iter().map(|rule| rule_object(rule.rule())).collect(),
        };
        let invocation = Invocation {
            execution_successful: self.refused == 0,
            exit_code,
            tool_execution_notifications: self.notifications,
        };
        let run = Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            invocations: [invocation],
            results: self.results,
        };
        let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
        serde_json::to_string(&log).expect("internal: JSON")
    }

    fn result(
        &mut self,
        checked: &Checked<'_>,
        places: &Places<'_>,
        explanation: &Explanation,
    ) -> Result<ResultObject, Problem> {
        let rule = explanation.rule.rule();
        let site = explanation.guilty.as_ref().and_then(|place| place.site);
        let related = related(explanation);
        let numbered = related.iter().enumerate().map(|(index, (place, text))| format::Location {
            id: Some(index + 1),
            message: Some(Message { text: text.clone() }),
            ..places.location(place.site)
        });
        Ok(ResultObject {
            rule_id: rule.id,
            rule_index: RuleId::ALL.iter().position(|id| *id == explanation.rule).expect("internal: a rule"),
            level: level(rule),
            message: Text { text: message(checked, explanation, &related) },
            locations: [places.location(site)],
            related_locations: numbered.collect(),
            code_flows: [flow::code_flow(places, explanation)?],
            partial_fingerprints: self.fingerprint(checked, explanation),
            properties: properties(checked, explanation),
        })
    }

    /// The rule and the text of the guilty line, so that lines added above it leave the finding what it is; equal lines
    /// are counted.
    fn fingerprint(&mut self, checked: &Checked<'_>, explanation: &Explanation) -> Fingerprints {
        let line = explanation.guilty.as_ref().and_then(|place| place.site).map_or(0, |site| site.line);
        let words = if line == 0 { "" } else { checked.program.line(line) }.split_whitespace();
        let text = std::iter::once(explanation.rule.id()).chain(words);
        let hash = hash(text.flat_map(|word| word.bytes().chain([0])));
        let count = self.fingerprints.entry(hash).or_insert(0);
        *count += 1;
        Fingerprints { rule_and_line: format!("{hash:016x}:{count}") }
    }
}

/// 64 bits of FNV-1a: the same on every machine and in every version.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn level(rule: &Rule) -> Level {
    match rule.consequence {
        Consequence::Undefined | Consequence::Hang | Consequence::Leak | Consequence::Lost => Level::Error,
        Consequence::Error => Level::Warning,
        Consequence::Note => Level::Note,
    }
}

fn rule_object(rule: &'static Rule) -> RuleObject {
    let level = level(rule);
    let text =
        format!("{}\n\nOn Windows: {}\n\nThe fix: {}\n\nSource: {}", rule.rule, rule.windows, rule.fix, rule.source);
    let markdown = format!(
        "{}\n\n**On Windows:** {}\n\n**The fix:** {}\n\n**Source:** {}",
        rule.rule, rule.windows, rule.fix, rule.source
    );
    RuleObject {
        id: rule.id,
        name: in_one_word(rule.id),
        short_description: Text { text: sentence(rule.title) },
        full_description: Text { text: rule.rule.to_owned() },
        help: Help { text, markdown },
        default_configuration: Configuration { level },
        properties: RuleProperties {
            tags: ["windows", "thread-pool", rule.consequence.word()],
            precision: "very-high",
            severity: match level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "recommendation",
            },
        },
    }
}

/// `cancel-missing` as `CancelMissing`.
fn in_one_word(id: &str) -> String {
    id.split('-').map(capital).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn sentence(text: &str) -> String {
    format!("{}.", capital(text))
}

/// The other places of a finding that are in the source, each with what to say there.
fn related(explanation: &Explanation) -> Vec<(&Place, String)> {
    let other = explanation.other.iter().map(|place| (place, format!("the other one: {}", place.text)));
    let earlier = explanation.earlier.iter().map(|place| (place, format!("step {}: {}", place.step, place.text)));
    let waiting = explanation.waiting.iter().map(|place| (place, place.text.clone()));
    other.chain(earlier).chain(waiting).filter(|(place, _)| place.site.is_some()).collect()
}

/// What code scanning shows beside the line. The numbers link to the related places.
fn message(checked: &Checked<'_>, explanation: &Explanation, related: &[(&Place, String)]) -> String {
    let rule = explanation.rule.rule();
    let mut text = sentence(rule.title);
    let who = explanation.guilty.as_ref().map(|place| &*place.text).filter(|text| !text.is_empty());
    if let Some(who) = who {
        let _ = write!(text, " Here: {}.", plain(who));
    }
    for (number, (_, what)) in (1..).zip(related) {
        let _ = write!(text, " [({number})]({number}) {}.", plain(what));
    }
    let see = step_command(checked.file, checked.program, &explanation.schedule);
    let _ = write!(text, " The fix: {} To see it: {}", plain(rule.fix), plain(&see));
    text
}

/// Text in which nothing looks like a link. Source: SARIF 2.1.0, messages with embedded links.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn properties(checked: &Checked<'_>, explanation: &Explanation) -> ResultProperties {
    let shows = |schedule: &Schedule, findings: &[(u32, Finding)]| {
        *schedule == explanation.schedule
            && findings.iter().any(|(step, finding)| {
                *step == explanation.step
                    && finding.rule == explanation.rule
                    && finding.site == explanation.guilty.as_ref().and_then(|place| place.site)
            })
    };
    let searched = checked.exploration.outcomes.iter().filter(|one| shows(&one.schedule, &one.findings));
    let searched = searched.map(|one| (one.steps, one.switches, &one.ending));
    let met = checked.sampled.iter().flat_map(|sampled| &sampled.sampling.outcomes);
    let met = met.filter(|one| shows(&one.schedule, &one.findings)).map(|one| (one.steps, one.switches, &one.ending));
    let (steps, switches, ending) = searched.chain(met).next().expect("internal: explained without an outcome");
    ResultProperties {
        schedule: explanation.schedule.to_string(),
        steps,
        switches,
        ending: ending_word(ending),
        time: checked.program.time.word(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_looks_like_a_link_by_chance() {
        assert_eq!(plain(r"a[0](1) \ b"), r"a\[0\](1) \\ b");
    }

    #[test]
    fn every_rule_has_what_code_scanning_wants() {
        for rule in RuleId::ALL {
            let object = rule_object(rule.rule());
            assert!(object.name.chars().all(char::is_alphanumeric), "{}", object.name);
            // the limits of code scanning: 255 characters a name, 1024 a description
            assert!(object.id.len() <= 255 && object.name.len() <= 255);
            assert!(object.short_description.text.len() <= 1024 && object.full_description.text.len() <= 1024);
            assert!(!object.help.text.is_empty());
        }
    }

    #[test]
    fn a_fingerprint_never_changes() {
        assert_eq!(hash(b"leak\0".iter().copied()), 0x54eb_7a0a_497d_ab6a, "results would lose their history");
    }

    #[test]
    fn a_log_without_files_is_successful() {
        let log = SarifLog::new().finish(0);
        assert!(log.contains(r#""executionSuccessful":true"#) && log.contains(r#""results":[]"#), "{log}");
    }
}
