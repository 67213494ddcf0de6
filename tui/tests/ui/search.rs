//! The screen of every order: news come in, outcomes open in the stepper, a bad one is compared with a good run.

use tpio::ui::action::Place;
use tpio::ui::explore::{Far, News};
use tpio::ui::key::Key;
use tpio::ui::order::{Order, Pause};
use tpio::ui::{Model, Msg, update};
use tpio_sim::explore::{Limits, Progress, Stage, explore};

use super::{SIGNS, key, model, obey, picture, press, text};

fn searching(name: &str) -> Model {
    let mut shown = model(Some(name), SIGNS);
    press(&mut shown, key("e"));
    assert_eq!(shown.place(), Place::Explore);
    shown
}

#[test]
fn progress_is_counted_and_nothing_is_promised() {
    let mut shown = searching("close-without-wait");
    let progress = Progress {
        states: 12_345,
        transitions: 20_000,
        frontier: 45,
        depth: 9,
        memory: 3 << 20,
        outcomes: 2,
        stage: Stage::Search,
    };
    update(&mut shown, Msg::Explore(News { ticket: 1, far: Far::Progress(progress, 2.0) }));
    let seen = text(&picture(&shown, 80, 24));
    for part in ["12,345", "6,150 states/s", "may still happen", "3 MiB"] {
        assert!(seen.contains(part), "{part} in\n{seen}");
    }
    for (word, wanted, seen) in [("p", Pause::Wait, "the search waits"), ("p", Pause::GoOn, "may still happen")] {
        press(&mut shown, key(word));
        let ordered = shown.take_orders();
        assert!(ordered.iter().any(|order| matches!(order, Order::PauseExploring(pause) if *pause == wanted)));
        let picture = text(&picture(&shown, 80, 24));
        assert!(picture.contains(seen), "{seen} in\n{picture}");
    }
    press(&mut shown, key("x"));
    assert!(shown.take_orders().iter().any(|order| matches!(order, Order::StopExploring)));
}

#[test]
fn shares_are_told_of_each_group_and_make_a_whole() {
    let mut shown = searching("close-without-wait");
    obey(&mut shown);
    let explore = shown.explore.as_ref().expect("open");
    let mut orders = 0;
    let mut whole = 0;
    for group in &explore.groups {
        let share = explore.orders(group).expect("counted");
        let (part, all) = share.strip_suffix(" orders").and_then(|counts| counts.split_once(" of ")).expect("a share");
        orders += part.parse::<u64>().expect("a number");
        whole = all.parse::<u64>().expect("a number");
        assert!(explore.chance(group).is_some_and(|chance| chance.ends_with('%')));
    }
    assert_eq!(orders, whole);
    let chances: f64 = explore.shares.iter().filter_map(|share| share.chance).sum();
    assert!((chances - 1.0).abs() < 1e-9, "{chances}");
}

#[test]
fn each_outcome_of_a_group_is_an_example_of_its_own() {
    let mut shown = searching("close-without-wait");
    obey(&mut shown);
    press(&mut shown, key("G"));
    let schedule = |shown: &Model| shown.explore.as_ref().expect("open").example().expect("one").schedule.to_string();
    let first = schedule(&shown);
    press(&mut shown, key("l"));
    assert_ne!(schedule(&shown), first);
    assert!(text(&picture(&shown, 80, 24)).contains("example 2 of 2"));
    press(&mut shown, key("l"));
    press(&mut shown, key("h"));
    assert_eq!(schedule(&shown), first);
}

#[test]
fn an_order_that_ends_well_leads_to_the_others() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for _ in 0..20 {
        press(&mut shown, key("n"));
    }
    assert!(text(&picture(&shown, 80, 24)).contains("2 every order"));
    press(&mut shown, key("2"));
    assert_eq!(shown.place(), Place::Explore);
}

