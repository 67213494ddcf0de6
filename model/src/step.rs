//! The one function that changes a state, and the state before the first step.

use alloc::vec;
use alloc::vec::Vec;

use crate::api::{self, Then};
use crate::choice::{Choice, How};
use crate::enabled;
use crate::event::{Actor, Event, Fact};
use crate::exec::{self, Poise};
use crate::judge::note_races;
use crate::kernel::complete::{answer, win32};
use crate::kernel::guards::TIMEOUT;
use crate::kernel::once::Form;
use crate::kernel::paths;
use crate::memory::Touch;
use crate::name::{Base, Name, ThreadId};
use crate::outcome::Step;
use crate::program::{AfterMisuse, Inst, Int, Program, Target};
use crate::state::{
    After, Alloc, Clock, Disk, Guard, Key, Lens, Observer, Part, Phase, PipeWait, Pool, PoolPort, Return, Role, State,
    Thread, ThreadObject, Wait, WaitOn,
};
use crate::world::{Or, World};

/// Milliseconds for which the system has run when the program starts.
const UPTIME: u64 = 3_600_000;

/// The state before the program's first step: globals are initialised, `main` is poised at its first instruction.
pub fn initial(program: &Program) -> State {
    let mut state = State::default();
    state.insert(Key::Observer, Part::Observer(Observer::default()));
    let mut constants = Vec::new();
    for (index, global) in program.globals.iter().enumerate() {
        let mut bytes = global.bytes.clone();
        for (offset, target) in &global.relocations {
            let address = match *target {
                Target::Global(id, at) => Base::global(id.0).pointer(u64::from(at)),
                Target::Function(id) => Base::function(id.0).pointer(0),
            };
            bytes[*offset as usize..*offset as usize + 8].copy_from_slice(&address.to_le_bytes());
        }
        let mut alloc = Alloc::initialised(bytes);
        alloc.constant = global.constant;
        if global.constant {
            constants.push(Some(alloc));
        } else {
            constants.push(None);
            state.insert(Key::Alloc(Base::global(index as u16)), Part::Alloc(alloc));
        }
    }
    state.insert(Key::Constants, Part::Constants(constants));
    for (index, device) in program.devices.iter().enumerate() {
        let bytes = (0..device.size).map(|at| b'a' + (at % 26) as u8).collect();
        let disk = Disk {
            path: paths::canonical(&device.name),
            folder: false,
            device: Some(index as u16),
            bytes,
            exists: device.exists,
            delete_on_close: false,
            locks: Vec::new(),
            lockers: Vec::new(),
        };
        state.insert(Key::Disk(Name::new(ThreadId::NOBODY, 0, index as u16)), Part::Disk(disk));
    }
    if program.functions.iter().flat_map(|function| &function.code).any(api::reads_clock) {
        state.insert(Key::Clock, Part::Clock(Clock { now: UPTIME, read: false }));
    }
    state.insert(Key::Pool(0), Part::Pool(Pool::new(None)));
    state.insert(Key::PoolPort(0), Part::PoolPort(PoolPort::default()));
    let frame = exec::enter_function(program, program.main, &[0, 0, 0]);
    let main = Thread::new(Role::Main, Phase::Ready, vec![frame]);
    state.insert(Key::Thread(ThreadId::MAIN), Part::Thread(main));
    state.insert(Key::ThreadObject(ThreadId::MAIN), Part::ThreadObject(ThreadObject::default()));
    state
}

/// Takes a choice that is enabled: the only function that changes a [`State`]. Where runs go on after a data race, those of
/// the state that it leads to are noted there.
///
/// # Panics
///
/// If the choice is not enabled.
pub fn apply(program: &Program, state: &mut State, choice: Choice, events: &mut Vec<Event>) -> Step {
    assert!(!state.observer().over, "internal: the run is over");
    let mut step = advance(program, Lens::over_mut(state, None), choice, events);
    if program.after_misuse == AfterMisuse::Continue && step.stop.is_none() {
        let races = note_races(program, state);
        step.footprint.everything |= !races.is_empty();
        step.findings.extend(races);
    }
    step
}

