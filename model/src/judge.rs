//! What can be said of a state before anything is chosen, and at the end of the process: data races, deadlocks, promises
//! that nothing will meet, leaks. Source: STEPS §1.3, §3.

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::Choice;
use crate::enabled::{enabled, enabled_through};
use crate::event::{Actor, Event, Ref};
use crate::exec;
use crate::name::{Base, Name, Space, ThreadId};
use crate::outcome::{Access, Ending, Finding, Waiter};
use crate::program::{AfterMisuse, Inst, Program, Site};
use crate::rules::{Consequence, RuleId};
use crate::state::{Announced, Guard, Lens, Phase, Role, State, Thread, TpIo, TpObject, Undo, Wait, WaitOn, Waitable};
use crate::step::advance;
use crate::world::World;

/// A run is over in a state without a further step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// How it ends.
    pub ending: Ending,
    /// The rules broken, beside those that are latched already.
    pub findings: Vec<Finding>,
}

/// Whether a run that reached this state is over: two enabled steps race for a byte, unless runs go on after that, or
/// nothing can move. `None`: it goes on (or it was over before: then `apply` said so).
pub fn judge(program: &Program, state: &State) -> Option<Judgement> {
    judge_among(program, state, &enabled(program, state))
}

/// [`judge`] where it is known already what can happen next.
pub fn judge_among(program: &Program, state: &State, choices: &[Choice]) -> Option<Judgement> {
    if state.observer().over {
        return None;
    }
    if choices.is_empty() {
        return Some(stuck(program, state));
    }
    if program.after_misuse == AfterMisuse::Continue {
        return None;
    }
    let steps = accesses(program, state, choices);
    race(&borrowed(&steps)).map(|finding| Judgement { ending: Ending::Violated, findings: vec![finding] })
}

/// What the threads that can move would access; nothing if there is only one, who races with nobody.
fn accesses(program: &Program, state: &State, choices: &[Choice]) -> Vec<(Choice, Vec<Access>)> {
    let of_threads = choices.iter().filter_map(|choice| match choice {
        Choice::Thread { thread, .. } => Some((*thread, *choice)),
        _ => None,
    });
    let of_threads: Vec<(ThreadId, Choice)> = of_threads.collect();
    if of_threads.windows(2).all(|two| two[0].0 == two[1].0) {
        return Vec::new();
    }
    let mut scratch = state.clone();
    let memory = |(_, choice)| {
        let mut undo = Undo::default();
        let lens = Lens::over_with_undo(&mut scratch, None, &mut undo);
        let memory = advance(program, lens, choice, &mut Vec::new()).footprint.memory;
        undo.take_back(&mut scratch);
        (choice, memory)
    };
    of_threads.into_iter().map(memory).collect()
}

fn borrowed(steps: &[(Choice, Vec<Access>)]) -> Vec<(Choice, &[Access])> {
    steps.iter().map(|(choice, memory)| (*choice, &memory[..])).collect()
}

/// Notes the data races of a state in it, where the run goes on after them. A race is news as long as one of its two places
/// is. Source: STEPS §1.3, §3.
pub fn note_races(program: &Program, state: &mut State) -> Vec<Finding> {
    let steps = accesses(program, state, &enabled(program, state));
    let found: Vec<Finding> = races(&borrowed(&steps)).collect();
    if found.is_empty() {
        return found;
    }
    let mut events: Vec<Event> = Vec::new();
    let mut world = World::new(program, Lens::over_mut(state, None), &mut events, Actor::Kernel);
    let places = |finding: &Finding| [finding.site, finding.other.map_or(finding.site, |(_, site)| Some(site))];
    let news = found.into_iter().filter(|finding| {
        let rules = &mut world.observer_mut().rules;
        let [one, two] = places(finding).map(|site| rules.insert((finding.rule, site)));
        one || two
    });
    news.collect()
}

