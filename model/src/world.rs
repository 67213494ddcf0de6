//! What a step works with: the state, seen through accessors that write down the footprint, and the places where it
//! reports events and findings. Nothing in the model reads or changes a component in any other way while it steps.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::api::{self, Call};
use crate::event::{Actor, Event, Fact, Ref};
use crate::name::{Base, Name, Space, ThreadId};
use crate::outcome::{Ending, Finding, Footprint, PortUse};
use crate::program::{AfterMisuse, Output, Program, Site, Time};
use crate::rules::{Consequence, RuleId, going_on};
use crate::state::{
    Alloc, Dead, Disk, EventObject, File, Group, HandleObject, Key, Lens, Lock, Module, MutexObject, Observer, Once,
    Op, Part, Pipe, Pool, PoolPort, Port, Routine, SemaphoreObject, Slot, Srw, Thread, ThreadObject, TpIo, TpObject,
    Variable, Watch, What,
};

/// The run is over; why stands in [`World::stop`].
#[derive(Debug)]
pub(crate) struct Halt;

/// What a part of a step returns: a value, or that the run is over.
pub(crate) type Or<T> = Result<T, Halt>;

/// In what a thread stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Within {
    /// A function of the program.
    Source,
    /// A function of a header that one of the program called.
    Call,
    /// A function of a header, with none of the program's below it: a callback of the pool began it.
    Nothing,
}

/// A state during one step.
pub(crate) struct World<'a> {
    pub(crate) program: &'a Program,
    pub(crate) state: Lens<'a>,
    pub(crate) footprint: Footprint,
    pub(crate) events: &'a mut Vec<Event>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) stop: Option<Ending>,
    /// Who takes the step.
    pub(crate) actor: Actor,
    /// The place in the source that the step is at, if it is the program's.
    pub(crate) site: Option<Site>,
    /// What kind of function that place was reached from.
    pub(crate) within: Within,
}

/// Accessors by kind: reading, writing, making and removing a component, each noted in the footprint.
macro_rules! components {
    ($($get:ident, $get_mut:ident, $add:ident, $drop:ident, $kind:ident, $id:ty, $value:ty;)*) => {
        #[allow(dead_code, reason = "every kind of component has the same four accessors")]
        impl World<'_> {
            $(
                pub(crate) fn $get(&mut self, id: $id) -> Option<&$value> {
                    self.footprint.reads.insert(Key::$kind(id));
                    match self.state.get(Key::$kind(id)) {
                        Some(Part::$kind(value)) => Some(value),
                        _ => None,
                    }
                }

                pub(crate) fn $get_mut(&mut self, id: $id) -> &mut $value {
                    self.footprint.writes.insert(Key::$kind(id));
                    match self.state.get_mut(Key::$kind(id)) {
                        Some(Part::$kind(value)) => value,
                        _ => panic!("internal: no {} {id:?}", stringify!($kind)),
                    }
                }

                pub(crate) fn $add(&mut self, id: $id, value: $value) {
                    self.footprint.writes.insert(Key::$kind(id));
                    self.state.insert(Key::$kind(id), Part::$kind(value));
                }

                pub(crate) fn $drop(&mut self, id: $id) -> $value {
                    self.footprint.writes.insert(Key::$kind(id));
                    match self.state.remove(Key::$kind(id)).map(Arc::unwrap_or_clone) {
                        Some(Part::$kind(value)) => value,
                        _ => panic!("internal: no {} {id:?} to remove", stringify!($kind)),
                    }
                }
            )*
        }
    };
}

components! {
    thread, thread_mut, add_thread, drop_thread, Thread, ThreadId, Thread;
    thread_object, thread_object_mut, add_thread_object, drop_thread_object, ThreadObject, ThreadId, ThreadObject;
    pool, pool_mut, add_pool, drop_pool, Pool, u8, Pool;
    pool_port, pool_port_mut, add_pool_port, drop_pool_port, PoolPort, u8, PoolPort;
    object, object_mut, add_object, drop_object, Object, Name, TpObject;
    group, group_mut, add_group, drop_group, Group, Name, Group;
    op, op_mut, add_op, drop_op, Op, Name, Op;
    file, file_mut, add_file, drop_file, File, Name, File;
    pipe, pipe_mut, add_pipe, drop_pipe, Pipe, Name, Pipe;
    disk, disk_mut, add_disk, drop_disk, Disk, Name, Disk;
    watch, watch_mut, add_watch, drop_watch, Watch, Name, Watch;
    bare_port, bare_port_mut, add_port, drop_port, Port, Name, Port;
    event, event_mut, add_event, drop_event, Event, Name, EventObject;
    mutex, mutex_mut, add_mutex, drop_mutex, Mutex, Name, MutexObject;
    semaphore, semaphore_mut, add_semaphore, drop_semaphore, Semaphore, Name, SemaphoreObject;
    handle, handle_mut, add_handle, drop_handle, Handle, Name, HandleObject;
    lock, lock_mut, add_lock, drop_lock, Lock, u64, Lock;
    srw, srw_mut, add_srw, drop_srw, Srw, u64, Srw;
    variable, variable_mut, add_variable, drop_variable, Variable, u64, Variable;
    once, once_mut, add_once, drop_once, Once, u64, Once;
    routines, routines_mut, add_routines, drop_routines, Routines, ThreadId, Vec<Routine>;
    module, module_mut, add_module, drop_module, Module, u16, Module;
    slot, slot_mut, add_slot, drop_slot, Slot, u16, Slot;
    alloc, alloc_mut, add_alloc, drop_alloc, Alloc, Base, Alloc;
}

