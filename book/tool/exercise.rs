//! The solutions of exercises, of three kinds: *break it* (an order in which it happens), *fix it* (a program that no
//! order breaks), *prove it* (a claim that every order bears out). Each solution is found or tried when the book is built;
//! it lies behind a click.

use std::fmt::Write as _;

use crate::claim::{Claim, Orders, What};
use crate::expand::Page;
use crate::{programs, stage, transcript};

/// *Break it*: `PROGRAM: WHAT`: a shortest order in which it happens.
///
/// # Errors
///
/// It happens in no order.
pub fn break_it(page: &mut Page, args: &str) -> Result<String, String> {
    let (program, what) = args.split_once(": ").ok_or("the colon after the program is missing")?;
    let what = What::read(what)?;
    let orders = Orders::of(page, program)?;
    let fitting = orders.endings.iter().filter(|ending| what.fits(ending));
    // an order that breaks nothing else beside it says it most clearly
    let ending = fitting.min_by_key(|ending| ending.rules.len()).ok_or("that happens in no order")?;
    let run = transcript::block(page, &format!("run {program} --schedule {}", ending.schedule))?;
    let found = match orders.endings.iter().filter(|ending| what.fits(ending)).count() {
        all if all == orders.endings.len() => "It happens in every order.".to_string(),
        some => format!("It happens in {some} of the {} ways in which the program can end.", orders.endings.len()),
    };
    let place = stage::lab(page, program)?;
    Ok(place + "\n" + &solution(&format!("A shortest order, found by playing all of them. {found}\n\n{run}")))
}

/// *Fix it*: `BROKEN with FIXED`: the change from one to the other, and what was tried.
///
/// # Errors
///
/// No order breaks the first, or some order breaks the second.
pub fn fix_it(page: &mut Page, args: &str) -> Result<String, String> {
    let (broken, fixed) = args.split_once(" with ").ok_or("`with` is missing")?;
    let (before, after) = (Orders::of(page, broken)?, Orders::of(page, fixed)?);
    if before.broken().is_empty() {
        return Err(format!("no order breaks {broken}"));
    }
    if !after.broken().is_empty() {
        return Err(format!("{fixed} breaks {}", after.broken().join(", ")));
    }
    let (old, new) = (programs::text(page, broken)?, programs::text(page, fixed)?);
    let mut out = format!("One way to do it is `{fixed}`:\n\n{}\n", programs::change(&body(&old), &body(&new)));
    let rules: Vec<String> = before.broken().iter().map(|rule| format!("`{rule}`")).collect();
    let _ = write!(out, "`{broken}` can break {}. Of `{fixed}` ", rules.join(", "));
    let _ = writeln!(out, "every order was played ({} states), and none breaks a rule.", after.states);
    Ok(stage::lab(page, broken)? + "\n" + &solution(&out))
}

/// *Prove it*: `PROGRAM: CLAIM`.
///
/// # Errors
///
/// The claim does not hold.
pub fn prove_it(page: &mut Page, args: &str) -> Result<String, String> {
    let (program, claim) = args.split_once(": ").ok_or("the colon after the program is missing")?;
    let orders = Orders::of(page, program)?;
    if !Claim::read(claim)?.holds(&orders) {
        return Err(format!("{program} does not bear out: {claim}"));
    }
    Ok(format!("*Proved:* `{program}` {claim}; {}.\n", orders.seen()))
}

/// The lines below the header, without the marks that give the fault away.
fn body(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.starts_with("//"));
    lines.map(|line| line.split("//~").next().unwrap_or(line).trim_end()).collect()
}

fn solution(text: &str) -> String {
    format!("<details>\n<summary>Solution</summary>\n\n{text}\n</details>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solution_that_is_none_is_refused() {
        let mut page = Page::default();
        assert!(break_it(&mut page, "cancel-wait-free: break overlapped-freed").is_err());
        assert!(break_it(&mut page, "cancel-then-free: break overlapped-freed").is_ok());
        assert!(fix_it(&mut page, "cancel-then-free with wait-true-then-free").is_err(), "it is broken too");
        assert!(fix_it(&mut page, "cancel-wait-free with cancel-wait-free").is_err(), "there is nothing to fix");
        assert!(prove_it(&mut page, "cancel-then-free: cannot break any rule").is_err());
    }

    #[test]
    fn a_fix_shows_what_changed_and_not_the_marks() {
        let text = fix_it(&mut Page::default(), "cancel-then-free with cancel-wait-free").expect("it is one");
        assert!(text.contains("```diff\n") && !text.contains("//~"), "{text}");
        assert!(text.lines().any(|line| line.starts_with("-    free(request);")), "{text}");
    }
}