/// The first data race among steps that are enabled together: their byte ranges overlap, at least one writes, not both
/// are atomic. Each step comes with its accesses to shared memory. Source: STEPS §1.3.
pub fn race(steps: &[(Choice, &[Access])]) -> Option<Finding> {
    races(steps).next()
}

fn races<'a>(steps: &'a [(Choice, &'a [Access])]) -> impl Iterator<Item = Finding> + 'a {
    let threads = steps.iter().enumerate().filter_map(|(index, (choice, memory))| match choice {
        Choice::Thread { thread, .. } if !memory.is_empty() => Some((index, *thread, *memory)),
        _ => None,
    });
    threads.flat_map(move |(index, thread, mine)| {
        let others = steps[index + 1..].iter().filter_map(move |(choice, memory)| match choice {
            Choice::Thread { thread: other, .. } if *other != thread => Some((*other, *memory)),
            _ => None,
        });
        others.flat_map(move |(other, theirs)| {
            mine.iter().flat_map(move |my| {
                let racing = theirs.iter().filter(move |their| my.races(their));
                racing.map(move |their| race_finding((thread, my.site), (other, their.site), my.base))
            })
        })
    })
}

fn race_finding(one: (ThreadId, Option<Site>), two: (ThreadId, Option<Site>), base: Base) -> Finding {
    // the same finding, whichever of the two is looked at first
    let (first, second) = if one.1 <= two.1 { (one, two) } else { (two, one) };
    Finding {
        rule: RuleId::DataRace,
        site: first.1,
        actor: Actor::Thread(first.0),
        about: vec![Ref::Block(base)],
        other: second.1.map(|site| (Actor::Thread(second.0), site)),
    }
}

/// What can be said of threads that wait for ever, as far as the wait-for graph shows it. Source: STEPS §3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Rules judged now: promises that no packet will meet, pools whose workers all wait.
    pub findings: Vec<Finding>,
    /// Whether a rule, one of these or one that was broken on the way, names why they wait.
    pub named: bool,
}

/// Why threads wait in a state that a run cannot get on from.
pub fn cause(program: &Program, state: &State) -> Cause {
    let mut scratch = state.clone();
    let mut events: Vec<Event> = Vec::new();
    let mut world = World::new(program, Lens::over_mut(&mut scratch, None), &mut events, Actor::Kernel);
    world.judge_promises(Moment::Stuck);
    world.judge_pools();
    let findings = world.findings;
    let judged = findings.iter().any(|finding| finding.rule.rule().consequence == Consequence::Hang);
    Cause { findings, named: judged || explained(state) }
}

/// Nothing can move: who waits for what, and which rule names the cause; `deadlock` where none does.
fn stuck(program: &Program, state: &State) -> Judgement {
    let waiters = waiters(program, state);
    let Cause { mut findings, named } = cause(program, state);
    if !named {
        findings.push(deadlock(&waiters));
    }
    Judgement { ending: Ending::Stuck(waiters), findings }
}

fn deadlock(waiters: &[Waiter]) -> Finding {
    let first = waiters.first();
    Finding {
        rule: RuleId::Deadlock,
        site: first.map(|waiter| waiter.site),
        actor: first.map_or(Actor::Kernel, |waiter| Actor::Thread(waiter.thread)),
        about: waiters.iter().flat_map(|waiter| waiter.on.iter().copied()).collect(),
        other: None,
    }
}

/// Whether a rule that was broken on the way is why something waits: a callback waits for itself, a wait for callbacks
/// holds their lock, a callback took its thread or its lock away. Source: STEPS §3.
fn explained(state: &State) -> bool {
    state.threads().any(|(_, thread)| {
        let Phase::Blocked(wait) = &thread.phase else { return false };
        let parked = |owner: Option<ThreadId>| {
            owner.and_then(|owner| state.thread(owner)).is_some_and(|owner| matches!(owner.role, Role::Parked { .. }))
        };
        match &wait.on {
            WaitOn::Callbacks { object, .. } => object
                .object()
                .is_some_and(|name| {
                    let below_zero = state.object(name).and_then(TpObject::io).is_some_and(|io| io.surplus > 0);
                    below_zero || self_made(state, thread, name, Thread::runs_callback_of, |it| it.associated)
                }),
            WaitOn::Members { group, .. } => state.group(*group).is_some_and(|group| {
                let runs = |thread: &Thread, name| thread.instance().is_some_and(|instance| instance.object == name);
                group.leaving.iter().any(|name| self_made(state, thread, *name, runs, |it| it.running))
            }),
            WaitOn::Srw(guard) | WaitOn::Retake { guard, .. } => match guard {
                Guard::Section(address) => parked(state.lock(*address).and_then(|lock| lock.owner)),
                Guard::Alone(address) | Guard::Shared(address) => state
                    .srw(*address)
                    .is_some_and(|srw| srw.owner.iter().chain(&srw.sharers).any(|owner| parked(Some(*owner)))),
                Guard::Nothing(_) => false,
            },
            WaitOn::Lock(address) => parked(state.lock(*address).and_then(|lock| lock.owner)),
            WaitOn::Objects { objects, .. } => objects.iter().any(|thing| {
                matches!(thing, Waitable::Mutex(mutex) if parked(state.mutex(*mutex).and_then(|mutex| mutex.owner)))
            }),
            WaitOn::Time
            | WaitOn::Key(_)
            | WaitOn::Variable(..)
            | WaitOn::Once(_)
            | WaitOn::Packet(_)
            | WaitOn::Operation(_)
            | WaitOn::Result(_)
            | WaitOn::Pipe(..) => false,
        }
    })
}

/// Whether a thread that waits for an object's callbacks waits for itself, for a callback that is blocked on a lock of its
/// own, or for one whose thread is gone. `runs`: whether a thread runs a callback that counts; `count`: how many there are.
fn self_made(
    state: &State,
    thread: &Thread,
    name: Name,
    runs: impl Fn(&Thread, Name) -> bool,
    count: impl Fn(&TpObject) -> u32,
) -> bool {
    let workers = || state.threads().map(|(_, worker)| worker).filter(|worker| runs(worker, name));
    let blocked_on_mine = |worker: &Thread| matches!(&worker.phase, Phase::Blocked(wait) if thread.holds.iter().any(|held| wait.needs(*held)));
    let lost = state.object(name).is_some_and(|object| count(object) as usize > workers().count());
    runs(thread, name) || lost || workers().any(blocked_on_mine)
}

/// Every thread that waits, in the order of their names, with what it waits for.
pub fn waiters(program: &Program, state: &State) -> Vec<Waiter> {
    let blocked = state.threads().filter_map(|(thread, at)| match &at.phase {
        Phase::Blocked(wait) => Some(Waiter { thread, site: exec::place(program, at)?, on: wait.on.things() }),
        Phase::New | Phase::Suspended | Phase::Ready | Phase::Returning(_) | Phase::Leaving | Phase::Idle => None,
    });
    blocked.collect()
}

/// When promises are judged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Stuck,
    End,
}

