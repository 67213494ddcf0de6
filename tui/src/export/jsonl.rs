//! A run as lines of JSON: what it is, then each step. The schema is in the book.

use serde::Serialize;
use tpio_sim::narrate;
use tpio_sim::session::{Past, Session};
use tpio_sim::view::{step_letter, step_line, trace_row};

#[derive(Serialize)]
struct Head<'a> {
    schema: &'static str,
    scenario: &'a str,
    fingerprint: &'a str,
    schedule: String,
    link: &'a str,
    steps: usize,
}

#[derive(Serialize)]
struct Row {
    step: usize,
    /// `main`, `T2`, `W1`; `null` for the kernel, the pool's port and the clock.
    thread: Option<String>,
    letter: char,
    text: String,
    /// What else happened.
    also: Vec<String>,
    /// The line that the thread came to.
    line: Option<u32>,
    /// Rules that it broke.
    rules: Vec<&'static str>,
}

pub(super) fn lines(session: &Session, link: &str) -> String {
    let program = session.program();
    let head = Head {
        schema: "tpio-steps/1",
        scenario: &program.name,
        fingerprint: &program.fingerprint,
        schedule: session.schedule().to_string(),
        link,
        steps: session.last_step(),
    };
    let mut text = json(&head);
    for step in session.along() {
        text.push_str(&json(&row(session, &step)));
    }
    text
}

fn row(session: &Session, step: &Past<'_>) -> Row {
    let story = narrate::story(session.program(), step);
    Row {
        step: step.number,
        thread: step.mover().map(|thread| step.labels.name(tpio_model::event::Ref::Thread(thread))),
        letter: step_letter(step),
        text: trace_row(session, step).text,
        also: story.into_iter().skip(1).collect(),
        line: step_line(session, step),
        rules: step.findings.iter().map(|finding| finding.rule.id()).collect(),
    }
}

fn json(value: &impl Serialize) -> String {
    format!("{}\n", serde_json::to_string(value).expect("internal: JSON"))
}
