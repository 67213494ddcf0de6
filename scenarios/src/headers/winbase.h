#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define INVALID_FILE_SIZE ((DWORD)0xffffffff)
#define INVALID_SET_FILE_POINTER ((DWORD)-1)
#define INFINITE 0xffffffff
#define WAIT_OBJECT_0 0
#define WAIT_ABANDONED 0x80
#define WAIT_ABANDONED_0 0x80
#define WAIT_IO_COMPLETION STATUS_USER_APC
#define WAIT_FAILED ((DWORD)0xffffffff)
#define STILL_ACTIVE STATUS_PENDING
#define FILE_BEGIN 0
#define FILE_CURRENT 1
#define FILE_END 2
#define FILE_FLAG_WRITE_THROUGH 0x80000000
#define FILE_FLAG_OVERLAPPED 0x40000000
#define FILE_FLAG_NO_BUFFERING 0x20000000
#define FILE_FLAG_RANDOM_ACCESS 0x10000000
#define FILE_FLAG_SEQUENTIAL_SCAN 0x08000000
#define FILE_FLAG_DELETE_ON_CLOSE 0x04000000
#define FILE_FLAG_BACKUP_SEMANTICS 0x02000000
#define FILE_FLAG_FIRST_PIPE_INSTANCE 0x00080000
#define FILE_SKIP_COMPLETION_PORT_ON_SUCCESS 0x1
#define FILE_SKIP_SET_EVENT_ON_HANDLE 0x2
#define CREATE_NEW 1
#define CREATE_ALWAYS 2
#define OPEN_EXISTING 3
#define OPEN_ALWAYS 4
#define TRUNCATE_EXISTING 5
#define PIPE_ACCESS_INBOUND 0x1
#define PIPE_ACCESS_OUTBOUND 0x2
#define PIPE_ACCESS_DUPLEX 0x3
#define PIPE_WAIT 0x0
#define PIPE_NOWAIT 0x1
#define PIPE_READMODE_BYTE 0x0
#define PIPE_READMODE_MESSAGE 0x2
#define PIPE_TYPE_BYTE 0x0
#define PIPE_TYPE_MESSAGE 0x4
#define PIPE_ACCEPT_REMOTE_CLIENTS 0x0
#define PIPE_REJECT_REMOTE_CLIENTS 0x8
#define PIPE_UNLIMITED_INSTANCES 255
#define NMPWAIT_WAIT_FOREVER 0xffffffff
#define NMPWAIT_NOWAIT 0x1
#define NMPWAIT_USE_DEFAULT_WAIT 0x0
#define CREATE_SUSPENDED 0x4
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define CREATE_EVENT_MANUAL_RESET 0x1
#define CREATE_EVENT_INITIAL_SET 0x2
#define CREATE_MUTEX_INITIAL_OWNER 0x1
#define CREATE_WAITABLE_TIMER_MANUAL_RESET 0x1
#define LMEM_FIXED 0x0
#define LMEM_MOVEABLE 0x2
#define LMEM_ZEROINIT 0x40
#define LPTR 0x40
#define GMEM_FIXED 0x0
#define GMEM_MOVEABLE 0x2
#define GMEM_ZEROINIT 0x40
#define GPTR 0x40
#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x100
#define FORMAT_MESSAGE_IGNORE_INSERTS 0x200
#define FORMAT_MESSAGE_FROM_SYSTEM 0x1000
#define LOCKFILE_FAIL_IMMEDIATELY 0x1
#define LOCKFILE_EXCLUSIVE_LOCK 0x2
#define HANDLE_FLAG_INHERIT 0x1
#define STD_INPUT_HANDLE ((DWORD)-10)
#define STD_OUTPUT_HANDLE ((DWORD)-11)
#define STD_ERROR_HANDLE ((DWORD)-12)
#define THREAD_PRIORITY_LOWEST (-2)
#define THREAD_PRIORITY_BELOW_NORMAL (-1)
#define THREAD_PRIORITY_NORMAL 0
#define THREAD_PRIORITY_ABOVE_NORMAL 1
#define THREAD_PRIORITY_HIGHEST 2
#define THREAD_PRIORITY_TIME_CRITICAL 15
#define WT_EXECUTEDEFAULT 0x0
#define WT_EXECUTEINIOTHREAD 0x1
#define WT_EXECUTEINWAITTHREAD 0x4
#define WT_EXECUTEONLYONCE 0x8
#define WT_EXECUTELONGFUNCTION 0x10
#define WT_EXECUTEINTIMERTHREAD 0x20
#define WT_EXECUTEINPERSISTENTTHREAD 0x80
#define WT_TRANSFER_IMPERSONATION 0x100
#define TLS_OUT_OF_INDEXES ((DWORD)0xffffffff)
typedef struct _OVERLAPPED {
    ULONG_PTR Internal, InternalHigh;
    union {
        struct { DWORD Offset, OffsetHigh; };
        PVOID Pointer;
    };
    HANDLE hEvent;
} OVERLAPPED, *LPOVERLAPPED;
typedef struct _FILE_NOTIFY_INFORMATION {
    DWORD NextEntryOffset, Action, FileNameLength;
    WCHAR FileName[1];
} FILE_NOTIFY_INFORMATION, *PFILE_NOTIFY_INFORMATION;
typedef struct _OVERLAPPED_ENTRY {
    ULONG_PTR lpCompletionKey;
    LPOVERLAPPED lpOverlapped;
    ULONG_PTR Internal;
    DWORD dwNumberOfBytesTransferred;
} OVERLAPPED_ENTRY, *LPOVERLAPPED_ENTRY;
typedef struct _SECURITY_ATTRIBUTES { DWORD nLength; LPVOID lpSecurityDescriptor; BOOL bInheritHandle; }
    SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;
