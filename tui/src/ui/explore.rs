//! Every order: how far the search is, what it found, each outcome with its shortest example, and beside which good run it
//! goes wrong. The search itself is somebody else's; here it is news.

use std::sync::Arc;

use tpio_model::Program;
use tpio_sim::ahead::nearest_good;
use tpio_sim::explore::{Coverage, Exploration, Limit, Natural, Outcome, Progress};
use tpio_sim::report::{ending_words, grouped};
use tpio_sim::schedule::Schedule;
use tpio_sim::session::Session;
use tpio_sim::view::trace_row;

use super::action::Action;
use super::order::Pause;

/// News of a search.
#[derive(Clone, Debug)]
pub struct News {
    /// Which search: news of one that was given up are no news.
    pub ticket: u64,
    /// How far it is.
    pub far: Far,
}

/// How far a search is.
#[derive(Clone, Debug)]
pub enum Far {
    /// It goes on.
    Progress(Progress, f64),
    /// It is over, after so many seconds.
    Found(Box<Exploration>, f64),
    /// How large the share of each outcome is, in the order of the outcomes.
    Shares(Vec<Share>),
}

/// How much of all orders an outcome has.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// In how many orders it is met, if there is an end of orders.
    pub orders: Option<Natural>,
    /// Its chance if every possible next step is equally likely.
    pub chance: Option<f64>,
}

/// The screen of every order.
#[derive(Clone, Debug)]
pub struct Explore {
    /// The program's name.
    pub name: String,
    /// How far the search was when it was heard of last.
    pub progress: Option<Progress>,
    /// Seconds that it had taken then.
    pub seconds: f64,
    /// What it found, once it is over.
    pub found: Option<Box<Exploration>>,
    /// The outcomes, grouped: bad ones first, of each kind the shortest first.
    pub groups: Vec<Group>,
    /// The share of each outcome, once they were counted.
    pub shares: Vec<Share>,
    /// A comparison of the marked outcome with a good run.
    pub comparison: Option<Comparison>,
    /// Whether the search waits.
    pub pause: Pause,
    ticket: u64,
    marked: usize,
    /// Which outcome of the marked group is told about.
    shown: usize,
}

/// Outcomes of one kind: the same ending, and the same rules at the same line.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// `use-after-free, line 21`, `exit code 0`.
    pub title: String,
    /// Whether they are good.
    pub good: bool,
    /// Indexes of the outcomes, the shortest example first.
    pub outcomes: Vec<usize>,
}

/// Where an order parts from the nearest good one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The last step that both share.
    pub shared: usize,
    /// The steps after it that lead to the bad end, as sentences.
    pub bad: Vec<String>,
    /// Those that lead to a good one.
    pub good: Vec<String>,
    /// Both orders.
    schedules: [Schedule; 2],
}

/// What the screen asks of the model around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Nothing,
    Leave,
    /// That the search waits, or goes on.
    Pause(Pause),
    /// That the search ends.
    Stop,
    /// That it begins anew.
    Again,
    /// Load these orders as branches and go to that step of the last.
    Open(Vec<Schedule>, usize),
    /// Compare this order, which was good up to that step.
    Compare(Schedule, usize),
}

/// So many steps of a good run are looked for at most.
const MOST_STATES: usize = 20_000;

/// So many steps of each run are told.
const TOLD: usize = 4;

impl Explore {
    /// Before anything is known.
    pub fn new(name: &str, ticket: u64) -> Self {
        Explore {
            name: name.to_owned(),
            progress: None,
            seconds: 0.0,
            found: None,
            groups: Vec::new(),
            shares: Vec::new(),
            comparison: None,
            pause: Pause::GoOn,
            ticket,
            marked: 0,
            shown: 0,
        }
    }

    /// Which group is marked.
    pub fn marked(&self) -> usize {
        self.marked
    }

    /// The outcome of the marked group that is told about: at first the one with the shortest example.
    pub fn example(&self) -> Option<&Outcome> {
        let group = self.groups.get(self.marked)?;
        self.found.as_ref()?.outcomes.get(*group.outcomes.get(self.shown)?)
    }

