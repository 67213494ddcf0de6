//! States as numbers and the steps between them: what a state is, whether it is new, and where its choices lead. Every
//! search of this folder walks here. Must never decide where to look next.

mod names;

use tpio_model::name::ThreadId;
use tpio_model::{Choice, Ending, Finding, Key, Program, State};

use super::ample::{Alone, Ample, MOVERS, Place};
use super::graph::{NOBODY, Runner};
use super::reduce::{Chains, Skip};
use super::slots::{ENDING, Slot, directory, write};
use super::stepper::{Hits, Local, Stepper, passes};
use super::swift::{self, Swift};
use super::symmetry::{AS_IT_IS, Mirror, Way};
use super::table::{Node, Table, Unpacked};
use super::takers::Takers;

/// Where a choice leads, or several that are taken as one.
#[derive(Clone, Copy)]
pub(super) struct Arrival {
    pub(super) to: Node,
    /// Whether the state is a new one.
    pub(super) fresh: bool,
    /// Whether the run is over there.
    pub(super) over: bool,
    pub(super) runner: Runner,
    /// Who moved.
    pub(super) mover: Slot,
    /// How the state was renamed on arrival.
    pub(super) by: Way,
    /// Where its steps begin in [`Space::path`]; they end where the next one's begin.
    start: u32,
}

/// What can be said of a state before a choice.
pub(super) enum Looked {
    /// It goes on: see [`Space::arrivals`].
    On,
    /// The run is over here.
    Over(Ending, Vec<Finding>),
}

/// What is done with the names in a state, where `mirror` says that they may be exchanged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// They are exchanged, and it is watched whether they may be.
    Watched,
    /// They are exchanged.
    Exchanged,
    /// They are kept.
    Kept,
}

/// The states found so far, and the state that was looked at last.
pub(super) struct Space<'p> {
    pub(super) stepper: Stepper<'p>,
    table: Table,
    pub(super) state: Unpacked,
    movers: Vec<(Slot, u32)>,
    chains: Chains,
    pub(super) ample: Ample,
    pub(super) mirror: Mirror,
    pub(super) swift: Swift,
    pub(super) takers: Takers,
    names: Names,
    /// Who moves alone in the state that was looked at last.
    alone: Option<Alone>,
    row: Vec<u32>,
    arrivals: Vec<Arrival>,
    /// The steps of all arrivals: a local situation and which of its choices.
    path: Vec<(u32, u32)>,
    pub(super) changes: Vec<(Slot, u32)>,
    /// Whether runs go on after data races, which are noted; see `races`.
    pub(super) notes_races: bool,
    /// The races that were noted where the choices of the state that was looked at last lead.
    pub(super) raced: Vec<Finding>,
    /// The slots of the threads that ran, by number less one.
    runners: Vec<Slot>,
    /// Whether some wait had an end in time.
    pub(super) timed: bool,
}

impl<'p> Space<'p> {
    /// The start of the program, as state 0.
    pub(super) fn new(program: &'p Program, symmetry: bool) -> Self {
        let mut stepper = Stepper::new(program);
        let row = stepper.slots.row(&tpio_model::initial(program));
        let table = Table::new(&row);
        Space {
            stepper,
            table,
            state: Unpacked::default(),
            movers: Vec::new(),
            chains: Chains::default(),
            ample: Ample::default(),
            mirror: Mirror::new(symmetry),
            swift: Swift::new(program),
            takers: Takers::new(program),
            names: Names::Watched,
            alone: None,
            row: Vec::new(),
            arrivals: Vec::new(),
            path: Vec::new(),
            changes: Vec::new(),
            notes_races: false,
            raced: Vec::new(),
            runners: Vec::new(),
            timed: false,
        }
    }

    /// Forgets all states but the start; what was learned about steps stays.
    pub(super) fn start_over(&mut self) {
        let row = self.stepper.slots.row(&tpio_model::initial(self.stepper.program()));
        self.table = Table::new(&row);
        self.state = Unpacked::default();
        self.mirror.renamed.start_over();
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.stepper.bytes() + self.table.bytes() + self.chains.bytes() + self.ample.bytes() + self.mirror.bytes()
    }

    /// Takes note of threads that are alike. Says whether the search is to start over because of what it found.
    pub(super) fn notice(&mut self) -> bool {
        let mirror = self.mirror.notice(&self.stepper);
        self.takers.watch_names(&self.mirror);
        let swift = self.swift.trust.notice();
        self.takers.trust.notice() || swift || mirror
    }

