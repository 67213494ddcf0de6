//! What the search leaves out, and in which order it looks, changes nothing that it finds: the same outcomes with the same
//! witnesses, the same broken rules, with reductions and without, breadth first and depth first.

mod common;
mod random;

use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_sim::explore::{Coverage, Exploration, Limits, Order, Plan, Reduce, explore_by};

fn search(program: &Program, most: u64, reduce: Reduce, order: Order) -> Exploration {
    let plan = Plan { limits: Limits { states: most, ..Limits::default() }, reduce, order, ..Plan::default() };
    explore_by(program, plan, &mut |_| ControlFlow::Continue(()))
}

/// Ways to search, beside the plainest: those without symmetry, and those with it.
const APART: [(Reduce, Order); 3] =
    [(Reduce::None, Order::Depth), (Reduce::Por, Order::Breadth), (Reduce::Por, Order::Depth)];
const ALIKE: [(Reduce, Order); 4] = [
    (Reduce::Symmetry, Order::Breadth),
    (Reduce::Symmetry, Order::Depth),
    (Reduce::All, Order::Breadth),
    (Reduce::All, Order::Depth),
];

/// Compares every way to search with the plainest, if that needs at most so many states; says how many states the reduction saved and how many there are.
fn compare(name: &str, program: &Program, most: u64, ways: &[(Reduce, Order)]) -> (u64, u64) {
    let plain = search(program, most, Reduce::None, Order::Breadth);
    if plain.coverage != Coverage::Complete {
        return (0, 0);
    }
    let mut reduced = 0;
    for (reduce, order) in ways.iter().copied() {
        let other = search(program, most, reduce, order);
        assert_eq!(other.coverage, Coverage::Complete, "{name}: {reduce:?} {order:?}");
        assert_eq!(other.outcomes, plain.outcomes, "{name}: {reduce:?} {order:?}");
        assert_eq!(other.found, plain.found, "{name}: {reduce:?} {order:?}");
        // a renamed state need not be one that the program comes to under its threads' own names, so there may be a few
        // more of them than of the others where handles were closed; what symmetry saves is asserted in sum
        if !matches!(reduce, Reduce::Symmetry | Reduce::All) {
            let (less, all) = (other.progress.states, plain.progress.states);
            assert!(less <= all, "{name}: {reduce:?} {order:?} has more states: {less} {all}");
        }
        if reduce == Reduce::None {
            assert_eq!(other.progress.states, plain.progress.states, "{name}");
            assert_eq!(other.progress.transitions, plain.progress.transitions, "{name}");
        }
        reduced = other.progress.states;
    }
    (plain.progress.states.saturating_sub(reduced), plain.progress.states)
}

#[test]
fn every_scenario_has_the_same_outcomes_however_it_is_searched() {
    let mut sum = (0, 0);
    for entry in tpio_scenarios::catalogue::all() {
        let (saved, all) =
            compare(entry.name, &common::compile(entry.name, entry.text), 300_000, &[&APART[..], &ALIKE[2..]].concat());
        sum = (sum.0 + saved, sum.1 + all);
    }
    assert!(sum.0 * 8 > sum.1, "the reduction saves too little to be worth its risk: {sum:?}");
}

#[test]
fn every_reference_program_has_the_same_outcomes_however_it_is_searched() {
    for name in common::oracle() {
        compare(&name, &common::program(&name), 300_000, &[&APART[..], &ALIKE[2..]].concat());
    }
}

#[test]
fn random_programs_have_the_same_outcomes_however_they_are_searched() {
    let mut sum = (0, 0);
    for seed in 0..2_000 {
        let text = random::program(seed);
        let (saved, all) = compare(
            &format!("seed {seed}\n{text}"),
            &common::compile("random.c", &text),
            3_000,
            &[&APART[..], &ALIKE[2..3]].concat(),
        );
        sum = (sum.0 + saved, sum.1 + all);
    }
    assert!(sum.0 * 8 > sum.1, "the reduction saves too little to be worth its risk: {sum:?}");
}

