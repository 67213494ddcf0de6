//! The quiz: the same seed asks the same, what is right is right in the model, and answering shows why.

use std::sync::Arc;

use tpio::ui::action::Place;
use tpio::ui::key::Key;
use tpio_sim::quiz::{markdown, quiz};
use tpio_sim::session::Session;

use super::{SIGNS, key, model, opened, picture, press, text};

#[test]
fn a_seed_makes_it_the_same_for_a_class() {
    let program = opened("close-without-wait").program;
    let questions = quiz(&program, 7, 8);
    assert_eq!(questions, quiz(&program, 7, 8));
    assert_ne!(questions, quiz(&program, 8, 8));
}

#[test]
fn every_question_stands_in_the_model() {
    let mut asked = 0;
    for name in
        ["hello-read", "close-without-wait", "one-start-two-reads", "wait-inside-callback", "cancel-while-pending"]
    {
        let Ok(entry) = tpio_scenarios::catalogue::find(name) else { continue };
        let program = Arc::new(entry.load().program.expect("it compiles"));
        for seed in 0..3 {
            for question in quiz(&program, seed, 8) {
                asked += 1;
                let right = question.answers.iter().filter(|answer| answer.right).count();
                assert_eq!(right, 1, "{question:?}");
                assert!((2..=4).contains(&question.answers.len()), "{question:?}");
                assert!(question.answers.iter().all(|answer| !answer.text.is_empty() && !answer.why.is_empty()));
                let mut session = Session::new(Arc::clone(&program));
                session.record(&question.schedule, question.step).expect("its own order");
                session.seek(question.step);
                assert_eq!(session.step_number(), question.step);
                assert_eq!(session.story()[0], question.context[0]);
            }
        }
    }
    assert!(asked > 50, "{asked}");
}

#[test]
fn an_answer_counts_once_and_shows_why() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("Q"));
    assert_eq!(shown.place(), Place::Quiz);
    let (_, question) = shown.quiz.as_ref().expect("open").question();
    let (right, why) = (question.right(), question.answers[question.right()].why.clone());
    let wrong = usize::from(right == 0);
    assert!(!text(&picture(&shown, 120, 35)).contains(&why), "no hint before the answer");
    let letter = |answer: usize| Key::Char(char::from(b'a' + answer as u8));
    press(&mut shown, letter(wrong));
    press(&mut shown, letter(right));
    assert_eq!(shown.quiz.as_ref().expect("open").score(), (0, 1));
    assert!(text(&picture(&shown, 120, 35)).contains("not so"));
    press(&mut shown, Key::Enter);
    assert_eq!(shown.quiz.as_ref().expect("open").question().0, 2);
    press(&mut shown, Key::Esc);
    assert_eq!(shown.place(), Place::Step);
}

#[test]
fn on_paper_the_answers_stand_at_the_end() {
    let program = opened("close-without-wait").program;
    let text =
        markdown("A title", &quiz(&program, 1, 5), &|question| format!("{}:{}", question.schedule, question.step));
    assert!(text.starts_with("# Quiz: A title\n"));
    let (asked, answers) = text.split_once("## Answers").expect("answers");
    assert_eq!(asked.matches("\n## ").count(), answers.matches("**: ").count());
    assert!(!asked.contains("✓"));
}