typedef struct _SYSTEMTIME {
    WORD wYear, wMonth, wDayOfWeek, wDay, wHour, wMinute, wSecond, wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;
typedef struct _SYSTEM_INFO {
    union { DWORD dwOemId; struct { WORD wProcessorArchitecture, wReserved; }; };
    DWORD dwPageSize;
    LPVOID lpMinimumApplicationAddress, lpMaximumApplicationAddress;
    DWORD_PTR dwActiveProcessorMask;
    DWORD dwNumberOfProcessors, dwProcessorType, dwAllocationGranularity;
    WORD wProcessorLevel, wProcessorRevision;
} SYSTEM_INFO, *LPSYSTEM_INFO;
typedef struct _REASON_CONTEXT REASON_CONTEXT, *PREASON_CONTEXT;
typedef DWORD (WINAPI *PTHREAD_START_ROUTINE)(LPVOID Parameter), (WINAPI *LPTHREAD_START_ROUTINE)(LPVOID Parameter);
typedef VOID (WINAPI *LPOVERLAPPED_COMPLETION_ROUTINE)(DWORD Error, DWORD Transferred, LPOVERLAPPED Overlapped);
typedef VOID (CALLBACK *PAPCFUNC)(ULONG_PTR Parameter);
typedef VOID (CALLBACK *PTIMERAPCROUTINE)(LPVOID Argument, DWORD Low, DWORD High);
typedef VOID (CALLBACK *WAITORTIMERCALLBACK)(PVOID Context, BOOLEAN Fired);
typedef BOOL (CALLBACK *PINIT_ONCE_FN)(PINIT_ONCE InitOnce, PVOID Parameter, PVOID *Context);
typedef VOID (WINAPI *PFLS_CALLBACK_FUNCTION)(PVOID Data);
#define HasOverlappedIoCompleted(overlapped) ((DWORD)(overlapped)->Internal != STATUS_PENDING)
#define MoveMemory RtlMoveMemory
#define CopyMemory RtlCopyMemory
#define FillMemory RtlFillMemory
#define ZeroMemory RtlZeroMemory
#define SecureZeroMemory RtlSecureZeroMemory
#ifdef UNICODE
#define CreateFile CreateFileW
#define CreateNamedPipe CreateNamedPipeW
#define CreateEvent CreateEventW
#define CreateEventEx CreateEventExW
#define CreateMutex CreateMutexW
#define CreateMutexEx CreateMutexExW
#define CreateSemaphore CreateSemaphoreW
#define CreateSemaphoreEx CreateSemaphoreExW
#define OpenEvent OpenEventW
#define OpenMutex OpenMutexW
#define OpenSemaphore OpenSemaphoreW
#define CreateWaitableTimer CreateWaitableTimerW
#define CreateWaitableTimerEx CreateWaitableTimerExW
#define CallNamedPipe CallNamedPipeW
#define WaitNamedPipe WaitNamedPipeW
#define DeleteFile DeleteFileW
#define CreateDirectory CreateDirectoryW
#define RemoveDirectory RemoveDirectoryW
#define MoveFile MoveFileW
#define GetModuleHandle GetModuleHandleW
#define LoadLibrary LoadLibraryW
#define OutputDebugString OutputDebugStringW
#define GetTempPath GetTempPathW
#define GetTempFileName GetTempFileNameW
#define GetFileAttributes GetFileAttributesW
#define FormatMessage FormatMessageW
#define lstrlen lstrlenW
#define lstrcmp lstrcmpW
#define lstrcpy lstrcpyW
#else
#define CreateFile CreateFileA
#define CreateNamedPipe CreateNamedPipeA
#define CreateEvent CreateEventA
#define CreateEventEx CreateEventExA
#define CreateMutex CreateMutexA
#define CreateMutexEx CreateMutexExA
#define CreateSemaphore CreateSemaphoreA
#define CreateSemaphoreEx CreateSemaphoreExA
#define OpenEvent OpenEventA
#define OpenMutex OpenMutexA
#define OpenSemaphore OpenSemaphoreA
#define CreateWaitableTimer CreateWaitableTimerA
#define CreateWaitableTimerEx CreateWaitableTimerExA
#define CallNamedPipe CallNamedPipeA
#define WaitNamedPipe WaitNamedPipeA
#define DeleteFile DeleteFileA
#define CreateDirectory CreateDirectoryA
#define RemoveDirectory RemoveDirectoryA
#define MoveFile MoveFileA
#define GetModuleHandle GetModuleHandleA
#define LoadLibrary LoadLibraryA
#define OutputDebugString OutputDebugStringA
#define GetTempPath GetTempPathA
#define GetTempFileName GetTempFileNameA
#define GetFileAttributes GetFileAttributesA
#define FormatMessage FormatMessageA
#define lstrlen lstrlenA
#define lstrcmp lstrcmpA
#define lstrcpy lstrcpyA
#endif
#define lstrlenA(text) ((int)strlen(text))
#define lstrlenW(text) ((int)wcslen(text))
#define lstrcpyA strcpy
#define lstrcpyW wcscpy
#define lstrcatA strcat
#define lstrcmpA strcmp
#define lstrcmpiA _stricmp
#define wsprintfA sprintf
#define GlobalAlloc LocalAlloc
#define GlobalFree LocalFree
#define GlobalLock(block) ((LPVOID)(block))
#define GlobalUnlock(block) ((void)(block), TRUE)
#define LocalLock(block) ((LPVOID)(block))
#define LocalUnlock(block) ((void)(block), TRUE)
#define InterlockedIncrementAcquire InterlockedIncrement
#define InterlockedIncrementRelease InterlockedIncrement
#define InterlockedIncrementNoFence InterlockedIncrement
#define InterlockedDecrementAcquire InterlockedDecrement
#define InterlockedDecrementRelease InterlockedDecrement
#define InterlockedDecrementNoFence InterlockedDecrement
#define InterlockedExchangeAcquire InterlockedExchange
#define InterlockedExchangeNoFence InterlockedExchange
#define InterlockedCompareExchangeAcquire InterlockedCompareExchange
#define InterlockedCompareExchangeRelease InterlockedCompareExchange
#define InterlockedCompareExchangeNoFence InterlockedCompareExchange
#define InterlockedExchangeAddNoFence InterlockedExchangeAdd
#define _InterlockedIncrement InterlockedIncrement
#define _InterlockedDecrement InterlockedDecrement
#define _InterlockedExchange InterlockedExchange
#define _InterlockedExchangeAdd InterlockedExchangeAdd
#define _InterlockedCompareExchange InterlockedCompareExchange
#define _InterlockedOr InterlockedOr
#define _InterlockedAnd InterlockedAnd
#define ReadAcquire(source) (*(const volatile LONG *)(source))
#define ReadNoFence(source) (*(const volatile LONG *)(source))
#define WriteRelease(target, value) ((void)(*(volatile LONG *)(target) = (value)))
#define WriteNoFence(target, value) ((void)(*(volatile LONG *)(target) = (value)))
BOOL WINAPI QueueUserWorkItem(LPTHREAD_START_ROUTINE Function, PVOID Context, ULONG Flags);
BOOL WINAPI RegisterWaitForSingleObject(PHANDLE NewWaitObject, HANDLE Object, WAITORTIMERCALLBACK Callback, PVOID Context,
    ULONG Milliseconds, ULONG Flags);
BOOL WINAPI UnregisterWait(HANDLE WaitHandle);
BOOL WINAPI UnregisterWaitEx(HANDLE WaitHandle, HANDLE CompletionEvent);
HANDLE WINAPI CreateTimerQueue(void);
BOOL WINAPI CreateTimerQueueTimer(PHANDLE NewTimer, HANDLE Queue, WAITORTIMERCALLBACK Callback, PVOID Parameter,
    DWORD DueTime, DWORD Period, ULONG Flags);
BOOL WINAPI ChangeTimerQueueTimer(HANDLE Queue, HANDLE Timer, ULONG DueTime, ULONG Period);
BOOL WINAPI DeleteTimerQueueTimer(HANDLE Queue, HANDLE Timer, HANDLE CompletionEvent);
BOOL WINAPI DeleteTimerQueueEx(HANDLE Queue, HANDLE CompletionEvent);
BOOL WINAPI DeleteTimerQueue(HANDLE Queue);
BOOL WINAPI LockFile(HANDLE File, DWORD Offset, DWORD OffsetHigh, DWORD Bytes, DWORD BytesHigh);
BOOL WINAPI UnlockFile(HANDLE File, DWORD Offset, DWORD OffsetHigh, DWORD Bytes, DWORD BytesHigh);
BOOL WINAPI InitializeSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER Barrier, LONG TotalThreads, LONG SpinCount);
BOOL WINAPI EnterSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER Barrier, DWORD Flags);
BOOL WINAPI DeleteSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER Barrier);
LONG InterlockedAdd(volatile LONG *Addend, LONG Value);
LONG64 InterlockedAdd64(volatile LONG64 *Addend, LONG64 Value);
UCHAR InterlockedBitTestAndSet(volatile LONG *Base, LONG Bit);
UCHAR InterlockedBitTestAndReset(volatile LONG *Base, LONG Bit);
void WINAPI InitializeSListHead(PSLIST_HEADER ListHead);
PSLIST_ENTRY WINAPI InterlockedPushEntrySList(PSLIST_HEADER ListHead, PSLIST_ENTRY ListEntry);
PSLIST_ENTRY WINAPI InterlockedPopEntrySList(PSLIST_HEADER ListHead);
PSLIST_ENTRY WINAPI InterlockedFlushSList(PSLIST_HEADER ListHead);
USHORT WINAPI QueryDepthSList(PSLIST_HEADER ListHead);
HANDLE WINAPI CreateEventExA(LPSECURITY_ATTRIBUTES Security, LPCSTR Name, DWORD Flags, DWORD Access);
HANDLE WINAPI CreateEventExW(LPSECURITY_ATTRIBUTES Security, LPCWSTR Name, DWORD Flags, DWORD Access);
HANDLE WINAPI CreateMutexExA(LPSECURITY_ATTRIBUTES Security, LPCSTR Name, DWORD Flags, DWORD Access);
HANDLE WINAPI CreateMutexExW(LPSECURITY_ATTRIBUTES Security, LPCWSTR Name, DWORD Flags, DWORD Access);
HANDLE WINAPI CreateSemaphoreExA(LPSECURITY_ATTRIBUTES Security, LONG Count, LONG Most, LPCSTR Name, DWORD Flags,
    DWORD Access);
