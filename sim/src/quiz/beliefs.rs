//! Questions about what many believe of closing, cancelling and operations that are done at once. Each belief is a wrong
//! answer only where the model, in that very situation, does something else.

use tpio_model::Choice;
use tpio_model::event::{Fact, Ref};

use super::{Answer, Question, Quizzer};
use crate::session::{Moved, Session};

fn answer(text: String, right: bool, why: &str) -> Answer {
    Answer { text, right, why: why.to_owned() }
}

/// A situation, and another one step on.
fn next(quizzer: &mut Quizzer, session: &Session) -> Option<Session> {
    let index = quizzer.pick(session.choices().len())?;
    let mut after = session.clone();
    (after.step(index) == Moved::Yes).then_some(after)
}

/// Goes on, the kernel first, until a step brings a fact of this kind; whether one did.
fn comes(session: &Session, wanted: &dyn Fn(&Fact) -> bool) -> bool {
    const MOST: usize = 60;
    let mut session = session.clone();
    for _ in 0..MOST {
        let kernel = |choice: &Choice| matches!(choice, Choice::Deliver { .. } | Choice::Complete { .. });
        let index = session.choices().iter().position(kernel).unwrap_or(0);
        if session.step(index) == Moved::No {
            return false;
        }
        if session.events().iter().any(|event| wanted(&event.fact)) {
            return true;
        }
    }
    false
}

impl Quizzer {
    /// What becomes of the promises of an object that is closed. That they are dropped, or that the call waits for them,
    /// is what many believe.
    pub(super) fn closed(&mut self, session: &Session) -> Option<Question> {
        let after = next(self, session)?;
        let io = after.events().iter().find_map(|event| match event.fact {
            Fact::Closed(Ref::Io(io)) => Some(io),
            _ => None,
        })?;
        let promised = after.state().io(io)?.promised();
        let blocked = after.events().iter().any(|event| matches!(event.fact, Fact::Blocked { .. }));
        let met = |fact: &Fact| matches!(fact, Fact::PacketAccepted { io: met, .. } if *met == io);
        if promised == 0 || blocked || !comes(&after, &met) {
            return None;
        }
        let name = after.labels().name(Ref::Io(io));
        let why = "closing returns at once, and takes no promise back: what was announced before may still come";
        let answers = vec![
            answer("it may still come: its callback runs after the close".to_owned(), true, why),
            answer("it is dropped: a closed object calls nobody back".to_owned(), false, why),
            answer(
                "the call waits until it has come".to_owned(),
                false,
                "the call has returned, and nothing has come yet",
            ),
        ];
        let asked = format!("What becomes of what {name} was promised?");
        self.question(&after, asked, answers)
    }

    /// Whether a packet comes for an operation that was done at once. That none does is what many believe.
    pub(super) fn at_once(&mut self, session: &Session) -> Option<Question> {
        let after = next(self, session)?;
        let op = after.events().iter().find_map(|event| match event.fact {
            Fact::Issued { op, .. } => Some(op),
            _ => None,
        })?;
        let done = after.state().op(op).is_none_or(|op| !op.in_flight());
        let has = |wanted: &dyn Fn(&Fact) -> bool| after.events().iter().any(|event| wanted(&event.fact));
        let posted = has(&|fact| matches!(fact, Fact::PacketPosted { op: Some(posted), .. } if *posted == op));
        let suppressed = has(&|fact| matches!(fact, Fact::PacketSuppressed(spared) if *spared == op));
        if !done || posted == suppressed {
            return None;
        }
        let name = after.labels().name(Ref::Op(op));
        let why = if posted {
            "a packet is sent for every operation that succeeds, at once or later, unless the handle or it was told not to"
        } else {
            "the handle or the operation was told to send no packet for what is done at once"
        };
        let answers = vec![
            answer("yes: it was sent when the operation was done".to_owned(), posted, why),
            answer("no: it was done at once, so there is nothing to tell".to_owned(), suppressed, why),
        ];
        self.question(&after, format!("{name} was done at once. Does a packet come for it?"), answers)
    }

    /// What CancelThreadpoolIo does to operations. That it cancels them is what many believe.
    pub(super) fn taken_back(&mut self, session: &Session) -> Option<Question> {
        let after = next(self, session)?;
        after.events().iter().find(|event| matches!(event.fact, Fact::TakenBack { .. }))?;
        let (op, _) = session.state().ops().find(|(_, op)| op.in_flight())?;
        let flies = |session: &Session| session.state().op(op).is_some_and(|op| op.in_flight() && !op.cancelled);
        if !flies(session) || !flies(&after) {
            return None;
        }
        let name = after.labels().name(Ref::Op(op));
        let why = "CancelThreadpoolIo takes back a promise of StartThreadpoolIo; operations are the kernel's affair";
        let answers = vec![
            answer("nothing: it is still in flight".to_owned(), true, why),
            answer("it is cancelled".to_owned(), false, why),
            answer("it is cancelled as soon as the kernel comes to it".to_owned(), false, why),
        ];
        self.question(&after, format!("CancelThreadpoolIo was called. What has that done to {name}?"), answers)
    }

    /// Whether a packet comes for an operation that somebody asked to cancel. That none does is what many believe.
    pub(super) fn cancelled(&mut self, session: &Session) -> Option<Question> {
        let after = next(self, session)?;
        let op = after.events().iter().find_map(|event| match event.fact {
            Fact::CancelRequested(op) => Some(op),
            _ => None,
        })?;
        let of = |fact: &Fact| matches!(fact, Fact::PacketPosted { op: Some(posted), .. } if *posted == op);
        let flies = after.state().op(op).is_some_and(tpio_model::state::Op::in_flight);
        if !flies || !comes(&after, &of) {
            return None;
        }
        let name = after.labels().name(Ref::Op(op));
        let why = "cancelling only asks: the operation ends later, cancelled or not, and its end is told by a packet";
        let answers = vec![
            answer("it is still in flight, and a packet tells its end".to_owned(), true, why),
            answer("it is over, and no packet comes for it".to_owned(), false, why),
            answer(
                "it is over, and its buffer may be freed".to_owned(),
                false,
                "the kernel owns the buffer until the end",
            ),
        ];
        self.question(&after, format!("Somebody asked to cancel {name}. How does it stand?"), answers)
    }
}
