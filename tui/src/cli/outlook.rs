//! What is said of a search while it goes on: a line of progress, and once, if it takes long, a guess at how much is to
//! come. For people who look on; must never be part of a report.

#![expect(clippy::cast_precision_loss, reason = "a guess has one digit")]

use tpio_sim::explore::{Growth, Progress, Stage};
use tpio_sim::report::counted;

/// How far a search has got.
pub(super) fn line(file: &str, progress: &Progress, elapsed: f64) -> String {
    let outcomes = counted(u32::try_from(progress.outcomes).unwrap_or(u32::MAX), "outcome", "outcomes");
    let memory = progress.memory >> 20;
    match progress.stage {
        Stage::Search => format!(
            "{file}: {} states ({:.0}/s), {} to look at, depth {}, {outcomes}, {memory} MiB, {elapsed:.0} s",
            progress.states,
            progress.states as f64 / elapsed,
            progress.frontier,
            progress.depth,
        ),
        Stage::Witnesses => format!("{file}: shortest orders of {outcomes}, {memory} MiB, {elapsed:.0} s"),
    }
}

/// How long runs are.
#[derive(Clone, Copy, Default)]
enum Longest {
    #[default]
    NotAsked,
    /// None ends.
    Unknown,
    Steps(u32),
}

/// What is said once of a search that takes long: about how much there is to come.
#[derive(Default)]
pub(super) struct Outlook {
    growth: Growth,
    longest: Longest,
    said: bool,
}

impl Outlook {
    /// Learns how far the search has got; to be called as often as it asks.
    pub(super) fn learn(&mut self, progress: &Progress) {
        self.growth.learn(progress);
    }

    /// Less than so many seconds to come are not worth a word.
    const SOON: f64 = 5.0;

    /// What there is to say, if it is time and can be told.
    pub(super) fn say(
        &mut self,
        file: &str,
        progress: &Progress,
        elapsed: f64,
        longest: impl FnOnce() -> Option<u32>,
    ) -> Option<String> {
        if self.said || progress.stage != Stage::Search {
            return None;
        }
        if let Longest::NotAsked = self.longest {
            self.longest = longest().map_or(Longest::Unknown, Longest::Steps);
        }
        let Longest::Steps(longest) = self.longest else { return None };
        let states = self.growth.estimate(longest)?;
        let left = states.saturating_sub(progress.states) as f64 * elapsed / progress.states as f64;
        if left < Outlook::SOON {
            return None;
        }
        self.said = true;
        Some(format!(
            "{file}: an estimate, which may be far off: about {} states in all, {} to go\n",
            rounded(states as f64),
            time(left)
        ))
    }
}

/// A number of which one digit is worth telling.
fn rounded(number: f64) -> String {
    let scale = 10_f64.powf(number.max(1.0).log10().floor());
    let number = (number / scale).round() * scale;
    match number {
        n if n >= 1e9 => format!("{} billion", (n / 1e9).round()),
        n if n >= 1e6 => format!("{} million", (n / 1e6).round()),
        n => format!("{n:.0}"),
    }
}

/// A time of which one digit is worth telling.
fn time(seconds: f64) -> String {
    let (number, unit) = match seconds {
        s if s < 100.0 => (s, "seconds"),
        s if s < 100.0 * 60.0 => (s / 60.0, "minutes"),
        s if s < 48.0 * 3600.0 => (s / 3600.0, "hours"),
        s => (s / 86400.0, "days"),
    };
    format!("about {} {unit}", rounded(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_by_one_digit() {
        let told = [0.0, 7.4, 96.0, 234_567.0, 1_600_000.0, 96_000_000.0, 2.4e9, 7.7e13].map(rounded);
        assert_eq!(told, ["0", "7", "100", "200000", "2 million", "100 million", "2 billion", "80000 billion"]);
        let told = [6.0, 99.0, 150.0, 5_999.0, 20_000.0, 400_000.0, 1e9].map(time);
        let expected = ["6 seconds", "100 seconds", "3 minutes", "100 minutes", "6 hours", "5 days", "10000 days"];
        assert_eq!(told, expected.map(|time| format!("about {time}")));
    }

    #[test]
    fn a_search_is_spoken_of_once_and_only_if_it_takes_long() {
        let at = |states, depth| Progress {
            states,
            transitions: states,
            frontier: 100,
            depth,
            memory: 0,
            outcomes: 1,
            stage: Stage::Search,
        };
        let said = |seconds: f64| {
            let (mut outlook, mut states) = (Outlook::default(), 0);
            let mut said = Vec::new();
            for (depth, layer) in (1..).zip([300, 900, 2_400, 5_600, 11_000, 19_000, 27_000, 33_000, 35_000, 33_000]) {
                states += layer;
                let progress = at(states, depth);
                outlook.learn(&progress);
                said.extend(outlook.say("my.c", &progress, seconds, || Some(20)));
            }
            said
        };
        assert_eq!(
            said(20.0),
            ["my.c: an estimate, which may be far off: about 200000 states in all, about 3 minutes to go\n"]
        );
        assert!(said(0.1).is_empty(), "it is over soon");
    }
}
