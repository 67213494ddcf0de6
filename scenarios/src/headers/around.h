static LONG __nt_InterlockedAdd(volatile LONG *target, LONG value) { return InterlockedExchangeAdd(target, value) + value; }
static LONG64 __nt_InterlockedAdd64(volatile LONG64 *target, LONG64 value)
{
    return InterlockedExchangeAdd64(target, value) + value;
}
static UCHAR __nt_InterlockedBitTestAndSet(volatile LONG *target, LONG bit)
{
    return (InterlockedOr(target, 1L << (bit & 31)) >> (bit & 31)) & 1;
}
static UCHAR __nt_InterlockedBitTestAndReset(volatile LONG *target, LONG bit)
{
    return (InterlockedAnd(target, ~(1L << (bit & 31))) >> (bit & 31)) & 1;
}
static void __nt_InitializeSListHead(PSLIST_HEADER head)
{
    head->First.Next = NULL;
    head->Depth = 0;
    InitializeSRWLock(&head->Lock);
}
static PSLIST_ENTRY __nt_InterlockedPushEntrySList(PSLIST_HEADER head, PSLIST_ENTRY entry)
{
    PSLIST_ENTRY first;
    AcquireSRWLockExclusive(&head->Lock);
    first = head->First.Next;
    entry->Next = first;
    head->First.Next = entry;
    head->Depth++;
    ReleaseSRWLockExclusive(&head->Lock);
    return first;
}
static PSLIST_ENTRY __nt_InterlockedPopEntrySList(PSLIST_HEADER head)
{
    PSLIST_ENTRY first;
    AcquireSRWLockExclusive(&head->Lock);
    first = head->First.Next;
    if (first) {
        head->First.Next = first->Next;
        head->Depth--;
    }
    ReleaseSRWLockExclusive(&head->Lock);
    return first;
}
static PSLIST_ENTRY __nt_InterlockedFlushSList(PSLIST_HEADER head)
{
    PSLIST_ENTRY first;
    AcquireSRWLockExclusive(&head->Lock);
    first = head->First.Next;
    head->First.Next = NULL;
    head->Depth = 0;
    ReleaseSRWLockExclusive(&head->Lock);
    return first;
}
static USHORT __nt_QueryDepthSList(PSLIST_HEADER head)
{
    USHORT depth;
    AcquireSRWLockShared(&head->Lock);
    depth = head->Depth;
    ReleaseSRWLockShared(&head->Lock);
    return depth;
}
static HANDLE __nt_CreateEventExA(LPSECURITY_ATTRIBUTES security, LPCSTR name, DWORD flags, DWORD access)
{
    (void)access;
    return CreateEventA(security, flags & CREATE_EVENT_MANUAL_RESET, flags & CREATE_EVENT_INITIAL_SET, name);
}
static HANDLE __nt_CreateEventExW(LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags, DWORD access)
{
    (void)access;
    return CreateEventW(security, flags & CREATE_EVENT_MANUAL_RESET, flags & CREATE_EVENT_INITIAL_SET, name);
}
static HANDLE __nt_CreateMutexExA(LPSECURITY_ATTRIBUTES security, LPCSTR name, DWORD flags, DWORD access)
{
    (void)access;
    return CreateMutexA(security, flags & CREATE_MUTEX_INITIAL_OWNER, name);
}
static HANDLE __nt_CreateMutexExW(LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags, DWORD access)
{
    (void)access;
    return CreateMutexW(security, flags & CREATE_MUTEX_INITIAL_OWNER, name);
}
static HANDLE __nt_CreateSemaphoreExA(LPSECURITY_ATTRIBUTES security, LONG count, LONG most, LPCSTR name, DWORD flags,
    DWORD access)
{
    (void)flags; (void)access;
    return CreateSemaphoreA(security, count, most, name);
}
static HANDLE __nt_CreateSemaphoreExW(LPSECURITY_ATTRIBUTES security, LONG count, LONG most, LPCWSTR name, DWORD flags,
    DWORD access)
{
    (void)flags; (void)access;
    return CreateSemaphoreW(security, count, most, name);
}
static LPVOID __nt_HeapReAlloc(HANDLE heap, DWORD flags, LPVOID block, SIZE_T size)
{
    SIZE_T before = HeapSize(heap, 0, block);
    char *moved = HeapAlloc(heap, 0, size);
    memcpy(moved, block, before < size ? before : size);
    if ((flags & HEAP_ZERO_MEMORY) && before < size) memset(moved + before, 0, size - before);
    HeapFree(heap, 0, block);
    return moved;
}
static void *__nt_realloc(void *block, size_t size)
{
    if (!block) return malloc(size);
    if (!size) {
        free(block);
        return NULL;
    }
    return __nt_HeapReAlloc(GetProcessHeap(), 0, block, size);
}
static HLOCAL __nt_LocalAlloc(UINT flags, SIZE_T size)
{
    return HeapAlloc(GetProcessHeap(), flags & LMEM_ZEROINIT ? HEAP_ZERO_MEMORY : 0, size);
}
static HLOCAL __nt_LocalFree(HLOCAL block)
{
    if (block) HeapFree(GetProcessHeap(), 0, block);
    return NULL;
}
static LPVOID __nt_VirtualAlloc(LPVOID address, SIZE_T size, DWORD kind, DWORD protection)
{
    (void)address; (void)kind; (void)protection;
    return HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, size);
}
static BOOL __nt_VirtualFree(LPVOID address, SIZE_T size, DWORD kind)
{
    (void)size;
    if (kind == MEM_RELEASE) HeapFree(GetProcessHeap(), 0, address);
    return TRUE;
}
static char *__nt__strdup(const char *text) { return strcpy(malloc(strlen(text) + 1), text); }
static uintptr_t __nt__beginthreadex(void *security, unsigned stack, _beginthreadex_proc_type start, void *argument,
    unsigned flags, unsigned *id)
{
    return (uintptr_t)CreateThread(security, stack, (LPTHREAD_START_ROUTINE)start, argument, flags, (LPDWORD)id);
}
static void __nt__endthreadex(unsigned code) { ExitThread(code); }
static void __nt__endthread(void) { ExitThread(0); }
struct __tpio_begun { _beginthread_proc_type start; void *argument; };
static DWORD WINAPI __tpio_begun_thread(LPVOID parameter)
{
    struct __tpio_begun begun = *(struct __tpio_begun *)parameter;
    HeapFree(GetProcessHeap(), 0, parameter);
    begun.start(begun.argument);
    return 0;
}
static uintptr_t __nt__beginthread(_beginthread_proc_type start, unsigned stack, void *argument)
{
    struct __tpio_begun *begun = HeapAlloc(GetProcessHeap(), 0, sizeof(*begun));
    begun->start = start;
    begun->argument = argument;
    return (uintptr_t)CreateThread(NULL, stack, __tpio_begun_thread, begun, 0, NULL);
}
static void __nt_GetSystemInfo(LPSYSTEM_INFO info)
{
    memset(info, 0, sizeof(*info));
    info->wProcessorArchitecture = 9;
    info->dwPageSize = 4096;
    info->dwActiveProcessorMask = 3;
    info->dwNumberOfProcessors = 2;
    info->dwAllocationGranularity = 65536;
}
static BOOL __nt_SetThreadPriority(HANDLE thread, int priority)
{
    (void)thread; (void)priority;
    return TRUE;
}
static void __nt_OutputDebugStringA(LPCSTR text) { (void)text; }
static void __nt_OutputDebugStringW(LPCWSTR text) { (void)text; }
static DWORD __nt_GetTempPathA(DWORD size, LPSTR path)
{
    if (size < 9) return 9;
    strcpy(path, "C:\\Temp\\");
    return 8;
}
static const char *__tpio_message(DWORD code)
{
    switch (code) {
    case ERROR_SUCCESS: return "The operation completed successfully.";
    case ERROR_FILE_NOT_FOUND: return "The system cannot find the file specified.";
    case ERROR_ACCESS_DENIED: return "Access is denied.";
    case ERROR_INVALID_HANDLE: return "The handle is invalid.";
    case ERROR_HANDLE_EOF: return "Reached the end of the file.";
    case ERROR_FILE_EXISTS: return "The file exists.";
    case ERROR_INVALID_PARAMETER: return "The parameter is incorrect.";
    case ERROR_BROKEN_PIPE: return "The pipe has been ended.";
    case ERROR_PIPE_BUSY: return "All pipe instances are busy.";
    case ERROR_NO_DATA: return "The pipe is being closed.";
    case ERROR_MORE_DATA: return "More data is available.";
    case WAIT_TIMEOUT: return "The wait operation timed out.";
    case ERROR_IO_INCOMPLETE: return "Overlapped I/O event is not in a signaled state.";
    case ERROR_IO_PENDING: return "Overlapped I/O operation is in progress.";
    case ERROR_NOACCESS: return "Invalid access to memory location.";
    case ERROR_NOT_FOUND: return "Element not found.";
    default: return NULL;
    }
}
static DWORD __nt_FormatMessageA(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPSTR buffer, DWORD size,
    va_list *arguments)
{
    const char *text = __tpio_message(code);
    DWORD length;
    (void)source; (void)language; (void)arguments;
    if (!(flags & FORMAT_MESSAGE_FROM_SYSTEM) || !text) {
        SetLastError(ERROR_MR_MID_NOT_FOUND);
        return 0;
    }
    length = (DWORD)strlen(text) + 2;
    if (flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) {
        *(LPSTR *)buffer = HeapAlloc(GetProcessHeap(), 0, length + 1);
        buffer = *(LPSTR *)buffer;
    } else if (size <= length) {
        SetLastError(ERROR_INSUFFICIENT_BUFFER);
        return 0;
    }
    strcpy(buffer, text);
    strcat(buffer, "\r\n");
    return length;
}
