//! One road through a program, step by step: the state, what can happen next, and what has been found on the way. Every
//! execution of this crate — a run, a replay, a witness, an explanation — walks here. Knows nothing of who picks.

use std::collections::BTreeSet;
use std::sync::Arc;

use tpio_model::name::{Name, ThreadId};
use tpio_model::program::Site;
use tpio_model::rules::RuleId;
use tpio_model::{Choice, Ending, Event, Finding, Part, Program, Renaming, State, Step};

use crate::judge;
use crate::schedule::Schedule;

/// A walk in progress.
pub struct Walk<'p> {
    program: &'p Program,
    state: State,
    choices: Vec<Choice>,
    ending: Option<Ending>,
    steps: u32,
    switches: u32,
    runner: Option<ThreadId>,
    picks: Vec<u32>,
    findings: Vec<(u32, Finding)>,
}

/// A step that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The choice.
    pub choice: Choice,
    /// How many there were.
    pub alternatives: u32,
    /// Where the thread stood that took it.
    pub site: Option<Site>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Where a choice of a walk leads.
pub(crate) struct Ahead {
    /// Which choice it is.
    pub(crate) index: usize,
    state: State,
    step: Step,
    /// What makes the names of the state that was asked for those of this one.
    by: Renaming,
}

/// The C thread or worker whose step a choice is; `None` for the kernel, the pools and the clock. Source: STEPS §4.2.
pub fn runner(choice: Choice) -> Option<ThreadId> {
    match choice {
        Choice::Thread { thread, .. } if thread.is_waiter() => None,
        Choice::Thread { thread, .. } => Some(thread),
        Choice::Begin { .. } | Choice::Deliver { .. } | Choice::Complete { .. } | Choice::Time => None,
    }
}

