//! Shrinking: a schedule on which something is seen becomes one with fewer thread switches, and then fewer steps, on which
//! the same is seen. What that is, a [`Goal`] says: that a rule is broken at a line ([`Target`]), or the whole outcome
//! ([`Whole`]). Variants of the best run so far are tried until none of them is better, or the runs that the caller allows
//! are used up. Draws nothing, has no clock.
//!
//! A variant is a list of *wishes*, the choices that it would like to take, in order. What is matched is the choice itself,
//! never its place in a menu, so that a step which was moved or left out does not change what the others mean. Where no
//! wish can be had, the run is mended: whoever moved last goes on, else what costs no switch happens, else anyone moves.

use std::collections::{BTreeSet, VecDeque};
use std::ops::ControlFlow;

use tpio_model::program::Site;
use tpio_model::rules::RuleId;
use tpio_model::{Choice, Ending, Program, State};

use crate::run::{self, Problem};
use crate::schedule::Schedule;
use crate::trace::ending_line;
use crate::walk::{Walk, runner};

/// What is said of a run that is being played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It cannot be told yet.
    Open,
    /// It is seen: the run need not go on.
    Yes,
    /// It will not be seen any more.
    No,
}

/// What a shrunk run must still show.
pub trait Goal {
    /// Whether a run shows it.
    fn shown(&self, walk: &Walk<'_>) -> Shown;
}

/// A rule that is broken at a line, in a run that ends in a certain way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// How the run ends, in a word: see [`ending_line`].
    pub ending: String,
    /// The rule that is broken.
    pub rule: RuleId,
    /// The guilty line.
    pub site: Option<Site>,
}

impl Target {
    /// The worst that a run shows, of several the first: none if nothing is broken, or if the run was given up at a limit,
    /// for then it has no end that a shorter one could share.
    pub fn of(walk: &Walk<'_>) -> Option<Target> {
        let ending = walk.ending().filter(|ending| !matches!(ending, Ending::Bounded(_)))?;
        let worst = |(step, finding): &&(u32, tpio_model::Finding)| (finding.rule.rule().consequence, *step);
        let (_, finding) = walk.findings().iter().min_by_key(worst)?;
        Some(Target { ending: kind(ending), rule: finding.rule, site: finding.site })
    }

    /// Whether a run shows it.
    pub fn is_met(&self, walk: &Walk<'_>) -> bool {
        let here = |(_, finding): &(u32, tpio_model::Finding)| finding.rule == self.rule && finding.site == self.site;
        walk.ending().is_some_and(|ending| kind(ending) == self.ending) && walk.findings().iter().any(here)
    }
}

impl Goal for Target {
    fn shown(&self, walk: &Walk<'_>) -> Shown {
        at_the_end(walk, self.is_met(walk))
    }
}

/// All that distinguishes an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// How the run ends; who waits for what does not matter.
    pub ending: Ending,
    /// What it prints; `None` if that does not matter.
    pub stdout: Option<String>,
    /// The rules that are broken.
    pub rules: BTreeSet<RuleId>,
}

impl Whole {
    fn is_met(&self, walk: &Walk<'_>) -> bool {
        let ending = match walk.ending() {
            Some(Ending::Stuck(_)) => matches!(self.ending, Ending::Stuck(_)),
            ending => ending == Some(&self.ending),
        };
        ending && self.stdout.as_ref().is_none_or(|stdout| stdout == walk.stdout()) && walk.rules() == self.rules
    }
}

impl Goal for Whole {
    fn shown(&self, walk: &Walk<'_>) -> Shown {
        at_the_end(walk, self.is_met(walk))
    }
}

/// A state that the run comes through.
pub(crate) struct Passed<'s>(pub(crate) &'s State);

impl Goal for Passed<'_> {
    fn shown(&self, walk: &Walk<'_>) -> Shown {
        if walk.state() == self.0 { Shown::Yes } else { at_the_end(walk, false) }
    }
}

fn at_the_end(walk: &Walk<'_>, met: bool) -> Shown {
    match walk.ending() {
        None => Shown::Open,
        Some(_) if met => Shown::Yes,
        Some(_) => Shown::No,
    }
}

/// The first word of an ending: an exit code is not what a misuse is about.
fn kind(ending: &Ending) -> String {
    ending_line(ending).split(' ').next().unwrap_or_default().to_owned()
}

/// Why the shrinking came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// No variant of the schedule is better: shrinking it again gives it back.
    Settled,
    /// The allowed runs are used up, or whoever watched said stop.
    UsedUp,
}

/// A schedule that was made shorter, or could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shrunk {
    /// The schedule.
    pub schedule: Schedule,
    /// Thread switches of its run.
    pub switches: u32,
    /// Steps of its run.
    pub steps: u32,
    /// Runs that were tried.
    pub tried: u32,
    /// Why no more were.
    pub rest: Rest,
}

