//! The random programs themselves: the front end takes every one, a seed is one text for ever, and they are varied and small.

mod common;
mod random;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use tpio_model::rules::RuleId;
use tpio_sim::explore::{Coverage, Limits, explore};

#[test]
fn the_front_end_takes_every_random_program() {
    let mut texts = BTreeSet::new();
    for seed in 0..2_000 {
        let text = random::program(seed);
        assert_eq!(text, random::program(seed), "seed {seed}");
        let loaded = tpio_scenarios::load("random.c", &text);
        assert!(loaded.program.is_some(), "seed {seed}: {:#?}\n{text}", loaded.diagnostics);
        texts.insert(text);
    }
    assert!(texts.len() > 1_900, "only {} are different", texts.len());
}

#[test]
fn random_programs_are_small_and_go_wrong_in_many_ways() {
    let mut small = 0;
    let mut rules: BTreeSet<RuleId> = BTreeSet::new();
    let mut several = 0;
    let limits = Limits { states: 2_000, ..Limits::default() };
    for seed in 0..300 {
        let program = common::compile("random.c", &random::program(seed));
        let found = explore(&program, limits, &mut |_| ControlFlow::Continue(()));
        small += u32::from(found.coverage == Coverage::Complete);
        several += u32::from(found.outcomes.len() > 1);
        rules.extend(found.outcomes.iter().flat_map(|outcome| &outcome.rules));
    }
    assert!(small >= 200, "only {small} of 300 have at most 2,000 states");
    assert!(several >= 120, "only {several} of 300 can end in several ways");
    assert!(rules.len() >= 10, "only these rules are broken: {rules:?}");
}