HANDLE WINAPI CreateSemaphoreExW(LPSECURITY_ATTRIBUTES Security, LONG Count, LONG Most, LPCWSTR Name, DWORD Flags,
    DWORD Access);
LPVOID WINAPI HeapReAlloc(HANDLE Heap, DWORD Flags, LPVOID Block, SIZE_T Size);
HLOCAL WINAPI LocalAlloc(UINT Flags, SIZE_T Size);
HLOCAL WINAPI LocalFree(HLOCAL Block);
LPVOID WINAPI VirtualAlloc(LPVOID Address, SIZE_T Size, DWORD Kind, DWORD Protection);
BOOL WINAPI VirtualFree(LPVOID Address, SIZE_T Size, DWORD Kind);
void WINAPI GetSystemInfo(LPSYSTEM_INFO Info);
BOOL WINAPI SetThreadPriority(HANDLE Thread, int Priority);
void WINAPI OutputDebugStringA(LPCSTR Text);
void WINAPI OutputDebugStringW(LPCWSTR Text);
DWORD WINAPI GetTempPathA(DWORD Size, LPSTR Path);
DWORD WINAPI FormatMessageA(DWORD Flags, LPCVOID Source, DWORD Message, DWORD Language, LPSTR Buffer, DWORD Size,
    va_list *Arguments);
