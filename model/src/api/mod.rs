//! The Windows functions that the model knows: one table row and one file each, and the small things that several rows
//! share. A row says how a call may turn out and what its steps do; it never chooses.

mod blocks;
mod environment;
mod events;
mod files;
mod format;
mod interlocked;
mod locks;
mod lookup;
mod process;
mod strings;
mod transfers;

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::How;
use crate::exec;
use crate::name::ThreadId;
use crate::program::{ApiId, CallId, Inst, Program, Site};
use crate::state::{Lens, Return, Thread, Wait};
use crate::world::{Or, World};

/// ERROR_INVALID_HANDLE
pub(crate) const INVALID_HANDLE: u32 = 6;
/// ERROR_NOT_FOUND
pub(crate) const NOT_FOUND: u32 = 1168;

/// A call that a thread is poised at.
pub(crate) struct Call {
    /// Which function.
    pub(crate) api: ApiId,
    /// Which call of the program.
    pub(crate) id: CallId,
    /// The words passed.
    pub(crate) args: Vec<u64>,
    /// Where it stands.
    pub(crate) site: Site,
    /// How it turns out.
    pub(crate) how: How,
}

/// What the enter step of a call leads to.
pub(crate) enum Then {
    /// The call is over and returns this word.
    Return(u64),
    /// A return step follows.
    ReturnStep(Return),
    /// The thread waits.
    Block(Wait),
    /// The thread is gone.
    Gone,
}

impl Then {
    /// The call returns this word in a return step of its own.
    pub(crate) fn value_later(value: u64) -> Then {
        Then::ReturnStep(Return::value(value))
    }

    /// The call returns FALSE and sets the last error in a return step of its own.
    pub(crate) fn failed_later(code: u32) -> Then {
        Then::ReturnStep(Return::Value { value: 0, error: Some(code), writes: Vec::new() })
    }
}

/// Whether a thread that does nothing but call this function could be waiting in a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It may leave everything as it was: a yield, a question, a wait that fails at once.
    MayYield,
    /// It does something that others can see.
    Acts,
}

/// One Windows function.
pub struct Row {
    /// Windows' name.
    pub name: &'static str,
    /// Its C prototype without the trailing semicolon, in Windows' types: what the front end declares.
    pub prototype: &'static str,
    /// Whether a loop of such calls can be idle waiting.
    pub effect: Effect,
    /// How a call may turn out, never empty.
    pub(crate) outcomes: fn(&Program, &Lens, &Call) -> Vec<How>,
    /// The enter step.
    pub(crate) enter: fn(&mut World, &Call) -> Or<Then>,
}

impl Row {
    /// Whether a call pushes a value.
    pub fn returns_value(&self) -> bool {
        let returns_nothing = ["void ", "VOID "].iter().any(|word| self.prototype.starts_with(word));
        !returns_nothing || self.prototype.starts_with("void *")
    }
}

/// A call that turns out in one way only.
fn one(_: &Program, _: &Lens, _: &Call) -> Vec<How> {
    vec![How::Only]
}

/// WAIT_FAILED with ERROR_INVALID_HANDLE.
fn wait_failed() -> Return {
    Return::Value { value: 0xffff_ffff, error: Some(INVALID_HANDLE), writes: Vec::new() }
}

/// The row with that name.
pub fn find(name: &str) -> Option<ApiId> {
    ROWS.binary_search_by(|row| row.name.cmp(name)).ok().map(|index| ApiId(index as u16))
}

/// The row of the function that a thread is poised at.
pub(crate) fn row(program: &Program, thread: &Thread) -> &'static Row {
    match exec::instruction(program, thread) {
        Inst::Api { api, .. } => ROWS[api.0 as usize],
        other => panic!("internal: {other:?} is no call"),
    }
}

/// The words that a thread passes to the call that it is in.
pub(crate) fn args(program: &Program, thread: &Thread) -> Vec<u64> {
    match exec::instruction(program, thread) {
        Inst::Api { args, .. } => {
            let stack = &thread.top().stack;
            stack[stack.len() - args as usize..].to_vec()
        }
        other => panic!("internal: {other:?} is no call"),
    }
}

/// The call that a thread is in.
pub(crate) fn call(program: &Program, state: &Lens, thread: ThreadId, how: How) -> Call {
    let thread = state.thread(thread).expect("internal: no thread");
    match exec::instruction(program, thread) {
        Inst::Api { api, call, .. } => Call {
            api,
            id: call,
            args: args(program, thread),
            site: exec::place(program, thread).expect("internal: a call without a place"),
            how,
        },
        other => panic!("internal: {other:?} is no call"),
    }
}

macro_rules! rows {
    ($($module:ident,)*) => {
        $(mod $module;)*

        /// Every function that is modelled, sorted by name.
        pub static ROWS: &[&Row] = &[$(&$module::ROW,)*];
    };
}

rows! {
    cancel_io,
    cancel_io_ex,
    cancel_threadpool_io,
    close_handle,
    close_threadpool,
    close_threadpool_io,
    connect_named_pipe,
    create_event_a,
    create_event_w,
    create_file_a,
    create_file_w,
    create_io_completion_port,
    create_named_pipe_a,
    create_named_pipe_w,
    create_thread,
    create_threadpool,
    create_threadpool_io,
    delete_critical_section,
    destroy_threadpool_environment,
    enter_critical_section,
    exit_process,
    exit_thread,
    get_current_thread_id,
    get_last_error,
    get_overlapped_result,
    get_proc_address,
    get_process_heap,
    get_queued_completion_status,
    heap_alloc,
    heap_free,
    initialize_critical_section,
    initialize_threadpool_environment,
    interlocked_and,
    interlocked_and64,
    interlocked_compare_exchange,
    interlocked_compare_exchange64,
    interlocked_compare_exchange_pointer,
    interlocked_decrement,
    interlocked_decrement64,
    interlocked_exchange,
    interlocked_exchange64,
    interlocked_exchange_add,
    interlocked_exchange_add64,
    interlocked_exchange_pointer,
    interlocked_increment,
    interlocked_increment64,
    interlocked_or,
    interlocked_or64,
    interlocked_xor,
    interlocked_xor64,
    leave_critical_section,
    post_queued_completion_status,
    read_file,
    reset_event,
    set_event,
    set_file_completion_notification_modes,
    set_last_error,
    set_threadpool_callback_pool,
    set_threadpool_thread_maximum,
    set_threadpool_thread_minimum,
    sleep,
    start_threadpool_io,
    switch_to_thread,
    try_enter_critical_section,
    wait_for_multiple_objects,
    wait_for_single_object,
    wait_for_threadpool_io_callbacks,
    write_file,
    _snprintf,
    atoi,
    calloc,
    exit,
    fflush,
    fprintf,
    fputs,
    free,
    malloc,
    memcmp,
    memcpy,
    memmove,
    memset,
    printf,
    putchar,
    puts,
    setvbuf,
    snprintf,
    sprintf,
    strcat,
    strchr,
    strcmp,
    strcpy,
    strlen,
    strncmp,
    strncpy,
    strrchr,
    strstr,
    vfprintf,
    vprintf,
    vsnprintf,
    vsprintf,
    wcscmp,
    wcscpy,
    wcslen,
    wprintf,
}