impl World<'_> {
    /// What is judged when the process ends.
    pub(crate) fn judge_end(&mut self) {
        self.footprint.everything = true;
        self.judge_promises(Moment::End);
        if self.nothing_else_moves() {
            self.judge_pools();
        }
        if self.program.strict_leaks {
            self.judge_heap();
        }
    }

    fn nothing_else_moves(&self) -> bool {
        let Actor::Thread(me) = self.actor else { return true };
        enabled_through(self.program, &self.state)
            .iter()
            .all(|choice| matches!(choice, Choice::Thread { thread, .. } if *thread == me))
    }

    /// `start-missing`, `cancel-missing`, `leak`. Source: STEPS §3.
    fn judge_promises(&mut self, moment: Moment) {
        let unannounced: Vec<(Name, Site, crate::state::Bind)> = self
            .state
            .ops()
            .filter(|(_, op)| op.announced == Announced::No)
            .map(|(name, op)| (name, op.site, op.bind))
            .collect();
        for (name, site, bind) in unannounced {
            let crate::state::Bind::Io { io, .. } = bind else { continue };
            self.latch(RuleId::StartMissing, Some(site), vec![Ref::Op(name), Ref::Io(io)]);
        }
        let objects: Vec<(Name, TpIo, Option<Site>)> = self
            .state
            .objects()
            .filter_map(|(name, object)| Some((name, object.io()?.clone(), object.closed)))
            .collect();
        for (name, io, closed) in objects {
            self.judge_object(name, &io, closed, moment);
        }
    }

    fn judge_object(&mut self, name: Name, io: &TpIo, closed: Option<Site>, moment: Moment) {
        let to_come = io.ops.len();
        if io.surplus > 0 {
            // the surplus Cancel was reported, and pins the object for good (IO-CANCEL-10)
            if moment == Moment::End && closed.is_some() {
                self.latch(RuleId::Leak, closed, vec![Ref::Io(name)]);
            }
            return;
        }
        if io.promises.len() + io.abandoned.len() <= to_come {
            return;
        }
        let waits = self.state.threads().any(|(_, thread)| match &thread.phase {
            Phase::Blocked(Wait { on: WaitOn::Callbacks { object, cancel: false }, .. }) => *object == Ref::Io(name),
            Phase::Blocked(Wait { on: WaitOn::Members { group, cancel: false, .. }, .. }) => {
                self.state.group(*group).is_some_and(|group| group.leaving.contains(&name))
            }
            _ => false,
        });
        let site = io.unpaid.first().or(io.promises.first()).or(io.abandoned.first()).copied();
        if (waits && io.promises.len() > to_come) || closed.is_some() {
            self.latch(RuleId::CancelMissing, site, vec![Ref::Io(name)]);
        }
        if moment == Moment::End && closed.is_some() {
            self.latch(RuleId::Leak, closed, vec![Ref::Io(name)]);
        }
    }

    /// `pool-exhausted`: every worker that a pool may have waits, and the pool has callbacks that none can begin.
    /// Source: MIS-19, POOL-11.
    fn judge_pools(&mut self) {
        let pools: Vec<u8> =
            self.state.pools().filter(|(_, pool)| pool.running >= pool.max).map(|(id, _)| id).collect();
        for pool in pools {
            let queued = self.state.objects().any(|(_, object)| object.pool == pool && !object.bag.is_empty());
            let workers: Vec<(ThreadId, Thread)> = self
                .state
                .threads()
                .filter(|(_, thread)| matches!(thread.role, Role::Worker { pool: of, .. } if of == pool))
                .map(|(id, thread)| (id, thread.clone()))
                .collect();
            let all_wait = workers
                .iter()
                .all(|(_, thread)| matches!(&thread.phase, Phase::Blocked(wait) if wait.deadline.is_none()));
            if queued && all_wait {
                let site = workers.first().and_then(|(_, thread)| exec::place(self.program, thread));
                self.latch(RuleId::PoolExhausted, site, vec![Ref::Pool(pool)]);
            }
        }
    }

    /// `//@ leaks: strict`: heap blocks that nobody freed.
    fn judge_heap(&mut self) {
        let blocks: Vec<Base> =
            self.state.allocs().map(|(base, _)| base).filter(|base| base.space() == Space::Heap).collect();
        for base in blocks {
            let site = call_site(self.program, base.name().site());
            self.latch(RuleId::Leak, site, vec![Ref::Block(base)]);
        }
    }
}

/// The place of an API call by its number in the program.
fn call_site(program: &Program, number: u16) -> Option<Site> {
    program.functions.iter().find_map(|function| {
        let at = function.code.iter().position(|inst| matches!(inst, Inst::Api { call, .. } if call.0 == number))?;
        Some(function.sites[at])
    })
}