/// Why a schedule cannot be shrunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It does not fit the program.
    Unfit(Problem),
    /// Its run does not show the target.
    Missed,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Unfit(problem) => write!(f, "{problem}"),
            Refusal::Missed => write!(f, "the run of this schedule does not show what is to be kept"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Makes a schedule shorter with at most `budget` tried runs. What is returned was played and shows the goal; it is the
/// schedule itself if nothing better was found.
///
/// # Errors
///
/// The schedule does not fit the program, or its run does not show the goal.
pub fn shrink(program: &Program, schedule: &Schedule, goal: &dyn Goal, budget: u32) -> Result<Shrunk, Refusal> {
    shrink_under(program, schedule, goal, budget, &mut || ControlFlow::Continue(()))
}

/// [`shrink`], which `watch` may end early: it is called at every step.
///
/// # Errors
///
/// As there.
pub fn shrink_under(
    program: &Program,
    schedule: &Schedule,
    goal: &dyn Goal,
    budget: u32,
    watch: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<Shrunk, Refusal> {
    let best = recorded(program, schedule, goal)?;
    let mut shrinker = Shrinker { program, goal, budget, watch, tried: 0, best };
    let rest = shrinker.settle();
    let Shrinker { best: Road { cost, .. }, tried, .. } = shrinker;
    let again = recorded(program, &cost.schedule, goal);
    assert!(again.is_ok(), "internal: the shrunk schedule {} does not show it", cost.schedule);
    Ok(Shrunk { schedule: cost.schedule, switches: cost.switches, steps: cost.steps, tried, rest })
}

/// What is made smaller, the most important first. Source: STEPS §4.2.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    switches: u32,
    steps: u32,
    schedule: Schedule,
}

/// A run, step by step.
struct Road {
    cost: Cost,
    /// What was taken.
    taken: Vec<Choice>,
    /// What there was to take.
    menus: Vec<Vec<Choice>>,
}

fn recorded(program: &Program, schedule: &Schedule, goal: &dyn Goal) -> Result<Road, Refusal> {
    let mut picks = schedule.items().iter();
    let mut road = Recorder::new(program);
    while goal.shown(&road.walk) == Shown::Open && road.walk.steps() < run::DEPTH {
        let alternatives = road.walk.choices().len() as u32;
        let picked = if alternatives > 1 { picks.next().copied().unwrap_or(0) } else { 0 };
        if picked >= alternatives {
            return Err(Refusal::Unfit(Problem::Misfit { step: road.walk.steps() + 1, picked, alternatives }));
        }
        road.take(picked as usize);
    }
    if picks.next().is_some() {
        let items = schedule.items().len() as u32;
        let used = items - 1 - picks.len() as u32;
        return Err(Refusal::Unfit(Problem::Leftover { steps: road.walk.steps(), used, items }));
    }
    if goal.shown(&road.walk) == Shown::Yes { Ok(road.done()) } else { Err(Refusal::Missed) }
}

struct Recorder<'p> {
    walk: Walk<'p>,
    taken: Vec<Choice>,
    menus: Vec<Vec<Choice>>,
}

impl<'p> Recorder<'p> {
    fn new(program: &'p Program) -> Self {
        Recorder { walk: Walk::new(program), taken: Vec::new(), menus: Vec::new() }
    }

    fn take(&mut self, index: usize) {
        self.menus.push(self.walk.choices().to_vec());
        self.taken.push(self.walk.choices()[index]);
        self.walk.take(index);
    }

    fn done(self) -> Road {
        let walk = &self.walk;
        let cost = Cost { switches: walk.switches(), steps: walk.steps(), schedule: walk.schedule() };
        Road { cost, taken: self.taken, menus: self.menus }
    }
}

/// Wishes that are looked through for one that can be had.
const LOOK_AHEAD: usize = 64;

/// The wish that can be had first: taken from the list, as an index into the menu.
fn granted(wishes: &mut VecDeque<Choice>, menu: &[Choice]) -> Option<usize> {
    let found = wishes.iter().take(LOOK_AHEAD).position(|wish| menu.contains(wish))?;
    let wish = wishes.remove(found)?;
    menu.iter().position(|choice| *choice == wish)
}

/// The choice that costs least.
fn cheapest(last: Option<Choice>, menu: &[Choice]) -> usize {
    let same = last.and_then(|last| menu.iter().position(|choice| runner(*choice) == runner(last)));
    same.or_else(|| menu.iter().position(|choice| runner(*choice).is_none())).unwrap_or(0)
}

struct Shrinker<'a> {
    program: &'a Program,
    goal: &'a dyn Goal,
    budget: u32,
    watch: &'a mut dyn FnMut() -> ControlFlow<()>,
    tried: u32,
    best: Road,
}

