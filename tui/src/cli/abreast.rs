//! The searches of several files, side by side on threads. Each is what it would be alone: they share nothing but a board on
//! which each says how far it is, and on which it is told to stop. Reports are made elsewhere, in the order of the files.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tpio_model::Program;
use tpio_sim::explore::{self, Exploration, Limit, Plan, Progress, Stage};

use super::outlook::line;
use super::output::Output;

/// How long whoever waits sleeps before he looks at Ctrl-C again.
const PAUSE: Duration = Duration::from_millis(50);
/// Seconds before a line of progress appears.
const PATIENCE: f64 = 1.0;

/// A search, and how long it took.
pub(super) struct Searched {
    pub(super) exploration: Exploration,
    /// Seconds that the search for outcomes took, and all.
    pub(super) search_seconds: f64,
    pub(super) seconds: f64,
}

/// One search on the board.
#[derive(Default)]
struct Seat {
    progress: Option<Progress>,
    /// When the first progress was seen, and when the search for outcomes was last seen to go on.
    seen: Option<(f64, f64)>,
    stop: Option<Limit>,
    found: Option<Exploration>,
    seconds: f64,
    /// Its thread is gone, whether it found anything or not.
    over: bool,
}

/// The board.
pub(super) struct Board {
    seats: Mutex<Vec<Seat>>,
    news: Condvar,
    waiting: Mutex<VecDeque<usize>>,
    programs: Vec<Option<Arc<Program>>>,
    plan: Plan,
    most_seconds: Option<f64>,
}

/// Says that a search is over, even if its thread panicked.
struct Over<'b>(&'b Board, usize);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.seats()[self.1].over = true;
        self.0.news.notify_all();
    }
}

impl Board {
    /// The searches of these programs; where there is none, there is nothing to search.
    pub(super) fn new(programs: Vec<Option<Arc<Program>>>, plan: Plan, most_seconds: Option<f64>) -> Self {
        let waiting = (0..programs.len()).filter(|index| programs[*index].is_some()).collect();
        let seats = programs.iter().map(|_| Seat::default()).collect();
        Board {
            seats: Mutex::new(seats),
            news: Condvar::new(),
            waiting: Mutex::new(waiting),
            programs,
            plan,
            most_seconds,
        }
    }

    // a thread that panicked left nothing half done here
    fn seats(&self) -> MutexGuard<'_, Vec<Seat>> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What one thread does: one search after the other, as long as there are any.
    pub(super) fn work(&self) {
        loop {
            let next = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some(index) = next else { return };
            let over = Over(self, index);
            let program = self.programs[index].as_deref().expect("internal: nothing to search");
            let found = explore::explore_by(program, self.plan, &mut |progress| self.tell(index, progress));
            self.seats()[index].found = Some(found);
            drop(over);
        }
    }

    fn tell(&self, index: usize, progress: &Progress) -> ControlFlow<Limit> {
        let mut seats = self.seats();
        seats[index].progress = Some(*progress);
        self.news.notify_all();
        seats[index].stop.map_or(ControlFlow::Continue(()), ControlFlow::Break)
    }

    /// Waits for one search to be over, with a line of progress about it. `None` if its thread panicked.
    pub(super) fn wait(&self, index: usize, file: &str, output: &mut Output<'_, '_>) -> Option<Searched> {
        let mut seats = self.seats();
        loop {
            let now = output.seconds();
            let interrupted = output.interrupted();
            for seat in seats.iter_mut() {
                seat.look(now, interrupted, self.most_seconds);
            }
            let seat = &mut seats[index];
            if seat.over {
                let _ = output.clear();
                let (start, searched) = seat.seen.unwrap_or((now, now));
                let (search_seconds, seconds) = (searched - start, seat.seconds);
                return seat.found.take().map(|exploration| Searched { exploration, search_seconds, seconds });
            }
            if let (Some(progress), Some((start, _))) = (&seat.progress, seat.seen)
                && now - start >= PATIENCE
            {
                // who cannot be told of progress is told the result
                let _ = output.progress(&line(file, progress, now - start));
            }
            seats = self.news.wait_timeout(seats, PAUSE).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Nothing more is to be searched.
    pub(super) fn give_up(&self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        for seat in self.seats().iter_mut() {
            seat.stop = Some(Limit::Interrupt);
        }
    }
}

impl Seat {
    fn look(&mut self, now: f64, interrupted: bool, most: Option<f64>) {
        if self.over && self.found.is_none() {
            return;
        }
        if let Some(progress) = &self.progress {
            let seen = self.seen.get_or_insert((now, now));
            if progress.stage == Stage::Search && !self.over {
                seen.1 = now;
            }
            if !self.over {
                self.seconds = now - seen.0;
            }
            if most.is_some_and(|most| now - seen.0 >= most) {
                self.stop.get_or_insert(Limit::Seconds);
            }
        }
        if interrupted {
            self.stop = Some(Limit::Interrupt);
        }
    }
}
