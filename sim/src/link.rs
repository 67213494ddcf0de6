//! The link string: a situation as a line of text that can be pasted in a chat: `tpio:NAME@FINGERPRINT6/SCHEDULE[:STEP]`.
//! Knows nothing of programs; whether a link fits one is seen when it is opened.

use std::fmt;
use std::str::FromStr;

use crate::schedule::Schedule;

/// What every link begins with.
pub const PREFIX: &str = "tpio:";

/// So many digits of the fingerprint are in a link.
const DIGITS: usize = 6;

/// A situation of a program.
///
/// ```
/// use tpio_sim::link::Link;
/// let link: Link = "tpio:hello-read@3911ab/a.0102:9".parse().unwrap();
/// assert_eq!((link.name.as_str(), link.step), ("hello-read", Some(9)));
/// assert_eq!(link.to_string(), "tpio:hello-read@3911ab/a.0102:9");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The scenario's name, or the file's.
    pub name: String,
    /// The first digits of the fingerprint of its source.
    pub fingerprint: String,
    /// The order.
    pub schedule: Schedule,
    /// The step to look at; none: the start.
    pub step: Option<usize>,
}

impl Link {
    /// The link to a step of an order of a program with that name and fingerprint.
    pub fn new(name: &str, fingerprint: &str, schedule: Schedule, step: usize) -> Self {
        let fingerprint = fingerprint.chars().take(DIGITS).collect();
        Link { name: name.to_owned(), fingerprint, schedule, step: (step > 0).then_some(step) }
    }

    /// Whether it was made for a source with that fingerprint.
    pub fn fits(&self, fingerprint: &str) -> bool {
        fingerprint.starts_with(&self.fingerprint)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}@{}/{}", self.name, self.fingerprint, self.schedule)?;
        self.step.map_or(Ok(()), |step| write!(f, ":{step}"))
    }
}

impl FromStr for Link {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = |what: &str| format!("`{text}` is not a link: {what}");
        let rest = text.strip_prefix(PREFIX).ok_or_else(|| bad("it does not begin with `tpio:`"))?;
        let (place, order) = rest.rsplit_once('/').ok_or_else(|| bad("there is no `/` before the schedule"))?;
        let (name, fingerprint) = place.rsplit_once('@').ok_or_else(|| bad("there is no `@` after the name"))?;
        let hexadecimal = fingerprint.len() == DIGITS && fingerprint.bytes().all(|digit| digit.is_ascii_hexdigit());
        if name.is_empty() || !hexadecimal {
            return Err(bad("a name, `@` and six hexadecimal digits stand before the `/`"));
        }
        let (schedule, step) = match order.split_once(':') {
            Some((schedule, step)) => {
                (schedule, Some(step.parse().map_err(|_| bad("after the last `:` stands the number of a step"))?))
            }
            None => (order, None),
        };
        let schedule = schedule.parse().map_err(|error| bad(&format!("its schedule: {error}")))?;
        Ok(Link { name: name.to_owned(), fingerprint: fingerprint.to_lowercase(), schedule, step })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_survive_print_and_parse() {
        for (name, step) in [("hello-read", 0), ("my/own file.c", 12), ("odd@name", 3)] {
            let link = Link::new(name, "0123456789abcdef", Schedule::new(vec![0, 1, 40]), step);
            assert_eq!(link.to_string().parse(), Ok(link));
        }
    }

    #[test]
    fn what_is_no_link_is_said() {
        for (text, why) in [
            ("hello-read", "begin with"),
            ("tpio:hello-read", "no `/`"),
            ("tpio:hello-read/a.", "no `@`"),
            ("tpio:hello-read@12/a.", "six hexadecimal"),
            ("tpio:hello-read@00ff00/a.0:x", "number of a step"),
            ("tpio:hello-read@00ff00/b.0", "its schedule"),
        ] {
            let error = text.parse::<Link>().expect_err(text);
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn a_link_knows_its_source() {
        let link = Link::new("a", "0123456789", Schedule::default(), 0);
        assert!(link.fits("012345ffff") && !link.fits("112345ffff"));
    }
}