#[test]
fn random_programs_with_threads_made_alike_have_the_same_outcomes_however_they_are_searched() {
    let mut sum = (0, 0);
    for seed in 0..1_000 {
        let text = random::alike(seed);
        let (saved, all) = compare(&format!("seed {seed}\n{text}"), &common::compile("random.c", &text), 3_000, &ALIKE);
        sum = (sum.0 + saved, sum.1 + all);
    }
    assert!(sum.0 * 2 > sum.1, "the reduction saves too little to be worth its risk: {sum:?}");
}

/// Which thread of a crew takes a packet is left out where nobody can tell. The programs try to tell in many ways.
#[test]
fn random_crews_have_the_same_outcomes_however_they_are_searched() {
    let (mut sum, mut alike, mut compared) = ((0, 0), 0, 0);
    for seed in 0..300 {
        let text = random::crew::program(seed);
        let program = common::compile("random.c", &text);
        let (saved, all) = compare(&format!("seed {seed}\n{text}"), &program, 8_000, &ALIKE[2..]);
        if all > 0 {
            compared += 1;
            alike += u64::from(search(&program, 8_000, Reduce::All, Order::Breadth).takers_alike);
        }
        sum = (sum.0 + saved, sum.1 + all);
    }
    assert!(compared > 200 && alike > 100, "{compared} programs were compared, in {alike} all threads were alike");
    assert!(sum.0 * 2 > sum.1, "the reduction saves too little to be worth its risk: {sum:?}");
}

/// Which of several operations has which name is left out where nobody can tell.
#[test]
fn random_requests_have_the_same_outcomes_however_they_are_searched() {
    let (mut sum, mut alike, mut compared) = ((0, 0), 0, 0);
    for seed in 0..300 {
        let text = random::requests::program(seed);
        let program = common::compile("random.c", &text);
        let (saved, all) = compare(&format!("seed {seed}\n{text}"), &program, 2_000, &[ALIKE[0], ALIKE[2]]);
        if all > 0 {
            compared += 1;
            alike += u64::from(search(&program, 2_000, Reduce::Symmetry, Order::Breadth).operations_alike);
        }
        sum = (sum.0 + saved, sum.1 + all);
    }
    assert!(compared > 120 && alike > 70, "{compared} programs were compared, in {alike} names were exchanged");
    assert!(sum.0 * 2 > sum.1, "the reduction saves too little to be worth its risk: {sum:?}");
}

