#include <windows.h>
#include <winternl.h>
#include <ntstatus.h>
static NTSTATUS __tpio_failure(void)
{
    switch (GetLastError()) {
    case ERROR_INVALID_HANDLE: return (NTSTATUS)STATUS_INVALID_HANDLE;
    case ERROR_NOT_ENOUGH_MEMORY: return (NTSTATUS)STATUS_NO_MEMORY;
    default: return (NTSTATUS)STATUS_INVALID_PARAMETER;
    }
}
static NTSTATUS __nt_TpAllocPool(PTP_POOL *out, PVOID reserved)
{
    PTP_POOL pool = CreateThreadpool(reserved);
    if (!pool) return __tpio_failure();
    *out = pool;
    return 0;
}
static void __nt_TpSetPoolMaxThreads(PTP_POOL pool, DWORD most) { SetThreadpoolThreadMaximum(pool, most); }
static NTSTATUS __nt_TpSetPoolMinThreads(PTP_POOL pool, DWORD least)
{
    return SetThreadpoolThreadMinimum(pool, least) ? 0 : __tpio_failure();
}
static NTSTATUS __nt_TpSetPoolStackInformation(PTP_POOL pool, PTP_POOL_STACK_INFORMATION information)
{
    return SetThreadpoolStackInformation(pool, information) ? 0 : __tpio_failure();
}
static NTSTATUS __nt_TpQueryPoolStackInformation(PTP_POOL pool, PTP_POOL_STACK_INFORMATION information)
{
    return QueryThreadpoolStackInformation(pool, information) ? 0 : __tpio_failure();
}
static void __nt_TpReleasePool(PTP_POOL pool) { CloseThreadpool(pool); }
static NTSTATUS __nt_TpAllocCleanupGroup(PTP_CLEANUP_GROUP *out)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    if (!group) return __tpio_failure();
    *out = group;
    return 0;
}
static void __nt_TpReleaseCleanupGroupMembers(PTP_CLEANUP_GROUP group, BOOL cancel, PVOID context)
{
    CloseThreadpoolCleanupGroupMembers(group, cancel, context);
}
static void __nt_TpReleaseCleanupGroup(PTP_CLEANUP_GROUP group) { CloseThreadpoolCleanupGroup(group); }
static void __nt_TpCallbackSetEventOnCompletion(PTP_CALLBACK_INSTANCE instance, HANDLE event)
{
    SetEventWhenCallbackReturns(instance, event);
}
static void __nt_TpCallbackReleaseSemaphoreOnCompletion(PTP_CALLBACK_INSTANCE instance, HANDLE semaphore, DWORD count)
{
    ReleaseSemaphoreWhenCallbackReturns(instance, semaphore, count);
}
static void __nt_TpCallbackReleaseMutexOnCompletion(PTP_CALLBACK_INSTANCE instance, HANDLE mutex)
{
    ReleaseMutexWhenCallbackReturns(instance, mutex);
}
static void __nt_TpCallbackLeaveCriticalSectionOnCompletion(PTP_CALLBACK_INSTANCE instance, PCRITICAL_SECTION section)
{
    LeaveCriticalSectionWhenCallbackReturns(instance, section);
}
static void __nt_TpCallbackUnloadDllOnCompletion(PTP_CALLBACK_INSTANCE instance, HMODULE module)
{
    FreeLibraryWhenCallbackReturns(instance, module);
}
static NTSTATUS __nt_TpCallbackMayRunLong(PTP_CALLBACK_INSTANCE instance)
{
    return CallbackMayRunLong(instance) ? 0 : (NTSTATUS)STATUS_TOO_MANY_THREADS;
}
static void __nt_TpDisassociateCallback(PTP_CALLBACK_INSTANCE instance)
{
    DisassociateCurrentThreadFromCallback(instance);
}
static NTSTATUS __nt_TpSimpleTryPost(PTP_SIMPLE_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)
{
    return TrySubmitThreadpoolCallback(callback, context, environ) ? 0 : __tpio_failure();
}
static NTSTATUS __nt_TpAllocWork(PTP_WORK *out, PTP_WORK_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)
{
    PTP_WORK work = CreateThreadpoolWork(callback, context, environ);
    if (!work) return __tpio_failure();
    *out = work;
    return 0;
}
static void __nt_TpPostWork(PTP_WORK work) { SubmitThreadpoolWork(work); }
static void __nt_TpWaitForWork(PTP_WORK work, BOOL cancel) { WaitForThreadpoolWorkCallbacks(work, cancel); }
static void __nt_TpReleaseWork(PTP_WORK work) { CloseThreadpoolWork(work); }
static NTSTATUS __nt_TpAllocTimer(PTP_TIMER *out, PTP_TIMER_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)
{
    PTP_TIMER timer = CreateThreadpoolTimer(callback, context, environ);
    if (!timer) return __tpio_failure();
    *out = timer;
    return 0;
}
static void __nt_TpSetTimer(PTP_TIMER timer, PLARGE_INTEGER due, LONG period, LONG window)
{
    SetThreadpoolTimer(timer, (PFILETIME)due, period, window);
}
static BOOL __nt_TpIsTimerSet(PTP_TIMER timer) { return IsThreadpoolTimerSet(timer); }
static void __nt_TpWaitForTimer(PTP_TIMER timer, BOOL cancel) { WaitForThreadpoolTimerCallbacks(timer, cancel); }
static void __nt_TpReleaseTimer(PTP_TIMER timer) { CloseThreadpoolTimer(timer); }
static NTSTATUS __nt_TpAllocWait(PTP_WAIT *out, PTP_WAIT_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)
{
    PTP_WAIT wait = CreateThreadpoolWait(callback, context, environ);
    if (!wait) return __tpio_failure();
    *out = wait;
    return 0;
}
static void __nt_TpSetWait(PTP_WAIT wait, HANDLE handle, PLARGE_INTEGER timeout)
{
    SetThreadpoolWait(wait, handle, (PFILETIME)timeout);
}
static NTSTATUS __nt_TpSetWaitEx(PTP_WAIT wait, HANDLE handle, PLARGE_INTEGER timeout, PVOID reserved)
{
    return SetThreadpoolWaitEx(wait, handle, (PFILETIME)timeout, reserved);
}
static void __nt_TpWaitForWait(PTP_WAIT wait, BOOL cancel) { WaitForThreadpoolWaitCallbacks(wait, cancel); }
static void __nt_TpReleaseWait(PTP_WAIT wait) { CloseThreadpoolWait(wait); }
NTSTATUS __nt_TpAllocIoCompletion(PTP_IO *out, HANDLE file, PTP_IO_CALLBACK callback, PVOID context,
    PTP_CALLBACK_ENVIRON environ);
