//! Modules: what the functions that load, free and find them share. Source: LIB-01, LIB-02, LIB-03.

use alloc::string::String;

use super::{Call, Then};
use crate::kernel::module::{self, MOD_NOT_FOUND};
use crate::program::Int;
use crate::state::Key;
use crate::world::{Or, World};

impl World<'_> {
    /// The number of the module whose name stands at an address, in letters of that type.
    fn named_module(&mut self, address: u64, letter: Int) -> Or<Option<u16>> {
        let units = self.load_string(address, letter)?;
        let name: String = units.iter().map(|unit| char::from_u32(*unit & 0xffff).unwrap_or('?')).collect();
        Ok(module::number(self.program, &name))
    }

    /// LoadLibrary.
    pub(super) fn load_library(&mut self, call: &Call, letter: Int) -> Or<Then> {
        let Some(number) = self.named_module(call.args[0], letter)? else { return Ok(self.fail(0, MOD_NOT_FOUND)) };
        self.load_module(number);
        Ok(Then::Return(module::handle(number)))
    }

    /// GetModuleHandle.
    pub(super) fn module_handle(&mut self, call: &Call, letter: Int) -> Or<Then> {
        if call.args[0] == 0 {
            return Ok(Then::Return(module::handle(module::PROGRAM)));
        }
        let found = self.named_module(call.args[0], letter)?;
        if let Some(number) = found {
            // whether it is loaded is looked at
            self.footprint.reads.insert(Key::Module(number));
        }
        match found.filter(|number| module::is_loaded(&self.state, *number)) {
            Some(number) => Ok(Then::Return(module::handle(number))),
            None => Ok(self.fail(0, MOD_NOT_FOUND)),
        }
    }

    /// FreeLibrary; says whether there was such a module.
    pub(super) fn free_library(&mut self, handle: u64) -> bool {
        let Some(number) = module::loaded(&self.state, handle) else { return false };
        self.free_module(number);
        true
    }
}
