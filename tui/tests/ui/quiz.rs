//! The quiz: the same seed asks the same, what is right is right in the model, and answering shows why.

use std::sync::Arc;

use tpio::ui::Model;
use tpio::ui::action::Place;
use tpio::ui::key::Key;
use tpio_sim::quiz::{Form, markdown, quiz};
use tpio_sim::session::Session;

use super::{SIGNS, answer, key, model, opened, picture, press, text};

#[test]
fn a_seed_makes_it_the_same_for_a_class() {
    let program = opened("close-without-wait").program;
    let questions = quiz(&program, &[], 7, 8);
    assert_eq!(questions, quiz(&program, &[], 7, 8));
    assert_ne!(questions, quiz(&program, &[], 8, 8));
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
            for question in quiz(&program, &[], seed, 8) {
                asked += 1;
                let right = question.answers.iter().filter(|answer| answer.right).count();
                assert_eq!(right, 1, "{question:?}");
                let count = question.answers.len();
                match question.form {
                    Form::Pick => assert!((2..=4).contains(&count), "{question:?}"),
                    Form::Point => assert_eq!(count, question.step, "{question:?}"),
                }
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
        markdown("A title", &quiz(&program, &[], 1, 5), &|question| format!("{}:{}", question.schedule, question.step));
    assert!(text.starts_with("# Quiz: A title\n"));
    let (asked, answers) = text.split_once("## Answers").expect("answers");
    assert_eq!(asked.matches("\n## ").count(), answers.matches("**: ").count());
    assert!(!asked.contains("✓"));
}

#[test]
fn a_hint_strikes_out_a_wrong_answer_and_costs_the_point() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("Q"));
    // on to a question with more than two answers
    while shown.quiz.as_ref().expect("open").question().1.answers.len() == 2 {
        press(&mut shown, key("h"));
        assert_eq!(shown.quiz.as_ref().expect("open").hint(), None);
        answer(&mut shown, 0);
        press(&mut shown, key("n"));
    }
    let before = shown.quiz.as_ref().expect("open").score();
    press(&mut shown, key("h"));
    let quiz = shown.quiz.as_ref().expect("open");
    let (struck, right) = (quiz.hint().expect("a hint"), quiz.question().1.right());
    assert_ne!(struck, right);
    press(&mut shown, Key::Char(char::from(b'a' + right as u8)));
    assert_eq!(shown.quiz.as_ref().expect("open").score(), (before.0, before.1 + 1));
    assert!(text(&picture(&shown, 120, 35)).contains("with a hint"));
}

#[test]
fn the_situation_can_be_stepped_to_and_the_quiz_waits() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("Q"));
    press(&mut shown, key("a"));
    press(&mut shown, key("n"));
    let (number, step) = {
        let (number, question) = shown.quiz.as_ref().expect("open").question();
        (number, question.step)
    };
    press(&mut shown, key("s"));
    assert_eq!(shown.place(), Place::Step);
    assert_eq!(shown.step.as_ref().expect("open").view.step, step);
    press(&mut shown, key("Q"));
    let quiz = shown.quiz.as_ref().expect("open again");
    assert_eq!((quiz.question().0, quiz.score().1), (number, 1));
}

#[test]
fn what_many_believe_is_asked_about_and_the_model_answers() {
    let told = |name: &str, asked: &str| {
        let program = opened(name).program;
        let questions: Vec<_> = (0..12).flat_map(|seed| quiz(&program, &[], seed, 12)).collect();
        let question = questions.iter().find(|question| question.asked.contains(asked));
        let question = question.unwrap_or_else(|| panic!("{name}: nobody asks `{asked}`"));
        question.answers[question.right()].text.clone()
    };
    assert!(told("close-without-wait", "What becomes of what io#1 was promised?").contains("still come"));
    assert!(told("cancel-stops-nothing", "What has that done to").contains("nothing: it is still in flight"));
    assert!(told("cancel-io-ex-stops", "Somebody asked to cancel").contains("a packet tells its end"));
    assert!(told("hello-write", "Does a packet come for it?").contains("yes"));
}

/// A quiz of which every first answer was given.
fn answered() -> Model {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("Q"));
    while !shown.quiz.as_ref().expect("open").is_over() {
        answer(&mut shown, 0);
        press(&mut shown, key("n"));
    }
    shown
}

#[test]
fn at_the_end_stand_the_score_and_what_was_missed() {
    let mut shown = answered();
    let quiz = shown.quiz.as_ref().expect("still open");
    let (right, all) = quiz.score();
    assert_eq!(all, quiz.questions.len());
    let missed: Vec<(usize, String)> =
        quiz.missed().map(|(number, question, _)| (number, question.answers[question.right()].why.clone())).collect();
    assert!(!missed.is_empty() && missed.len() == all - right, "the first answers are not all right");
    // all of it, page by page
    let mut seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains(&format!("Score: {right} of {all}")) && seen.contains("r all again  Esc leave"), "{seen}");
    for _ in 0..60 {
        press(&mut shown, key("j"));
        seen += &text(&picture(&shown, 80, 24));
    }
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    for (number, why) in missed {
        assert!(seen.contains(&format!("✗ {number} a")), "{number} in\n{seen}");
        assert!(seen.contains(why.split('.').next().expect("a part")), "{why} in\n{seen}");
    }
    press(&mut shown, key("n"));
    assert!(shown.message.as_ref().expect("said").contains("r asks all again"));
}

#[test]
fn it_can_be_taken_again_or_left() {
    let mut shown = answered();
    press(&mut shown, key("r"));
    let quiz = shown.quiz.as_ref().expect("open");
    assert!(!quiz.is_over());
    assert_eq!((quiz.question().0, quiz.score(), quiz.answered()), (1, (0, 0), None));
    let mut shown = answered();
    press(&mut shown, key("Esc"));
    assert_eq!(shown.place(), Place::Step);
    // it is not kept for later: it is over
    press(&mut shown, key("Q"));
    assert!(!shown.quiz.as_ref().expect("a new one").is_over());
}

#[test]
fn a_right_answer_after_a_hint_is_among_the_missed() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("Q"));
    let mut hinted = None;
    while !shown.quiz.as_ref().expect("open").is_over() {
        if hinted.is_none() {
            press(&mut shown, key("h"));
        }
        let quiz = shown.quiz.as_ref().expect("open");
        let (number, right) = (quiz.question().0, quiz.question().1.right());
        hinted = hinted.or(quiz.is_hinted().then_some(number));
        answer(&mut shown, right);
        press(&mut shown, key("n"));
    }
    let quiz = shown.quiz.as_ref().expect("open");
    let missed: Vec<usize> = quiz.missed().map(|(number, ..)| number).collect();
    assert_eq!(Some(missed), hinted.map(|number| vec![number]));
    assert_eq!(quiz.score().0, quiz.questions.len() - 1);
    assert!(text(&picture(&shown, 80, 24)).contains("right, but with a hint"));
}
