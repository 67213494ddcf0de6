//! `GetLastError`: the calling thread's last error code. A successful call leaves it untouched. Source: semantics §4.2 (E27).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "GetLastError", prototype: "DWORD GetLastError(void)", effect: Effect::MayYield, outcomes: one, enter };

fn enter(world: &mut World, _: &Call) -> Or<Then> {
    let me = world.me();
    let code = world.thread(me).expect("internal: me").last_error;
    Ok(Then::Return(u64::from(code)))
}
