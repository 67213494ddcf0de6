//! The layout of TP_CALLBACK_ENVIRON version 3, reading it, and making objects with it. Source: semantics §4.1; ENV-02,
//! ENV-03, ENV-04, ENV-05; IO-CREATE-09 (read at creation only).

use alloc::vec::Vec;

use super::Call;
use crate::event::Fact;
use crate::kernel::module;
use crate::memory::Touch;
use crate::name::{Name, Space};
use crate::program::Int;
use crate::state::{Member, TpObject, What};
use crate::world::{Or, World};

/// Offset of `Pool`.
pub(super) const POOL: u64 = 8;
/// Offset of `CleanupGroup`.
pub(super) const GROUP: u64 = 16;
/// Offset of `CleanupGroupCancelCallback`.
pub(super) const GROUP_CANCEL: u64 = 24;
/// Offset of `RaceDll`.
pub(super) const LIBRARY: u64 = 32;
/// Offset of `FinalizationCallback`.
const FINALIZATION: u64 = 48;
/// Offset of `u.Flags`.
pub(super) const FLAGS: u64 = 56;
/// Offset of `CallbackPriority`.
pub(super) const PRIORITY: u64 = 60;
/// Offset of `Size`.
pub(super) const SIZE_FIELD: u64 = 64;
/// Size of the structure.
pub(super) const SIZE: u32 = 72;

/// What an environment says.
struct Environment {
    pool: u8,
    group: Option<Member>,
    finalization: u64,
    library: Option<u16>,
    priority: u8,
}

/// What a new object runs.
pub(super) struct Callback {
    /// Address of the function.
    pub(super) function: u64,
    /// Its context.
    pub(super) context: u64,
    /// Address of the environment, or 0.
    pub(super) environ: u64,
}

impl Callback {
    /// As the functions that create objects take it.
    pub(super) fn of(args: &[u64]) -> Callback {
        Callback { function: args[0], context: args[1], environ: args[2] }
    }
}

impl World<'_> {
    /// Makes an object that is bound to the environment's pool and a member of its group. `None`: the environment is not
    /// valid. Source: GRP-01, ENV-04, ENV-05.
    pub(super) fn new_object(&mut self, call: &Call, what: What, callback: &Callback) -> Or<Option<Name>> {
        let Some(environment) = self.environment(callback.environ)? else { return Ok(None) };
        let name = self.fresh_at(Space::Object, call, |state, name| state.object(name).is_some())?;
        self.publish(callback.context);
        let pool = self.pool_mut(environment.pool);
        pool.objects += 1;
        pool.ranked |= environment.priority != 1;
        if let Some(module) = environment.library {
            self.load_module(module);
        }
        let closed = (what == What::Simple).then_some(call.site);
        let object = TpObject {
            what,
            pool: environment.pool,
            group: environment.group,
            callback: callback.function,
            context: callback.context,
            finalization: environment.finalization,
            library: environment.library,
            priority: environment.priority,
            bag: Vec::new(),
            running: 0,
            associated: 0,
            closed,
        };
        let subject = object.subject(name);
        self.add_object(name, object);
        if let Some(member) = environment.group {
            self.group_mut(member.group).members.insert(name);
        }
        self.tell(Fact::Created(subject));
        Ok(Some(name))
    }

    /// What an environment says; the default pool and no group for NULL. `None`: it is not valid.
    fn environment(&mut self, environ: u64) -> Or<Option<Environment>> {
        if environ == 0 {
            return Ok(Some(Environment { pool: 0, group: None, finalization: 0, library: None, priority: 1 }));
        }
        let version = self.load(environ, Int::U32, Touch::Read)?;
        if version != 1 && version != 3 {
            return Ok(None);
        }
        let priority = if version == 3 { self.load(environ + PRIORITY, Int::U32, Touch::Read)? } else { 1 };
        if priority > 2 {
            return Ok(None);
        }
        let pool = match self.load(environ + POOL, Int::U64, Touch::Read)? {
            0 => 0,
            pool => self.tp_pool(pool)?,
        };
        let group = match self.load(environ + GROUP, Int::U64, Touch::Read)? {
            0 => None,
            group => {
                let cancel = self.load(environ + GROUP_CANCEL, Int::U64, Touch::Read)?;
                Some(Member { group: self.tp_group(group)?, cancel })
            }
        };
        let finalization = self.load(environ + FINALIZATION, Int::U64, Touch::Read)?;
        let library = self.load(environ + LIBRARY, Int::U64, Touch::Read)?;
        let library = module::loaded(&self.state, library);
        Ok(Some(Environment { pool, group, finalization, library, priority: priority as u8 }))
    }
}