impl Shrinker<'_> {
    /// Passes over the best run until one changes nothing.
    fn settle(&mut self) -> Rest {
        loop {
            let before = self.best.cost.clone();
            self.leave_out();
            self.join();
            self.deviate();
            if self.used_up() {
                return Rest::UsedUp;
            }
            if self.best.cost == before {
                return Rest::Settled;
            }
        }
    }

    fn used_up(&self) -> bool {
        self.tried >= self.budget
    }

    /// Plays a variant; whether it is the new best.
    fn attempt(&mut self, wishes: impl IntoIterator<Item = Choice>) -> bool {
        if self.used_up() {
            return false;
        }
        self.tried += 1;
        let mut wishes: VecDeque<Choice> = wishes.into_iter().collect();
        let mut road = Recorder::new(self.program);
        let mut last = None;
        let cost = &self.best.cost;
        while self.goal.shown(&road.walk) == Shown::Open {
            if (self.watch)().is_break() {
                // nothing more is tried
                self.budget = 0;
                return false;
            }
            let (switches, steps) = (road.walk.switches(), road.walk.steps());
            // with fewer switches a run may be longer, but not without an end
            let most =
                if switches < cost.switches { cost.steps.saturating_mul(2).saturating_add(100) } else { cost.steps };
            if switches > cost.switches || steps >= most {
                return false;
            }
            let menu = road.walk.choices();
            let index = granted(&mut wishes, menu).unwrap_or_else(|| cheapest(last, menu));
            last = Some(menu[index]).filter(|choice| runner(*choice).is_some()).or(last);
            road.take(index);
        }
        let better = self.goal.shown(&road.walk) == Shown::Yes;
        let road = road.done();
        let better = better && road.cost < self.best.cost;
        if better {
            self.best = road;
        }
        better
    }

    /// Leaves parts out: all, then halves, quarters, down to single steps.
    fn leave_out(&mut self) {
        let mut length = self.best.taken.len();
        while length > 0 && !self.used_up() {
            let mut start = 0;
            while start < self.best.taken.len() && !self.used_up() {
                let taken = &self.best.taken;
                let end = (start + length).min(taken.len());
                let wishes: Vec<Choice> = taken[..start].iter().chain(&taken[end..]).copied().collect();
                if !self.attempt(wishes) {
                    start = end;
                }
            }
            length /= 2;
        }
    }

    /// Brings each two successive segments of one thread together: the later one earlier, with and without what the system
    /// did between them, or the earlier one later.
    fn join(&mut self) {
        let mut start = 0;
        while !self.used_up()
            && let Some(split) = Split::at(&self.best.taken, start)
        {
            let variants = [split.later_first(), split.later_after_system(), split.earlier_last()];
            if !variants.into_iter().any(|wishes| self.attempt(wishes)) {
                start = split.head.len() + split.first.len();
            }
        }
    }

    /// Takes another choice at one step, and then what it would have taken anyway, or what costs least.
    fn deviate(&mut self) {
        let mut at = 0;
        while at < self.best.taken.len() && !self.used_up() {
            let other: Vec<Choice> =
                self.best.menus[at].iter().copied().filter(|choice| *choice != self.best.taken[at]).collect();
            let better = other.into_iter().any(|choice| {
                let (before, after) = self.best.taken.split_at(at);
                let start: Vec<Choice> = before.iter().copied().chain([choice]).collect();
                let whole: Vec<Choice> = start.iter().chain(after).copied().collect();
                self.attempt(start) || self.attempt(whole)
            });
            if !better {
                at += 1;
            }
        }
    }
}

/// A run around two successive segments of one thread.
struct Split {
    head: Vec<Choice>,
    first: Vec<Choice>,
    between: Vec<Choice>,
    second: Vec<Choice>,
    tail: Vec<Choice>,
}

impl Split {
    /// The first segment that begins at or after `start` and whose thread goes on later.
    fn at(taken: &[Choice], start: usize) -> Option<Split> {
        let mut start = start;
        while start < taken.len() {
            let Some(thread) = runner(taken[start]) else {
                start += 1;
                continue;
            };
            let own = |choice: &Choice| runner(*choice) == Some(thread);
            let end = start + taken[start..].iter().take_while(|choice| own(choice)).count();
            let next = taken[end..].iter().position(own).map(|gap| end + gap);
            let interrupted = |next: &usize| taken[end..*next].iter().any(|choice| runner(*choice).is_some());
            let Some(next) = next.filter(interrupted) else {
                start = end;
                continue;
            };
            let stop = next + taken[next..].iter().take_while(|choice| own(choice)).count();
            return Some(Split {
                head: taken[..start].to_vec(),
                first: taken[start..end].to_vec(),
                between: taken[end..next].to_vec(),
                second: taken[next..stop].to_vec(),
                tail: taken[stop..].to_vec(),
            });
        }
        None
    }

    fn later_first(&self) -> Vec<Choice> {
        [&*self.head, &self.first, &self.second, &self.between, &self.tail].concat()
    }

    fn later_after_system(&self) -> Vec<Choice> {
        let (threads, system): (Vec<Choice>, Vec<Choice>) =
            self.between.iter().partition(|choice| runner(**choice).is_some());
        [&*self.head, &self.first, &system, &self.second, &threads, &self.tail].concat()
    }

    fn earlier_last(&self) -> Vec<Choice> {
        [&*self.head, &self.between, &self.first, &self.second, &self.tail].concat()
    }
}