/// [`apply`] without looking at whether the run is over, and with its looks written down.
pub(crate) fn advance(program: &Program, state: Lens, choice: Choice, events: &mut Vec<Event>) -> Step {
    let actor = match choice {
        Choice::Thread { thread, .. } => Actor::Thread(thread),
        Choice::Begin { object, .. } => Actor::Pool(state.object(object).expect("internal: no object").pool),
        Choice::Deliver { .. } | Choice::Complete { .. } => Actor::Kernel,
        Choice::Time => Actor::Time,
    };
    let mut world = World::new(program, state, events, actor);
    let result = match choice {
        Choice::Thread { thread, how } => step_thread(&mut world, thread, how),
        Choice::Begin { object, entry, worker } => world.begin(object, entry, worker),
        Choice::Deliver { pool } => world.deliver(pool),
        Choice::Complete { op, how, wakes } => world.complete(op, how, wakes),
        Choice::Time => {
            world.pass_time();
            Ok(())
        }
    };
    assert_eq!(result.is_err(), world.stop.is_some(), "internal: a run that ends says why");
    Step { footprint: world.footprint, findings: world.findings, stop: world.stop }
}

fn step_thread(world: &mut World, id: ThreadId, how: How) -> Or<()> {
    let phase = world.thread(id).expect("internal: no thread").phase.clone();
    if id.is_waiter() {
        return world.end_own_wait(id, how);
    }
    let thread = world.state.thread(id).expect("internal: no thread");
    (world.site, world.within) = exec::standing(world.program, thread);
    match phase {
        Phase::New if world.routines(id).is_some() => world.next_routine(id, After::Start, how).map(|_| ()),
        Phase::New => {
            world.thread_mut(id).phase = Phase::Ready;
            step_ready(world, id, how)
        }
        Phase::Ready => step_ready(world, id, how),
        Phase::Returning(result) => step_return(world, id, result, how),
        Phase::Blocked(wait) => end_wait(world, id, &wait, how),
        Phase::Leaving => world.do_duty(id, how),
        Phase::Suspended | Phase::Idle => panic!("internal: {id:?} cannot move"),
    }
}

fn step_ready(world: &mut World, id: ThreadId, how: How) -> Or<()> {
    let thread = world.state.thread(id).expect("internal: no thread");
    match exec::poise(world.program, &world.state, thread) {
        Poise::Plain => exec::own(world, id),
        Poise::Volatile => exec::volatile(world, id),
        Poise::End => end_function(world, id, how),
        Poise::Api => enter_call(world, id, how),
    }
}

/// The return from a thread's outermost function.
fn end_function(world: &mut World, id: ThreadId, how: How) -> Or<()> {
    let thread = world.state.thread(id).expect("internal: no thread");
    let value = match exec::instruction(world.program, thread) {
        Inst::Return { value: true } => thread.top().stack.last().copied().unwrap_or(0),
        _ => 0,
    };
    let main = thread.role == Role::Main;
    if main {
        return Err(world.end_process(value as u32));
    }
    exec::leave_all(world, id)?;
    match world.state.thread(id).expect("internal: no thread").role {
        Role::Worker { .. } => world.end_callback(id),
        Role::Created => world.end_thread(id, value as u32, how),
        Role::Main | Role::Parked { .. } | Role::Waiter { .. } => panic!("internal: nothing to return from"),
    }
}

fn enter_call(world: &mut World, id: ThreadId, how: How) -> Or<()> {
    let call = api::call(world.program, &world.state, id, how);
    let row = api::ROWS[call.api.0 as usize];
    match (row.enter)(world, &call)? {
        Then::Return(value) => {
            let fact = Fact::Called {
                api: call.api,
                args: call.args.clone(),
                result: row.returns_value().then_some(value),
                error: None,
            };
            world.tell(fact);
            leave_call(world, id, value)
        }
        Then::ReturnStep(result) => {
            world.tell(Fact::Entered { api: call.api, args: call.args.clone() });
            world.thread_mut(id).phase = Phase::Returning(result);
            Ok(())
        }
        Then::Block(wait) => {
            block(world, id, &call, wait);
            Ok(())
        }
        Then::Gone => Ok(()),
    }
}

