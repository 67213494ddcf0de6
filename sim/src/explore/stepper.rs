//! What each mover can do in a state of numbers: computed once by the model for each local situation, remembered by what
//! it rests on, and then looked up. Must never decide which step is taken.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tpio_model::program::Time;
use tpio_model::rules::RuleId;
use tpio_model::{Access, Choice, Ending, Finding, Key, Kind, Look, Mover, Part, PortUse, Program, State};

use super::interner::Interner;
use super::memo::Memo;
use super::reduce::Chain;
use super::slots::{ENDING, Slot, Slots, directory, is_component};
use super::touch::{Contact, Touch, Touches};

/// Whether a step can wait until somebody minds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waits {
    /// No: others see it.
    Never,
    /// Yes, and it goes back in the program's text, or stays where it is.
    Back,
    /// Yes, and it brings its thread forward in the program's text.
    Forward,
}

/// One choice, as changes of numbers.
pub(super) struct Jump {
    pub(super) choice: Choice,
    /// Slots that change, with their new numbers; directories are not among them.
    pub(super) changes: Box<[(Slot, u32)]>,
    /// Slots that appear or go: their directories change.
    pub(super) flips: Box<[(Slot, Slot)]>,
    pub(super) findings: Box<[Finding]>,
    pub(super) accesses: Box<[Access]>,
    /// Whether the run is over after it.
    pub(super) stops: bool,
    /// Whether it can wait until somebody minds: see `reduce`.
    pub(super) waits: Waits,
    /// Whether it looked at everything.
    pub(super) everything: bool,
    /// Slots that it changes in a way that others can see: all but the bytes of an allocation, which `accesses` tell.
    pub(super) writes: Box<[Slot]>,
    /// The raw ports that it has to do with.
    pub(super) ports: Box<[(Slot, PortUse)]>,
}

/// All that a mover can do in a local situation.
pub(super) struct Local {
    pub(super) jumps: Vec<Jump>,
    /// Slots that were looked at.
    pub(super) looks: Box<[Slot]>,
    /// The mover and the number of its component.
    pub(super) mover: Slot,
    pub(super) number: u32,
    /// Whether some choice touches memory that others can reach.
    pub(super) touches: bool,
    /// Whether some choice is there because of a timeout.
    pub(super) timed: bool,
    /// What its steps look at, change and access.
    pub(super) touch: Touch,
    /// Whether its only step is one that nobody else can tell from no step: see `swift`.
    pub(super) private: bool,
    /// The raw port from which its only step takes a packet, or at which it joins those who wait for one: see `takers`.
    pub(super) takes: Option<Slot>,
}

impl Local {
    fn new(jumps: Vec<Jump>, looks: &[Slot], (mover, number): (Slot, u32)) -> Local {
        let touches = jumps.iter().any(|jump| !jump.accesses.is_empty());
        let timed = jumps.iter().any(|jump| super::rests_on_time(jump.choice));
        Local { jumps, looks: looks.into(), mover, number, touches, timed, touch: 0, private: false, takes: None }
    }

    fn bytes(&self) -> usize {
        let of_jump = |jump: &Jump| {
            size_of::<Jump>()
                + jump.changes.len() * 8
                + jump.flips.len() * 8
                + jump.writes.len() * 4
                + size_of_val(&*jump.accesses)
                + size_of_val(&*jump.findings)
        };
        size_of::<Local>() + self.looks.len() * 4 + self.jumps.iter().map(of_jump).sum::<usize>()
    }
}

/// Adds what becomes of directories when these slots appear or go.
fn flip(slots: &mut Slots, flips: &[(Slot, Slot)], row: &[u32], out: &mut Vec<(Slot, u32)>) {
    for (directory, slot) in flips {
        match out.iter().rposition(|(other, _)| other == directory) {
            Some(at) => out[at].1 = slots.toggle(out[at].1, *slot),
            None => out.push((*directory, slots.toggle(row[*directory as usize], *slot))),
        }
    }
}

/// What is asked of the memo.
const MOVES: u32 = 0;
const LETS_TIME_PASS: u32 = 1;
const CHAIN: u32 = 2;
/// A result that rests on more looks than this is hardly met again.
const MOST_LOOKS: usize = 96;
/// Set in the number of a result that is not remembered.
const PASSING: u32 = 1 << 30;

