//! A program beside its twin: opened from a verdict it stands where the two part, says in which lines they differ, and leads
//! back.

use tpio::ui::Model;
use tpio::ui::action::Place;

use super::{SIGNS, key, model, picture, press, text};

/// The verdict of a use after free, and its row of the twin picked.
fn beside() -> Model {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for word in ["c", "1", "1", "1", "2", "2", "2", "2", "3"] {
        press(&mut shown, key(word));
    }
    assert_eq!(shown.step.as_ref().expect("open").view.scenario, "wait-then-close");
    shown
}

#[test]
fn it_says_which_lines_differ_and_marks_them() {
    let shown = beside();
    let message = shown.message.clone().expect("a message");
    assert!(message == "Esc goes back; beside close-without-wait: line 42 is new (+)", "{message}");
    let twin = shown.step.as_ref().expect("open").twin.clone().expect("a twin");
    let source = tpio_scenarios::catalogue::find("wait-then-close").expect("a scenario").text;
    let line = |number: u32| source.lines().nth(number as usize - 1).expect("a line");
    assert!(!twin.added.is_empty() && twin.added.len() < 10, "{twin:?}");
    assert!(twin.added.iter().any(|number| line(*number).contains("WaitForThreadpoolIoCallbacks")), "{twin:?}");
    let other = tpio_scenarios::catalogue::find("close-without-wait").expect("a scenario").text;
    for number in &twin.added {
        let text = line(*number).split("/*").next().expect("a part").split("//").next().expect("a part").trim();
        let there = other.lines().filter(|line| line.trim().starts_with(text)).count();
        let here = source.lines().filter(|line| line.trim().starts_with(text)).count();
        assert!(there < here || twin.gone.iter().any(|_| there == here), "line {number} is not new: {text}");
    }
    let seen = text(&picture(&shown, 120, 35));
    let shown_lines = twin.added.iter().filter(|number| seen.contains(&format!("{number}+"))).count();
    assert!(shown_lines > 0, "{seen}");
}

#[test]
fn it_stands_where_the_two_part() {
    let shown = beside();
    let step = shown.step.as_ref().expect("open");
    assert!(step.view.step > 0);
    let next: Vec<u32> = step.view.threads.iter().filter_map(|pane| pane.next).collect();
    assert!(next.iter().any(|line| step.differs(*line)), "{next:?}");
}

#[test]
fn escape_leads_back_to_where_one_was() {
    let mut shown = beside();
    press(&mut shown, key("n"));
    for (width, height) in [(80, 24), (120, 35)] {
        let hints = text(&picture(&shown, width, height)).lines().last().expect("a row").to_owned();
        assert!(hints.contains("Esc back"), "{hints}");
    }
    press(&mut shown, key("Esc"));
    let step = shown.step.as_ref().expect("open");
    assert_eq!((step.view.scenario.as_str(), step.view.step), ("close-without-wait", 17));
    assert!(step.view.verdict.is_some());
    // and from there to the list
    press(&mut shown, key("Esc"));
    assert_eq!(shown.place(), Place::Home);
    // opened from the list it is beside nothing
    shown.open("wait-then-close");
    assert_eq!(shown.step.as_ref().expect("open").twin, None);
}

#[test]
fn the_twin_of_the_twin_is_where_one_came_from() {
    let mut shown = beside();
    for _ in 0..40 {
        press(&mut shown, key("c"));
    }
    let rows = shown.step.as_ref().expect("open").row_words();
    let row = rows.iter().position(|words| words.starts_with("twin")).expect("a row of the twin");
    press(&mut shown, key(&(row + 1).to_string()));
    let step = shown.step.as_ref().expect("open");
    assert_eq!((step.view.scenario.as_str(), step.view.step), ("close-without-wait", 17));
    assert_eq!(step.twin, None);
}