fn block(world: &mut World, id: ThreadId, call: &api::Call, wait: Wait) {
    let things = wait.on.things();
    let on = if let [thing] = things[..] { Some(thing) } else { None };
    let in_port = matches!(wait.on, WaitOn::Packet(_));
    let thread = world.thread_mut(id);
    thread.phase = Phase::Blocked(wait);
    let port = thread.port;
    if !in_port {
        world.pause_port(id, port);
    }
    world.tell(Fact::Blocked { api: call.api, on });
}

/// The return step of a call, or what the call does before that.
fn step_return(world: &mut World, id: ThreadId, result: Return, how: How) -> Or<()> {
    match result {
        Return::Routines(after) => match world.next_routine(id, after, how)? {
            Some(result) => finish_call(world, id, result),
            None => Ok(()),
        },
        Return::OnceBegins => {
            let args = api::args(world.program, world.state.thread(id).expect("internal: no thread"));
            world.tell(Fact::OnceBegan(args[0]));
            world.call_back(id, args[1], &[args[0], args[2], args[3]], Return::OnceEnds(false))
        }
        Return::OnceEnds(succeeded) => {
            let args = api::args(world.program, world.state.thread(id).expect("internal: no thread"));
            let context = match (succeeded, args[3]) {
                (false, _) => None,
                (true, 0) => Some(0),
                (true, address) => Some(world.load(address, Int::U64, Touch::Read)?),
            };
            world.end_once(id, args[0], context)?;
            finish_call(world, id, Return::value(u64::from(succeeded)))
        }
        Return::Value { .. } | Return::OverlappedResult => finish_call(world, id, result),
    }
}

/// The return step of a call whose wait is tested again, or whose time is up.
fn end_wait(world: &mut World, id: ThreadId, wait: &Wait, how: How) -> Or<()> {
    match wait.on {
        WaitOn::Callbacks { object, cancel } => {
            // the step rests on the object's counters: this look at it notes that in the footprint
            let _ = object.object().map(|name| world.object(name).is_some());
            assert!(enabled::callbacks_over(&world.state, object, cancel), "internal: callbacks are not over");
        }
        WaitOn::Members { .. } => {
            let site = world.site.expect("internal: a call without a place");
            if !world.release_members(id, wait, how, site)? {
                return Ok(());
            }
        }
        WaitOn::Lock(address) => world.take_guard(Guard::Section(address))?,
        WaitOn::Once(_) => return once_more(world, id),
        WaitOn::Pipe(pipe, what) => return pipe_again(world, id, pipe, what, how),
        WaitOn::Srw(guard) => world.take_guard(guard)?,
        WaitOn::Retake { guard, woken } => {
            world.take_guard(guard)?;
            let port = world.thread_mut(id).port;
            world.resume_port(id, port);
            let error = (!woken).then_some(TIMEOUT);
            return finish_call(world, id, Return::Value { value: u64::from(woken), error, writes: Vec::new() });
        }
        WaitOn::Key(value) => {
            let port = world.thread_mut(id).port;
            world.resume_port(id, port);
            return finish_call(world, id, Return::value(value));
        }
        WaitOn::Variable(..) => {
            assert!(enabled::due(world.program, wait.deadline), "internal: the wait is not over");
            world.tell(Fact::TimedOut);
            world.end_sleep(id, false);
            return Ok(());
        }
        WaitOn::Time | WaitOn::Objects { .. } | WaitOn::Packet(_) | WaitOn::Operation(_) | WaitOn::Result(_) => {
            assert!(enabled::due(world.program, wait.deadline), "internal: the wait is not over");
            world.time_out(id);
            let Phase::Returning(result) = world.thread_mut(id).phase.clone() else {
                panic!("internal: a wait that timed out returns")
            };
            return finish_call(world, id, result);
        }
    }
    let port = world.thread_mut(id).port;
    world.resume_port(id, port);
    finish_call(world, id, Return::value(0))
}

