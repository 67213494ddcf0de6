//! `GetOverlappedResultEx`: GetOverlappedResult with a timeout: FALSE and 996 for none, 258 when it is up, 192 after
//! routines ran that are queued to the thread.
//!
//! - Source: APC-08; GOR-01, GOR-02, GOR-03, GOR-04; semantics §4.2.

use crate::api::get_overlapped_result::overlapped_result;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetOverlappedResultEx",
    prototype: "BOOL GetOverlappedResultEx(HANDLE file, LPOVERLAPPED overlapped, LPDWORD count, DWORD milliseconds, BOOL alertable)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    overlapped_result(world, call, call.args[3] as u32)
}
