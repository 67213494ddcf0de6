//! Claims about a program: what can, must or cannot happen in it. Each is judged by playing every order, never by what
//! somebody wrote down; quiz keys and the solutions of exercises are claims that were found true here.

use serde_json::Value;

use crate::expand::Page;
use crate::transcript;

/// How a claim is written behind its program.
pub const PROVE: &str =
    "PROGRAM: can | must | cannot, then break RULE | break any rule | print \"TEXT\" | hang; or end in N ways";

/// How a claim is written.
pub const SHAPE: &str =
    "can | must | cannot, then: break RULE | break any rule | print \"TEXT\" | hang; or: end in N ways";

/// Every order of a program, as `tpio check` knows them.
#[derive(Debug)]
pub struct Orders {
    /// The program's name.
    pub program: String,
    /// In how many states the program can be.
    pub states: u64,
    /// The ways in which it can end.
    pub endings: Vec<Ending>,
}

/// A way in which a program can end.
#[derive(Debug)]
pub struct Ending {
    /// What it printed.
    pub printed: String,
    /// The rules that it broke.
    pub rules: Vec<String>,
    /// Whether something waits for ever.
    pub stuck: bool,
    /// A shortest order that leads here.
    pub schedule: String,
}

/// A statement about all orders of a program.
#[derive(Debug, PartialEq, Eq)]
pub struct Claim {
    how: How,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Can,
    Must,
    Cannot,
}

/// What an ending is like.
#[derive(Debug, PartialEq, Eq)]
pub enum What {
    /// It broke this rule.
    Breaks(String),
    /// It broke a rule.
    BreaksAny,
    /// This is part of what it printed.
    Prints(String),
    /// Something waits for ever.
    Hangs,
    /// There are so many ways to end; said of all of them at once.
    Ways(usize),
}

impl Orders {
    /// Plays every order of a scenario, or of a program that the page derived.
    ///
    /// # Errors
    ///
    /// There is no such program, or not every order could be seen.
    pub fn of(page: &Page, program: &str) -> Result<Orders, String> {
        let text = transcript::known(page, &format!("check {program} --json"))?;
        let value: Value = serde_json::from_str(&text).map_err(|error| format!("{program}: {error}"))?;
        if value["coverage"] != "complete" || value["liveness"] != "checked" {
            return Err(format!("{program}: not every order was seen, so nothing can be claimed"));
        }
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        let endings = value["outcomes"].as_array().into_iter().flatten().map(|ending| Ending {
            printed: text(&ending["stdout"]),
            rules: ending["rules"].as_array().into_iter().flatten().map(text).collect(),
            stuck: ending["ending"] == "stuck",
            schedule: text(&ending["schedule"]),
        });
        let states = value["states"].as_u64().unwrap_or_default();
        Ok(Orders { program: program.to_string(), states, endings: endings.collect() })
    }

    /// The rules that some order breaks.
    pub fn broken(&self) -> Vec<&str> {
        let mut rules: Vec<&str> = self.endings.iter().flat_map(|ending| &ending.rules).map(String::as_str).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    /// How much was looked at, for the reader.
    pub fn seen(&self) -> String {
        format!("every order of `{}` was played ({} states)", self.program, self.states)
    }
}

impl What {
    /// Reads what stands after `can`, `must` or `cannot`.
    ///
    /// # Errors
    ///
    /// It has another shape.
    pub fn read(text: &str) -> Result<What, String> {
        let printed = || text.strip_prefix("print \"")?.strip_suffix('"');
        match text {
            "hang" => Ok(What::Hangs),
            "break any rule" => Ok(What::BreaksAny),
            _ => match (text.strip_prefix("break "), printed()) {
                (Some(rule), _) if tpio_model::rules::RuleId::find(rule).is_some() => {
                    Ok(What::Breaks(rule.to_string()))
                }
                (None, Some(text)) => Ok(What::Prints(text.replace("\\n", "\n"))),
                _ => Err(format!("`{text}` cannot be read: {SHAPE}")),
            },
        }
    }

    /// Whether it is true of an ending.
    pub fn fits(&self, ending: &Ending) -> bool {
        match self {
            What::Breaks(rule) => ending.rules.iter().any(|broken| broken == rule),
            What::BreaksAny => !ending.rules.is_empty(),
            What::Prints(text) => ending.printed.contains(text.as_str()),
            What::Hangs => ending.stuck,
            What::Ways(_) => false,
        }
    }
}

impl Claim {
    /// Reads a claim.
    ///
    /// # Errors
    ///
    /// It has another shape than [`SHAPE`].
    pub fn read(text: &str) -> Result<Claim, String> {
        let ways = text.strip_prefix("end in ").and_then(|rest| rest.strip_suffix(" ways")?.parse().ok());
        if let Some(ways) = ways {
            return Ok(Claim { how: How::Must, what: What::Ways(ways) });
        }
        let (how, what) = text.split_once(' ').ok_or_else(|| format!("`{text}` cannot be read: {SHAPE}"))?;
        let how = match how {
            "can" => How::Can,
            "must" => How::Must,
            "cannot" => How::Cannot,
            _ => return Err(format!("`{text}` cannot be read: {SHAPE}")),
        };
        Ok(Claim { how, what: What::read(what)? })
    }

    /// Whether it is true.
    pub fn holds(&self, orders: &Orders) -> bool {
        if let What::Ways(ways) = self.what {
            return orders.endings.len() == ways;
        }
        let mut endings = orders.endings.iter();
        match self.how {
            How::Can => endings.any(|ending| self.what.fits(ending)),
            How::Must => endings.all(|ending| self.what.fits(ending)),
            How::Cannot => !endings.any(|ending| self.what.fits(ending)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_judged_by_every_order() {
        let orders = Orders::of(&Page::default(), "cancel-then-free").expect("it can be played");
        for (claim, holds) in [
            ("can break overlapped-freed", true),
            ("must break overlapped-freed", false),
            ("cannot break overlapped-freed", false),
            ("cannot break leak", true),
            ("can break any rule", true),
            ("can print \"error 995\\n\"", true),
            ("must print \"error 995\"", false),
            ("can hang", false),
            ("end in 2 ways", true),
            ("end in 3 ways", false),
        ] {
            assert_eq!(Claim::read(claim).expect("it has the shape").holds(&orders), holds, "{claim}");
        }
        let stuck = Orders::of(&Page::default(), "wait-for-nobody").expect("it can be played");
        assert!(Claim::read("must hang").expect("it has the shape").holds(&stuck));
    }

    #[test]
    fn what_is_no_claim_is_refused() {
        for text in ["", "can", "may hang", "can break no-such-rule", "can print hello", "end in many ways"] {
            assert!(Claim::read(text).is_err(), "{text:?}");
        }
    }
}
