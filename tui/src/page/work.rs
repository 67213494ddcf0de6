//! Searches in slices, for a page that has one thread: what lies ahead, a stride at a time; every order, by searches that
//! go further each time, so that small programs are done at once and large ones never stop the page for long.

use std::ops::ControlFlow;
use std::sync::Arc;

use tpio_model::Program;
use tpio_sim::ahead::Ahead;
use tpio_sim::explore::{Coverage, Effort, Exploration, Limits, Plan, explore_by};

use crate::ui::Msg;
use crate::ui::explore::{Far, News, shares};
use crate::ui::order::{Order, Pause};
use crate::ui::step::Question;

/// States between two looks at whether something else is wanted.
const STRIDE: u32 = 64;

/// What lies ahead is looked for among so many states: a page has less memory than a terminal.
const MOST_AHEAD: usize = 30_000;

/// How far the searches of one program go, one after the other. A search that was asked for again goes further.
const STAGES: [u64; 3] = [1_000, 10_000, 50_000];

/// How much further a search goes that was asked for again.
const FURTHER: u64 = 4;

/// Bytes that a search may take.
const MEMORY: u64 = 512 << 20;

/// The shortest examples are looked for among so many places.
const PLACES: usize = 200_000;

/// What waits to be done.
#[derive(Default)]
pub(super) struct Work {
    looking: Option<Looking>,
    search: Option<Search>,
    /// The program whose orders were searched last, and how far.
    reached: Option<(String, u64)>,
}

/// What lies ahead of a situation.
struct Looking {
    fingerprint: String,
    ahead: Ahead,
    question: Box<Question>,
    over: bool,
}

/// A search of every order.
struct Search {
    ticket: u64,
    program: Arc<Program>,
    /// How far to go next; `None`: only the shares are left to count.
    states: Option<u64>,
    /// Where to stop for good.
    most: u64,
    pause: Pause,
    since: Option<f64>,
    /// What the last stage found.
    found: Option<Exploration>,
}

impl Work {
    /// Takes an order; what is to be said at once.
    pub(super) fn take(&mut self, order: Order) -> Vec<Msg> {
        match order {
            Order::Outlook(question) => self.look(question),
            Order::Explore(ticket, program) => self.search = Some(self.begin(ticket, program)),
            Order::PauseExploring(pause) => {
                if let Some(search) = &mut self.search {
                    search.pause = pause;
                }
            }
            Order::StopExploring => {
                return self.search.take().map(Search::stop).into_iter().flatten().collect();
            }
            Order::Copy(_)
            | Order::Save { .. }
            | Order::Read(_)
            | Order::Watch(_)
            | Order::Remember(_)
            | Order::Mouse(_) => {}
        }
        Vec::new()
    }

    /// Whether something waits to be done.
    pub(super) fn waits(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.pause == Pause::GoOn)
            || self.looking.as_ref().is_some_and(|looking| !looking.over)
    }

    /// Does a slice of it; what is to be said of that.
    pub(super) fn slice(&mut self, seconds: f64) -> Vec<Msg> {
        match &mut self.search {
            Some(search) if search.pause == Pause::GoOn => {
                let (far, over) = search.stage(seconds);
                let ticket = search.ticket;
                if over {
                    self.search = None;
                }
                far.map(|far| Msg::Explore(News { ticket, far })).into_iter().collect()
            }
            Some(_) | None => self.looking.as_mut().and_then(Looking::stride).into_iter().collect(),
        }
    }

    fn look(&mut self, question: Box<Question>) {
        let fingerprint = question.program.fingerprint.clone();
        let known = self
            .looking
            .take()
            .filter(|looking| looking.fingerprint == fingerprint && looking.ahead.states() < MOST_AHEAD);
        let ahead = known.map_or_else(|| Ahead::new(Arc::clone(&question.program), MOST_AHEAD), |known| known.ahead);
        let mut looking = Looking { fingerprint, ahead, question, over: false };
        looking.question.ask(&mut looking.ahead);
        self.looking = Some(looking);
    }

    fn begin(&mut self, ticket: u64, program: Arc<Program>) -> Search {
        let again = self.reached.take().filter(|(fingerprint, _)| *fingerprint == program.fingerprint);
        let (first, most) = match again {
            Some((_, reached)) => (reached * FURTHER, reached * FURTHER),
            None => (STAGES[0], STAGES[STAGES.len() - 1]),
        };
        self.reached = Some((program.fingerprint.clone(), most));
        Search { ticket, program, states: Some(first), most, pause: Pause::GoOn, since: None, found: None }
    }
}

impl Looking {
    fn stride(&mut self) -> Option<Msg> {
        if self.over {
            return None;
        }
        let more = self.ahead.advance(STRIDE);
        let answer = self.question.answer(&self.ahead, more);
        self.over = answer.over;
        Some(Msg::Outlook(answer))
    }
}

impl Search {
    /// Goes as far as the next stage; what is known then, and whether that is all.
    fn stage(&mut self, seconds: f64) -> (Option<Far>, bool) {
        let took = seconds - *self.since.get_or_insert(seconds);
        let Some(states) = self.states else { return (self.shares(), true) };
        let mut found = self.look(states, Effort::Found);
        let complete = found.coverage == Coverage::Complete;
        if complete {
            // what is small enough to be seen whole is small enough for the shortest examples
            found = self.look(states, Effort::Shortest);
        }
        if complete || states >= self.most {
            self.states = None;
            let all = Far::Found(Box::new(found.clone()), took);
            self.found = Some(found);
            return (Some(all), !complete);
        }
        self.states = STAGES.iter().copied().find(|stage| *stage > states).or(Some(self.most));
        let progress = found.progress;
        self.found = Some(found);
        (Some(Far::Progress(progress, took)), false)
    }

    fn look(&self, states: u64, effort: Effort) -> Exploration {
        let plan = Plan { limits: limits(states), effort, ..Plan::default() };
        explore_by(&self.program, plan, &mut |_| ControlFlow::Continue(()))
    }

    fn shares(&mut self) -> Option<Far> {
        let found = self.found.take()?;
        let plan = Plan { shares: true, limits: limits(self.most), ..Plan::default() };
        let counted = explore_by(&self.program, plan, &mut |_| ControlFlow::Continue(()));
        let whole = counted.coverage == Coverage::Complete && counted.cut.is_none();
        whole.then(|| Far::Shares(shares(&found.outcomes, &counted)))
    }

    /// The search ends: what is known now is the answer.
    fn stop(mut self) -> Option<Msg> {
        self.states?;
        let found = match self.found.take() {
            Some(found) => found,
            None => self.look(STAGES[0], Effort::Found),
        };
        Some(Msg::Explore(News { ticket: self.ticket, far: Far::Found(Box::new(found), 0.0) }))
    }
}

fn limits(states: u64) -> Limits {
    Limits { states, memory: MEMORY, places: PLACES, ..Limits::default() }
}
