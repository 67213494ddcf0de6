//! Due times, and arming timers and wait objects: what the plain functions and their Ex forms share. Source: TIMER-01,
//! TIMER-02, TIMER-04, TWAIT-01, TWAIT-05, TWAIT-07.

use super::Call;
use crate::event::Ref;
use crate::kernel::close::handle_object;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::{HandleObject, Key, Part, Waitable, What};
use crate::world::{Or, World};

/// FILETIME units in a millisecond.
const UNITS: u64 = 10_000;
/// When the system started, as a FILETIME: 2020-01-01.
const BOOTED: u64 = 132_223_104_000_000_000;

impl World<'_> {
    /// The milliseconds from now that a FILETIME stands for: 0 is at once, a negative number is relative, a positive one a
    /// point in time.
    pub(super) fn due_time(&mut self, address: u64) -> Or<u32> {
        let low = self.load(address, Int::U32, Touch::Read)?;
        let high = self.load(address + 4, Int::U32, Touch::Read)?;
        let units = (low | (high << 32)).cast_signed();
        let ahead = match units {
            // what was before the system started is over whatever time it is (TIMER-01)
            1.. if units.unsigned_abs() <= BOOTED => 0,
            1.. => units.unsigned_abs().saturating_sub(self.system_time()?),
            _ => units.unsigned_abs(),
        };
        Ok(u32::try_from(ahead.div_ceil(UNITS)).unwrap_or(u32::MAX - 1))
    }

    /// What GetSystemTimeAsFileTime stores. Only a program that calls it knows what time it is.
    pub(super) fn system_time(&mut self) -> Or<u64> {
        if !self.state.contains(Key::Clock) {
            return Err(self.unsupported("an absolute due time in a program that does not ask what time it is"));
        }
        Ok(BOOTED + self.now()? * UNITS)
    }

    /// The time that the system tells unasked; zero in a program that does not ask what time it is.
    pub(crate) fn told_time(&mut self) -> u64 {
        self.footprint.reads.insert(Key::Clock);
        match self.state.get(Key::Clock) {
            Some(Part::Clock(clock)) => BOOTED + clock.now * UNITS,
            _ => 0,
        }
    }

    /// SetThreadpoolTimer: says whether an expiry that was to come was cut off.
    pub(super) fn set_timer(&mut self, call: &Call) -> Or<bool> {
        let name = self.tp_object(call.args[0], Ref::Timer)?;
        let due = if call.args[1] == 0 { None } else { Some(self.due_time(call.args[1])?) };
        let cut = self.disarm(name);
        if let What::Timer(timer) = &mut self.object_mut(name).what {
            timer.set = due.is_some();
            timer.period = if due.is_some() { call.args[2] as u32 } else { 0 };
            timer.window = if due.is_some() { call.args[3] as u32 } else { 0 };
        }
        if due.is_some() {
            self.arm(name, None, due);
        }
        Ok(cut)
    }

    /// SetThreadpoolWait: says whether a pending wait was cut off.
    pub(super) fn set_wait(&mut self, call: &Call) -> Or<bool> {
        let name = self.tp_object(call.args[0], Ref::Wait)?;
        if call.args[1] == 0 {
            return Ok(self.disarm(name));
        }
        let due = if call.args[2] == 0 { None } else { Some(self.due_time(call.args[2])?) };
        let cut = self.disarm(name);
        match handle_object(&self.state, call.args[1]) {
            Some((_, HandleObject::Waitable(Waitable::Mutex(_)))) => {
                return Err(self.unsupported("SetThreadpoolWait on a mutex (an exception on Windows)"));
            }
            // without any time, the time is up whether the object is signalled or not (TWAIT-07)
            Some((_, HandleObject::Waitable(_))) if due == Some(0) => self.arm(name, None, due),
            Some((handle, HandleObject::Waitable(thing))) => {
                if let What::Wait(arming) = &mut self.object_mut(name).what {
                    arming.handle = Some(handle);
                }
                self.arm(name, Some(thing), due);
            }
            // INVALID_HANDLE_VALUE stands for the process, which does not end
            _ if call.args[1] == u64::MAX => self.arm(name, None, due),
            _ => return Err(self.unsupported("SetThreadpoolWait with a handle that cannot be waited for")),
        }
        Ok(cut)
    }
}