#[test]
fn news_of_a_search_that_was_given_up_are_no_news() {
    let mut shown = searching("close-without-wait");
    let Some(Order::Explore(old, program)) = shown.take_orders().pop() else { panic!("a search") };
    press(&mut shown, Key::Esc);
    press(&mut shown, key("e"));
    let found = explore(&program, Limits::default(), &mut |_| std::ops::ControlFlow::Continue(()));
    update(&mut shown, Msg::Explore(News { ticket: old, far: Far::Found(Box::new(found), 1.0) }));
    assert!(shown.explore.as_ref().expect("open").found.is_none());
}

#[test]
fn a_stopped_search_says_so() {
    let mut shown = searching("close-without-wait");
    let Some(Order::Explore(ticket, program)) = shown.take_orders().pop() else { panic!("a search") };
    let limits = Limits { states: 20, ..Limits::default() };
    let found = explore(&program, limits, &mut |_| std::ops::ControlFlow::Continue(()));
    update(&mut shown, Msg::Explore(News { ticket, far: Far::Found(Box::new(found), 1.0) }));
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains("not every order was seen: this was found within 20 states"), "{seen}");
    press(&mut shown, key("p"));
    assert!(matches!(shown.take_orders().last(), Some(Order::Explore(..))), "p searches anew");
}

#[test]
fn an_outcome_opens_where_it_ends() {
    let mut shown = searching("close-without-wait");
    obey(&mut shown);
    let groups = &shown.explore.as_ref().expect("open").groups;
    assert!(!groups[0].good && groups.last().expect("some").good);
    press(&mut shown, Key::Enter);
    let step = shown.step.as_ref().expect("open");
    assert_eq!(shown.place(), Place::Step);
    assert!(step.view.verdict.as_ref().is_some_and(|verdict| verdict.rule.is_some()));
}

#[test]
fn a_bad_order_is_compared_with_a_good_one() {
    let mut shown = searching("close-without-wait");
    obey(&mut shown);
    press(&mut shown, key("d"));
    let comparison = shown.explore.as_ref().expect("open").comparison.clone().expect("compared");
    assert_eq!(comparison.shared, 16);
    press(&mut shown, Key::Enter);
    let step = shown.step.as_ref().expect("open");
    assert_eq!((step.view.step, step.view.branch.1), (16, 2));
    // both branches are there: one ends well, the other does not
    let mut judged = Vec::new();
    for word in ["End", "[", "End", "]", "End"] {
        press(&mut shown, key(word));
        let view = &shown.step.as_ref().expect("open").view;
        judged.extend(view.verdict.as_ref().map(|verdict| verdict.judgement));
    }
    assert!(judged.contains(&tpio_sim::view::Judgement::Misuse), "{judged:?}");
    assert!(judged.iter().any(|judgement| *judgement != tpio_sim::view::Judgement::Misuse), "{judged:?}");
}

#[test]
fn a_search_that_is_over_offers_no_pause_and_no_end() {
    let hints = |shown: &Model| text(&picture(shown, 120, 35)).lines().last().expect("a row").to_owned();
    let mut shown = searching("close-without-wait");
    assert!(hints(&shown).contains("p wait  x end"), "{}", hints(&shown));
    assert!(!hints(&shown).contains("open there"), "{}", hints(&shown));
    press(&mut shown, key("p"));
    assert!(hints(&shown).contains("p go on  x end"), "{}", hints(&shown));
    obey(&mut shown);
    let over = hints(&shown);
    assert!(!over.contains("p wait") && !over.contains("p search") && !over.contains("x end"), "{over}");
    assert!(over.contains("Enter open there  d compare"), "{over}");
    press(&mut shown, key("p"));
    assert!(shown.take_orders().is_empty(), "there is nothing to go on with");
    press(&mut shown, key("d"));
    let compared = hints(&shown);
    assert!(compared.contains("Enter open both") && !compared.contains("d compare"), "{compared}");
}