    /// Its number among those of the group, from 1, and how many these are.
    pub fn example_number(&self) -> (usize, usize) {
        (self.shown + 1, self.groups.get(self.marked).map_or(0, |group| group.outcomes.len()))
    }

    /// An outcome by its number.
    pub fn outcome(&self, index: usize) -> Option<&Outcome> {
        self.found.as_ref()?.outcomes.get(index)
    }

    /// The search is over, and found this.
    pub fn finish(&mut self, found: Exploration) {
        self.progress = Some(found.progress);
        self.groups = groups(&found.outcomes);
        self.found = Some(Box::new(found));
        self.shares = Vec::new();
        self.marked = 0;
        self.shown = 0;
    }

    /// In how many of all orders the outcomes of a group are met: `3 of 18 orders`; `None` if that is not known, or if there
    /// is no end of orders.
    pub fn orders(&self, group: &Group) -> Option<String> {
        let orders = |index: &usize| self.shares.get(*index)?.orders.clone();
        let these = group.outcomes.iter().map(orders).collect::<Option<Vec<_>>>()?;
        let all = self.shares.iter().map(|share| share.orders.clone()).collect::<Option<Vec<_>>>()?;
        let sum = |counts: Vec<Natural>| {
            let mut total = Natural::default();
            for count in &counts {
                total += count;
            }
            grouped(&total.to_string())
        };
        Some(format!("{} of {} orders", sum(these), sum(all)))
    }

    /// How likely it is that a run ends in an outcome of a group if every possible next step is equally likely: `12%`.
    pub fn chance(&self, group: &Group) -> Option<String> {
        let chance = |index: &usize| self.shares.get(*index)?.chance;
        group.outcomes.iter().map(chance).sum::<Option<f64>>().map(percent)
    }

    /// Whether every order was seen: there is nothing to go on with.
    pub fn is_complete(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.coverage == Coverage::Complete)
    }

    /// What may be said of what is not listed.
    pub fn bound(&self) -> String {
        match self.found.as_ref().map(|found| (found.coverage, found.limits)) {
            None if self.pause == Pause::Wait => "the search waits; p goes on, x lists what it knows".to_owned(),
            None => "the search goes on: what is not found yet may still happen".to_owned(),
            Some((Coverage::Complete, _)) => "every order was seen: what is not listed cannot happen".to_owned(),
            Some((Coverage::Truncated(limit), limits)) => {
                let within = match limit {
                    Limit::States => format!("within {} states", limits.states),
                    Limit::Memory => format!("within {} MiB", limits.memory >> 20),
                    Limit::Depth => format!("within {} steps", limits.depth),
                    Limit::Seconds | Limit::Interrupt => "until it was stopped".to_owned(),
                };
                format!("not every order was seen: this was found {within}")
            }
        }
    }

    pub(super) fn learn(&mut self, news: News) {
        if news.ticket != self.ticket {
            return;
        }
        match news.far {
            Far::Progress(progress, seconds) => {
                self.progress = Some(progress);
                self.seconds = seconds;
            }
            Far::Found(found, seconds) => {
                self.seconds = seconds;
                self.finish(*found);
            }
            Far::Shares(shares) => self.shares = shares,
        }
    }

    pub(super) fn act(&mut self, action: Action) -> Asked {
        match action {
            Action::Down => self.mark(self.marked + 1),
            Action::Up => self.mark(self.marked.saturating_sub(1)),
            Action::First => self.mark(0),
            Action::Last => self.mark(usize::MAX),
            Action::Leave if self.comparison.is_some() => self.comparison = None,
            Action::Leave => return Asked::Leave,
            Action::Pause if self.is_complete() => {}
            Action::Pause if self.found.is_some() => return Asked::Again,
            Action::Pause => {
                self.pause = if self.pause == Pause::GoOn { Pause::Wait } else { Pause::GoOn };
                return Asked::Pause(self.pause);
            }
            Action::EndSearch if self.found.is_none() => return Asked::Stop,
            Action::NextExample => self.show(self.shown + 1),
            Action::PreviousExample => self.show(self.shown.saturating_sub(1)),
            Action::Take => {
                if let Some(comparison) = &self.comparison {
                    let [bad, good] = comparison.schedules.clone();
                    return Asked::Open(vec![good, bad], comparison.shared);
                }
                if let Some(example) = self.example() {
                    return Asked::Open(vec![example.schedule.clone()], example.steps as usize);
                }
            }
            Action::Compare => {
                if let Some(example) = self.example()
                    && let Some(last_good) = example.last_good_step
                {
                    return Asked::Compare(example.schedule.clone(), last_good as usize);
                }
            }
            // the table offers no other action on this screen
            _ => {}
        }
        Asked::Nothing
    }

    fn mark(&mut self, row: usize) {
        self.marked = row.min(self.groups.len().saturating_sub(1));
        self.show(0);
    }

    fn show(&mut self, example: usize) {
        self.shown = example.min(self.example_number().1.saturating_sub(1));
        self.comparison = None;
    }

    pub(super) fn click(&mut self, row: usize) {
        self.mark(row);
    }

    /// Compares an order with the nearest good run: the one that parts from it last, and then has the fewest steps.
    pub(super) fn compare(&mut self, program: Arc<Program>, schedule: &Schedule, last_good: usize) {
        let mut session = Session::new(program);
        if session.record(schedule, crate::plain::LONGEST).is_err() {
            return;
        }
        session.seek(last_good);
        let tell = |session: &Session| {
            let later = session.along().into_iter().skip(last_good).take(TOLD);
            later.map(|step| format!("{}: {}", step.number, trace_row(session, &step).text)).collect::<Vec<_>>()
        };
        let bad = tell(&session);
        let Some(picks) = nearest_good(session.program(), session.state(), MOST_STATES) else { return };
        for pick in picks {
            session.step(pick);
        }
        let good_schedule = session.schedule();
        let good = tell(&session);
        self.comparison =
            Some(Comparison { shared: last_good, bad, good, schedules: [schedule.clone(), good_schedule] });
    }
}

