//! A trace: everything needed to play an execution again, as text. It holds choices, never draws, so replaying needs no
//! random numbers. Knows the format, not the model.
//!
//! ```text
//! tpio-trace 1
//! scenario hello-read
//! program 3c0f…            the fingerprint: SHA-256 of the source
//! strategy uniform
//! seed 7
//! profile depth=3 …        only if the strategy drew or measured something first: see `Strategy::profile`
//! time any                 only if timeouts may fire at any moment
//! after-misuse continue    only if runs go on after undefined behaviour
//! steps 23
//! 0/1*5 1/3 0/2 …          choice taken / how many there were, then *N if that comes N times in a row
//! end finished 0
//! ```

use std::fmt::{self, Write as _};
use std::str::FromStr;

use tpio_model::Ending;
use tpio_model::program::{AfterMisuse, Time};

/// The format's version, in the first line.
pub const VERSION: u32 = 1;
const ITEMS_A_LINE: usize = 16;

/// One step: which choice was taken, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Index of the choice.
    pub index: u32,
    /// How many there were.
    pub alternatives: u32,
}

/// A recorded execution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The scenario's name or the file's path.
    pub scenario: String,
    /// The program's fingerprint.
    pub fingerprint: String,
    /// Name of the strategy that picked.
    pub strategy: String,
    /// Its seed.
    pub seed: u64,
    /// What the strategy drew or measured before the first step. For people: replaying does not need it.
    pub profile: Option<String>,
    /// When timeouts fired.
    pub time: Time,
    /// What became of the run after undefined behaviour.
    pub after_misuse: AfterMisuse,
    /// The steps.
    pub picks: Vec<Pick>,
    /// How it ended: see [`ending_line`].
    pub ending: String,
}

/// An ending in a few words, for the last line of a trace: `finished 0`, `violated`, `stuck`, `bounded depth`.
pub fn ending_line(ending: &Ending) -> String {
    match ending {
        Ending::Finished(code) => format!("finished {code}"),
        Ending::Violated => "violated".to_owned(),
        Ending::Stuck(_) => "stuck".to_owned(),
        Ending::Bounded(limit) => format!("bounded {limit}"),
        Ending::Unsupported(what) => format!("unsupported {what}"),
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "tpio-trace {VERSION}")?;
        writeln!(f, "scenario {}", self.scenario)?;
        writeln!(f, "program {}", self.fingerprint)?;
        writeln!(f, "strategy {}", self.strategy)?;
        writeln!(f, "seed {}", self.seed)?;
        if let Some(profile) = &self.profile {
            writeln!(f, "profile {profile}")?;
        }
        if self.time == Time::Any {
            writeln!(f, "time {}", self.time.word())?;
        }
        if self.after_misuse == AfterMisuse::Continue {
            writeln!(f, "after-misuse {}", self.after_misuse.word())?;
        }
        writeln!(f, "steps {}", self.picks.len())?;
        let items: Vec<String> = self.picks.chunk_by(|a, b| a == b).map(item).collect();
        for line in items.chunks(ITEMS_A_LINE) {
            writeln!(f, "{}", line.join(" "))?;
        }
        writeln!(f, "end {}", self.ending)
    }
}

fn item(run: &[Pick]) -> String {
    let mut text = format!("{}/{}", run[0].index, run[0].alternatives);
    if run.len() > 1 {
        let _ = write!(text, "*{}", run.len());
    }
    text
}

/// Why a text is not a trace that this version can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "damaged trace: line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Trace {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let mut reader = Reader { lines: text.lines(), line: 0 };
        let version = reader.field("tpio-trace")?;
        if version != VERSION.to_string() {
            return reader.fail(format!("it has format {version}, this tpio reads format {VERSION}"));
        }
        let scenario = reader.field("scenario")?.to_owned();
        let fingerprint = reader.field("program")?.to_owned();
        let strategy = reader.field("strategy")?.to_owned();
        let seed = reader.number("seed")?;
        let profile = reader.profile()?;
        let time = reader.time()?;
        let after_misuse = reader.after_misuse()?;
        let steps = reader.number("steps")?;
        let (picks, ending) = reader.picks(steps)?;
        if picks.len() as u64 != steps {
            return reader.fail(format!("{steps} steps were promised, {} are here", picks.len()));
        }
        Ok(Trace { scenario, fingerprint, strategy, seed, profile, time, after_misuse, picks, ending })
    }
}

struct Reader<'a> {
    lines: std::str::Lines<'a>,
    line: usize,
}

impl<'a> Reader<'a> {
    fn fail<T>(&self, problem: impl Into<String>) -> Result<T, ParseError> {
        Err(ParseError { line: self.line, problem: problem.into() })
    }

    /// The line that is there only if the strategy has a profile.
    fn profile(&mut self) -> Result<Option<String>, ParseError> {
        if !self.lines.clone().next().is_some_and(|line| line.starts_with("profile ")) {
            return Ok(None);
        }
        self.field("profile").map(|profile| Some(profile.to_owned()))
    }

