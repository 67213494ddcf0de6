//! The layout of TP_CALLBACK_ENVIRON version 3, and reading it. Source: semantics §4.1; ENV-02, ENV-03, ENV-04, ENV-05.

use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

/// Offset of `Pool`.
pub(super) const POOL: u64 = 8;
/// Offset of `CallbackPriority`.
pub(super) const PRIORITY: u64 = 60;
/// Offset of `Size`.
pub(super) const SIZE_FIELD: u64 = 64;
/// Size of the structure.
pub(super) const SIZE: u32 = 72;

impl World<'_> {
    /// The pool that an environment names; the default pool for NULL. `None`: the environment is not valid.
    pub(super) fn environment_pool(&mut self, environ: u64) -> Or<Option<u8>> {
        if environ == 0 {
            return Ok(Some(0));
        }
        let version = self.load(environ, Int::U32, Touch::Read)?;
        if version != 1 && version != 3 {
            return Ok(None);
        }
        if version == 3 && self.load(environ + PRIORITY, Int::U32, Touch::Read)? > 2 {
            return Ok(None);
        }
        match self.load(environ + POOL, Int::U64, Touch::Read)? {
            0 => Ok(Some(0)),
            pool => self.tp_pool(pool).map(Some),
        }
    }
}
