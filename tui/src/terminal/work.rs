//! Work that takes longer than a picture: searches, each on a thread of its own, and files. What comes of it is sent as a
//! message. A new search ends the one before.

use std::cell::Cell;
use std::fs;
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use tpio_model::Program;
use tpio_sim::ahead::{Ahead, MOST};
use tpio_sim::explore::{Coverage, Limit, Limits, Plan, Progress, explore, explore_by};

use super::Input;
use crate::ui::Msg;
use crate::ui::explore::{Far, News, shares};
use crate::ui::order::{Order, Pause};
use crate::ui::step::Question;

/// News of a search come at most so often.
const OFTEN: Duration = Duration::from_millis(100);

/// A file is looked at so often, while it is open.
const GLANCE: Duration = Duration::from_millis(400);

/// Shares are counted where there are at most so many states: that takes a second or two.
const MOST_COUNTED: u64 = 300_000;

/// States between two looks at whether something else is wanted.
const STRIDE: u32 = 256;

/// Whoever takes orders.
pub(super) struct Desk {
    messages: Sender<Input>,
    questions: Sender<Box<Question>>,
    files: Sender<Option<String>>,
    /// Through which the search of every order goes.
    gate: Arc<Gate>,
}

impl Desk {
    pub(super) fn new(messages: Sender<Input>) -> Self {
        let (questions, asked) = mpsc::channel();
        let (files, watched) = mpsc::channel();
        let sender = messages.clone();
        thread::spawn(move || answer_questions(&asked, &sender));
        let sender = messages.clone();
        thread::spawn(move || watch_file(&watched, &sender));
        Desk { messages, questions, files, gate: Arc::default() }
    }

    /// Takes an order.
    pub(super) fn take(&mut self, order: Order) {
        match order {
            // who is gone needs no answer
            Order::Outlook(question) => drop(self.questions.send(question)),
            Order::Watch(path) => drop(self.files.send(path)),
            Order::Explore(ticket, program) => {
                self.gate.set(Way::Stop);
                self.gate = Arc::default();
                let (gate, messages) = (Arc::clone(&self.gate), self.messages.clone());
                thread::spawn(move || search(ticket, &program, &gate, &messages));
            }
            Order::PauseExploring(pause) => self.gate.set(match pause {
                Pause::Wait => Way::Wait,
                Pause::GoOn => Way::Free,
            }),
            Order::StopExploring => self.gate.set(Way::Stop),
            Order::Read(path) => self.send(read(path)),
            Order::Save { path, text } => {
                let said = match fs::write(&path, text) {
                    Ok(()) => format!("saved {path}"),
                    Err(error) => format!("{path} cannot be written: {error}"),
                };
                self.send(Msg::Done(said));
            }
            // done where the terminal is
            Order::Copy(_) | Order::Mouse(_) | Order::Remember(_) => {}
        }
    }

    fn send(&self, msg: Msg) {
        drop(self.messages.send(Input::Msg(msg)));
    }
}

fn read(path: String) -> Msg {
    let bytes = fs::read(&path).map_err(|error| format!("{path} cannot be read: {error}"));
    let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Msg::File { path, text }
}

/// Answers the newest question, as well as is known, until it is answered or another is asked.
fn answer_questions(asked: &Receiver<Box<Question>>, messages: &Sender<Input>) {
    let mut ahead: Option<(String, Ahead)> = None;
    let mut next = asked.recv().ok();
    while let Some(mut question) = next.take() {
        while let Ok(newer) = asked.try_recv() {
            question = newer;
        }
        let fingerprint = question.program.fingerprint.clone();
        if ahead.as_ref().is_none_or(|(known, ahead)| *known != fingerprint || ahead.states() >= MOST) {
            ahead = Some((fingerprint, Ahead::new(Arc::clone(&question.program), MOST)));
        }
        let Some((_, ahead)) = &mut ahead else { return };
        question.ask(ahead);
        let mut told = Instant::now();
        loop {
            let more = ahead.advance(STRIDE);
            next = asked.try_recv().ok();
            if next.is_some() {
                break;
            }
            if more && told.elapsed() < OFTEN {
                continue;
            }
            told = Instant::now();
            let answer = question.answer(ahead, more);
            let over = answer.over;
            if messages.send(Input::Msg(Msg::Outlook(answer))).is_err() {
                return;
            }
            if over {
                break;
            }
        }
        next = next.or_else(|| asked.recv().ok());
    }
}

/// Where a search looks whether it may go on.
#[derive(Default)]
struct Gate {
    way: Mutex<Way>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Free,
    Wait,
    Stop,
}

impl Gate {
    /// What was said first counts if it was to stop.
    fn set(&self, way: Way) {
        let mut now = self.way.lock().unwrap_or_else(PoisonError::into_inner);
        if *now != Way::Stop {
            *now = way;
        }
        self.changed.notify_all();
    }

