//! What `tpio check` says when a limit is reached: how much was seen, what is known all the same, and, to those who look
//! on, how far it is.

use std::cell::Cell;

use serde_json::Value;
use tpio::cli::Place;

use crate::tpio::{Ran, Tpio, file, tpio};

fn report(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran}"))
}

/// How often a whole check of that file looks for an interrupt.
fn looks(line: &str) -> u32 {
    let looks = Cell::new(0);
    let count = || {
        looks.set(looks.get() + 1);
        false
    };
    Tpio { interrupted: &count, ..Tpio::default() }.run(line);
    looks.get()
}

#[test]
fn an_interrupt_after_the_search_ends_it_with_every_outcome() {
    let line = format!("check {} --shares --json", file("freed"));
    let whole = report(&tpio(&line));
    // the first look is that of the search, which is over by then; after the file the list of files is looked at
    let last = looks(&line) - 1;
    assert!(last > 3);
    for at in 2..=last {
        let looks = Cell::new(0);
        let interrupted = || {
            looks.set(looks.get() + 1);
            looks.get() >= at
        };
        let ran = Tpio { interrupted: &interrupted, ..Tpio::default() }.run(&line);
        let cut = report(&ran);
        assert_eq!((&cut["coverage"], &cut["liveness"], ran.status), (&"complete".into(), &"checked".into(), 1));
        assert_eq!(cut["cut"], "interrupt", "at look {at}: {ran}");
        let outcomes = cut["outcomes"].as_array().expect("outcomes");
        assert_eq!(outcomes.len(), whole["outcomes"].as_array().expect("outcomes").len());
        if at == 2 {
            let unknown = |outcome: &Value| {
                outcome["witness"] == "short"
                    && outcome["interleavings"].is_null()
                    && outcome["last_good_step"].is_null()
            };
            assert!(outcomes.iter().all(unknown), "{ran}");
            let human = Tpio { interrupted: &|| true, ..Tpio::default() };
            looks.set(0);
            let human = Tpio { interrupted: &interrupted, ..human }.run(&line.replace("--json", ""));
            assert!(human.out.contains("perhaps not the shortest"), "{human}");
            assert!(human.out.contains("all outcomes are listed, but not all is known about them"), "{human}");
            assert!(human.out.contains("shares are not known: a limit was reached"), "{human}");
        }
    }
    assert!(whole.get("cut").is_none());
}

#[test]
fn a_truncated_report_says_how_much_was_seen() {
    let line = format!("check {} --max-states 20 --shares", file("freed"));
    let ran = tpio(&line);
    let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("the limit on states was reached. Of the states found, "), "{ran}");
    assert!(text.contains("Limits: states 20, memory 2048 MiB, depth 100000, seconds none."), "{ran}");
    let json = report(&tpio(&format!("{line} --json")));
    let number = |field: &str| json[field].as_u64().expect("a number");
    assert!(number("looked_at") < number("states"), "{json}");
    let known = json["known_probability"].as_f64().expect("it was asked for");
    assert!((0.0..1.0).contains(&known), "{json}");
    let memo = &json["memo"];
    assert!(memo["computed"].as_u64() <= memo["asked"].as_u64() && memo["asked"].as_u64() > Some(0), "{json}");
    let whole = report(&tpio(&format!("check {} --shares --json", file("freed"))));
    assert!(whole.get("known_probability").is_none() && whole["looked_at"] == whole["states"], "{whole}");
}

#[test]
fn a_search_that_sees_no_end_is_followed_by_a_sample() {
    let ran = tpio(&format!("check {} --max-states 3", file("order")));
    assert_eq!(ran.status, 3, "{ran}");
    let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "No order was seen to its end. Some were drawn at random instead. 2 outcomes in 100 runs:",
        "| main | other met ",
        "undecided only part of the orders was seen",
        "a sample, no proof: 100 runs of uniform, seeds 0 to 99",
    ] {
        assert!(text.contains(part), "{part}: {ran}");
    }
    let json = report(&tpio(&format!("check {} --max-states 3 --json", file("order"))));
    let sampled = report(&tpio(&format!("check {} --samples 100 --json", file("order"))));
    assert_eq!(json["outcomes"].as_array().map(Vec::len), Some(0), "{json}");
    assert_eq!(json["coverage"]["truncated"], "states");
    assert_eq!(json["sample"]["outcomes"], sampled["outcomes"]);
    assert_eq!(json["sample"]["coverage"], sampled["coverage"]);
}

#[test]
fn misuse_that_such_a_sample_meets_is_misuse() {
    let line = format!("check {} --max-states 3", file("freed"));
    let ran = tpio(&line);
    assert_eq!(ran.status, 1, "{ran}");
    let verdict = "freed.c: misuse: overlapped-freed\n";
    assert!(ran.out.starts_with("misuse: an OVERLAPPED was freed in flight") && ran.out.contains(verdict), "{ran}");
    let sarif = report(&tpio(&format!("{line} --format sarif")));
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "overlapped-freed", "{sarif}");
}