    pub(super) fn hits(&self) -> Hits {
        self.stepper.hits
    }

    /// A state, unpacked into a value.
    pub(super) fn value(&mut self, node: Node) -> State {
        self.table.unpack(node, &mut self.state);
        self.stepper.slots.state(self.state.row())
    }

    /// The numbers of what can be seen from outside in a state, and of how the run ended there (0: it did not).
    pub(super) fn seen(&self, node: Node) -> (u32, u32) {
        let observer = self.stepper.slots.known(Key::Observer).expect("internal: no observer");
        (self.table.at(node, observer), self.table.at(node, ENDING))
    }

    /// The thread behind a runner's number.
    pub(super) fn thread(&self, runner: Runner) -> ThreadId {
        match self.stepper.slots.key(self.runners[usize::from(runner) - 1]) {
            Key::Thread(id) => id,
            other => panic!("internal: {other:?} runs"),
        }
    }

    /// The number by which a mover's steps are known in the graph.
    pub(super) fn runner(&mut self, slot: Slot) -> Runner {
        // the wait of a timer or a TP_WAIT is no thread of the program's
        let runs = |slot| matches!(self.stepper.slots.key(slot), Key::Thread(id) if !id.is_waiter());
        if slot == ENDING || !runs(slot) {
            return NOBODY;
        }
        let known = self.runners.iter().position(|other| *other == slot);
        let index = known.unwrap_or_else(|| {
            self.runners.push(slot);
            self.runners.len() - 1
        });
        Runner::try_from(index + 1).expect("internal: more threads than a runner's number counts")
    }

    /// Looks at a state in which the run is not known to be over: where each of its choices leads.
    pub(super) fn look(&mut self, node: Node, skip: Skip) -> Looked {
        if let Some(over) = self.survey(node, skip) {
            return over;
        }
        self.make_room();
        if let Some(alone) = self.alone {
            self.arrive_alone(alone);
            return Looked::On;
        }
        for index in 0..self.movers.len() {
            let (slot, local) = self.movers[index];
            let length = self.chains.group(index);
            if length > 1 {
                self.arrive_by_group(index, length);
            } else {
                for jump in 0..self.stepper.get(local).jumps.len() as u32 {
                    self.changes.clear();
                    let start = self.path.len() as u32;
                    self.arrive(slot, start, Some((local, jump)));
                }
            }
        }
        Looked::On
    }

    /// Makes room in the table for slots that were met while the state was looked at.
    fn make_room(&mut self) {
        if self.stepper.slots.len() > self.table.slots() {
            let node = self.state.node();
            self.table.widen(self.stepper.slots.len());
            self.table.unpack(node, &mut self.state);
        }
    }

    /// Makes room in the table for slots that were met between two states.
    pub(super) fn widen(&mut self) {
        self.table.widen(self.stepper.slots.len());
    }

    /// Finds out who can move in a state, what they take as one, and who moves alone, if not that the run is over.
    fn survey(&mut self, node: Node, skip: Skip) -> Option<Looked> {
        self.arrivals.clear();
        self.raced.clear();
        self.path.clear();
        self.alone = None;
        self.chains.clear();
        self.table.unpack(node, &mut self.state);
        self.gather();
        if self.movers.is_empty() {
            let state = self.stepper.slots.state(self.state.row());
            let judgement = tpio_model::judge(self.stepper.program(), &state).expect("internal: nothing can move");
            return Some(Looked::Over(judgement.ending, judgement.findings));
        }
        if let Some(finding) = (!self.notes_races).then(|| self.race()).flatten() {
            return Some(Looked::Over(Ending::Violated, vec![finding]));
        }
        let deadline = skip != Skip::Nothing && self.stepper.has_deadline(self.state.row());
        self.swift.now = skip != Skip::Nothing && self.swift.allowed(deadline);
        if skip != Skip::Nothing && !deadline {
            if self.stepper.set_alike(self.mirror.exchanges_threads() && self.takers.trust.is_there()) {
                self.chains = Chains::default();
            }
            self.chains.follow(&mut self.stepper, self.state.row(), &self.movers);
            if skip == Skip::Ample && self.movers.len() > 1 && !self.chains.racy {
                self.alone = self.choose_alone();
            }
        }
        None
    }

