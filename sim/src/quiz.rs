//! Questions about a program, drawn from the model: the right answer is what it does, the wrong ones are what it does in
//! another order, or what is often believed and is not so here. A seed makes the same questions every time.
//!
//! Must never hold an answer of its own: whatever is right or wrong was asked of the model in that very situation.

mod beliefs;
mod culprit;
mod mends;
mod orders;

pub use mends::Edit;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use tpio_model::event::{Actor, Event, Fact, Ref};
use tpio_model::{Choice, Program};

use crate::ahead::{Ahead, Prospect};
use crate::draw::Draw;
use crate::narrate;
use crate::schedule::Schedule;
use crate::session::{Moved, Session};
use crate::view::View;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The order on which the situation comes up.
    pub schedule: Schedule,
    /// After which step.
    pub step: usize,
    /// What happened last, and what else has to be known.
    pub context: Vec<String>,
    /// What is asked.
    pub asked: String,
    /// How it is answered.
    pub form: Form,
    /// One of them is right. For [`Form::Pick`] two to four, for [`Form::Point`] one for each step.
    pub answers: Vec<Answer>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One of the answers is picked.
    Pick,
    /// A step of the run is pointed at.
    Point,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why, or why not.
    pub why: String,
}

impl Question {
    /// The number of the right answer.
    pub fn right(&self) -> usize {
        self.answers.iter().position(|answer| answer.right).expect("internal: a question without an answer")
    }

    /// What an answer is called on paper: `B`, `step 12`.
    fn sign(&self, index: usize) -> String {
        match self.form {
            Form::Pick => char::from(b'A' + index as u8).to_string(),
            Form::Point => format!("step {}", index + 1),
        }
    }
}

/// States that are looked at to say what lies ahead.
const MOST_STATES: usize = 8_000;

/// So many answers at most.
const ANSWERS: usize = 4;

/// A way of asking.
type Ask = fn(&mut Quizzer, &Session) -> Option<Question>;

/// All ways; a new one is a new row.
const WAYS: &[Ask] = &[
    Quizzer::books,
    Quizzer::who_moves,
    Quizzer::outlook,
    Quizzer::orders,
    Quizzer::culprit,
    Quizzer::mends,
    Quizzer::packet,
    Quizzer::closed,
    Quizzer::at_once,
    Quizzer::taken_back,
    Quizzer::cancelled,
];

/// Up to so many questions about a program. The changes of it that somebody proposes are asked about where the model says
/// that one mends it and another does not.
pub fn quiz(program: &Arc<Program>, edits: &[Edit], seed: u64, count: usize) -> Vec<Question> {
    let mut quizzer = Quizzer {
        draw: Draw::new(seed),
        ahead: Ahead::new(Arc::clone(program), MOST_STATES),
        longest: 40,
        edits: edits.to_vec(),
        judged: None,
    };
    let mut questions: Vec<Question> = Vec::new();
    let mut asked = BTreeSet::new();
    // each way has its turn; a situation that does not suit it is left for another
    for attempt in 0..count * 40 {
        if questions.len() == count {
            break;
        }
        let mut session = Session::new(Arc::clone(program));
        quizzer.wander(&mut session);
        let way = WAYS[(questions.len() + attempt / 8) % WAYS.len()];
        let Some(question) = way(&mut quizzer, &session) else { continue };
        if asked.insert((question.asked.clone(), question.answers[question.right()].text.clone())) {
            questions.push(question);
        }
    }
    questions
}

struct Quizzer {
    draw: Draw,
    ahead: Ahead,
    longest: u64,
    edits: Vec<Edit>,
    /// What the changes come to, once that was asked.
    judged: Option<Vec<Answer>>,
}

impl Quizzer {
    /// Goes to some situation.
    fn wander(&mut self, session: &mut Session) {
        for _ in 0..2 + self.draw.below(self.longest) {
            let count = session.choices().len() as u64;
            if count == 0 || session.step(self.draw.below(count) as usize) == Moved::No {
                break;
            }
        }
    }

