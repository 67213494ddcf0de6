//! `DeviceIoControl`: asks a device for an answer, as the header scripts it: done at once, pending, or failed. The
//! answer is the device's content from its start, as much as fits; what the code and the input mean to the device is
//! not modelled. Completes like ReadFile.
//!
//! - Source: IO-CREATE-11, MODE-14; semantics §1.1, §4.2.

use alloc::vec;
use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then};
use crate::event::OpKind;
use crate::kernel::issue::{self, Request, Special, file_of};
use crate::memory::Touch;
use crate::state::{FileKind, Lens};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "DeviceIoControl",
    prototype: "BOOL DeviceIoControl(HANDLE device, DWORD code, LPVOID input, DWORD input_size, LPVOID output, DWORD output_size, LPDWORD count, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn request(state: &Lens, call: &Call) -> Option<Request> {
    let file = file_of(state, call.args[0])?;
    let is_device = matches!(state.file(file).map(|file| file.kind), Some(FileKind::Disk(_)));
    is_device.then(|| Request {
        kind: OpKind::Control,
        file,
        buffer: call.args[4],
        length: call.args[5] as u32,
        count: call.args[6],
        overlapped: call.args[7],
        routine: 0,
        special: Special::None,
    })
}

fn outcomes(program: &Program, state: &Lens, call: &Call) -> Vec<How> {
    match request(state, call) {
        Some(request) => issue::outcomes(program, state, Some(request)),
        None => vec![How::Only],
    }
}

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if file_of(&world.state, call.args[0]).is_none() {
        return Ok(world.fail_later(INVALID_HANDLE));
    }
    let Some(request) = request(&world.state, call) else {
        return Err(world.unsupported("DeviceIoControl on a pipe"));
    };
    world.load_bytes(call.args[2], call.args[3] as u32, Touch::Read)?;
    world.issue(call, request, call.how)
}
