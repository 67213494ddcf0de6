//! `GetProcessHeap`: the one heap there is.

use crate::api::{Call, Effect, Row, Then, one};
use crate::name::{Base, Name, Space, ThreadId};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetProcessHeap",
    prototype: "HANDLE GetProcessHeap(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(_: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(Base::new(Space::System, Name::new(ThreadId::NOBODY, 0, 1)).pointer(0)))
}
