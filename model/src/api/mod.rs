//! The Windows functions that the model knows: one table row and one file each, and the small things that several rows
//! share. A row says how a call may turn out and what its steps do; it never chooses.

mod alarms;
mod blocks;
mod callbacks;
mod decimal;
mod directories;
mod disks;
mod due;
mod duties;
mod environment;
mod events;
mod files;
mod format;
mod interlocked;
mod labels;
mod locks;
mod lookup;
mod modules;
mod mutexes;
mod naming;
mod process;
mod slots;
mod strings;
mod transfers;
mod waits;

use alloc::vec;
use alloc::vec::Vec;

pub(crate) use files::text as path_text;
pub use naming::names_things;

use crate::choice::How;
use crate::exec;
use crate::name::ThreadId;
use crate::program::{ApiId, CallId, Inst, Program, Site};
use crate::state::{Lens, Return, Thread, Wait};
use crate::world::{Or, World};

/// ERROR_INVALID_HANDLE
pub(crate) const INVALID_HANDLE: u32 = 6;
/// ERROR_INVALID_FUNCTION
pub(crate) const INVALID_FUNCTION: u32 = 1;
/// ERROR_INVALID_PARAMETER
pub(crate) const INVALID_PARAMETER: u32 = 87;
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
    /// Who calls.
    pub(crate) thread: ThreadId,
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