/// Steps that wait are remembered by what they looked at. Which blocks there are is looked at by a step that searches all of
/// memory, though the steps before it made blocks: here a block is left behind or not, and the rest differs in one byte.
#[test]
fn steps_that_make_blocks_rest_on_the_blocks_that_were_there() {
    let text = "#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
static volatile LONG ready;
static char *yours, *kept;
static DWORD WINAPI makes(LPVOID unused)
{
    yours = malloc(4);
    yours[0] = 2;
    ready = 1;
    return 0;
}
static void prepare(void)
{
    HANDLE other = CreateThread(NULL, 0, makes, NULL, 0, NULL);
    LONG early = ready;
    WaitForSingleObject(other, INFINITE);
    CloseHandle(other);
    if (early) {
        malloc(4);
        yours[0] = 1;
    }
}
int main(void)
{
    prepare();
    printf(\"prepared\\n\");
    for (int i = 0; i < 2; i++) {
        kept = malloc(4);
        free(kept);
        kept = NULL;
    }
    printf(\"over\\n\");
    return 0;
}
";
    let (_, all) = compare("blocks", &common::compile("blocks.c", text), 1_000, &APART);
    assert!(all > 0, "the plain search was cut short");
}

/// Where no shortest way is searched, the way on which the search came to an outcome is told. It is found again although
/// states were looked at in several ways: near races, and where a step was taken alone that somebody minded.
#[test]
fn the_way_on_which_an_outcome_was_found_is_found_again() {
    let mut told = 0;
    let texts = (0..150).map(random::program).chain((0..60).map(random::requests::program));
    for (seed, text) in texts.enumerate() {
        let program = common::compile("random.c", &text);
        let limits = Limits { states: 3_000, places: 0, ..Limits::default() };
        let found = explore_by(&program, Plan { limits, ..Plan::default() }, &mut |_| ControlFlow::Continue(()));
        if found.coverage == Coverage::Complete {
            let plain = search(&program, 1_000_000, Reduce::None, Order::Breadth);
            assert_eq!(plain.coverage, Coverage::Complete, "seed {seed}");
            let ends = |found: &Exploration| -> Vec<String> {
                found.outcomes.iter().map(|outcome| format!("{:?} {:?}", outcome.stdout, outcome.rules)).collect()
            };
            assert_eq!(ends(&found), ends(&plain), "seed {seed}");
            told += found.outcomes.len();
        }
    }
    assert!(told > 300, "only {told} outcomes were told");
}

/// What the outcomes of a program print, the same in every way to search, and how many states it has.
fn told(name: &str, text: &str) -> (Vec<String>, u64) {
    let program = common::compile(&format!("{name}.c"), text);
    let (_, all) = compare(name, &program, 1_000, &[&APART[..], &ALIKE[..]].concat());
    assert!(all > 0, "{name}: the plain search was cut short");
    let found = search(&program, 1_000, Reduce::All, Order::Depth);
    (found.outcomes.into_iter().map(|outcome| outcome.stdout).collect(), all)
}

/// A thread that goes round may not do so alone for ever, or the others would be forgotten. Its round is longer than what
/// is looked at in one piece, and nobody minds what it does.
#[test]
fn a_thread_that_goes_round_for_ever_leaves_the_others_their_turns() {
    // with thirty steps that others could feel, or with some that nobody can: see `swift`
    for (felt, private) in [(30, 0), (20, 10), (15, 10), (12, 12)] {
        let steps = (0..felt).map(|step| format!("place = {step}; ")).collect::<Vec<_>>().concat();
        let text = format!(
            "#include <windows.h>
#include <stdio.h>
static volatile LONG place;
static DWORD WINAPI rounds(LPVOID unused) {{ for (;;) {{ {steps}{} }} }}
int main(void)
{{
    HANDLE never = CreateThread(NULL, 0, rounds, NULL, 0, NULL);
    printf(\"started\\n\");
    WaitForSingleObject(never, INFINITE);
    return 0;
}}
",
            "Sleep(0); ".repeat(private)
        );
        let (told, all) = told("rounds", &text);
        assert!(all > 60, "there are {all} states");
        assert_eq!(told, ["started\n"]);
    }
}

/// Steps that nobody can tell from no steps are taken at once, but for where a race would end the run while a thread stands
/// before its access: until its own steps are done it does not.
#[test]
fn a_thread_that_is_not_there_yet_races_with_nobody() {
    let text = "#include <windows.h>
#include <stdio.h>
static LONG shared;
static volatile LONG there;
static DWORD WINAPI other(LPVOID unused)
{
    there = 1;
    Sleep(0);
    shared = 2;
    return 0;
}
int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    if (there) {
        printf(\"there\\n\");
        shared = 1;
    }
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    printf(\"%ld\\n\", shared);
    return 0;
}
";
    assert_eq!(told("late", text).0, ["2\n", "there\n1\n", "there\n2\n", "there\n"], "with no race, and with one");
}

/// Time passes only where every thread lets it: a thread that yields may not be taken on at once, or it never would.
#[test]
fn a_thread_that_yields_lets_time_pass_before_it_goes_on() {
    let text = "#include <windows.h>
#include <stdio.h>
static HANDLE never;
static volatile LONG flag;
static DWORD WINAPI other(LPVOID unused)
{
    for (int i = 0; i < 66; i++) {
        Sleep(0);
    }
    flag = 1;
    return 0;
}
int main(void)
{
    HANDLE thread;
    never = CreateEventA(NULL, TRUE, FALSE, NULL);
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    WaitForSingleObject(never, 5);
    printf(\"%ld\\n\", flag);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
";
    assert_eq!(told("yields", text).0, ["0\n", "1\n"]);
}
