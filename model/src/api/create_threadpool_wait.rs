//! `CreateThreadpoolWait`: a wait object that is not armed. The environment is read now.
//!
//! - Counters: makes an object without promised, queued or running callbacks; one more object of its pool and, if the
//!   environment names one, of its group.
//! - Returns: the object; NULL and 87 if the environment is not valid (ENV-04, ENV-05).
//! - Misuse: `use-after-close` for a closed pool or group in the environment.
//! - Source: semantics §4.1; TWAIT-01, GRP-01 (documented).

use crate::api::environment::Callback;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::issue::INVALID_PARAMETER;
use crate::name::Space;
use crate::state::{Arming, What};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateThreadpoolWait",
    prototype: "PTP_WAIT CreateThreadpoolWait(PTP_WAIT_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let made = world.new_object(call, What::Wait(Arming::default()), &Callback::of(&call.args))?;
    let Some(name) = made else { return Ok(world.fail(0, INVALID_PARAMETER)) };
    Ok(Then::Return(name.pointer(Space::Object)))
}
