struct __tpio_registered {
    PTP_WAIT wait;
    PTP_WORK reader;
    HANDLE stop;
    PTP_POOL pool;
    HANDLE object;
    WAITORTIMERCALLBACK callback;
    PVOID context;
    HANDLE finished;
    SRWLOCK lock;
    ULONG timeout;
    LONG running;
    BOOLEAN once, armed, stopped, awaited;
};
static void __tpio_set_due(FILETIME *due, DWORD milliseconds)
{
    LONGLONG units = -(LONGLONG)milliseconds * 10000;
    due->dwLowDateTime = (DWORD)units;
    due->dwHighDateTime = (DWORD)(units >> 32);
}
static void __tpio_arm(struct __tpio_registered *it)
{
    FILETIME due;
    __tpio_set_due(&due, it->timeout);
    it->armed = TRUE;
    SetThreadpoolWait(it->wait, it->object, it->timeout == INFINITE ? NULL : &due);
}
static void __tpio_registered_free(struct __tpio_registered *it)
{
    if (it->wait) CloseThreadpoolWait(it->wait);
    if (it->reader) CloseThreadpoolWork(it->reader);
    if (it->stop) CloseHandle(it->stop);
    if (it->pool) CloseThreadpool(it->pool);
    if (it->finished) SetEvent(it->finished);
    HeapFree(GetProcessHeap(), 0, it);
}
static VOID CALLBACK __tpio_registered_fired(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait,
    TP_WAIT_RESULT result)
{
    struct __tpio_registered *it = context;
    BOOL last;
    (void)instance; (void)wait;
    AcquireSRWLockExclusive(&it->lock);
    it->armed = FALSE;
    it->running++;
    if (!it->once && !it->stopped) __tpio_arm(it);
    ReleaseSRWLockExclusive(&it->lock);
    it->callback(it->context, result == WAIT_TIMEOUT);
    AcquireSRWLockExclusive(&it->lock);
    it->running--;
    last = it->stopped && !it->armed && !it->running && !it->awaited;
    ReleaseSRWLockExclusive(&it->lock);
    if (last) __tpio_registered_free(it);
}
static VOID CALLBACK __tpio_registered_reads(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    struct __tpio_registered *it = context;
    HANDLE both[2];
    DWORD result, count = 2;
    BOOL last;
    (void)instance; (void)work;
    both[0] = it->stop; both[1] = it->object;
    while (count) {
        result = WaitForMultipleObjectsEx(count, both, FALSE, count == 2 ? it->timeout : INFINITE, TRUE);
        if (result == WAIT_OBJECT_0) break;
        if (result == WAIT_IO_COMPLETION) continue;
        if (result == WAIT_FAILED || it->once) count--;
        if (result == WAIT_FAILED) continue;
        AcquireSRWLockExclusive(&it->lock);
        it->running = !it->stopped;
        ReleaseSRWLockExclusive(&it->lock);
        if (it->running) it->callback(it->context, result == WAIT_TIMEOUT);
        AcquireSRWLockExclusive(&it->lock);
        it->running = 0;
        ReleaseSRWLockExclusive(&it->lock);
    }
    AcquireSRWLockExclusive(&it->lock);
    it->armed = FALSE;
    last = it->stopped && !it->awaited;
    ReleaseSRWLockExclusive(&it->lock);
    if (last) __tpio_registered_free(it);
}
static BOOL __nt_RegisterWaitForSingleObject(PHANDLE out, HANDLE object, WAITORTIMERCALLBACK callback, PVOID context,
    ULONG milliseconds, ULONG flags)
{
    struct __tpio_registered *it = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(*it));
    TP_CALLBACK_ENVIRON environ;
    InitializeThreadpoolEnvironment(&environ);
    if (flags & (WT_EXECUTEINWAITTHREAD | WT_EXECUTEINIOTHREAD)) {
        it->pool = CreateThreadpool(NULL);
        SetThreadpoolThreadMaximum(it->pool, 1);
        SetThreadpoolCallbackPool(&environ, it->pool);
    }
    it->object = object;
    it->callback = callback;
    it->context = context;
    it->timeout = milliseconds;
    it->once = (flags & WT_EXECUTEONLYONCE) != 0;
    *out = it;
    if (flags & WT_EXECUTEINIOTHREAD) {
        it->stop = CreateEventW(NULL, TRUE, FALSE, NULL);
        it->reader = CreateThreadpoolWork(__tpio_registered_reads, it, &environ);
        it->armed = TRUE;
        SubmitThreadpoolWork(it->reader);
        return TRUE;
    }
    it->wait = CreateThreadpoolWait(__tpio_registered_fired, it, &environ);
    AcquireSRWLockExclusive(&it->lock);
    __tpio_arm(it);
    ReleaseSRWLockExclusive(&it->lock);
    return TRUE;
}
static BOOL __nt_UnregisterWaitEx(HANDLE handle, HANDLE finished)
{
    struct __tpio_registered *it = handle;
    BOOL busy, reads;
    if (!handle || handle == INVALID_HANDLE_VALUE) {
        SetLastError(ERROR_INVALID_HANDLE);
        return FALSE;
    }
    AcquireSRWLockExclusive(&it->lock);
    it->stopped = TRUE;
    reads = it->reader && it->armed;
    if (it->wait && it->armed && SetThreadpoolWaitEx(it->wait, NULL, NULL, NULL)) it->armed = FALSE;
    busy = it->running || (it->armed && !reads);
    it->awaited = finished == INVALID_HANDLE_VALUE;
    if (!it->awaited) it->finished = finished;
    if (reads) SetEvent(it->stop);
    ReleaseSRWLockExclusive(&it->lock);
    if (finished == INVALID_HANDLE_VALUE) {
        if (it->wait) WaitForThreadpoolWaitCallbacks(it->wait, FALSE);
        else WaitForThreadpoolWorkCallbacks(it->reader, FALSE);
        busy = reads = FALSE;
    }
    if (!busy) {
        if (reads) return TRUE;
        __tpio_registered_free(it);
        return TRUE;
    }
    SetLastError(ERROR_IO_PENDING);
    return FALSE;
}
static BOOL __nt_UnregisterWait(HANDLE handle) { return __nt_UnregisterWaitEx(handle, NULL); }
static NTSTATUS __nt_RtlRegisterWait(PHANDLE out, HANDLE object, RTL_WAITORTIMERCALLBACKFUNC callback, PVOID context,
    ULONG milliseconds, ULONG flags)
{
    return __nt_RegisterWaitForSingleObject(out, object, callback, context, milliseconds, flags) ? 0 : __tpio_failure();
}
static NTSTATUS __nt_RtlDeregisterWaitEx(HANDLE handle, HANDLE finished)
{
    if (__nt_UnregisterWaitEx(handle, finished)) return 0;
    return GetLastError() == ERROR_IO_PENDING ? (NTSTATUS)STATUS_PENDING : __tpio_failure();
}
static NTSTATUS __nt_RtlDeregisterWait(HANDLE handle) { return __nt_RtlDeregisterWaitEx(handle, NULL); }
struct __tpio_timer_queue;
struct __tpio_queued_timer {
    struct __tpio_queued_timer *next;
    PTP_TIMER timer;
    WAITORTIMERCALLBACK callback;
    PVOID context;
    HANDLE finished;
    volatile LONG running;
};
struct __tpio_timer_queue {
    SRWLOCK lock;
    struct __tpio_queued_timer *first;
    HANDLE finished;
};
static VOID CALLBACK __tpio_timer_fired(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    struct __tpio_queued_timer *it = context;
    (void)instance; (void)timer;
    InterlockedIncrement(&it->running);
    it->callback(it->context, TRUE);
    InterlockedDecrement(&it->running);
}
static void __tpio_timer_set(struct __tpio_queued_timer *it, DWORD milliseconds, DWORD period)
{
    FILETIME due;
    __tpio_set_due(&due, milliseconds);
    SetThreadpoolTimer(it->timer, milliseconds == INFINITE ? NULL : &due, period, 0);
}
static void __tpio_timer_stop(struct __tpio_queued_timer *it)
{
    SetThreadpoolTimer(it->timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(it->timer, TRUE);
    CloseThreadpoolTimer(it->timer);
    if (it->finished) SetEvent(it->finished);
    HeapFree(GetProcessHeap(), 0, it);
}
static VOID CALLBACK __tpio_timer_stopper(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    (void)instance;
    __tpio_timer_stop(context);
}
static HANDLE __nt_CreateTimerQueue(void)
{
    return HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(struct __tpio_timer_queue));
}
static BOOL __nt_CreateTimerQueueTimer(PHANDLE out, HANDLE queue, WAITORTIMERCALLBACK callback, PVOID context, DWORD due,
    DWORD period, ULONG flags)
{
    struct __tpio_timer_queue *list = queue;
    struct __tpio_queued_timer *it = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(*it));
    (void)flags;
    it->timer = CreateThreadpoolTimer(__tpio_timer_fired, it, NULL);
    it->callback = callback;
    it->context = context;
    if (list) {
        AcquireSRWLockExclusive(&list->lock);
        it->next = list->first;
        list->first = it;
        ReleaseSRWLockExclusive(&list->lock);
    }
    *out = it;
    __tpio_timer_set(it, due, period);
    return TRUE;
}
static BOOL __nt_ChangeTimerQueueTimer(HANDLE queue, HANDLE timer, ULONG due, ULONG period)
{
    (void)queue;
    __tpio_timer_set(timer, due, period);
    return TRUE;
}
static BOOL __nt_DeleteTimerQueueTimer(HANDLE queue, HANDLE timer, HANDLE finished)
{
    struct __tpio_timer_queue *list = queue;
    struct __tpio_queued_timer *it = timer, **link;
    BOOL busy;
    if (list) {
        AcquireSRWLockExclusive(&list->lock);
        for (link = &list->first; *link && *link != it; link = &(*link)->next) {}
        if (*link) *link = it->next;
        ReleaseSRWLockExclusive(&list->lock);
    }
    if (finished == INVALID_HANDLE_VALUE) {
        __tpio_timer_stop(it);
        return TRUE;
    }
    it->finished = finished;
    SetThreadpoolTimer(it->timer, NULL, 0, 0);
    busy = it->running != 0;
    TrySubmitThreadpoolCallback(__tpio_timer_stopper, it, NULL);
    if (busy) SetLastError(ERROR_IO_PENDING);
    return !busy;
}
static void __tpio_queue_stop(struct __tpio_timer_queue *list)
{
    struct __tpio_queued_timer *it;
    while ((it = list->first) != NULL) {
        list->first = it->next;
        __tpio_timer_stop(it);
    }
    if (list->finished) SetEvent(list->finished);
    HeapFree(GetProcessHeap(), 0, list);
}
static VOID CALLBACK __tpio_queue_stopper(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    (void)instance;
    __tpio_queue_stop(context);
}
static BOOL __nt_DeleteTimerQueueEx(HANDLE queue, HANDLE finished)
{
    struct __tpio_timer_queue *list = queue;
    if (finished == INVALID_HANDLE_VALUE) {
        __tpio_queue_stop(list);
        return TRUE;
    }
    list->finished = finished;
    TrySubmitThreadpoolCallback(__tpio_queue_stopper, list, NULL);
    return TRUE;
}
static BOOL __nt_DeleteTimerQueue(HANDLE queue) { return __nt_DeleteTimerQueueEx(queue, NULL); }
