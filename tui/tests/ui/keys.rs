//! Keys: any sequence of them is survived, going back is the opposite of going on, nothing that was recorded is lost.

use proptest::prelude::*;
use tpio::ui::action::{self, Place};
use tpio::ui::key::Key;
use tpio::ui::overlay::Overlay;
use tpio::ui::{Model, Then};

use super::{SIGNS, key, model, picture, press, text};

/// Scenarios whose runs are short.
const SHORT: [&str; 4] = ["hello-read", "close-without-wait", "one-start-two-reads", "wait-inside-callback"];

fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = action::ROWS.iter().flat_map(|row| row.keys).copied().collect();
    prop_oneof![
        6 => prop::sample::select(bound),
        4 => prop::sample::select(vec!['n', 'n', 'N', 'c', 'C', '1', '2', '3', 'j', '[', ']', '/', 'x']).prop_map(Key::Char),
    ]
}

fn situation(model: &Model) -> (usize, tpio_model::State) {
    let session = model.step.as_ref().expect("a scenario is open").session();
    (session.step_number(), session.state().clone())
}

fn steps(model: &Model) -> usize {
    model.stepped().flat_map(|step| step.session().branches()).map(|branch| branch.steps).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_are_survived(
        name in prop::sample::select(SHORT.to_vec()),
        keys in prop::collection::vec(any_key(), 0..60),
        (width, height) in (1_u16..130, 1_u16..45),
    ) {
        let mut shown = model(Some(name), SIGNS);
        for key in keys {
            press(&mut shown, key);
            if let Some(step) = &shown.step {
                prop_assert!(step.marked() < step.rows().max(1));
            }
            prop_assert!(shown.home.marked() < shown.home.shown().len().max(1));
        }
        picture(&shown, width, height);
    }

    #[test]
    fn next_then_back_changes_nothing(
        name in prop::sample::select(SHORT.to_vec()),
        picks in prop::collection::vec(0_u32..4, 0..30),
    ) {
        let mut shown = model(Some(name), SIGNS);
        for pick in picks {
            let before = situation(&shown);
            press(&mut shown, key("n"));
            if situation(&shown).0 > before.0 {
                press(&mut shown, key("N"));
                prop_assert_eq!(&situation(&shown), &before);
            }
            let recorded = steps(&shown);
            press(&mut shown, Key::Char(char::from_digit(pick + 1, 10).expect("a digit")));
            prop_assert!(steps(&shown) >= recorded, "a recorded step was lost");
        }
    }
}

#[test]
fn another_choice_makes_a_branch_and_keeps_the_old_one() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for word in ["c", "1", "n", "n", "N", "N", "N", "2"] {
        press(&mut shown, key(word));
    }
    let view = &shown.step.as_ref().expect("open").view;
    assert_eq!(view.branch, (2, 2));
    let here = situation(&shown);
    press(&mut shown, key("["));
    assert_eq!(shown.step.as_ref().expect("open").view.branch, (1, 2));
    press(&mut shown, key("]"));
    assert_eq!(situation(&shown), here);
}

#[test]
fn what_was_stepped_is_kept_while_another_program_is_open() {
    let mut shown = model(Some("wait-inside-callback"), SIGNS);
    for word in ["1", "1", "1", "1", "N"] {
        press(&mut shown, key(word));
    }
    let (here, recorded) = (situation(&shown), steps(&shown));
    press(&mut shown, key("Esc"));
    assert_eq!(shown.place(), Place::Home);
    shown.open("wait-in-main");
    assert_eq!(situation(&shown).0, 0);
    press(&mut shown, key("1"));
    shown.open("wait-inside-callback");
    assert_eq!(situation(&shown), here);
    assert_eq!(steps(&shown), recorded + 1);
    assert_eq!(shown.stepped().count(), 2);
}

#[test]
fn a_schedule_is_on_record_and_next_plays_it() {
    let mut opened = super::opened("close-without-wait");
    opened.schedule = Some("a.0001*4".parse().expect("a schedule"));
    let mut shown = model(None, SIGNS).with(opened);
    assert_eq!(shown.message, None);
    let last = shown.step.as_ref().expect("open").view.last;
    for _ in 0..last {
        press(&mut shown, key("n"));
    }
    let view = &shown.step.as_ref().expect("open").view;
    assert_eq!((view.step, view.path.as_str()), (last, "a.0001*4"));
    assert!(view.verdict.is_some());
}