    /// Waits while it has to, and says whether to stop, and how long it waited.
    fn pass(&self) -> ControlFlow<Limit, Duration> {
        let mut way = self.way.lock().unwrap_or_else(PoisonError::into_inner);
        if *way == Way::Free {
            return ControlFlow::Continue(Duration::ZERO);
        }
        let start = Instant::now();
        while *way == Way::Wait {
            way = self.changed.wait(way).unwrap_or_else(PoisonError::into_inner);
        }
        if *way == Way::Stop { ControlFlow::Break(Limit::Interrupt) } else { ControlFlow::Continue(start.elapsed()) }
    }
}

/// Searches every order, and tells how far it is; then counts what share of them each outcome has.
fn search(ticket: u64, program: &Program, gate: &Gate, messages: &Sender<Input>) {
    let tell = |far| messages.send(Input::Msg(Msg::Explore(News { ticket, far })));
    let start = Cell::new(Instant::now());
    let seconds = || start.get().elapsed().as_secs_f64();
    let mut told = start.get();
    let mut watch = |progress: &Progress, far: bool| {
        start.set(start.get() + gate.pass()?);
        if far && told.elapsed() >= OFTEN {
            told = Instant::now();
            if tell(Far::Progress(*progress, seconds())).is_err() {
                return ControlFlow::Break(Limit::Interrupt);
            }
        }
        ControlFlow::Continue(())
    };
    let found = explore(program, Limits::default(), &mut |progress| watch(progress, true));
    let worth = found.coverage == Coverage::Complete;
    let outcomes = found.outcomes.clone();
    if tell(Far::Found(Box::new(found), seconds())).is_err() || !worth {
        return;
    }
    let plan = Plan { shares: true, limits: Limits { states: MOST_COUNTED, ..Limits::default() }, ..Plan::default() };
    let counted = explore_by(program, plan, &mut |progress| watch(progress, false));
    if counted.coverage == Coverage::Complete && counted.cut.is_none() {
        drop(tell(Far::Shares(shares(&outcomes, &counted))));
    }
}

/// Reads a file again whenever it changes, while it is the one to watch. Sleeps while there is none.
fn watch_file(watched: &Receiver<Option<String>>, messages: &Sender<Input>) {
    let mut path: Option<String> = None;
    let mut sight = Sight::default();
    loop {
        let news = match &path {
            None => watched.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => watched.recv_timeout(GLANCE),
        };
        match news {
            Ok(next) => {
                sight = Sight { seen: next.as_deref().and_then(modified), missed: 0 };
                path = next;
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let Some(watched) = &path else { continue };
        let msg = match sight.look(modified(watched)) {
            Glance::Same => continue,
            Glance::Changed => read(watched.clone()),
            Glance::Gone => Msg::Done(format!("{watched} is gone; what was read last is still here")),
        };
        if messages.send(Input::Msg(msg)).is_err() {
            return;
        }
    }
}

/// What was seen of a file.
#[derive(Default)]
struct Sight {
    seen: Option<SystemTime>,
    /// How often in a row it was not there.
    missed: u32,
}

/// What a look at a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Glance {
    Same,
    Changed,
    Gone,
}

impl Sight {
    /// A look at when the file was changed last. An editor may take it away for a moment while it writes it anew.
    fn look(&mut self, now: Option<SystemTime>) -> Glance {
        const GONE: u32 = 3;
        if now.is_none() {
            self.missed += u32::from(self.seen.is_some());
            if self.missed < GONE {
                return Glance::Same;
            }
            *self = Sight::default();
            return Glance::Gone;
        }
        self.missed = 0;
        if std::mem::replace(&mut self.seen, now) == now { Glance::Same } else { Glance::Changed }
    }
}

fn modified(path: &str) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Bytes as the clipboard escape wants them.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_gone_is_told_once_and_read_when_it_is_back() {
        let time = |seconds| Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        let mut sight = Sight { seen: time(1), missed: 0 };
        let mut look = |now| sight.look(now);
        assert_eq!([look(time(1)), look(time(2)), look(time(2))], [Glance::Same, Glance::Changed, Glance::Same]);
        // an editor wrote it anew
        assert_eq!([look(None), look(None), look(time(3))], [Glance::Same, Glance::Same, Glance::Changed]);
        assert_eq!(
            [look(None), look(None), look(None), look(None)].map(|glance| glance == Glance::Gone),
            [false, false, true, false]
        );
        assert_eq!([look(None), look(time(4))], [Glance::Same, Glance::Changed]);
    }

    #[test]
    fn bytes_are_written_in_base64() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("tpio:", "dHBpbzo=")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