/// How often the memo knew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Questions asked.
    pub asked: u64,
    /// Answered by the model, not from memory.
    pub computed: u64,
}

/// Whether a number is that of a result that is not remembered.
pub(super) fn passes(local: u32) -> bool {
    local & PASSING != 0
}

/// The table of local situations.
pub(super) struct Stepper<'p> {
    program: &'p Program,
    pub(super) slots: Slots,
    memo: Memo,
    locals: Vec<Local>,
    /// Results that are not remembered, until the next state is looked at.
    passing: Vec<Local>,
    pub(super) touches: Touches,
    /// Ways in which runs end, with the rules that the last step broke.
    endings: Interner<(Ending, Vec<RuleId>)>,
    /// By thread slot and number: whether a time is to come.
    deadlines: FxHashMap<(Slot, u32), bool>,
    pub(super) hits: Hits,
    /// The state that the model was asked about last, and its numbers.
    settled: (Vec<u32>, State),
    /// Whether some step told names apart.
    pub(super) names_told: bool,
    /// Whether some step told operations apart.
    pub(super) operations_told: bool,
    /// Whether those who take packets from a raw port are alike: see `takers`.
    alike: bool,
    /// What is asked of the memo for a chain, as long as that does not change.
    chain: u32,
    bytes: usize,
}

impl<'p> Stepper<'p> {
    pub(super) fn new(program: &'p Program) -> Self {
        Stepper {
            program,
            slots: Slots::new(),
            memo: Memo::new(),
            locals: Vec::new(),
            passing: Vec::new(),
            touches: Touches::default(),
            endings: Interner::default(),
            deadlines: FxHashMap::default(),
            hits: Hits::default(),
            settled: (Vec::new(), State::default()),
            names_told: false,
            operations_told: false,
            alike: false,
            chain: CHAIN,
            bytes: 0,
        }
    }