/// A thread that waited for another one's initialisation looks again.
fn once_more(world: &mut World, id: ThreadId) -> Or<()> {
    let call = api::call(world.program, &world.state, id, How::Only);
    let executes = api::ROWS[call.api.0 as usize].name == "InitOnceExecuteOnce";
    let form = if executes { Form::Execute } else { Form::Begin };
    let port = world.thread_mut(id).port;
    match world.enter_once(form, &call.args)? {
        Then::ReturnStep(result) => {
            world.resume_port(id, port);
            world.thread_mut(id).phase = Phase::Returning(result);
            Ok(())
        }
        Then::Return(_) | Then::Block(_) | Then::Gone => panic!("internal: another one initialises"),
    }
}

/// A thread that waited for something about a pipe looks again, unless its time is up.
fn pipe_again(world: &mut World, id: ThreadId, pipe: Name, what: PipeWait, how: How) -> Or<()> {
    let call = api::call(world.program, &world.state, id, how);
    if how == How::TimedOut {
        world.tell(Fact::TimedOut);
    }
    match world.end_pipe_wait(&call, pipe, what)? {
        Some(result) => {
            let port = world.thread_mut(id).port;
            world.resume_port(id, port);
            finish_call(world, id, result)
        }
        None => Ok(()),
    }
}

/// The return step of a call.
fn finish_call(world: &mut World, id: ThreadId, result: Return) -> Or<()> {
    let call = api::call(world.program, &world.state, id, How::Only);
    let (value, error) = match result {
        Return::Value { value, error, writes } => {
            for (address, value, size) in writes {
                let int = if size == 4 { Int::U32 } else { Int::U64 };
                world.store(address, value, int, Touch::Write)?;
            }
            (value, error)
        }
        Return::OverlappedResult => overlapped_result(world, &call.args)?,
        Return::Routines(_) | Return::OnceBegins | Return::OnceEnds(_) => panic!("internal: the call goes on"),
    };
    if let Some(code) = error {
        world.set_error(code);
    }
    let row = api::ROWS[call.api.0 as usize];
    let result = row.returns_value().then_some(value);
    world.tell(Fact::Called { api: call.api, args: call.args, result, error });
    leave_call(world, id, value)
}

/// What GetOverlappedResult makes of the status block. Source: GOR-03 (early when several operations share the file
/// object), GOR-04.
fn overlapped_result(world: &mut World, args: &[u64]) -> Or<(u64, Option<u32>)> {
    let status = world.load(args[1], Int::U64, Touch::Status)?;
    let bytes = world.load(args[1] + 8, Int::U64, Touch::Status)?;
    world.store(args[2], bytes, Int::U32, Touch::Write)?;
    let pending = status == crate::kernel::complete::STATUS_PENDING;
    let code = if pending { 0 } else { win32(status) };
    Ok(answer(code))
}

/// Pops the arguments, pushes the value, and goes on with what follows privately.
fn leave_call(world: &mut World, id: ThreadId, value: u64) -> Or<()> {
    let thread = world.state.thread(id).expect("internal: no thread");
    let Inst::Api { api, args, .. } = exec::instruction(world.program, thread) else {
        panic!("internal: not in a call")
    };
    let thread = world.thread_mut(id);
    thread.phase = Phase::Ready;
    let frame = thread.top_mut();
    let rest = frame.stack.len() - args as usize;
    frame.stack.truncate(rest);
    if api::ROWS[api.0 as usize].returns_value() {
        frame.stack.push(value);
    }
    frame.pc += 1;
    exec::tail(world, id)
}