    /// The threads that may take their next steps before all others, as far as is known.
    fn choose_alone(&mut self) -> Option<Alone> {
        let mut turns: Vec<(Slot, u32)> = Vec::new();
        for index in 0..self.movers.len() {
            let slot = self.movers[index].0;
            let mut steps = 0;
            for local in self.chains.free(index) {
                let Space { stepper, ample, state, .. } = self;
                let place = ample.place(&stepper.slots, slot, stepper.get(*local).number);
                if !ample.may(&stepper.slots, state.row(), slot, place) {
                    break;
                }
                steps += 1;
            }
            if steps > 0 {
                turns.push((slot, steps));
            }
        }
        if turns.is_empty() {
            return None;
        }
        let turns = self.ample.number(&turns);
        let stands = self.ample.stands(&self.stepper.slots, self.state.row());
        Some(Alone { turns, stands })
    }

    /// Looks at a state as it was looked at when these threads moved alone in it.
    pub(super) fn look_alone(&mut self, node: Node, alone: Alone) {
        assert!(self.survey(node, Skip::Waiting).is_none(), "internal: the run is over");
        self.arrive_alone(alone);
    }

    /// Where it leads if these threads move.
    fn arrive_alone(&mut self, alone: Alone) {
        self.changes.clear();
        self.row.clear();
        self.row.extend_from_slice(self.state.row());
        let (turns, mut last) = (self.ample.list(alone.turns), ENDING);
        let mut arrive = true;
        for (slot, steps) in turns {
            last = *slot;
            let index = self.movers.iter().position(|(other, _)| other == slot);
            arrive &= index.is_some_and(|index| self.chains.of(index).arrives);
            for _ in 0..*steps {
                let local = self.stepper.local(*slot, &self.row);
                if !self.stepper.waits(local) {
                    // another of these threads took the packet that this one would have got
                    break;
                }
                self.path.push((local, 0));
                self.stepper.changes((local, 0), &self.row, &mut self.changes);
                write(&mut self.row, &self.changes);
            }
        }
        self.make_room();
        // private steps behind these might go round in a circle with them
        self.swift.now &= arrive;
        self.arrive(last, 0, None);
    }

    /// Who moves alone in a state in which the run goes on.
    pub(super) fn who_moves_alone(&mut self, node: Node, skip: Skip) -> Option<Alone> {
        assert!(self.survey(node, skip).is_none(), "internal: the run is over");
        self.alone()
    }

    /// Who moves alone in the state that was looked at last.
    pub(super) fn alone(&self) -> Option<Alone> {
        self.alone
    }

    /// Where a thread stands in a local situation.
    pub(super) fn place_of(&mut self, situation: u32) -> Place {
        let local = self.stepper.get(situation);
        self.ample.place(&self.stepper.slots, local.mover, local.number)
    }

    /// Who can move, and what they can do.
    fn gather(&mut self) {
        self.movers.clear();
        self.stepper.forget();
        for kind in MOVERS {
            let members = self.state.row()[directory(kind) as usize];
            for index in 0..self.stepper.slots.members(members).len() {
                let slot = self.stepper.slots.members(members)[index];
                let local = self.stepper.local(slot, self.state.row());
                if self.mirror.exchanges_threads() && self.names == Names::Watched {
                    let Space { stepper, mirror, state, .. } = self;
                    mirror.watch(stepper, state.row(), slot, local);
                }
                if !self.stepper.get(local).jumps.is_empty() {
                    self.timed |= self.stepper.get(local).timed;
                    self.movers.push((slot, local));
                }
            }
        }
        if let Some(local) = self.stepper.time(self.state.row(), &self.movers) {
            self.timed = true;
            self.movers.push((ENDING, local));
        }
    }

    fn race(&self) -> Option<Finding> {
        let touches = |(_, local): &&(Slot, u32)| self.stepper.get(*local).touches;
        if self.movers.iter().filter(touches).count() < 2 {
            return None;
        }
        let touching: Vec<&Local> =
            self.movers.iter().filter(touches).map(|(_, local)| self.stepper.get(*local)).collect();
        let steps = touching.iter().flat_map(|local| &local.jumps).map(|jump| (jump.choice, &*jump.accesses));
        tpio_model::race(&steps.collect::<Vec<_>>())
    }

