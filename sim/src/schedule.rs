//! The schedule string: which choice was taken at each point with at least two, short enough to paste in a chat. Knows
//! nothing of programs; whether a schedule fits one is seen when it is played.
//!
//! # The format
//!
//! `a.` (the format's version), then one item for each point with at least two choices, in order: a digit `0-9a-z` for
//! choices 0 to 35, `(N)` from 36 on, then `*N` if the item comes N ≥ 4 times in a row. After the last item the first
//! choice is taken, so items `0` at the end are left out. An item right after a `*N` would, as a digit `0-9`, be read as
//! part of N; there it is written as `(N)` too.

use std::fmt;
use std::str::FromStr;

/// A schedule: the index of the choice taken at each point with at least two choices.
///
/// ```
/// use tpio_sim::schedule::Schedule;
/// let schedule: Schedule = "a.01*4(40)".parse().unwrap();
/// assert_eq!(schedule.items(), [0, 1, 1, 1, 1, 40]);
/// assert_eq!(schedule.to_string(), "a.01*4(40)");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Schedule {
    items: Vec<u32>,
}

/// No schedule is longer than this many items: a mistyped `*N` shall not fill the memory.
pub const MAX_ITEMS: usize = 10_000_000;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

impl Schedule {
    /// From the items; `0`s at the end are dropped, for they change nothing.
    pub fn new(mut items: Vec<u32>) -> Self {
        while items.last() == Some(&0) {
            items.pop();
        }
        Schedule { items }
    }

    /// The items.
    pub fn items(&self) -> &[u32] {
        &self.items
    }

    /// The items.
    pub fn into_items(self) -> Vec<u32> {
        self.items
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a.")?;
        let mut after_count = false;
        for run in self.items.chunk_by(|a, b| a == b) {
            let item = run[0];
            let mut text = match DIGITS.get(item as usize) {
                Some(digit) if !(after_count && item < 10) => char::from(*digit).to_string(),
                _ => format!("({item})"),
            };
            after_count = run.len() >= 4;
            if after_count {
                write!(f, "{text}*{}", run.len())?;
                continue;
            }
            for _ in run {
                f.write_str(&text)?;
                // only the first item of the run stands right after a count
                if item < 10 {
                    text = char::from(DIGITS[item as usize]).to_string();
                }
            }
        }
        Ok(())
    }
}

/// Why a text is not a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Which character, from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {}: {}", self.column, self.problem)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Schedule {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text: Vec<char> = text.chars().collect();
        let mut reader = Reader { text: &text, at: 0 };
        if !(reader.take('a') && reader.take('.')) {
            return reader.fail("a schedule begins with `a.`");
        }
        let mut items = Vec::new();
        while let Some(item) = reader.item()? {
            let count = if reader.take('*') { reader.number("a count after `*`")? } else { 1 };
            if count == 0 {
                return reader.fail("an item repeated no times");
            }
            if items.len() + count as usize > MAX_ITEMS {
                return reader.fail("more than ten million items");
            }
            items.extend(std::iter::repeat_n(item, count as usize));
        }
        Ok(Schedule::new(items))
    }
}

struct Reader<'a> {
    text: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn fail<T>(&self, problem: &'static str) -> Result<T, ParseError> {
        Err(ParseError { column: self.at + 1, problem })
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.text.get(self.at) == Some(&wanted);
        self.at += usize::from(found);
        found
    }

    fn item(&mut self) -> Result<Option<u32>, ParseError> {
        let Some(next) = self.text.get(self.at) else { return Ok(None) };
        if self.take('(') {
            let item = self.number("a number after `(`")?;
            return if self.take(')') { Ok(Some(item)) } else { self.fail("expected `)`") };
        }
        match DIGITS.iter().position(|digit| char::from(*digit) == *next) {
            Some(item) => {
                self.at += 1;
                Ok(Some(item as u32))
            }
            None => self.fail("expected a digit 0-9 or a-z, or `(`"),
        }
    }

    fn number(&mut self, what: &'static str) -> Result<u32, ParseError> {
        let start = self.at;
        let mut number: u32 = 0;
        while let Some(digit) = self.text.get(self.at).and_then(|next| next.to_digit(10)) {
            number = match number.checked_mul(10).and_then(|number| number.checked_add(digit)) {
                Some(number) => number,
                None => return self.fail("the number is too large"),
            };
            self.at += 1;
        }
        if self.at == start { self.fail(what) } else { Ok(number) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Draw;

    #[test]
    fn spellings() {
        let cases: &[(&[u32], &str)] = &[
            (&[], "a."),
            (&[0, 0], "a."),
            (&[0, 1, 0, 2], "a.0102"),
            (&[9, 10, 35, 36], "a.9az(36)"),
            (&[1, 1, 1], "a.111"),
            (&[1, 1, 1, 1], "a.1*4"),
            (&[36, 36, 36, 36, 36, 1], "a.(36)*5(1)"),
            (&[1, 1, 1, 1, 2, 2, 2], "a.1*4(2)22"),
            (&[1, 1, 1, 1, 10, 2], "a.1*4a2"),
            (&[1, 1, 1, 1, 2, 2, 2, 2], "a.1*4(2)*4"),
        ];
        for (items, text) in cases {
            let schedule = Schedule::new(items.to_vec());
            assert_eq!(schedule.to_string(), *text);
            assert_eq!(text.parse(), Ok(schedule));
        }
    }

    #[test]
    fn any_schedule_survives_print_and_parse() {
        let mut draw = Draw::new(5);
        for _ in 0..2000 {
            let mut items = Vec::new();
            for _ in 0..draw.below(12) {
                let highest = if draw.below(4) == 0 { 60 } else { 12 };
                let item = draw.below(highest) as u32;
                let times = if draw.below(3) == 0 { draw.below(7) as usize } else { 1 };
                items.extend(std::iter::repeat_n(item, times));
            }
            let schedule = Schedule::new(items);
            assert_eq!(schedule.to_string().parse(), Ok(schedule));
        }
    }

    #[test]
    fn a_bad_text_is_refused_with_its_place() {
        let message = |text: &str| text.parse::<Schedule>().expect_err(text).to_string();
        assert_eq!(message(""), "character 1: a schedule begins with `a.`");
        assert_eq!(message("b.01"), "character 1: a schedule begins with `a.`");
        assert_eq!(message("a.0 1"), "character 4: expected a digit 0-9 or a-z, or `(`");
        assert_eq!(message("a.*4"), "character 3: expected a digit 0-9 or a-z, or `(`");
        assert_eq!(message("a.0*"), "character 5: a count after `*`");
        assert_eq!(message("a.0*0"), "character 6: an item repeated no times");
        assert_eq!(message("a.(40"), "character 6: expected `)`");
        assert_eq!(message("a.()"), "character 4: a number after `(`");
        assert_eq!(message("a.0*99999999999"), "character 14: the number is too large");
        assert_eq!(message("a.1*4000000000"), "character 15: more than ten million items");
    }
}