HANDLE WINAPI HeapCreate(DWORD Options, SIZE_T Initial, SIZE_T Most);
BOOL WINAPI HeapDestroy(HANDLE Heap);
LONG WINAPI CompareFileTime(const FILETIME *One, const FILETIME *Other);
BOOL WINAPI FileTimeToSystemTime(const FILETIME *Time, LPSYSTEMTIME Out);
void WINAPI GetSystemTime(LPSYSTEMTIME Out);
void WINAPI GetLocalTime(LPSYSTEMTIME Out);
BOOL WINAPI WriteConsoleA(HANDLE Console, const void *Text, DWORD Length, LPDWORD Written, LPVOID Reserved);
#ifndef UNICODE
#define WriteConsole WriteConsoleA
#endif
BOOL WINAPI GetConsoleMode(HANDLE Console, LPDWORD Mode);
BOOL WINAPI SetConsoleOutputCP(UINT Page);
BOOL WINAPI SetWaitableTimerEx(HANDLE Timer, const LARGE_INTEGER *Due, LONG Period, PTIMERAPCROUTINE Routine,
    LPVOID Argument, PREASON_CONTEXT Context, ULONG Delay);
DWORD WINAPI SignalObjectAndWait(HANDLE Signalled, HANDLE Awaited, DWORD Milliseconds, BOOL Alertable);
BOOL WINAPI TerminateProcess(HANDLE Process, UINT Code);
#define CREATE_WAITABLE_TIMER_HIGH_RESOLUTION 0x2
#define TIMER_ALL_ACCESS 0x001f0003
#define TIMER_MODIFY_STATE 0x0002
#define TLS_MINIMUM_AVAILABLE 64
#define FLS_OUT_OF_INDEXES ((DWORD)0xffffffff)
#define INIT_ONCE_CHECK_ONLY 0x1
#define INIT_ONCE_ASYNC 0x2
#define INIT_ONCE_INIT_FAILED 0x4
#define INIT_ONCE_CTX_RESERVED_BITS 2
typedef BOOL (WINAPI *PHANDLER_ROUTINE)(DWORD ControlType);
#define CTRL_C_EVENT 0
#define CTRL_BREAK_EVENT 1
#define CTRL_CLOSE_EVENT 2
#define NORMAL_PRIORITY_CLASS 0x20
#define HIGH_PRIORITY_CLASS 0x80
#define SEM_FAILCRITICALERRORS 0x1
#define HeapEnableTerminationOnCorruption 1
#define CRITICAL_SECTION_NO_DEBUG_INFO 0x01000000
#define _ReadWriteBarrier() ((void)0)
#define _ReadBarrier() ((void)0)
#define _WriteBarrier() ((void)0)
#define _mm_pause() ((void)0)
BOOL WINAPI IsDebuggerPresent(void);
UINT WINAPI SetErrorMode(UINT Mode);
BOOL WINAPI SetConsoleCtrlHandler(PHANDLER_ROUTINE Handler, BOOL Add);
DWORD WINAPI timeGetTime(void);
UINT WINAPI timeBeginPeriod(UINT Period);
UINT WINAPI timeEndPeriod(UINT Period);
int WINAPI GetThreadPriority(HANDLE Thread);
HRESULT WINAPI SetThreadDescription(HANDLE Thread, PCWSTR Description);
DWORD_PTR WINAPI SetThreadAffinityMask(HANDLE Thread, DWORD_PTR Mask);
BOOL WINAPI SetPriorityClass(HANDLE Process, DWORD Priority);
BOOL WINAPI SetHandleInformation(HANDLE Object, DWORD Mask, DWORD Flags);
BOOL WINAPI HeapSetInformation(HANDLE Heap, int What, PVOID Information, SIZE_T Length);
BOOL WINAPI InitializeCriticalSectionEx(LPCRITICAL_SECTION Section, DWORD Spins, DWORD Flags);
DWORD WINAPI SetCriticalSectionSpinCount(LPCRITICAL_SECTION Section, DWORD Spins);
void WINAPI GetNativeSystemInfo(LPSYSTEM_INFO Info);
void WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME Time);
DWORD WINAPI GetProcessId(HANDLE Process);