    /// The line that is there only if timeouts may fire at any moment.
    fn time(&mut self) -> Result<Time, ParseError> {
        if !self.lines.clone().next().is_some_and(|line| line.starts_with("time ")) {
            return Ok(Time::Virtual);
        }
        match self.field("time")? {
            "any" => Ok(Time::Any),
            other => self.fail(format!("the time is `{other}`, this tpio knows `any`")),
        }
    }

    /// The line that is there only if runs go on after undefined behaviour.
    fn after_misuse(&mut self) -> Result<AfterMisuse, ParseError> {
        if !self.lines.clone().next().is_some_and(|line| line.starts_with("after-misuse ")) {
            return Ok(AfterMisuse::Stop);
        }
        match self.field("after-misuse")? {
            "continue" => Ok(AfterMisuse::Continue),
            other => self.fail(format!("after misuse comes `{other}`, this tpio knows `continue`")),
        }
    }

    fn next(&mut self) -> Result<&'a str, ParseError> {
        self.line += 1;
        match self.lines.next() {
            Some(line) => Ok(line),
            None => self.fail("the file ends here"),
        }
    }

    fn field(&mut self, name: &str) -> Result<&'a str, ParseError> {
        let line = self.next()?;
        match line.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')) {
            Some(value) => Ok(value),
            None => self.fail(format!("expected `{name} …`, found `{}`", shorten(line))),
        }
    }

    fn number(&mut self, name: &str) -> Result<u64, ParseError> {
        let value = self.field(name)?;
        value.parse().or_else(|_| self.fail(format!("`{name}` takes a number, not `{}`", shorten(value))))
    }

    /// The steps and the last line. A damaged count must not fill the memory, hence the bound.
    fn picks(&mut self, steps: u64) -> Result<(Vec<Pick>, String), ParseError> {
        let mut picks = Vec::new();
        loop {
            let line = self.next()?;
            if let Some(ending) = line.strip_prefix("end ") {
                return Ok((picks, ending.to_owned()));
            }
            for word in line.split(' ') {
                let Some((pick, count)) = parse_item(word) else {
                    return self.fail(format!("`{}` is not a step", shorten(word)));
                };
                if picks.len() as u64 + count > steps {
                    return self.fail(format!("more than the promised {steps} steps"));
                }
                picks.extend(std::iter::repeat_n(pick, count as usize));
            }
        }
    }
}

fn parse_item(word: &str) -> Option<(Pick, u64)> {
    let (pick, count) = word.split_once('*').unwrap_or((word, "1"));
    let (index, alternatives) = pick.split_once('/')?;
    let pick = Pick { index: index.parse().ok()?, alternatives: alternatives.parse().ok()? };
    let count = count.parse().ok()?;
    (pick.index < pick.alternatives && count > 0).then_some((pick, count))
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use super::*;
    use expect_test::expect;

    fn example() -> Trace {
        let pick = |index, alternatives| Pick { index, alternatives };
        Trace {
            scenario: "hello-read".to_owned(),
            fingerprint: "00ff".to_owned(),
            strategy: "uniform".to_owned(),
            seed: 7,
            profile: None,
            time: Time::Virtual,
            after_misuse: AfterMisuse::Stop,
            picks: vec![pick(0, 1), pick(0, 1), pick(1, 3), pick(0, 2), pick(1, 3)],
            ending: "finished 0".to_owned(),
        }
    }

    #[test]
    fn the_format_is_pinned() {
        let text = example().to_string();
        expect![[r#"
            tpio-trace 1
            scenario hello-read
            program 00ff
            strategy uniform
            seed 7
            steps 5
            0/1*2 1/3 0/2 1/3
            end finished 0
        "#]]
        .assert_eq(&text);
        assert_eq!(text.parse(), Ok(example()));
    }

    #[test]
    fn a_profile_has_a_line_of_its_own() {
        let trace = Trace { profile: Some("depth=3 actors=4".to_owned()), time: Time::Any, ..example() };
        let trace = Trace { after_misuse: AfterMisuse::Continue, ..trace };
        let text = trace.to_string();
        assert!(text.contains("\nseed 7\nprofile depth=3 actors=4\ntime any\nafter-misuse continue\n"), "{text}");
        assert_eq!(text.parse(), Ok(trace));
    }

    #[test]
    fn damage_is_refused_with_its_line() {
        let text = example().to_string();
        let message = |text: &str| text.parse::<Trace>().expect_err("damaged").to_string();
        let damage = |from: &str, to: &str| message(&text.replace(from, to));
        assert_eq!(damage("-trace 1", "-trace 2"), "damaged trace: line 1: it has format 2, this tpio reads format 1");
        assert_eq!(message("hello"), "damaged trace: line 1: expected `tpio-trace …`, found `hello`");
        assert_eq!(damage("seed 7", "seed x"), "damaged trace: line 5: `seed` takes a number, not `x`");
        assert_eq!(damage("0/2", "2/2"), "damaged trace: line 7: `2/2` is not a step");
        assert_eq!(damage(" 0/2", ""), "damaged trace: line 8: 5 steps were promised, 4 are here");
        assert_eq!(damage("0/1*2", "0/1*9000000000"), "damaged trace: line 7: more than the promised 5 steps");
        assert_eq!(damage("end finished 0\n", ""), "damaged trace: line 8: the file ends here");
    }
}