    pub(super) fn program(&self) -> &'p Program {
        self.program
    }

    /// A result of [`Stepper::local`].
    #[inline]
    pub(super) fn get(&self, local: u32) -> &Local {
        let kept = if passes(local) { &self.passing } else { &self.locals };
        &kept[(local & !PASSING) as usize]
    }

    /// The chain that is remembered for the mover of this slot.
    #[inline]
    pub(super) fn recall_chain(&self, slot: Slot, row: &[u32]) -> Option<u32> {
        self.memo.find((self.chain, slot), row)
    }

    /// Remembers the chain of the mover of this slot.
    pub(super) fn remember_chain(&mut self, slot: Slot, looks: &[Slot], row: &[u32], chain: u32) {
        self.memo.remember((self.chain, slot), looks, row, chain);
    }

    /// Takes note of whether those who take packets from a port are alike. Says whether that is new: then no chain that was
    /// remembered counts any more.
    pub(super) fn set_alike(&mut self, alike: bool) -> bool {
        if self.alike == alike {
            return false;
        }
        self.alike = alike;
        self.touches.set_alike(alike);
        self.chain += 1;
        true
    }

    /// Whether the only step of a situation may wait until somebody minds, and may be taken before anybody does.
    #[inline]
    pub(super) fn waits(&self, local: u32) -> bool {
        matches!(&self.get(local).jumps[..], [only] if only.waits != Waits::Never) || self.takes(local)
    }

    /// Whether the only step of a situation takes a packet, or waits for one, where it does not matter who does.
    #[inline]
    pub(super) fn takes(&self, local: u32) -> bool {
        self.alike && self.get(local).takes.is_some()
    }

    /// Adds what one choice changes in a state of these numbers, beside the changes that are there already.
    #[inline]
    pub(super) fn changes(&mut self, (local, way): (u32, u32), row: &[u32], out: &mut Vec<(Slot, u32)>) {
        // not `get`: the slots are changed beside it
        let kept = if passes(local) { &self.passing } else { &self.locals };
        let jump = &kept[(local & !PASSING) as usize].jumps[way as usize];
        out.extend_from_slice(&jump.changes);
        flip(&mut self.slots, &jump.flips, row, out);
    }

    /// Adds what the waiting steps of a chain change in a state of these numbers.
    pub(super) fn chain_changes(&mut self, chain: &Chain, row: &[u32], out: &mut Vec<(Slot, u32)>) {
        out.extend_from_slice(&chain.changes);
        flip(&mut self.slots, &chain.flips, row, out);
    }

    /// Forgets results that are not remembered: those of the state before.
    pub(super) fn forget(&mut self) {
        self.passing.clear();
    }

    /// How a run ended: the number in the slot [`ENDING`], which is not 0.
    pub(super) fn ending(&self, number: u32) -> &(Ending, Vec<RuleId>) {
        self.endings.get(number - 1)
    }

    /// What the mover of this slot can do.
    #[inline]
    pub(super) fn local(&mut self, slot: Slot, row: &[u32]) -> u32 {
        self.hits.asked += 1;
        match self.memo.find((MOVES, slot), row) {
            Some(local) => local,
            None => self.compute(slot, row),
        }
    }

    #[cold]
    fn compute(&mut self, slot: Slot, row: &[u32]) -> u32 {
        self.hits.computed += 1;
        let mover = Mover::of(self.slots.key(slot)).expect("internal: no mover");
        let mut state = self.settle(row);
        let rested = tpio_model::moves(self.program, &mut state, mover);
        let looks = self.looks(&rested.looks);
        let jumps: Vec<Jump> = rested.value.into_iter().map(|one| self.jump(one, slot, &state)).collect();
        self.settled.1 = state;
        let mut local = Local::new(jumps, &looks, (slot, row[slot as usize]));
        local.private = match &local.jumps[..] {
            [only] => super::swift::is_private(&self.slots, slot, row, &looks, only),
            _ => false,
        };
        local.takes = self.taken_from(slot, &local.jumps);
        if looks.len() > MOST_LOOKS {
            return self.pass(local);
        }
        let number = self.locals.len() as u32;
        assert!(number < PASSING, "internal: more local situations than can be numbered");
        self.bytes += local.bytes();
        local.touch = self.touches.number(&Contact::of(&local));
        self.locals.push(local);
        self.memo.remember((MOVES, slot), &looks, row, number);
        number
    }

    /// The state of these numbers, to be put back into `settled`: the one that was asked for last, with what differs.
    fn settle(&mut self, row: &[u32]) -> State {
        /// Numbers that are compared at once.
        const FEW: usize = 16;
        let (now, state) = &mut self.settled;
        now.resize(now.len().max(row.len()), 0);
        for first in (0..row.len()).step_by(FEW) {
            let few = first..row.len().min(first + FEW);
            if now[few.clone()] == row[few.clone()] {
                continue;
            }
            for slot in few.filter(|slot| is_component(*slot as Slot)) {
                if now[slot] != row[slot] {
                    let part = (row[slot] != 0).then(|| Arc::clone(self.slots.part(slot as Slot, row[slot])));
                    state.put(self.slots.key(slot as Slot), part);
                }
            }
        }
        for (slot, _) in (0..).zip(&*now).skip(row.len()).filter(|(_, number)| **number != 0) {
            state.put(self.slots.key(slot), None);
        }
        now.clear();
        now.extend_from_slice(row);
        std::mem::take(state)
    }

    fn pass(&mut self, local: Local) -> u32 {
        self.passing.push(local);
        (self.passing.len() - 1) as u32 | PASSING
    }

    fn looks(&mut self, looks: &[Look]) -> Vec<Slot> {
        let slot = |look: &Look| match look {
            Look::Part(key) => self.slots.slot(*key),
            Look::Kind(kind) => directory(*kind),
        };
        looks.iter().map(slot).collect()
    }

    fn jump(&mut self, one: tpio_model::Move, mover: Slot, before: &State) -> Jump {
        let (mut changes, mut flips, mut writes) = (Vec::new(), Vec::new(), Vec::new());
        let step = &one.step;
        let thread = mover != ENDING && self.slots.key(mover).kind() == Kind::Thread;
        let mut waits = thread && step.stop.is_none() && step.findings.is_empty() && !step.footprint.everything;
        for (key, part) in &one.changes {
            let slot = self.slots.slot(*key);
            let number = part.as_ref().map_or(0, |part| self.slots.number(slot, part));
            changes.push((slot, number));
            let old = before.get(*key);
            if old.is_none() || part.is_none() {
                flips.push((directory(key.kind()), slot));
                writes.push(directory(key.kind()));
            }
            if !super::reduce::bytes_only(old, part.as_deref()) {
                writes.push(slot);
            }
            waits &= (slot == mover && part.is_some()) || matches!(key.kind(), Kind::Alloc | Kind::Heap | Kind::Dead);
        }
        let waits = match (waits, self.forward(mover, &one.changes, before)) {
            (false, _) => Waits::Never,
            (true, false) => Waits::Back,
            (true, true) => Waits::Forward,
        };
        self.names_told |= step.footprint.names;
        self.operations_told |= step.footprint.operations;
        let rules: Vec<RuleId> = one.step.findings.iter().map(|finding| finding.rule).collect();
        if let Some(ending) = &one.step.stop {
            changes.push((ENDING, 1 + self.endings.number(&(ending.clone(), rules))));
        }
        Jump {
            choice: one.choice,
            changes: changes.into(),
            flips: flips.into(),
            findings: one.step.findings.into(),
            accesses: one.step.footprint.memory.into(),
            stops: one.step.stop.is_some(),
            waits,
            everything: one.step.footprint.everything,
            writes: writes.into(),
            ports: one
                .step
                .footprint
                .ports
                .iter()
                .map(|(port, what)| (self.slots.slot(Key::Port(*port)), *what))
                .collect(),
        }
    }

    /// The raw port from which the only one of these steps takes a packet, changing nothing else that others can see.
    fn taken_from(&self, mover: Slot, jumps: &[Jump]) -> Option<Slot> {
        let [Jump { ports, changes, findings, stops: false, everything: false, .. }] = jumps else { return None };
        let [(port, PortUse::Takes)] = **ports else { return None };
        let fits = |slot: Slot| slot == mover || slot == port || self.slots.key(slot).kind() == Kind::Op;
        (findings.is_empty() && changes.iter().all(|(slot, _)| fits(*slot))).then_some(port)
    }

    /// Whether a step brings its thread forward in the program's text.
    fn forward(&self, mover: Slot, changes: &[tpio_model::Change], before: &State) -> bool {
        if mover == ENDING {
            return false;
        }
        let key = self.slots.key(mover);
        let after = changes.iter().find(|(other, _)| *other == key).and_then(|(_, part)| part.as_deref());
        match (before.get(key), after) {
            (Some(Part::Thread(before)), Some(Part::Thread(after))) => super::ample::forward(before, after),
            _ => false,
        }
    }

    /// If time may pass in a state in which these movers have choices: what it changes.
    pub(super) fn time(&mut self, row: &[u32], movers: &[(Slot, u32)]) -> Option<u32> {
        if self.program.time != Time::Virtual
            || !self.has_deadline(row)
            || !movers.iter().all(|(slot, _)| self.lets_time_pass(*slot, row))
        {
            return None;
        }
        let mut state = self.settle(row);
        let one = tpio_model::pass_time(self.program, &mut state);
        let jump = self.jump(one, ENDING, &state);
        self.settled.1 = state;
        Some(self.pass(Local::new(vec![jump], &[], (ENDING, 0))))
    }

    /// Whether somebody waits with a time to come, or for the clock.
    pub(super) fn has_deadline(&mut self, row: &[u32]) -> bool {
        let slots = &self.slots;
        let waiting = [Kind::Thread, Kind::Clock].map(|kind| slots.members(row[directory(kind) as usize]));
        waiting.into_iter().flatten().any(|slot| {
            let number = row[*slot as usize];
            let known = self.deadlines.entry((*slot, number));
            *known.or_insert_with(|| tpio_model::has_deadline(slots.part(*slot, number)))
        })
    }

    fn lets_time_pass(&mut self, slot: Slot, row: &[u32]) -> bool {
        self.hits.asked += 1;
        if let Some(answer) = self.memo.find((LETS_TIME_PASS, slot), row) {
            return answer == 1;
        }
        self.hits.computed += 1;
        let mover = Mover::of(self.slots.key(slot)).expect("internal: no mover");
        let state = self.settle(row);
        let rested = tpio_model::lets_time_pass(self.program, &state, mover);
        self.settled.1 = state;
        let looks = self.looks(&rested.looks);
        if looks.len() <= MOST_LOOKS {
            self.memo.remember((LETS_TIME_PASS, slot), &looks, row, u32::from(rested.value));
        }
        rested.value
    }

    /// About how many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.slots.bytes() + self.memo.bytes() + self.bytes + self.touches.bytes()
    }
}