/// The share of each outcome, as another search of the same program counted it; empty if both differ.
pub fn shares(outcomes: &[Outcome], counted: &Exploration) -> Vec<Share> {
    let same = |one: &Outcome, other: &Outcome| {
        one.stdout == other.stdout
            && one.rules == other.rules
            && ending_words(&one.ending) == ending_words(&other.ending)
    };
    let share = |outcome: &Outcome| {
        let found = counted.outcomes.iter().find(|other| same(outcome, other))?;
        Some(Share { orders: found.interleavings.clone(), chance: found.probability })
    };
    outcomes.iter().map(share).collect::<Option<_>>().unwrap_or_default()
}

/// A chance in words that never turn some into none or into all.
fn percent(chance: f64) -> String {
    match chance * 100.0 {
        percent if percent < 0.1 => "under 0.1%".to_owned(),
        percent if percent > 99.9 && percent < 100.0 - 1e-7 => "over 99.9%".to_owned(),
        percent if percent < 10.0 => format!("{percent:.1}%"),
        percent => format!("{percent:.0}%"),
    }
}

/// The outcomes in groups.
fn groups(outcomes: &[Outcome]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut order: Vec<usize> = (0..outcomes.len()).collect();
    order.sort_by_key(|index| {
        let outcome = &outcomes[*index];
        (outcome.is_good(), outcome.switches, outcome.steps)
    });
    for index in order {
        let outcome = &outcomes[index];
        let title = title(outcome);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.outcomes.push(index),
            None => groups.push(Group { title, good: outcome.is_good(), outcomes: vec![index] }),
        }
    }
    groups
}

fn title(outcome: &Outcome) -> String {
    let ending = ending_words(&outcome.ending);
    let worst = outcome.findings.iter().min_by_key(|(step, finding)| (finding.rule.rule().consequence, *step));
    let Some((_, finding)) = worst else { return ending };
    let rules: Vec<&str> = outcome.rules.iter().map(|rule| rule.id()).collect();
    let line = finding.site.map_or_else(String::new, |site| format!(", line {}", site.line));
    format!("{}{line}", rules.join(" + "))
}