impl<'p> Walk<'p> {
    /// At the start of the program.
    pub fn new(program: &'p Program) -> Self {
        let state = tpio_model::initial(program);
        let choices = tpio_model::enabled(program, &state);
        assert!(!choices.is_empty(), "internal: main cannot begin");
        Walk {
            program,
            state,
            choices,
            ending: None,
            steps: 0,
            switches: 0,
            runner: None,
            picks: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The program.
    pub fn program(&self) -> &'p Program {
        self.program
    }

    /// The state after the steps so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What can happen next; empty when the walk is over.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// How it ended, if it is over.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// Steps taken.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// How often another thread went on than the one before.
    pub fn switches(&self) -> u32 {
        self.switches
    }

    /// What was picked where there was something to pick.
    pub fn schedule(&self) -> Schedule {
        Schedule::new(self.picks.clone())
    }

    /// What was found, each with the number of the step (from 1) that showed it.
    pub fn findings(&self) -> &[(u32, Finding)] {
        &self.findings
    }

    /// Rules broken so far.
    pub fn rules(&self) -> BTreeSet<RuleId> {
        let mut rules = judge::latched(&self.state);
        rules.extend(self.findings.iter().map(|(_, finding)| finding.rule));
        rules
    }

    /// What the program printed so far.
    pub fn stdout(&self) -> &str {
        &self.state.observer().output
    }

    /// Takes the choice with that index. The walk is not over and the index is one of its choices.
    pub fn take(&mut self, index: usize) -> Taken {
        assert!(self.ending.is_none(), "internal: a step after the end");
        let choice = self.choices[index];
        let alternatives = self.choices.len() as u32;
        let thread = runner(choice).and_then(|thread| self.state.thread(thread));
        let site = thread.and_then(|thread| tpio_model::line(self.program, thread));
        let mut events = Vec::new();
        let step = tpio_model::apply(self.program, &mut self.state, choice, &mut events);
        self.arrive(index, step);
        Taken { choice, alternatives, site, events }
    }

    /// Takes note of a step that led to the state: which of the choices it was.
    fn arrive(&mut self, index: usize, step: Step) {
        if self.choices.len() > 1 {
            self.picks.push(index as u32);
        }
        self.steps += 1;
        self.count_switch(self.choices[index]);
        let settled = judge::settle(self.program, &self.state, step);
        self.findings.extend(settled.findings.into_iter().map(|finding| (self.steps, finding)));
        self.ending = settled.ending;
        self.choices = settled.choices;
    }

    /// Takes a choice that leads to this state; one does: see [`Walk::leads_to`]. Says under which names it does.
    pub(crate) fn take_to(&mut self, goal: &State, likely: Choice) -> Renaming {
        let way = self.leads_to(goal, likely).expect("internal: no choice leads there");
        self.follow(way)
    }

    /// A choice that leads to this state, most likely this one, but for the name of a thread or an operation that it makes,
    /// and for names of operations that are over.
    pub(crate) fn leads_to(&self, goal: &State, likely: Choice) -> Option<Ahead> {
        let leads = |exactly: bool| {
            let mut indexes: Vec<usize> = (0..self.choices.len()).collect();
            indexes.sort_by_key(|index| self.choices[*index] != likely);
            indexes.into_iter().find_map(|index| {
                let mut state = self.state.clone();
                let step = tpio_model::apply(self.program, &mut state, self.choices[index], &mut Vec::new());
                let by = self.made_instead(goal, &state);
                let renamed = (!by.is_identity()).then(|| by.state(goal));
                let goal = renamed.as_ref().unwrap_or(goal);
                let leads = if exactly { state == *goal } else { without_past(&state) == without_past(goal) };
                leads.then_some(Ahead { index, state, step, by })
            })
        };
        leads(true).or_else(|| leads(false))
    }

    /// Takes a choice of which it is known where it leads. Says under which names it does.
    pub(crate) fn follow(&mut self, Ahead { index, state, step, by }: Ahead) -> Renaming {
        self.state = state;
        self.arrive(index, step);
        by
    }

    /// If each of two states has one thread more than this one, or one less that can be waited for, or one operation more:
    /// what makes the first's name that of the second's. (Which of several ended threads a handle stands for cannot be told.)
    fn made_instead(&self, one: &State, two: &State) -> Renaming {
        let made = |state: &State| -> Vec<ThreadId> {
            state.threads().map(|(id, _)| id).filter(|id| self.state.thread(*id).is_none()).collect()
        };
        let gone = |state: &State| -> Vec<ThreadId> {
            self.state.thread_objects().map(|(id, _)| id).filter(|id| state.thread_object(*id).is_none()).collect()
        };
        let threads = |state: &State| [made(state), gone(state)].concat();
        let ops = |state: &State| -> Vec<Name> {
            state.ops().map(|(name, _)| name).filter(|name| self.state.op(*name).is_none()).collect()
        };
        let threads = Renaming::new(exchange(&threads(one), &threads(two)));
        threads.then(&Renaming::of_operations(exchange(&ops(one), &ops(two))))
    }

    /// Ends the walk from outside: a limit was reached.
    pub fn stop(&mut self, ending: Ending) {
        assert!(self.ending.is_none(), "internal: ended twice");
        self.ending = Some(ending);
        self.choices.clear();
    }

    fn count_switch(&mut self, choice: Choice) {
        let Some(next) = runner(choice) else { return };
        if self.runner.is_some_and(|last| last != next) {
            self.switches += 1;
        }
        self.runner = Some(next);
    }
}

/// If there is one of each: that the two exchange their names.
fn exchange<T: Copy + PartialEq>(one: &[T], two: &[T]) -> Vec<(T, T)> {
    match (one, two) {
        ([one], [two]) if one != two => vec![(*one, *two), (*two, *one)],
        _ => Vec::new(),
    }
}

/// A state in which no callback knows any more for which operation it is: a name that may have another operation by now.
fn without_past(state: &State) -> State {
    let parts = state.shared_parts().iter().map(|(key, part)| match &**part {
        Part::Thread(thread) => {
            let mut thread = thread.clone();
            thread.forget_operation();
            (*key, Arc::new(Part::Thread(thread)))
        }
        _ => (*key, Arc::clone(part)),
    });
    State::from_parts(parts.collect())
}
