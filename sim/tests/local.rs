//! What is remembered for one actor is what the model does, and what is counted is what there is: the moves of all movers
//! are the enabled choices with the states they lead to, and the search without reductions finds exactly the states that a
//! plain loop over values finds.

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use tpio_model::{Change, Choice, Key, Mover, Part, Program, State};
use tpio_sim::explore::{Coverage, Plan, Reduce, explore_by};

/// States looked at in one program.
const MOST: usize = 400;

fn changed(state: &State, changes: &[Change]) -> State {
    let mut parts: BTreeMap<Key, Arc<Part>> = state.shared_parts().iter().cloned().collect();
    for (key, part) in changes {
        match part {
            Some(part) => drop(parts.insert(*key, Arc::clone(part))),
            None => assert!(parts.remove(key).is_some(), "{key:?} goes, but is not there"),
        }
    }
    State::from_parts(parts.into_iter().collect())
}

fn check(name: &str, program: &Program) -> usize {
    let mut compared = 0;
    for state in common::states(program, MOST) {
        let mut choices: Vec<Choice> = Vec::new();
        let movers = state.parts().filter_map(|(key, _)| Mover::of(key)).collect::<Vec<_>>();
        for mover in movers {
            let mut asked = state.clone();
            let moves = tpio_model::moves(program, &mut asked, mover).value;
            assert_eq!(asked, state, "{name}: {mover:?} changed the state");
            for one in moves {
                let mut next = state.clone();
                let step = tpio_model::apply(program, &mut next, one.choice, &mut Vec::new());
                assert_eq!(changed(&state, &one.changes), next, "{name}: {:?}", one.choice);
                assert_eq!(one.step, step, "{name}: {:?}", one.choice);
                choices.push(one.choice);
                compared += 1;
            }
        }
        choices.sort();
        let mut enabled = tpio_model::enabled(program, &state);
        enabled.retain(|choice| *choice != Choice::Time);
        assert_eq!(choices, enabled, "{name}");
    }
    compared
}

#[test]
fn moves_are_what_apply_does() {
    let oracle = common::oracle().into_iter().map(|name| (name.clone(), common::program(&name)));
    let scenarios = tpio_scenarios::catalogue::all()
        .iter()
        .map(|entry| (entry.name.to_owned(), common::compile(entry.name, entry.text)));
    let compared: usize = oracle.chain(scenarios).map(|(name, program)| check(&name, &program)).sum();
    assert!(compared > 10_000, "only {compared} moves were compared");
}

/// States in which something can happen, and states in which the run is over, as a plain loop finds them.
fn count(program: &Program) -> Option<u64> {
    let open = common::states(program, 20_000);
    if open.len() == 20_000 {
        return None;
    }
    let mut over = rustc_hash::FxHashSet::default();
    for state in &open {
        for choice in tpio_model::enabled(program, state) {
            let mut next = state.clone();
            let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
            let judged = tpio_model::judge(program, &next).is_some();
            if step.stop.is_some() || judged {
                let rules: Vec<_> = step.findings.iter().map(|finding| finding.rule).collect();
                over.insert((next, step.stop.map(|stop| (format!("{stop:?}"), rules))));
            }
        }
    }
    Some((open.len() + over.len()) as u64)
}

#[test]
fn the_search_without_reductions_finds_exactly_the_states_that_there_are() {
    let plan = Plan { reduce: Reduce::None, ..Plan::default() };
    let mut compared = 0;
    for entry in tpio_scenarios::catalogue::all() {
        let program = common::compile(entry.name, entry.text);
        let Some(expected) = count(&program) else { continue };
        let found = explore_by(&program, plan, &mut |_| ControlFlow::Continue(()));
        assert_eq!(found.coverage, Coverage::Complete);
        assert_eq!(found.progress.states, expected, "{}", entry.name);
        compared += 1;
    }
    assert!(compared > 100, "only {compared} scenarios are small enough");
}
