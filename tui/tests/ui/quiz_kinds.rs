//! Kinds of questions that need more than one situation: two orders, and changes of the program. What they say is asked of
//! the model again here, on another way.

use std::sync::Arc;

use tpio::shelf::edits;
use tpio_model::Program;
use tpio_sim::explore::{Limits, explore};
use tpio_sim::quiz::{Edit, Question, quiz};
use tpio_sim::session::Session;

use super::opened;

const TWO_ORDERS: &str = "Two orders part here";
const MENDS: &str = "Which change mends the program";

fn asked(name: &str, what: &str) -> (Arc<Program>, Vec<Edit>, Vec<Question>) {
    let opened = opened(name);
    let edits = edits(&opened.program, opened.twin.as_deref());
    let questions = (0..6).flat_map(|seed| quiz(&opened.program, &edits, seed, 11));
    let questions: Vec<Question> = questions.filter(|question| question.asked.contains(what)).collect();
    (opened.program, edits, questions)
}

/// Whether no order breaks a rule.
fn is_good(program: &Program) -> bool {
    let found = explore(program, Limits::default(), &mut |_| std::ops::ControlFlow::Continue(()));
    found.outcomes.iter().all(tpio_sim::explore::Outcome::is_good)
}

#[test]
fn of_two_orders_the_one_that_ends_badly_is_right() {
    let mut seen = 0;
    for name in ["close-without-wait", "touch-after-issue", "cancel-after-pending", "close-inside-callback"] {
        let Ok(_) = tpio_scenarios::catalogue::find(name) else { continue };
        let (program, _, questions) = asked(name, TWO_ORDERS);
        for question in questions {
            seen += 1;
            assert_eq!(question.answers.len(), 2);
            // the first words of each answer are a choice there, and both can still be taken
            let mut session = Session::new(Arc::clone(&program));
            session.record(&question.schedule, question.step).expect("its own order");
            session.seek(question.step);
            assert!(session.choices().len() > 1, "nothing parts in {question:?}");
            assert!(session.verdict().is_none());
            let why: Vec<&str> = question.answers.iter().map(|answer| answer.why.as_str()).collect();
            assert!(why[question.right()].starts_with("played to its end"), "{why:?}");
            assert!(why[1 - question.right()].starts_with("this one ends well"), "{why:?}");
            assert_ne!(question.answers[0].text, question.answers[1].text);
        }
    }
    assert!(seen > 4, "{seen}");
}

#[test]
fn the_change_that_is_right_mends_it_and_the_others_do_not() {
    let mut seen = 0;
    for name in ["close-without-wait", "touch-after-issue", "cancel-missing", "one-start-two-reads"] {
        let Ok(_) = tpio_scenarios::catalogue::find(name) else { continue };
        let (program, edits, questions) = asked(name, MENDS);
        assert!(!is_good(&program), "{name}");
        for question in questions {
            seen += 1;
            for answer in &question.answers {
                let edit = edits.iter().find(|edit| edit.text == answer.text).expect("one of the changes");
                assert_eq!(is_good(&edit.program), answer.right, "{name}: {}", answer.text);
            }
        }
    }
    assert!(seen > 2, "{seen}");
}

#[test]
fn a_program_in_which_nothing_is_wrong_has_neither() {
    assert!(asked("hello-read", TWO_ORDERS).2.is_empty());
    assert!(asked("hello-read", MENDS).2.is_empty());
}

#[test]
fn without_a_twin_two_statements_change_places() {
    let text = "#include <windows.h>\n#include <stdlib.h>\nint main(void)\n{\n    char *p = malloc(4);\n    if (!p)\n        \
                return 1;\n    free(p);\n    memset(p, 0, 4);\n    abs(1);\n    return 0;\n}\n";
    let text = text.replace("#include <stdlib.h>", "#include <stdlib.h>\n#include <string.h>");
    let opened = tpio::shelf::open("mine.c", &text).expect("it compiles");
    let edits = edits(&opened.program, None);
    let cure = edits.iter().find(|edit| edit.text == "write line 10, `memset(p, 0, 4);`, before line 9, `free(p);`");
    let cure = cure.expect("proposed");
    assert!(cure.cure && is_good(&cure.program));
    let questions = quiz(&opened.program, &edits, 1, 11);
    let question = questions.iter().find(|question| question.asked.contains(MENDS)).expect("asked");
    assert_eq!(question.answers[question.right()].text, cure.text);
}
