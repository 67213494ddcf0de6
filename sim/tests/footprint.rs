//! Footprints are honest: in every state, two enabled choices whose footprints are disjoint commute, and neither disables
//! the other. The search will rest on this when it leaves orders out.

mod common;

use tpio_model::{Choice, Footprint, PortUse, Program, State};

/// States looked at in one program.
const MOST: usize = 1_500;

fn take(program: &Program, state: &State, choice: Choice) -> (State, Footprint, bool) {
    let mut next = state.clone();
    let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
    (next, step.footprint, step.stop.is_some())
}

/// Whether the choice can still be taken: it is enabled, or another thing keeps the clock from showing it.
fn still(program: &Program, state: &State, choice: Choice) -> bool {
    tpio_model::enabled(program, state).contains(&choice)
}

fn check(name: &str, program: &Program) -> usize {
    let mut pairs = 0;
    for state in common::states(program, MOST) {
        let choices = tpio_model::enabled(program, &state);
        let taken: Vec<(Choice, State, Footprint, bool)> = choices
            .iter()
            .map(|choice| {
                let (next, footprint, over) = take(program, &state, *choice);
                (*choice, next, footprint, over)
            })
            .collect();
        for (at, (a, after_a, footprint_a, over_a)) in taken.iter().enumerate() {
            for (b, after_b, footprint_b, over_b) in &taken[at + 1..] {
                if *over_a || *over_b || !footprint_a.disjoint(footprint_b) {
                    continue;
                }
                pairs += 1;
                assert!(still(program, after_a, *b), "{name}: {a:?} disables {b:?}\n{footprint_a:?}\n{footprint_b:?}");
                assert!(still(program, after_b, *a), "{name}: {b:?} disables {a:?}\n{footprint_a:?}\n{footprint_b:?}");
                let (ab, ..) = take(program, after_a, *b);
                let (ba, ..) = take(program, after_b, *a);
                assert!(ab == ba, "{name}: {a:?} and {b:?} do not commute\n{footprint_a:?}\n{footprint_b:?}");
            }
        }
    }
    pairs
}

#[test]
fn disjoint_steps_commute() {
    let mut pairs = 0;
    for name in common::oracle().into_iter().chain(common::facts()) {
        pairs += check(&name, &common::program(&name));
    }
    for entry in tpio_scenarios::catalogue::all() {
        pairs += check(entry.name, &common::compile(entry.name, entry.text));
    }
    assert!(pairs > 10_000, "only {pairs} pairs were compared");
}

/// A step says what it has to do with a raw port. The search leaves out who takes a packet because of that.
#[test]
fn steps_say_what_they_do_at_a_port() {
    let mut seen = [0; 3];
    let uses_a_port = |text: &str| text.contains("GetQueuedCompletionStatus");
    let scenarios = tpio_scenarios::catalogue::all().iter().filter(|entry| uses_a_port(entry.text));
    let scenarios = scenarios.map(|entry| (entry.name.to_owned(), common::compile(entry.name, entry.text)));
    // where a step brings two packets
    let pipe = ("pipe-10".to_owned(), common::program("facts/pipe-10.c"));
    for (name_of, program) in scenarios.chain([pipe]) {
        for state in common::states(&program, MOST) {
            for choice in tpio_model::enabled(&program, &state) {
                let (next, footprint, _) = take(&program, &state, choice);
                for (name, port) in state.ports() {
                    let Some(after) = next.port(name) else { continue };
                    let what = footprint.ports.iter().find(|(other, _)| *other == name).map(|(_, what)| *what);
                    let (old, new) = (&port.packets, &after.packets);
                    let same = (old, &port.waiters) == (new, &after.waiters);
                    let text = format!("{name_of} {choice:?} {what:?}\n{port:?}\n{after:?}");
                    match what {
                        None => assert!(port == after, "{text}"),
                        Some(PortUse::Counts) => assert!(same, "{text}"),
                        Some(PortUse::Gives) => {
                            let kept =
                                new.starts_with(old) && new.len() == old.len() + 1 && port.waiters == after.waiters;
                            let handed =
                                new == old && port.waiters.split_last().is_some_and(|(_, rest)| rest == after.waiters);
                            assert!(kept || handed, "{text}");
                            seen[usize::from(handed)] += 1;
                        }
                        Some(PortUse::Takes) => {
                            let took = old.split_first().is_some_and(|(_, rest)| rest == new);
                            let joined = after.waiters.split_last().is_some_and(|(_, rest)| rest == port.waiters);
                            assert!(took != joined, "{text}");
                            seen[2] += 1;
                        }
                        Some(PortUse::Other) => {}
                    }
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 15), "{seen:?}");
}
