//! The explorer against the enumerator, which knows nothing of it: on every reference program, every scenario and on random
//! programs, as far as they have few enough schedules, the outcomes are the same.

mod common;
mod enumerate;
mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use enumerate::{Key, Most, Ways, enumerate};
use tpio_model::Program;
use tpio_sim::explore::{Coverage, Effort, Exploration, Limits, Plan, Witness, explore, explore_by};

/// Enumerated at most: what takes a fraction of a second. The environment may ask for more, `TPIO_SCHEDULES=1000000` for as
/// many as STEPS §4.4 speaks of, which takes a minute and a half.
const MOST: Most = Most { schedules: 10_000, depth: 300 };

fn most() -> Most {
    let asked = std::env::var("TPIO_SCHEDULES").ok();
    let schedules = asked.map(|number| number.parse().expect("TPIO_SCHEDULES is a number"));
    Most { schedules: schedules.unwrap_or(MOST.schedules), ..MOST }
}

/// The same for random programs, of which there are many.
const MOST_RANDOM: Most = Most { schedules: 2_000, depth: 200 };

const RANDOM: u64 = 500;

fn search(program: &Program) -> Exploration {
    let found = explore(program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.coverage, Coverage::Complete);
    found
}

fn key(outcome: &tpio_sim::explore::Outcome) -> Key {
    (tpio_sim::trace::ending_line(&outcome.ending), outcome.stdout.clone(), outcome.rules.clone())
}

/// The same outcomes, none twice.
fn same_outcomes(name: &str, found: &Exploration, expected: &BTreeMap<Key, Ways>) {
    let keys: Vec<Key> = found.outcomes.iter().map(key).collect();
    let set: BTreeSet<&Key> = keys.iter().collect();
    assert_eq!(set.len(), keys.len(), "{name}: an outcome is listed twice");
    assert_eq!(set, expected.keys().collect(), "{name}");
}

/// Witnesses as short as any: fewest switches, then fewest steps.
fn shortest_witnesses(name: &str, found: &Exploration, expected: &BTreeMap<Key, Ways>) {
    for outcome in &found.outcomes {
        let ways = expected[&key(outcome)];
        assert_eq!(outcome.witness, Witness::Shortest, "{name}: {:?}", outcome.stdout);
        assert_eq!((outcome.switches, outcome.steps), ways.shortest, "{name}: {:?}", outcome.stdout);
    }
}

/// Whether the explorer counts more schedules than that, or cannot count them.
fn is_too_large(program: &Program, most: Most) -> bool {
    let limits = Limits { states: 200_000, ..Limits::default() };
    let plan = Plan { shares: true, limits, effort: Effort::Found, ..Plan::default() };
    let found = explore_by(program, plan, &mut |_| ControlFlow::Continue(()));
    let counts = found.outcomes.iter().map(|outcome| outcome.interleavings.as_ref()?.to_string().parse::<u128>().ok());
    counts.sum::<Option<u128>>().is_none_or(|count| count > u128::from(most.schedules))
}

/// Whether the program was small enough to be compared.
fn agrees(name: &str, program: &Program, most: Most) -> bool {
    // to find that out by enumerating takes long
    if most.schedules > MOST.schedules && is_too_large(program, most) {
        return false;
    }
    let Ok(expected) = enumerate(program, most) else { return false };
    let found = search(program);
    same_outcomes(name, &found, &expected);
    shortest_witnesses(name, &found, &expected);
    true
}

#[test]
fn on_reference_programs() {
    let compared = common::oracle().iter().filter(|name| agrees(name, &common::program(name), most())).count();
    assert!(compared >= 15, "only {compared} programs are small enough");
}

#[test]
fn on_scenarios() {
    let entries = tpio_scenarios::catalogue::all().iter();
    let compared = entries.filter(|entry| agrees(entry.name, &common::compile(entry.name, entry.text), most())).count();
    assert!(compared >= 80, "only {compared} scenarios are small enough");
}

#[test]
fn on_random_programs() {
    let compared = (0..RANDOM).filter(|seed| {
        let text = random::program(*seed);
        agrees(&format!("seed {seed}\n{text}"), &common::compile("random.c", &text), MOST_RANDOM)
    });
    let compared = compared.count();
    assert!(compared >= 120, "only {compared} random programs are small enough");
}

#[test]
fn the_enumerator_counts_every_order() {
    let text = "#include <windows.h>
        static volatile LONG turn;
        static DWORD WINAPI other(LPVOID unused) { turn = 1; turn = 2; return 0; }
        int main(void) {
            HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
            turn = 3;
            turn = 4;
            WaitForSingleObject(thread, INFINITE);
            return turn;
        }";
    let ways = enumerate(&common::compile("test.c", text), MOST).expect("a small program");
    let by_code: BTreeMap<&str, u64> = ways.iter().map(|(key, ways)| (key.0.as_str(), ways.interleavings)).collect();
    // three steps (store, store, wait) beside three (store, store, return): 6 over 3 orders, and each ends last in half of them
    assert_eq!(by_code, BTreeMap::from([("finished 2", 10), ("finished 4", 10)]));
    let shortest: Vec<u32> = ways.values().map(|ways| ways.shortest.0).collect();
    // main, the other thread, main again: to end with 4 it goes first, to end with 2 it goes last
    assert_eq!(shortest, [2, 2]);
}

#[test]
fn what_is_too_large_is_refused_as_a_whole() {
    let endless = "#include <windows.h>
        static volatile LONG done;
        int main(void) { while (!done) { } return 0; }";
    let endless = common::compile("test.c", endless);
    assert_eq!(enumerate(&endless, MOST), Err(enumerate::Refused::Depth));
    let large = common::program("oracle/c45_rendezvous.c");
    assert_eq!(enumerate(&large, Most { schedules: 10, ..MOST }), Err(enumerate::Refused::Schedules));
}
