//! An outcome's share of all runs, for people: how many uniform runs meet it, and in how many orders it ends so. Rounds;
//! the exact numbers stand in the JSON.

use super::text::{grouped, paragraph};
use crate::explore::{Coverage, Exploration, Natural, Outcome};

/// Digits of the longest number that is written in full.
const SHORT: usize = 9;

/// The share of one outcome of a search, if it is known.
pub(super) fn share(outcome: &Outcome, all: &[Outcome]) -> Option<String> {
    let runs = outcome.probability.map(|chance| runs(chance, all.len() == 1));
    let orders = outcome.interleavings.as_ref().map(|own| orders(own, all));
    let known: Vec<String> = [runs, orders].into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// What is to be said of the shares of a search that was asked for them.
pub(super) fn about_shares(exploration: &Exploration) -> String {
    let outcomes = &exploration.outcomes;
    let unknown = outcomes.iter().all(|outcome| outcome.probability.is_none() && outcome.interleavings.is_none());
    let text = if !exploration.plan.shares {
        return String::new();
    } else if exploration.coverage != Coverage::Complete {
        let known = exploration.known_probability.filter(|known| *known >= 0.001).map_or_else(String::new, |known| {
            // rounded down: it is a lower bound
            let percent = (known * 1000.0).floor() / 10.0;
            format!(
                "; at least {percent} % of uniform runs end in an outcome that is listed, by an order that was seen"
            )
        });
        return paragraph("  ", &format!("shares are not known: not every order was seen{known}"));
    } else if exploration.cut.is_some() && unknown {
        "shares are not known: a limit was reached before they were computed"
    } else if unknown {
        "shares are not known: there are too many states to compute them"
    } else if outcomes.iter().any(|outcome| outcome.interleavings.is_none()) {
        "a uniform run takes each possible next step with the same chance; orders are not counted, for there is no end \
         of them: something can go round in a loop"
    } else {
        "a uniform run takes each possible next step with the same chance"
    };
    paragraph("  ", text)
}

fn runs(chance: f64, only: bool) -> String {
    if only {
        "every uniform run".to_owned()
    } else if chance < 0.1 {
        format!("1 in {} uniform runs", rounded(1.0 / chance))
    } else if chance <= 0.99 {
        format!("{} % of uniform runs", (chance * 1000.0).round() / 10.0)
    } else if 1.0 - chance > 1e-12 {
        format!("all but 1 in {} uniform runs", rounded(1.0 / (1.0 - chance)))
    } else {
        "nearly every uniform run".to_owned()
    }
}

fn orders(own: &Natural, all: &[Outcome]) -> String {
    let mut total = Natural::default();
    all.iter().filter_map(|outcome| outcome.interleavings.as_ref()).for_each(|count| total += count);
    match (*own == total, total == Natural::from(1)) {
        (true, true) => "the only order".to_owned(),
        (true, false) => format!("all {} orders", count(&total.to_string())),
        (false, _) => format!("{} of {} orders", count(&own.to_string()), count(&total.to_string())),
    }
}

fn rounded(value: f64) -> String {
    count(&format!("{value:.0}"))
}

/// A whole number: with commas if it is short, else with two digits and a power of ten.
fn count(digits: &str) -> String {
    if digits.len() > SHORT { scientific(digits) } else { grouped(digits) }
}

fn scientific(digits: &str) -> String {
    let (head, mut exponent) = (&digits[..3], digits.len() - 1);
    let mut tenths = (head.parse::<u32>().expect("internal: no digits") + 5) / 10;
    if tenths == 100 {
        (tenths, exponent) = (10, exponent + 1);
    }
    format!("{}.{}e{exponent}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_exact_and_long_ones_have_two_digits() {
        for (digits, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("999999999", "999,999,999"),
            ("1000000000", "1.0e9"),
            ("31499999999999", "3.1e13"),
            ("31500000000000", "3.2e13"),
            ("99499999999999", "9.9e13"),
            ("99500000000000", "1.0e14"),
        ] {
            assert_eq!(count(digits), expected, "{digits}");
        }
    }

    #[test]
    fn chances_are_told_so_that_they_can_be_imagined() {
        for (chance, expected) in [
            (0.5, "50 % of uniform runs"),
            (1.0 / 3.0, "33.3 % of uniform runs"),
            (1.0 / 2175.2, "1 in 2,175 uniform runs"),
            (2.5e-13, "1 in 4.0e12 uniform runs"),
            (0.99, "99 % of uniform runs"),
            (1.0 - 1.0 / 4096.0, "all but 1 in 4,096 uniform runs"),
            (1.0, "nearly every uniform run"),
        ] {
            assert_eq!(runs(chance, false), expected);
        }
        assert_eq!(runs(1.0, true), "every uniform run");
    }
}