#[test]
fn a_schedule_that_does_not_fit_is_said() {
    let mut opened = super::opened("hello-read");
    opened.schedule = Some("a.z".parse().expect("a schedule"));
    let shown = model(None, SIGNS).with(opened);
    let message = shown.message.expect("a message");
    assert!(message.contains("does not fit"), "{message}");
}

#[test]
fn the_list_opens_the_first_scenario_and_escape_comes_back() {
    let mut shown = model(None, SIGNS);
    press(&mut shown, Key::Enter);
    assert_eq!(shown.step.as_ref().expect("open").view.scenario, "hello-read");
    press(&mut shown, Key::Esc);
    assert!(shown.step.is_none());
}

#[test]
fn a_filter_narrows_the_list_and_enter_opens_from_it() {
    let mut shown = model(None, SIGNS);
    let all = shown.home.shown().len();
    for word in ["/", "i", "n", "s", "i", "d", "e"] {
        press(&mut shown, key(word));
    }
    let narrowed = shown.home.shown().len();
    assert!(narrowed > 0 && narrowed < all);
    press(&mut shown, Key::Enter);
    assert!(shown.step.is_some());
    press(&mut shown, Key::Esc);
    press(&mut shown, Key::Esc);
    assert_eq!(shown.home.shown().len(), all);
}

#[test]
fn each_way_out_is_one_key_away_from_the_verdict() {
    let verdict = |last: &[&str]| {
        let mut shown = model(Some("close-without-wait"), SIGNS);
        for word in ["c", "1", "1", "1", "2", "2", "2", "2"].iter().chain(last) {
            press(&mut shown, key(word));
        }
        shown
    };
    let judged = verdict(&[]);
    let view = &judged.step.as_ref().expect("open").view;
    let judgement = view.verdict.as_ref().expect("a verdict");
    let cause = judgement.why.last().expect("a cause").step;
    let went = verdict(&["1"]);
    assert_eq!(went.step.as_ref().expect("open").view.step, cause);
    assert_eq!(verdict(&["2"]).overlay, Overlay::Card(0));
    assert_eq!(verdict(&["3"]).step.as_ref().expect("open").view.scenario, "wait-then-close");
}

#[test]
fn keys_that_end_it_say_how() {
    let then = |word: &str| press(&mut model(Some("hello-read"), SIGNS), key(word)).then;
    assert_eq!(then("q"), Then::Quit(0));
    assert_eq!(then("Ctrl-c"), Then::Quit(130));
    assert_eq!(then("Ctrl-z"), Then::Suspend);
    assert_eq!(then("n"), Then::Stay);
    let mut typing = model(None, SIGNS);
    press(&mut typing, key("/"));
    assert_eq!(press(&mut typing, key("q")).then, Then::Stay);
    assert_eq!(press(&mut typing, key("Ctrl-c")).then, Then::Quit(130));
}

#[test]
fn the_keys_in_the_hints_do_something() {
    for place in Place::ALL {
        for row in action::rows(place).filter(|row| !row.hint.is_empty()) {
            assert_eq!(action::find(place, row.keys[0]), Some(row.action));
        }
    }
}

#[test]
fn a_scenario_is_found_by_the_rule_that_it_breaks_whatever_one_calls_it() {
    for words in ["use-after-free", "freed memory"] {
        let mut shown = model(None, SIGNS);
        press(&mut shown, key("/"));
        words.chars().for_each(|letter| {
            press(&mut shown, Key::Char(letter));
        });
        assert!(shown.home.shown().iter().any(|entry| entry.name == "close-without-wait"), "{words}");
        press(&mut shown, Key::Enter);
        press(&mut shown, Key::Esc);
        let last = |shown: &Model| text(&picture(shown, 80, 24)).lines().last().expect("a row").to_owned();
        assert!(last(&shown).contains("Esc show all"), "{}", last(&shown));
        press(&mut shown, Key::Esc);
        assert!(!last(&shown).contains("Esc show all"), "{}", last(&shown));
    }
}
