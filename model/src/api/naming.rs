//! Which functions make things that are named after their call. A program may have 1,024 such calls, each with a number of its
//! own; the calls of all other functions share one number, for nothing is named after it.

use super::ROWS;
use crate::program::ApiId;

/// The functions that create something or begin an operation, sorted.
const NAMING: [&str; 50] = [
    "BindIoCompletionCallback",
    "ConnectNamedPipe",
    "CreateDirectoryA",
    "CreateDirectoryW",
    "CreateEventA",
    "CreateEventW",
    "CreateFileA",
    "CreateFileW",
    "CreateIoCompletionPort",
    "CreateMutexA",
    "CreateMutexW",
    "CreateNamedPipeA",
    "CreateNamedPipeW",
    "CreatePipe",
    "CreateSemaphoreA",
    "CreateSemaphoreW",
    "CreateThread",
    "CreateThreadpool",
    "CreateThreadpoolCleanupGroup",
    "CreateThreadpoolIo",
    "CreateThreadpoolTimer",
    "CreateThreadpoolWait",
    "CreateThreadpoolWork",
    "CreateWaitableTimerA",
    "CreateWaitableTimerExA",
    "CreateWaitableTimerExW",
    "CreateWaitableTimerW",
    "DeviceIoControl",
    "DuplicateHandle",
    "HeapAlloc",
    "LockFileEx",
    "OpenEventA",
    "OpenEventW",
    "OpenMutexA",
    "OpenMutexW",
    "OpenSemaphoreA",
    "OpenSemaphoreW",
    "OpenThread",
    "OpenWaitableTimerA",
    "OpenWaitableTimerW",
    "ReadDirectoryChangesW",
    "ReadFile",
    "ReadFileEx",
    "TpAllocIoCompletion",
    "TransactNamedPipe",
    "TrySubmitThreadpoolCallback",
    "WriteFile",
    "WriteFileEx",
    "calloc",
    "malloc",
];

/// Whether a call of the function needs a number of its own; so does one of a function that is none of the model's.
///
/// ```
/// use tpio_model::api::{find, names_things};
/// assert!(names_things(find("CreateEventA").unwrap()) && !names_things(find("printf").unwrap()));
/// ```
pub fn names_things(api: ApiId) -> bool {
    ROWS.get(api.0 as usize).is_none_or(|row| NAMING.binary_search(&row.name).is_ok())
}

#[cfg(test)]
mod tests {
    use super::NAMING;
    use crate::api::find;

    #[test]
    fn the_list_is_sorted_and_of_rows() {
        assert!(NAMING.is_sorted());
        for name in NAMING {
            assert!(find(name).is_some(), "{name}");
        }
    }
}