    /// Where the first so many steps of a mover lead, taken as one.
    fn arrive_by_group(&mut self, index: usize, length: usize) {
        let slot = self.movers[index].0;
        let chain = self.chains.of(index);
        let whole = length == chain.situations();
        let last = chain.last.filter(|_| whole);
        let ways = last.map_or(1, |last| self.stepper.get(last).jumps.len() as u32);
        for way in 0..ways {
            let start = self.path.len() as u32;
            self.changes.clear();
            let chain = self.chains.of(index);
            let waiting = &chain.waiting()[..chain.waiting().len().min(length)];
            self.path.extend(waiting.iter().map(|local| (*local, 0)));
            if waiting.len() == chain.waiting().len() {
                self.stepper.chain_changes(chain, self.state.row(), &mut self.changes);
            } else {
                for local in waiting {
                    self.stepper.changes((*local, 0), self.state.row(), &mut self.changes);
                }
            }
            self.arrive(slot, start, last.map(|last| (last, way)));
        }
    }

    /// After the changes so far, takes one step more, if there is one; notes where that leads.
    fn arrive(&mut self, mover: Slot, start: u32, step: Option<(u32, u32)>) {
        let mut over = false;
        if let Some((local, way)) = step {
            self.path.push((local, way));
            over = self.stepper.get(local).jumps[way as usize].stops;
            self.stepper.changes((local, way), self.state.row(), &mut self.changes);
        }
        let runner = self.runner(mover);
        if self.swift.now && !over {
            self.take_private_steps();
        }
        if self.notes_races && !over {
            self.note_races();
        }
        if self.renames() && self.names == Names::Watched {
            self.watch(start);
        }
        let by = if self.renames() { self.rename() } else { AS_IT_IS };
        let before = self.table.len();
        let to = self.table.changed(&self.state, &self.changes);
        let fresh = self.table.len() > before;
        self.arrivals.push(Arrival { to, fresh, over, runner, mover, by, start });
    }

    /// Takes the private steps of the threads that changed.
    fn take_private_steps(&mut self) {
        let row = &mut self.row;
        row.clear();
        row.extend_from_slice(self.state.row());
        write(row, &self.changes);
        let changed = self.changes.len();
        for index in 0..changed {
            let slot = self.changes[index].0;
            if row[slot as usize] == 0 || !self.stepper.slots.is_thread(slot) {
                continue;
            }
            for _ in 0..swift::LONGEST {
                let local = self.stepper.local(slot, row);
                if !self.stepper.get(local).private || passes(local) {
                    break;
                }
                self.swift.trust.note();
                self.path.push((local, 0));
                let before = self.changes.len();
                self.stepper.changes((local, 0), row, &mut self.changes);
                write(row, &self.changes[before..]);
            }
        }
    }

    /// The number of a state.
    pub(super) fn number(&mut self, state: &State) -> Node {
        let row = self.stepper.slots.row(state);
        self.table.widen(row.len());
        self.table.insert(&row)
    }

    /// The states on the way of an arrival of the state that was looked at last, itself included, none of them renamed.
    pub(super) fn states_of(&mut self, index: usize) -> Vec<State> {
        let mut row = self.state.row().to_vec();
        let mut states = vec![self.stepper.slots.state(&row)];
        for step in self.steps(index).to_vec() {
            self.changes.clear();
            self.stepper.changes(step, &row, &mut self.changes);
            write(&mut row, &self.changes);
            states.push(self.stepper.slots.state(&row));
        }
        states
    }

    /// The choices that an arrival's steps are, under the names of the state that was looked at last.
    pub(super) fn choices_of(&self, index: usize) -> Vec<Choice> {
        let choice = |(local, way): &(u32, u32)| self.stepper.get(*local).jumps[*way as usize].choice;
        self.steps(index).iter().map(choice).collect()
    }

    /// Whether two movers of the state that was looked at last with a reduction will race if nobody else moves.
    pub(super) fn racy(&self) -> bool {
        self.chains.racy
    }

    /// Where the choices of the state that was looked at last lead.
    pub(super) fn arrivals(&self) -> &[Arrival] {
        &self.arrivals
    }

    /// The situations and ways of an arrival's steps.
    pub(super) fn steps(&self, index: usize) -> &[(u32, u32)] {
        let end = self.arrivals.get(index + 1).map_or(self.path.len(), |next| next.start as usize);
        &self.path[self.arrivals[index].start as usize..end]
    }
}
