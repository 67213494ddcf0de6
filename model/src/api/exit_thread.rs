//! `ExitThread`: ends the calling thread. In a callback: `thread-exit-in-callback`, the object's counters never fall.
//! Source: THR-01 (documented), THR-02 (observed).

use alloc::vec;
use alloc::vec::Vec;

use crate::Program;
use crate::api::{Call, Effect, Row, Then};
use crate::choice::How;
use crate::event::Ref;
use crate::kernel::mutex::ends;
use crate::rules::RuleId;
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "ExitThread", prototype: "VOID ExitThread(DWORD code)", effect: Effect::Acts, outcomes, enter };

/// Who gets a mutex that the thread leaves behind.
fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    ends(state, call.thread)
}

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    exit_thread(world, call, call.args[0] as u32)
}

/// The end of the calling thread.
pub(super) fn exit_thread(world: &mut World, call: &Call, code: u32) -> Or<Then> {
    let me = world.me();
    if let Some(name) = world.thread(me).and_then(|thread| thread.instance()).map(|instance| instance.object) {
        let subject = world.object(name).expect("internal: no object").subject(name);
        world.latch(RuleId::ThreadExitInCallback, Some(call.site), vec![subject, Ref::Thread(me)]);
    }
    world.end_thread(me, code, call.how)?;
    Ok(Then::Gone)
}