impl<'a> World<'a> {
    pub(crate) fn new(program: &'a Program, state: Lens<'a>, events: &'a mut Vec<Event>, actor: Actor) -> World<'a> {
        World {
            program,
            state,
            footprint: Footprint::default(),
            events,
            findings: Vec::new(),
            stop: None,
            actor,
            site: None,
            within: Within::Source,
        }
    }

    /// A raw port, to look at or to change in a way that nobody else is told of.
    pub(crate) fn port(&mut self, name: Name) -> Option<&Port> {
        self.port_as(name, PortUse::Other)
    }

    /// The same, to change it.
    pub(crate) fn port_mut(&mut self, name: Name) -> &mut Port {
        self.port_mut_as(name, PortUse::Other)
    }

    /// A raw port, and what the step has to do with it.
    pub(crate) fn port_as(&mut self, name: Name, what: PortUse) -> Option<&Port> {
        self.use_port(name, what);
        self.bare_port(name)
    }

    /// The same, to change it.
    pub(crate) fn port_mut_as(&mut self, name: Name, what: PortUse) -> &mut Port {
        self.use_port(name, what);
        self.bare_port_mut(name)
    }

    pub(crate) fn use_port(&mut self, name: Name, what: PortUse) {
        let ports = &mut self.footprint.ports;
        match ports.iter_mut().find(|(other, _)| *other == name) {
            Some((_, before)) => *before = before.and(what),
            None => ports.push((name, what)),
        }
    }

    /// What only a TP_IO has, of the object of that name.
    pub(crate) fn io(&mut self, name: Name) -> Option<&TpIo> {
        self.object(name)?.io()
    }

    /// The same, to change it.
    pub(crate) fn io_mut(&mut self, name: Name) -> &mut TpIo {
        match &mut self.object_mut(name).what {
            What::Io(io) => io,
            other => panic!("internal: {other:?} is no TP_IO"),
        }
    }

    /// Reports a fact of this step.
    pub(crate) fn tell(&mut self, fact: Fact) {
        let site = self.site.filter(|_| self.within != Within::Nothing);
        self.events.push(Event { actor: self.actor, site, inside: self.within != Within::Source, fact });
    }

    /// The thread that steps.
    pub(crate) fn me(&self) -> ThreadId {
        match self.actor {
            Actor::Thread(thread) => thread,
            other => panic!("internal: {other:?} is no thread"),
        }
    }

    /// What is printed and which rules are broken.
    pub(crate) fn observer_mut(&mut self) -> &mut Observer {
        self.footprint.writes.insert(Key::Observer);
        match self.state.get_mut(Key::Observer) {
            Some(Part::Observer(observer)) => observer,
            _ => panic!("internal: no observer"),
        }
    }

    /// Notes that a rule is broken at this place, and lets the run go on.
    pub(crate) fn latch(&mut self, rule: RuleId, site: Option<Site>, about: Vec<Ref>) {
        self.note(Finding { rule, site, actor: self.actor, about, other: None });
    }

    /// Notes a finding once: the same rule at the same place again is not news.
    pub(crate) fn note(&mut self, finding: Finding) {
        if self.observer_mut().rules.insert((finding.rule, finding.site)) {
            self.findings.push(finding);
        }
    }

    /// Notes that a rule with undefined consequences is broken at the step's place: the run is over.
    pub(crate) fn violate(&mut self, rule: RuleId, about: Vec<Ref>) -> Halt {
        self.violate_at(rule, self.site, about)
    }

    /// The same, with another line to blame.
    pub(crate) fn violate_at(&mut self, rule: RuleId, site: Option<Site>, about: Vec<Ref>) -> Halt {
        assert!(rule.rule().consequence == Consequence::Undefined, "internal: {rule} does not end a run");
        self.latch(rule, site, about);
        self.halt(Ending::Violated)
    }

    /// Notes that a rule with undefined consequences is broken at the step's place, where an implementation is known to go
    /// on: so does the run, if it was asked to. Source: DESIGN §4.11; [`crate::rules::going_on`].
    pub(crate) fn survive(&mut self, rule: RuleId, about: Vec<Ref>) -> Or<()> {
        self.survive_at(rule, self.site, about)
    }

    /// The same, with another line to blame.
    pub(crate) fn survive_at(&mut self, rule: RuleId, site: Option<Site>, about: Vec<Ref>) -> Or<()> {
        assert!(going_on(rule).is_some_and(|row| row.goes_on), "internal: nobody goes on after {rule}");
        match self.program.after_misuse {
            AfterMisuse::Stop => Err(self.violate_at(rule, site, about)),
            AfterMisuse::Continue => {
                self.latch(rule, site, about);
                Ok(())
            }
        }
    }

    /// Ends the run.
    pub(crate) fn halt(&mut self, ending: Ending) -> Halt {
        self.observer_mut().over = true;
        self.stop = Some(ending);
        Halt
    }

    /// Ends the run because the program does something that is not modelled.
    pub(crate) fn unsupported(&mut self, what: &'static str) -> Halt {
        self.halt(Ending::Unsupported(what))
    }

    /// A name for something that the thread creates at this call: the lowest number that is free. A number is free if
    /// `taken` says no and no pointer in memory still carries it. Source: STEPS §2.2.
    pub(crate) fn fresh(&mut self, space: Space, site: u16, taken: impl Fn(&Lens, Name) -> bool) -> Or<Name> {
        let creator = self.me();
        for number in 0..crate::name::MAX_NUMBER {
            let name = Name::new(creator, site, number);
            if taken(&self.state, name) {
                continue;
            }
            let base = Base::new(space, name);
            if self.state.dead(base).is_some() {
                self.footprint.everything = true;
                if self.carried(base) {
                    continue;
                }
                self.bury(base);
            }
            return Ok(name);
        }
        Err(self.halt(Ending::Bounded("1,024 things of one call alive at once")))
    }

    /// A name for something that this API call creates.
    pub(crate) fn fresh_at(&mut self, space: Space, call: &Call, taken: impl Fn(&Lens, Name) -> bool) -> Or<Name> {
        assert!(api::names_things(call.api), "internal: a function that is not known to create things");
        self.fresh(space, call.id.0, taken)
    }

    /// Leaves a tombstone: the thing is gone, but a pointer to it may still be about.
    pub(crate) fn retire(&mut self, base: Base, site: Option<Site>) {
        self.retire_block(base, site, None);
    }

    /// The same for an allocation, with what is left of its bytes.
    pub(crate) fn retire_block(&mut self, base: Base, site: Option<Site>, left: Option<Alloc>) {
        self.footprint.writes.insert(Key::Dead(base));
        if self.state.dead(base).is_none() {
            self.state.insert(Key::Dead(base), Part::Dead(Dead { site, left }));
        }
    }

    /// Removes a tombstone.
    pub(crate) fn bury(&mut self, base: Base) {
        self.footprint.writes.insert(Key::Dead(base));
        self.state.remove(Key::Dead(base));
    }

    /// Milliseconds since the system started: the clock is part of the state in programs that read it. Source: STEPS §1.9.
    pub(crate) fn now(&mut self) -> Or<u64> {
        if self.program.time == Time::Any {
            return Err(self.unsupported("a program that reads the clock, with timeouts at any moment"));
        }
        self.footprint.writes.insert(Key::Clock);
        match self.state.get_mut(Key::Clock) {
            Some(Part::Clock(clock)) => {
                clock.read = true;
                Ok(clock.now)
            }
            _ => panic!("internal: no clock"),
        }
    }

    /// Removes a component of any kind.
    pub(crate) fn drop_part(&mut self, key: Key) {
        self.footprint.writes.insert(key);
        self.state.remove(key);
    }

    /// Prints.
    pub(crate) fn print(&mut self, text: String) {
        if self.program.output == Output::Kept {
            self.observer_mut().output.push_str(&text);
        }
        self.tell(Fact::Printed(text));
    }

    /// Sets the last error of the thread that steps.
    pub(crate) fn set_error(&mut self, code: u32) {
        let me = self.me();
        self.thread_mut(me).last_error = code;
    }
}
