//! Questions that are answered on the timeline: the cursor goes to the step that broke the rule, Enter takes it.

use std::sync::Arc;

use ratatui::style::Modifier;
use tpio::ui::key::{Key, Mouse, MouseAct};
use tpio::ui::{Model, Msg, update};
use tpio_model::rules::RuleId;
use tpio_sim::quiz::{Form, Question, quiz};
use tpio_sim::session::Session;

use super::{SIGNS, key, model, opened, picture, press, text};

/// A program whose quiz asks for a step, at that question.
fn asked() -> Model {
    let mut shown = model(Some("cancel-stops-nothing"), SIGNS);
    press(&mut shown, key("Q"));
    for _ in 0..8 {
        if question(&shown).form == Form::Point {
            return shown;
        }
        press(&mut shown, key("a"));
        press(&mut shown, key("n"));
    }
    panic!("no question is answered by pointing");
}

fn question(shown: &Model) -> &Question {
    shown.quiz.as_ref().expect("open").question().1
}

fn pointer(shown: &Model) -> Option<usize> {
    shown.quiz.as_ref().expect("open").pointer()
}

/// Goes to the step with `n`, and says it is the one.
fn say(shown: &mut Model, step: usize) {
    while pointer(shown).expect("not answered") < step {
        press(shown, key("n"));
    }
    press(shown, Key::Enter);
}

/// The letters on the timeline of the quiz: those of its lanes.
fn letters(shown: &Model) -> String {
    let lanes = &shown.quiz.as_ref().expect("open").view.timeline.lanes;
    lanes.iter().flat_map(|lane| &lane.cells).filter_map(|cell| cell.end.or(cell.letter)).collect()
}

#[test]
fn the_step_at_the_cursor_is_the_answer() {
    let mut shown = asked();
    let right = question(&shown).right() + 1;
    assert!(right > 1);
    let before = shown.quiz.as_ref().expect("open").score();
    say(&mut shown, right);
    let after = shown.quiz.as_ref().expect("open").score();
    assert_eq!(after, (before.0 + 1, before.1 + 1));
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains(&format!("✓ step {right}: ")) && seen.contains("right; n leads on"), "{seen}");
    // the same at another step is wrong, and both are told with their reasons
    let mut shown = asked();
    say(&mut shown, 2);
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains("✗ step 2: ") && seen.contains(&format!("✓ step {right}: ")), "{seen}");
    assert!(seen.contains("not so; n leads on"), "{seen}");
    assert_eq!(shown.quiz.as_ref().expect("open").score(), (before.0, before.1 + 1));
}

#[test]
fn before_the_answer_nothing_tells_it_and_after_it_the_timeline_does() {
    let mut shown = asked();
    let right = question(&shown).right() + 1;
    let all = question(&shown).answers.len();
    let rule = RuleId::ALL.iter().find(|rule| question(&shown).asked.contains(rule.rule().title)).expect("a rule");
    press(&mut shown, key("g"));
    for step in 1..=all {
        assert_eq!(pointer(&shown), Some(step));
        assert!(!letters(&shown).contains('X'), "{}", letters(&shown));
        let seen = picture(&shown, 120, 35);
        assert!(!text(&seen).contains(rule.id()), "{}", text(&seen));
        // nor is anything on the timeline drawn as misuse
        assert!(seen.content.iter().all(|cell| !cell.modifier.contains(Modifier::REVERSED)), "{}", text(&seen));
        press(&mut shown, key("n"));
    }
    assert_eq!(pointer(&shown), Some(all), "there is nothing after the end");
    press(&mut shown, Key::Enter);
    let quiz = shown.quiz.as_ref().expect("open");
    assert_eq!(quiz.view.step, right, "the cursor shows the right one");
    assert!(letters(&shown).contains('X'));
    assert!(text(&picture(&shown, 120, 35)).contains(rule.id()));
}

#[test]
fn keys_wheel_and_clicks_move_the_cursor_within_the_run() {
    let mut shown = asked();
    let all = question(&shown).answers.len();
    for (pressed, step) in
        [("n", 2), ("Right", 3), ("j", 4), ("N", 3), ("Left", 2), ("k", 1), ("N", 1), ("G", all), ("n", all), ("g", 1)]
    {
        press(&mut shown, key(pressed));
        assert_eq!(pointer(&shown), Some(step), "after {pressed}");
    }
    assert_eq!(shown.quiz.as_ref().expect("open").answered(), None);
    let window = (120, 35);
    let seen = text(&picture(&shown, 120, 35));
    let row = seen.lines().position(|line| line.contains("Timeline")).expect("a timeline") as u16 + 2;
    let column = seen.lines().nth(usize::from(row)).expect("a lane").chars().position(|letter| letter == 'S');
    let at = |act| Mouse { act, column: column.expect("a letter") as u16, row, window };
    update(&mut shown, Msg::Mouse(at(MouseAct::Click)));
    let here = pointer(&shown).expect("not answered");
    assert!(question(&shown).answers[here - 1].text.contains("promised"), "{here}");
    update(&mut shown, Msg::Mouse(at(MouseAct::WheelDown)));
    assert_eq!(pointer(&shown), Some(here + 1));
    // a letter answers nothing here, and says what does
    press(&mut shown, key("a"));
    assert_eq!((pointer(&shown), shown.message.is_some()), (Some(here + 1), true));
}

#[test]
fn a_hint_leaves_half_of_the_steps_and_costs_the_point() {
    let mut shown = asked();
    press(&mut shown, key("h"));
    let quiz = shown.quiz.as_ref().expect("open");
    let (first, last) = quiz.hinted_steps().expect("a hint");
    let (right, all) = (question(&shown).right() + 1, question(&shown).answers.len());
    assert!((first..=last).contains(&right) && last - first < all.div_ceil(2), "{first} {last} of {all}");
    assert!(text(&picture(&shown, 80, 24)).contains(&format!("one of the steps {first} to {last}")));
    let before = shown.quiz.as_ref().expect("open").score();
    say(&mut shown, right);
    assert_eq!(shown.quiz.as_ref().expect("open").score(), (before.0, before.1 + 1));
}

#[test]
fn the_step_that_is_right_broke_the_rule_and_no_other_did() {
    let names =
        ["cancel-stops-nothing", "start-after-read", "touch-after-issue", "wait-inside-callback", "bound-twice"];
    let mut seen = 0;
    for name in names {
        let program = opened(name).program;
        for question in (0..4).flat_map(|seed| quiz(&program, &[], seed, 8)) {
            if question.form != Form::Point {
                continue;
            }
            seen += 1;
            let mut session = Session::new(Arc::clone(&program));
            session.record(&question.schedule, question.step).expect("its own order");
            session.seek(question.step);
            assert_eq!((session.step_number(), session.last_step()), (question.answers.len(), question.step));
            let broken = session.broken();
            let asked = |rule: RuleId| question.asked.contains(rule.rule().title);
            let guilty: Vec<usize> =
                broken.iter().filter(|broken| asked(broken.finding.rule)).map(|broken| broken.step).collect();
            assert_eq!(guilty, [question.right() + 1], "{name}: {}", question.asked);
            for answer in &question.answers {
                assert!(!answer.text.contains("breaks") && !answer.text.contains("nothing that others"), "{answer:?}");
            }
        }
    }
    assert!(seen > 5, "{seen}");
}