    fn question(&mut self, session: &Session, asked: String, mut answers: Vec<Answer>) -> Option<Question> {
        let mut seen = BTreeSet::new();
        answers.retain(|answer| seen.insert(answer.text.clone()));
        if answers.len() < 2 || answers.iter().filter(|answer| answer.right).count() != 1 {
            return None;
        }
        let right = answers.iter().position(|answer| answer.right).unwrap_or(0);
        let right = answers.remove(right);
        self.shuffle(&mut answers);
        answers.truncate(ANSWERS - 1);
        answers.push(right);
        self.shuffle(&mut answers);
        let mut context = session.story();
        context.truncate(2);
        let step = session.step_number();
        Some(Question { schedule: session.schedule_here(), step, context, asked, form: Form::Pick, answers })
    }

    fn shuffle(&mut self, answers: &mut [Answer]) {
        for last in (1..answers.len()).rev() {
            answers.swap(last, self.draw.below(last as u64 + 1) as usize);
        }
    }

    fn pick(&mut self, count: usize) -> Option<usize> {
        (count > 0).then(|| self.draw.below(count as u64) as usize)
    }

    /// How the books of the pool stand after a choice. The wrong answers are how they stand after the other choices, and
    /// now.
    fn books(&mut self, session: &Session) -> Option<Question> {
        let index = self.pick(session.choices().len())?;
        let text = |index: usize| {
            narrate::choice_text(session.program(), session.state(), session.labels(), session.choices()[index])
        };
        let after = |index: usize| {
            let mut next = session.clone();
            next.step(index);
            (books(&next), next.story()[0].clone())
        };
        let now = books(session)?;
        let (right, story) = after(index);
        let right = right?;
        let mut answers = vec![Answer { text: right.clone(), right: true, why: story }];
        if now != right {
            answers.push(Answer { text: now, right: false, why: "that is how it stood before".to_owned() });
        }
        for other in (0..session.choices().len()).filter(|other| *other != index) {
            let (Some(books), _) = after(other) else { continue };
            if books != right {
                answers.push(Answer {
                    text: books,
                    right: false,
                    why: format!("so it would be after: {}", text(other)),
                });
            }
        }
        self.question(session, format!("{}: how do the books stand then?", text(index)), answers)
    }

    /// Who may move. The wrong answers are those who may not.
    fn who_moves(&mut self, session: &Session) -> Option<Question> {
        let view = View::new(session);
        let index = self.pick(view.picks.len())?;
        let moving: BTreeSet<&String> = view.picks.iter().filter_map(|pick| pick.mover.as_ref()).collect();
        let pick = &view.picks[index];
        let mut answers =
            vec![Answer { text: pick.text.clone(), right: true, why: "nothing stands in its way".to_owned() }];
        let idle = view.idle.iter().filter(|idle| !moving.contains(&idle.label));
        answers.extend(idle.map(|idle| Answer {
            text: format!("{} goes on", idle.label),
            right: false,
            why: format!("{} {}", idle.label, idle.reason),
        }));
        self.question(session, "Which of these can happen next?".to_owned(), answers)
    }

    /// Whether it can still end well.
    fn outlook(&mut self, session: &Session) -> Option<Question> {
        if session.choices().is_empty() {
            return None;
        }
        let prospect = self.prospect(session)?;
        let texts = ["it ends well in every order", "that depends on the order", "it goes wrong in every order"];
        let right = match prospect {
            Prospect { good: true, bad: false, .. } => 0,
            Prospect { good: true, bad: true, .. } => 1,
            Prospect { good: false, .. } => 2,
        };
        let why = match right {
            0 => "no order from here breaks a rule that matters",
            1 => "some order from here ends well, and another breaks a rule or never ends",
            _ => "what was done already cannot be mended by any order",
        };
        let answer = |(index, text): (usize, &&str)| Answer {
            text: (*text).to_owned(),
            right: index == right,
            why: if index == right {
                why.to_owned()
            } else {
                "every order from here was tried: it is not so".to_owned()
            },
        };
        let answers = texts.iter().enumerate().map(answer).collect();
        self.question(session, "Can the program still end well?".to_owned(), answers)
    }