static void __tpio_status_callback(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG result,
    ULONG_PTR bytes, PTP_IO io, PTP_IO_CALLBACK callback)
{
    IO_STATUS_BLOCK status;
    status.Pointer = NULL;
    switch (result) {
    case NO_ERROR: status.Status = STATUS_SUCCESS; break;
    case ERROR_HANDLE_EOF: status.Status = STATUS_END_OF_FILE; break;
    case ERROR_BROKEN_PIPE: status.Status = STATUS_PIPE_BROKEN; break;
    case ERROR_MORE_DATA: status.Status = STATUS_BUFFER_OVERFLOW; break;
    case ERROR_OPERATION_ABORTED: status.Status = STATUS_CANCELLED; break;
    default: status.Status = STATUS_UNSUCCESSFUL; break;
    }
    status.Information = bytes;
    callback(instance, context, overlapped, &status, io);
}
static void __nt_TpStartAsyncIoOperation(PTP_IO io) { StartThreadpoolIo(io); }
static void __nt_TpCancelAsyncIoOperation(PTP_IO io) { CancelThreadpoolIo(io); }
static void __nt_TpWaitForIoCompletion(PTP_IO io, BOOL cancel) { WaitForThreadpoolIoCallbacks(io, cancel); }
static void __nt_TpReleaseIoCompletion(PTP_IO io) { CloseThreadpoolIo(io); }
static NTSTATUS __nt_NtClose(HANDLE handle) { return CloseHandle(handle) ? 0 : (NTSTATUS)STATUS_INVALID_HANDLE; }
static NTSTATUS __nt_NtQuerySystemTime(PLARGE_INTEGER time)
{
    GetSystemTimeAsFileTime((PFILETIME)time);
    return 0;
}
struct __tpio_item { LPTHREAD_START_ROUTINE function; PVOID context; };
static VOID CALLBACK __tpio_work_item(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    struct __tpio_item item = *(struct __tpio_item *)context;
    (void)instance;
    HeapFree(GetProcessHeap(), 0, context);
    item.function(item.context);
}
static BOOL __nt_QueueUserWorkItem(LPTHREAD_START_ROUTINE function, PVOID context, ULONG flags)
{
    struct __tpio_item *item = HeapAlloc(GetProcessHeap(), 0, sizeof(*item));
    (void)flags;
    item->function = function;
    item->context = context;
    return TrySubmitThreadpoolCallback(__tpio_work_item, item, NULL);
}
static NTSTATUS __nt_RtlQueueWorkItem(PVOID function, PVOID context, ULONG flags)
{
    return __nt_QueueUserWorkItem((LPTHREAD_START_ROUTINE)function, context, flags) ? 0 : __tpio_failure();
}
static struct _TEB *__nt_NtCurrentTeb(void)
{
    static PEB process;
    static TEB thread = {.Peb = &process};
    process.ImageBaseAddress = GetModuleHandleA(NULL);
    return &thread;
}
static PIMAGE_NT_HEADERS __nt_RtlImageNtHeader(HMODULE module)
{
    static IMAGE_NT_HEADERS image = {
        .Signature = IMAGE_NT_SIGNATURE,
        .FileHeader = {.Machine = IMAGE_FILE_MACHINE_AMD64, .SizeOfOptionalHeader = sizeof(IMAGE_OPTIONAL_HEADER64)},
        .OptionalHeader = {
            .Magic = IMAGE_NT_OPTIONAL_HDR64_MAGIC, .Subsystem = IMAGE_SUBSYSTEM_WINDOWS_CUI,
            .SizeOfStackReserve = 0x100000, .SizeOfStackCommit = 0x1000,
            .SizeOfHeapReserve = 0x100000, .SizeOfHeapCommit = 0x1000,
            .NumberOfRvaAndSizes = IMAGE_NUMBEROF_DIRECTORY_ENTRIES,
        },
    };
    return module == GetModuleHandleA(NULL) ? &image : NULL;
}
