//! `ExitThread`: ends the calling thread. In a callback: `thread-exit-in-callback`, the object's counters never fall.
//! Source: THR-01 (documented), THR-02 (observed).

use alloc::vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::rules::RuleId;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "ExitThread", prototype: "VOID ExitThread(DWORD code)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let me = world.me();
    if let Some(name) = world.thread(me).and_then(|thread| thread.instance()).map(|instance| instance.object) {
        let subject = world.object(name).expect("internal: no object").subject(name);
        world.latch(RuleId::ThreadExitInCallback, Some(call.site), vec![subject, Ref::Thread(me)]);
    }
    world.end_thread(call.args[0] as u32)?;
    Ok(Then::Gone)
}