/// WAIT_FAILED with this code.
fn wait_failed(code: u32) -> Return {
    Return::Value { value: 0xffff_ffff, error: Some(code), writes: Vec::new() }
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

/// Whether an instruction queues a routine to a thread.
pub(crate) fn queues_routine(inst: &Inst) -> bool {
    matches!(inst, Inst::Api { api, .. } if ROWS[api.0 as usize].name == "QueueUserAPC")
}

/// Whether an instruction calls a function that reads the clock.
pub(crate) fn reads_clock(inst: &Inst) -> bool {
    matches!(inst, Inst::Api { api, .. } if CLOCK.contains(&ROWS[api.0 as usize].name))
}

/// The functions that read the clock: only a program that calls one of them has one.
const CLOCK: [&str; 4] = ["GetSystemTimeAsFileTime", "GetTickCount", "GetTickCount64", "QueryPerformanceCounter"];

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
pub(crate) fn call(program: &Program, state: &Lens, id: ThreadId, how: How) -> Call {
    let thread = state.thread(id).expect("internal: no thread");
    match exec::instruction(program, thread) {
        Inst::Api { api, call, .. } => Call {
            api,
            id: call,
            args: args(program, thread),
            site: exec::place(program, thread).expect("internal: a call without a place"),
            thread: id,
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
    acquire_srwlock_exclusive,
    acquire_srwlock_shared,
    bind_io_completion_callback,
    callback_may_run_long,
    cancel_io,
    cancel_io_ex,
    cancel_synchronous_io,
    cancel_threadpool_io,
    cancel_waitable_timer,
    close_handle,
    close_threadpool,
    close_threadpool_cleanup_group,
    close_threadpool_cleanup_group_members,
    close_threadpool_io,
    close_threadpool_timer,
    close_threadpool_wait,
    close_threadpool_work,
    connect_named_pipe,
    create_directory_a,
    create_directory_w,
    create_event_a,
    create_event_w,
    create_file_a,
    create_file_w,
    create_io_completion_port,
    create_mutex_a,
    create_mutex_w,
    create_named_pipe_a,
    create_named_pipe_w,
    create_pipe,
    create_semaphore_a,
    create_semaphore_w,
    create_thread,
    create_threadpool,
    create_threadpool_cleanup_group,
    create_threadpool_io,
    create_threadpool_timer,
    create_threadpool_wait,
    create_threadpool_work,
    create_waitable_timer_a,
    create_waitable_timer_ex_a,
    create_waitable_timer_ex_w,
    create_waitable_timer_w,
    delete_critical_section,
    delete_file_a,
    delete_file_w,
    destroy_threadpool_environment,
    device_io_control,
    disassociate_current_thread_from_callback,
    disconnect_named_pipe,
    duplicate_handle,
    enter_critical_section,
    exit_process,
    exit_thread,
    fls_alloc,
    fls_free,
    fls_get_value,
    fls_set_value,
    flush_file_buffers,
    free_library,
    free_library_and_exit_thread,
    free_library_when_callback_returns,
    get_current_process,
    get_current_process_id,
    get_current_thread,
    get_current_thread_id,
    get_exit_code_thread,
    get_file_size,
    get_file_size_ex,
    get_last_error,
    get_module_handle_a,
    get_module_handle_w,
    get_overlapped_result,
    get_overlapped_result_ex,
    get_proc_address,
    get_process_heap,
    get_queued_completion_status,
    get_queued_completion_status_ex,
    get_std_handle,
    get_system_time_as_file_time,
    get_thread_iopending_flag,
    get_thread_id,
    get_tick_count,
    get_tick_count64,
    heap_alloc,
    heap_free,
    heap_size,
    heap_validate,
    init_once_begin_initialize,
    init_once_complete,
    init_once_execute_once,
    init_once_initialize,
    initialize_condition_variable,
    initialize_critical_section,
    initialize_critical_section_and_spin_count,
    initialize_srwlock,
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
    is_threadpool_timer_set,
    leave_critical_section,
    leave_critical_section_when_callback_returns,
    load_library_a,
    load_library_w,
    lock_file_ex,
    move_file_a,
    move_file_w,
    open_event_a,
    open_event_w,
    open_mutex_a,
    open_mutex_w,
    open_semaphore_a,
    open_semaphore_w,
    open_thread,
    open_waitable_timer_a,
    open_waitable_timer_w,
    peek_named_pipe,
    post_queued_completion_status,
    query_performance_counter,
    query_performance_frequency,
    query_threadpool_stack_information,
    queue_user_apc,
    read_directory_changes_w,
    read_file,
    read_file_ex,
    release_mutex,
    release_mutex_when_callback_returns,
    release_srwlock_exclusive,
    release_srwlock_shared,
    release_semaphore,
    release_semaphore_when_callback_returns,
    remove_directory_a,
    remove_directory_w,
    reset_event,
    resume_thread,
    set_event,
    set_event_when_callback_returns,
    set_file_completion_notification_modes,
    set_file_pointer,
    set_file_pointer_ex,
    set_last_error,
    set_named_pipe_handle_state,
    set_threadpool_callback_cleanup_group,
    set_threadpool_callback_library,
    set_threadpool_callback_persistent,
    set_threadpool_callback_pool,
    set_threadpool_callback_priority,
    set_threadpool_callback_runs_long,
    set_threadpool_stack_information,
    set_threadpool_thread_maximum,
    set_threadpool_thread_minimum,
    set_threadpool_timer,
    set_threadpool_timer_ex,
    set_threadpool_wait,
    set_threadpool_wait_ex,
    set_waitable_timer,
    sleep,
    sleep_condition_variable_cs,
    sleep_condition_variable_srw,
    sleep_ex,
    start_threadpool_io,
    submit_threadpool_work,
    switch_to_thread,
    terminate_thread,
    tls_alloc,
    tls_free,
    tls_get_value,
    tls_set_value,
    tp_alloc_io_completion,
    transact_named_pipe,
    try_acquire_srwlock_exclusive,
    try_acquire_srwlock_shared,
    try_enter_critical_section,
    try_submit_threadpool_callback,
    unlock_file_ex,
    wait_for_multiple_objects,
    wait_for_multiple_objects_ex,
    wait_for_single_object,
    wait_for_single_object_ex,
    wait_for_threadpool_io_callbacks,
    wait_for_threadpool_timer_callbacks,
    wait_for_threadpool_wait_callbacks,
    wait_for_threadpool_work_callbacks,
    wait_named_pipe_a,
    wait_named_pipe_w,
    wait_on_address,
    wake_all_condition_variable,
    wake_by_address_all,
    wake_by_address_single,
    wake_condition_variable,
    write_file,
    write_file_ex,
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
    pow,
    printf,
    putchar,
    puts,
    setvbuf,
    snprintf,
    sprintf,
    sqrt,
    strcat,
    strchr,
    strcmp,
    strcpy,
    strlen,
    strncmp,
    strncpy,
    strrchr,
    strstr,
    swprintf,
    vfprintf,
    vprintf,
    vsnprintf,
    vsprintf,
    wcscmp,
    wcscpy,
    wcslen,
    wprintf,
}