    /// What lies ahead of a situation in which the run goes on, if all of it can be seen.
    fn prospect(&mut self, session: &Session) -> Option<Prospect> {
        self.ahead.ask(session.state());
        while self.ahead.advance(1000) {}
        Some(self.ahead.prospect(session.state())).filter(|prospect| prospect.whole)
    }

    /// What becomes of a packet: it meets a promise or is dropped. That closing drops packets is what many believe.
    fn packet(&mut self, session: &Session) -> Option<Question> {
        let deliver = |choice: &Choice| matches!(choice, Choice::Deliver { .. });
        let index = session.choices().iter().position(deliver)?;
        let mut after = session.clone();
        after.step(index);
        let facts = after.events().iter().find_map(|event| match event.fact {
            Fact::PacketAccepted { io, op, promised } => Some((io, op, Some(promised))),
            Fact::PacketDropped { io, op } => Some((io, op, None)),
            _ => None,
        });
        let (io, op, promised) = facts?;
        let sentence = |fact: Fact| {
            let event = Event { actor: Actor::Kernel, site: None, inside: false, fact };
            narrate::sentence(session.program(), session.labels(), &event)
        };
        let accepted = sentence(Fact::PacketAccepted { io, op, promised: promised.unwrap_or(0) })?;
        let accepted = accepted.split(" (promised").next().unwrap_or(&accepted).to_owned();
        let dropped = sentence(Fact::PacketDropped { io, op })?;
        let name = session.labels().name(Ref::Io(io));
        let closed = session.state().object(io).is_some_and(|object| object.closed.is_some());
        let state = if closed { "closed" } else { "open" };
        let why = if promised.is_some() {
            format!("{name} is {state}, and a promise of it was left: a packet meets a promise, closed or not")
        } else {
            format!("{name} had no promise left: nobody expected this packet, and no callback comes")
        };
        let is = |text: String, right: bool| Answer { text, right, why: why.clone() };
        let answers = vec![is(accepted, promised.is_some()), is(dropped, promised.is_none())];
        self.question(session, format!("{name} is {state}. What becomes of the packet in the port?"), answers)
    }
}

/// How the counters of the pool's objects stand: `io#1: promised 1, queued 0, running 0`.
fn books(session: &Session) -> Option<String> {
    let view = View::new(session);
    let books = view.machine.ios.iter().filter(|io| io.gone.is_none()).map(|io| {
        let promised = session.state().ios().find(|(name, _)| session.labels().name(Ref::Io(*name)) == io.label);
        let promised = promised.map_or(0, |(_, io)| io.promised());
        format!("{}: promised {promised}, queued {}, running {}", io.label, io.queued.len(), io.running)
    });
    let books: Vec<String> = books.collect();
    (!books.is_empty()).then(|| books.join("; "))
}

/// Questions as Markdown, the answers at the end: for paper.
pub fn markdown(title: &str, questions: &[Question], link: &dyn Fn(&Question) -> String) -> String {
    let mut text = format!("# Quiz: {title}\n");
    for (number, question) in (1..).zip(questions) {
        let _ = write!(text, "\n## {number}. {}\n\n", question.asked);
        let _ = match question.form {
            Form::Pick => write!(text, "Step {}: {}.\n\n", question.step, question.context.join("; ")),
            Form::Point => write!(text, "Write down the number of the step.\n\n"),
        };
        for (index, answer) in question.answers.iter().enumerate() {
            let _ = writeln!(text, "- **{}** {}", question.sign(index), answer.text);
        }
    }
    text.push_str("\n## Answers\n\n");
    for (number, question) in (1..).zip(questions) {
        let right = question.right();
        let why = question.answers[right].why.trim_end_matches('.');
        let _ = writeln!(text, "{number}. **{}**: {why}. See `tpio step {}`", question.sign(right), link(question));
    }
    text
}
