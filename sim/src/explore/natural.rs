//! Natural numbers of any size that can be added and written down. More is not needed, so more is not here.

use std::fmt::{self, Write as _};
use std::ops::AddAssign;

/// A natural number of any size.
///
/// ```
/// use tpio_sim::explore::Natural;
/// let mut number = Natural::from(u64::MAX);
/// number += &Natural::from(1);
/// assert_eq!(number.to_string(), "18446744073709551616");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Natural {
    low: u64,
    /// What is above `low`, the lowest first; the last one is not 0.
    high: Vec<u64>,
}

impl From<u64> for Natural {
    fn from(low: u64) -> Self {
        Natural { low, high: Vec::new() }
    }
}

impl AddAssign<&Natural> for Natural {
    fn add_assign(&mut self, other: &Natural) {
        let (low, mut carry) = self.low.overflowing_add(other.low);
        self.low = low;
        if self.high.len() < other.high.len() {
            self.high.resize(other.high.len(), 0);
        }
        for (index, mine) in self.high.iter_mut().enumerate() {
            let theirs = other.high.get(index).copied();
            if theirs.is_none() && !carry {
                break;
            }
            let sum = u128::from(*mine) + u128::from(theirs.unwrap_or(0)) + u128::from(carry);
            *mine = sum as u64;
            carry = sum >> 64 != 0;
        }
        if carry {
            self.high.push(1);
        }
    }
}

impl fmt::Display for Natural {
    /// In decimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// The largest power of ten that fits, and its exponent.
        const CHUNK: (u128, usize) = (10_000_000_000_000_000_000, 19);
        let mut digits: Vec<u64> = std::iter::once(self.low).chain(self.high.iter().copied()).collect();
        let mut chunks = Vec::new();
        while digits.len() > 1 {
            let mut rest: u128 = 0;
            for digit in digits.iter_mut().rev() {
                let value = rest << 64 | u128::from(*digit);
                *digit = (value / CHUNK.0) as u64;
                rest = value % CHUNK.0;
            }
            chunks.push(rest);
            while digits.len() > 1 && digits.last() == Some(&0) {
                digits.pop();
            }
        }
        let mut text = digits[0].to_string();
        if text == "0" && !chunks.is_empty() {
            text.clear();
        }
        for chunk in chunks.iter().rev() {
            if text.is_empty() {
                text = chunk.to_string();
            } else {
                write!(text, "{chunk:0width$}", width = CHUNK.1)?;
            }
        }
        f.pad_integral(true, "", &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addition as it is taught at school.
    fn school(one: &str, two: &str) -> String {
        let (mut sum, mut carry) = (Vec::new(), 0);
        let mut digits = [one, two].map(|text| text.bytes().rev());
        loop {
            let next = digits.each_mut().map(Iterator::next);
            if next == [None, None] && carry == 0 {
                break;
            }
            let value = next.into_iter().flatten().map(|digit| digit - b'0').sum::<u8>() + carry;
            sum.push(char::from(b'0' + value % 10));
            carry = value / 10;
        }
        sum.into_iter().rev().collect()
    }

    #[test]
    fn sums_agree_with_sums_of_digits() {
        let (mut one, mut two) = (Natural::from(1), Natural::from(u64::MAX));
        let mut draw = crate::draw::Draw::new(3);
        for _ in 0..600 {
            let expected = school(&one.to_string(), &two.to_string());
            let mut sum = one.clone();
            sum += &two;
            assert_eq!(sum.to_string(), expected);
            (one, two) = if draw.below(2) == 0 { (sum, two) } else { (sum.clone(), sum) };
        }
        assert!(one.to_string().len() > 100, "they grow");
    }

    #[test]
    fn a_carry_goes_all_the_way() {
        let mut number = Natural { low: u64::MAX, high: vec![u64::MAX; 3] };
        number += &Natural::from(1);
        assert_eq!(number, Natural { low: 0, high: vec![0, 0, 0, 1] });
    }

    #[test]
    fn zeros_inside_a_number_are_written() {
        assert_eq!(Natural::default().to_string(), "0");
        // 10^20 = 5 · 2^64 + 7766279631452241920
        let number = Natural { low: 7_766_279_631_452_241_920, high: vec![5] };
        assert_eq!(number.to_string(), "100000000000000000000");
        // 10^19 itself is a u64; 2^64 is the first that is not
        assert_eq!(Natural { low: 0, high: vec![1] }.to_string(), "18446744073709551616");
    }
}
