//! `GetProcAddress`: the address of a function of Windows by its name; NULL and 127 for a name that the module does not have,
//! 126 if there is no such module. A call through it is a call of that function. Source: wine-tests §7, §11.2.

use alloc::string::String;

use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::module::{self, MOD_NOT_FOUND};
use crate::name::Base;
use crate::program::Int;
use crate::world::{Or, World};

/// ERROR_PROC_NOT_FOUND
const PROC_NOT_FOUND: u32 = 127;

pub(super) static ROW: Row = Row {
    name: "GetProcAddress",
    prototype: "FARPROC GetProcAddress(HMODULE module, LPCSTR name)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if call.args[1] < 0x1_0000 {
        return Err(world.unsupported("GetProcAddress by ordinal"));
    }
    let units = world.load_string(call.args[1], Int::U8)?;
    let name: String = units.into_iter().filter_map(char::from_u32).collect();
    let module = if call.args[0] == 0 { Some(module::PROGRAM) } else { module::loaded(&world.state, call.args[0]) };
    let Some(module) = module else { return Ok(refused(world, MOD_NOT_FOUND)) };
    if !module::offers(module, &name) {
        return Ok(refused(world, PROC_NOT_FOUND));
    }
    if let Some(export) = world.program.exports.iter().find(|export| export.name == name) {
        return Ok(Then::Return(Base::function(export.function.0).pointer(0)));
    }
    if super::find(&name).is_some() {
        return Err(world.unsupported("GetProcAddress for a name that is no string of the program"));
    }
    Ok(refused(world, PROC_NOT_FOUND))
}

fn refused(world: &mut World, code: u32) -> Then {
    world.set_error(code);
    Then::Return(0)
}
