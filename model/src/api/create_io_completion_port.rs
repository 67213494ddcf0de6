//! `CreateIoCompletionPort`: creates a port, binds a file to one, or both. NULL and 87 if the file is bound
//! already or not overlapped. Source: PORT-01, PORT-02, PORT-03, PORT-04, IO-CREATE-14.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::kernel::close::handle_object;
use crate::kernel::issue::{INVALID_PARAMETER, file_of};
use crate::name::{Name, Space};
use crate::outcome::PortUse;
use crate::state::{Bind, HandleObject, Port};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateIoCompletionPort",
    prototype: "HANDLE CreateIoCompletionPort(HANDLE file, HANDLE existing, ULONG_PTR key, DWORD threads)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let file = (call.args[0] != u64::MAX).then(|| file_of(&world.state, call.args[0]));
    if file.is_none() && call.args[1] != 0 {
        // whatever it is. Source: PORT-02
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    let existing = match handle_object(&world.state, call.args[1]) {
        Some((name, HandleObject::Port(port))) => Some((name, port)),
        Some(_) => return Ok(world.fail(0, INVALID_HANDLE)),
        None if call.args[1] != 0 => return Ok(world.fail(0, INVALID_HANDLE)),
        None => None,
    };
    match (file, existing) {
        (Some(None), _) => Ok(world.fail(0, INVALID_HANDLE)),
        (None, _) => Ok(Then::Return(create(world, call)?.pointer(Space::Handle))),
        (Some(Some(file)), port) => {
            let state = world.file(file).expect("internal: a handle without a file");
            if !state.overlapped || state.bind != Bind::None {
                return Ok(world.fail(0, INVALID_PARAMETER));
            }
            let (handle, port) = if let Some(found) = port {
                found
            } else {
                let name = create(world, call)?;
                (name, name)
            };
            world.publish(call.args[2]);
            world.port_mut_as(port, PortUse::Counts).files += 1;
            world.file_mut(file).bind = Bind::Port { port, key: call.args[2] };
            Ok(Then::Return(handle.pointer(Space::Handle)))
        }
    }
}

/// A new port. A concurrency of 0 stands for the number of processors, here 64. Source: PORT-03; STEPS §1.8.
fn create(world: &mut World, call: &Call) -> Or<Name> {
    let name = world.fresh_handle(call)?;
    let concurrency = if call.args[3] as u32 == 0 { 64 } else { call.args[3] as u32 };
    world.add_port(
        name,
        Port { packets: Vec::new(), waiters: Vec::new(), concurrency, active: BTreeSet::new(), handles: 1, files: 0 },
    );
    world.add_handle(name, HandleObject::Port(name));
    world.tell(Fact::Created(Ref::Port(name)));
    Ok(name)
}
