//! What is kept from one time to the next: where a program was left, how well its questions are known.

use tpio::shelf::Origin;
use tpio::ui::home::Memory;
use tpio::ui::key::Key;
use tpio::ui::order::Order;
use tpio::ui::{Model, Msg, update};

use super::{SIGNS, key, model, picture, press, text};

/// What is kept last.
fn kept(shown: &mut Model) -> Option<Memory> {
    let orders = shown.take_orders();
    orders.into_iter().rev().find_map(|order| match order {
        Order::Remember(memory) => Some(memory),
        _ => None,
    })
}

/// The model of the next time.
fn later(memory: Memory) -> Model {
    let text = serde_json::to_string(&memory).expect("it can be written");
    model(None, SIGNS).remembering(serde_json::from_str(&text).expect("and read"))
}

#[test]
fn the_list_opens_at_what_was_stepped_last_and_that_where_it_was_left() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for _ in 0..7 {
        press(&mut shown, key("n"));
    }
    shown.keep();
    let mut shown = later(kept(&mut shown).expect("kept"));
    assert_eq!(shown.home.entry().expect("one is marked").name, "close-without-wait");
    press(&mut shown, Key::Enter);
    let step = shown.step.as_ref().expect("open");
    assert_eq!((step.name(), step.view.step), ("close-without-wait", 7));
    assert_eq!(shown.message.as_deref(), Some("as you left it, at step 7; g goes to the start"));
    // another one begins at its start
    press(&mut shown, Key::Esc);
    shown.open("hello-read");
    assert_eq!(shown.step.as_ref().expect("open").view.step, 0);
}

#[test]
fn nothing_is_kept_twice_and_a_program_that_changed_begins_anew() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("n"));
    shown.keep();
    let mut memory = kept(&mut shown).expect("kept");
    shown.keep();
    assert_eq!(kept(&mut shown), None);
    let link = memory.last.as_mut().expect("a link");
    let (name, rest) = link.split_once('@').expect("a fingerprint");
    let order = rest.split_once('/').expect("an order").1;
    *link = format!("{name}@000000/{order}");
    let mut shown = later(memory);
    press(&mut shown, Key::Enter);
    assert_eq!(shown.step.as_ref().expect("open").view.step, 0);
}

#[test]
fn a_file_is_left_and_found_again() {
    let code = "int main(void)\n{\n    return 0;\n}\n".to_owned();
    let file = |shown: &mut Model| update(shown, Msg::File { path: "my/own.c".to_owned(), text: Ok(code.clone()) });
    let mut shown = model(None, SIGNS);
    file(&mut shown);
    press(&mut shown, key("n"));
    press(&mut shown, Key::Esc);
    let memory = kept(&mut shown).expect("kept");
    assert_eq!(memory.last().expect("a link").name, "my/own.c");
    let mut shown = later(memory);
    assert_eq!(shown.home.entry().expect("marked").name, "my/own.c");
    file(&mut shown);
    let step = shown.step.as_ref().expect("open");
    assert_eq!((&step.about.origin, step.view.step), (&Origin::File("my/own.c".to_owned()), 1));
}

/// Answers every question, each right or each wrong.
fn answer_all(shown: &mut Model, right: bool) {
    press(shown, key("Q"));
    while !shown.quiz.as_ref().expect("open").is_over() {
        let answer = shown.quiz.as_ref().expect("open").question().1.right();
        let answer = if right { answer } else { usize::from(answer == 0) };
        super::answer(shown, answer);
        press(shown, key("n"));
    }
}

#[test]
fn answers_in_a_row_are_counted_over_quizzes() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    answer_all(&mut shown, true);
    let count = shown.quiz.as_ref().expect("open").questions.len();
    assert!(text(&picture(&shown, 80, 24)).contains(&format!("score {count} of {count} · {count} in a row")));
    let memory = kept(&mut shown).expect("kept");
    assert_eq!(memory.streak, count);
    let mut shown = later(memory);
    shown.open("close-without-wait");
    press(&mut shown, key("Q"));
    let right = shown.quiz.as_ref().expect("open").question().1.right();
    press(&mut shown, Key::Char(char::from(b'a' + right as u8)));
    assert_eq!(shown.quiz.as_ref().expect("open").streak(), count + 1);
    press(&mut shown, key("n"));
    let right = shown.quiz.as_ref().expect("open").question().1.right();
    press(&mut shown, Key::Char(char::from(b'a' + u8::from(right == 0))));
    assert_eq!(kept(&mut shown).expect("kept").streak, 0);
}

#[test]
fn a_quiz_is_worth_taking_again_after_days() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    shown.today = 20_000;
    answer_all(&mut shown, false);
    shown.keep();
    let memory = kept(&mut shown).expect("kept");
    assert_eq!(memory.quizzes["close-without-wait"].due, 20_001);
    let list = |today: u32| {
        let mut shown = later(memory.clone());
        shown.today = today;
        text(&picture(&shown, 80, 24))
    };
    assert!(!list(20_000).contains("quiz again"));
    let due = list(20_001);
    assert!(due.contains("⑂ quiz again (Q)") && due.contains("⑂▸ close-without-wait"), "{due}");
}