#[test]
fn no_sample_is_drawn_where_something_is_known_or_nothing_more_wanted() {
    let drawn = |more: &str, interrupted: &dyn Fn() -> bool| {
        let line = format!("check {} --json {more}", file("order"));
        report(&Tpio { interrupted, ..Tpio::default() }.run(&line)).get("sample").is_some()
    };
    let never = || false;
    assert!(drawn("--max-states 3", &never) && drawn("--max-memory 1K", &never));
    for more in ["", "--max-depth 3", "--max-seconds 0", "--max-states 3 --expect"] {
        assert!(!drawn(more, &never), "{more}");
    }
    assert!(!drawn("", &|| true));
}

#[test]
fn more_states_let_more_be_known() {
    let known = |states: u32| {
        let json = report(&tpio(&format!("check {} --max-states {states} --shares --json", file("freed"))));
        json["known_probability"].as_f64()
    };
    let all: Vec<f64> = (1..200).map_while(known).collect();
    assert!(all.len() > 20 && all.is_sorted() && all[0] < 0.001 && all[all.len() - 1] > 0.2, "{all:?}");
}

#[test]
fn witnesses_may_be_the_orders_in_which_the_search_met_them() {
    let line = format!("check {} --witnesses found", file("order"));
    let ran = tpio(&line);
    assert!(ran.out.contains("perhaps not the shortest"), "{ran}");
    let [found, shortest] = ["found", "shortest"].map(|effort| {
        report(&tpio(&format!("check {} --witnesses {effort} --json", file("order"))))["outcomes"].clone()
    });
    let field = |outcomes: &Value, name: &str| {
        let outcomes = outcomes.as_array().expect("a list");
        outcomes.iter().map(|outcome| outcome[name].clone()).collect::<Vec<_>>()
    };
    assert_eq!(field(&found, "stdout"), field(&shortest, "stdout"));
    assert!(field(&found, "witness").iter().all(|word| word == "short"), "{found}");
    assert!(field(&shortest, "witness").iter().all(|word| word == "shortest"), "{shortest}");
}

#[test]
fn verdicts_leave_out_what_was_printed() {
    let line = format!("check {} --outcomes verdicts", file("order"));
    let ran = tpio(&line);
    assert!(ran.out.contains("One outcome:") && ran.out.contains("| main"), "{ran}");
    assert!(ran.out.contains("Outcomes that differ in their output alone are listed as one"), "{ran}");
    let json = report(&tpio(&format!("{line} --json")));
    assert_eq!((&json["outcomes_kept"], json["outcomes"].as_array().map(Vec::len)), (&"verdicts".into(), Some(1)));
    let full = report(&tpio(&format!("check {} --outcomes full --json", file("order"))));
    assert!(full["outcomes"].as_array().map(Vec::len) == Some(2) && full.get("outcomes_kept").is_none());
    let sample = report(&tpio(&format!("{line} --samples 50 --json")));
    assert_eq!((&sample["outcomes_kept"], sample["outcomes"].as_array().map(Vec::len)), (&"verdicts".into(), Some(1)));
    let shards: Vec<String> =
        (1..=2).map(|shard| tpio(&format!("{line} --samples 50 --shard {shard}/2 --json")).out).collect();
    let joined = Tpio { stdin: &shards.concat(), ..Tpio::default() }.run("merge -");
    assert_eq!(report(&joined), sample);
    assert_eq!(tpio(&format!("{line} --expect")).status, 2, "what is printed may be what is expected");
}

#[test]
fn a_long_search_is_told_of_as_it_goes() {
    let now = Cell::new(0.0);
    let seconds = || {
        now.set(now.get() + 2.0);
        now.get()
    };
    let line = "check ../scenarios/bench/reads-in-flight.c --max-states 30000";
    let ran = Tpio { seconds: &seconds, place: Place::Terminal, ..Tpio::default() }.run(line);
    let told = ran.err.split("\r\x1b[K").find(|line| line.contains("outcome")).expect("a line of progress");
    for part in [" states (", "/s), ", " to look at, depth ", " MiB, "] {
        assert!(told.contains(part), "{told}");
    }
    let guesses: Vec<&str> =
        ran.err.lines().filter(|line| line.contains("an estimate, which may be far off")).collect();
    assert_eq!(guesses.len(), 1, "{}", ran.err);
    assert!(guesses[0].contains(" states in all, about ") && guesses[0].ends_with(" to go"), "{}", guesses[0]);
    assert!(!ran.out.contains("estimate"), "it is no part of the report");
    let ran = Tpio { seconds: &seconds, ..Tpio::default() }.run(line);
    assert_eq!(ran.err, "", "nobody looks on");
    let line = format!("check {}", file("freed"));
    let ran = Tpio { seconds: &seconds, place: Place::Terminal, ..Tpio::default() }.run(&line);
    assert!(ran.err.contains("freed.c: shortest orders of 2 outcomes, 0 MiB, "), "{}", ran.err);
}
