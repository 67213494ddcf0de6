//! `DisassociateCurrentThreadFromCallback`: waits on the object no longer wait for this callback; its cleanup group
//! still does.
//!
//! - Counters: associated - 1, the first time; running stays.
//! - Returns: nothing; cannot fail (INST-12).
//! - Misuse: `use-after-free` for the instance of a callback that is over.
//! - Source: INST-05, INST-06 (documented, tested).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Fact;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "DisassociateCurrentThreadFromCallback",
    prototype: "VOID DisassociateCurrentThreadFromCallback(PTP_CALLBACK_INSTANCE instance)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    if worker != world.me() {
        return Err(
            world.unsupported("DisassociateCurrentThreadFromCallback by a thread that does not run the callback")
        );
    }
    if world.dissociate(worker) {
        let name = world.instance_mut(worker).object;
        let subject = world.object(name).expect("internal: no object").subject(name);
        world.tell(Fact::Disassociated(subject));
    }
    Ok(Then::Return(0))
}
