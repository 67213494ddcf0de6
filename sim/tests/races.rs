//! A data race is found whenever some order has one, and never when none has: small programs, each for one way in which two
//! threads meet or are kept apart, searched with the reductions and without.

mod snippets;

use snippets::{Snippet, wrong};

/// Two accesses that nothing orders: in `thread`, and in `main` while it runs.
const RACES: &[Snippet] = &[
    Snippet { name: "two writes", shared: "int x;", thread: "x = 1;", main: "x = 2;", ..Snippet::NONE },
    Snippet { name: "a write and a read", shared: "int x;", thread: "x = 1;", main: "use(x);", ..Snippet::NONE },
    Snippet { name: "two increments", shared: "int x;", thread: "x++;", main: "x++;", ..Snippet::NONE },
    Snippet {
        name: "a structure and one of its members",
        shared: "struct { int a, b; } s, t;",
        thread: "s = t;",
        main: "s.b = 1;",
        ..Snippet::NONE
    },
    Snippet {
        name: "memset and one of its bytes",
        shared: "char bytes[8];",
        thread: "memset(bytes, 1, 8);",
        main: "use(bytes[7]);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a string that is printed and changed",
        shared: "char text[4] = \"abc\";",
        thread: "printf(\"%s\", text);",
        main: "text[1] = 'x';",
        ..Snippet::NONE
    },
    Snippet {
        name: "a block of the heap",
        shared: "int *block;",
        before: "block = calloc(1, sizeof(*block));",
        thread: "*block = 1;",
        main: "use(*block);",
        ..Snippet::NONE
    },
    Snippet {
        name: "an Interlocked write and a plain read",
        shared: "LONG x;",
        thread: "InterlockedExchange(&x, 1);",
        main: "use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a lock on one side only",
        shared: "int x; SRWLOCK lock = SRWLOCK_INIT;",
        thread: "AcquireSRWLockExclusive(&lock); x = 1; ReleaseSRWLockExclusive(&lock);",
        main: "x = 2;",
        ..Snippet::NONE
    },
    Snippet {
        name: "two locks",
        shared: "int x; SRWLOCK one = SRWLOCK_INIT, two = SRWLOCK_INIT;",
        thread: "AcquireSRWLockExclusive(&one); x = 1; ReleaseSRWLockExclusive(&one);",
        main: "AcquireSRWLockExclusive(&two); x = 2; ReleaseSRWLockExclusive(&two);",
        ..Snippet::NONE
    },
    Snippet {
        name: "two writers in shared mode",
        shared: "int x; SRWLOCK lock = SRWLOCK_INIT;",
        thread: "AcquireSRWLockShared(&lock); x = 1; ReleaseSRWLockShared(&lock);",
        main: "AcquireSRWLockShared(&lock); x = 2; ReleaseSRWLockShared(&lock);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a write after the event is set",
        shared: "int x; HANDLE event;",
        before: "event = CreateEventA(NULL, TRUE, FALSE, NULL);",
        thread: "SetEvent(event); x = 1;",
        main: "WaitForSingleObject(event, INFINITE); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a wait that may time out",
        shared: "int x; HANDLE event;",
        before: "event = CreateEventA(NULL, TRUE, FALSE, NULL);",
        thread: "x = 1; SetEvent(event);",
        main: "WaitForSingleObject(event, 0); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "only in the order that sees the flag",
        shared: "int x; LONG flag;",
        thread: "InterlockedExchange(&flag, 1); x = 1;",
        main: "if (InterlockedExchange(&flag, 2) == 1) { x = 2; }",
        ..Snippet::NONE
    },
    Snippet {
        name: "a semaphore for two",
        shared: "int x; HANDLE units;",
        before: "units = CreateSemaphoreA(NULL, 2, 2, NULL);",
        thread: "WaitForSingleObject(units, INFINITE); x = 1; ReleaseSemaphore(units, 1, NULL);",
        main: "WaitForSingleObject(units, INFINITE); x = 2; ReleaseSemaphore(units, 1, NULL);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a callback that nobody waits for",
        shared: "int x; VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w) { x = 1; }",
        main: "SubmitThreadpoolWork(CreateThreadpoolWork(on_work, NULL, NULL)); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a callback that no longer counts",
        shared: "int x; VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w)
                 { DisassociateCurrentThreadFromCallback(i); x = 1; }",
        main: "PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL); SubmitThreadpoolWork(work);
               WaitForThreadpoolWorkCallbacks(work, FALSE); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "two callbacks of one object",
        shared: "int x; VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w) { x++; }",
        main: "PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL); SubmitThreadpoolWork(work);
               SubmitThreadpoolWork(work); WaitForThreadpoolWorkCallbacks(work, FALSE);",
        ..Snippet::NONE
    },
];

/// The near misses: something orders the accesses, or they do not meet.
const NONE: &[Snippet] = &[
    Snippet { name: "two reads", shared: "int x;", thread: "use(x);", main: "use(x);", ..Snippet::NONE },
    Snippet {
        name: "two members",
        shared: "struct { char a, b; } s;",
        thread: "s.a = 1;",
        main: "s.b = 1;",
        ..Snippet::NONE
    },
    Snippet {
        name: "two parts of a buffer",
        shared: "char bytes[8];",
        thread: "memset(bytes, 1, 4);",
        main: "memset(bytes + 4, 2, 4);",
        ..Snippet::NONE
    },
    Snippet { name: "before it begins", shared: "int x;", before: "x = 1;", thread: "x++;", ..Snippet::NONE },
    Snippet { name: "after it has ended", shared: "int x;", thread: "x = 1;", after: "use(x);", ..Snippet::NONE },
    Snippet {
        name: "Interlocked on both sides",
        shared: "LONG x;",
        thread: "InterlockedIncrement(&x);",
        main: "InterlockedIncrement(&x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "one lock",
        shared: "int x; CRITICAL_SECTION lock;",
        before: "InitializeCriticalSection(&lock);",
        thread: "EnterCriticalSection(&lock); x++; LeaveCriticalSection(&lock);",
        main: "if (TryEnterCriticalSection(&lock)) { x++; LeaveCriticalSection(&lock); }",
        ..Snippet::NONE
    },
    Snippet {
        name: "a reader in shared mode and a writer",
        shared: "int x; SRWLOCK lock = SRWLOCK_INIT;",
        thread: "AcquireSRWLockExclusive(&lock); x = 1; ReleaseSRWLockExclusive(&lock);",
        main: "AcquireSRWLockShared(&lock); use(x); ReleaseSRWLockShared(&lock);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a mutex",
        shared: "int x; HANDLE mutex;",
        before: "mutex = CreateMutexA(NULL, FALSE, NULL);",
        thread: "WaitForSingleObject(mutex, INFINITE); x = 1; ReleaseMutex(mutex);",
        main: "WaitForSingleObject(mutex, INFINITE); x = 2; ReleaseMutex(mutex);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a semaphore for one",
        shared: "int x; HANDLE units;",
        before: "units = CreateSemaphoreA(NULL, 1, 1, NULL);",
        thread: "WaitForSingleObject(units, INFINITE); x = 1; ReleaseSemaphore(units, 1, NULL);",
        main: "WaitForSingleObject(units, INFINITE); x = 2; ReleaseSemaphore(units, 1, NULL);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a write before the event is set",
        shared: "int x; HANDLE event;",
        before: "event = CreateEventA(NULL, TRUE, FALSE, NULL);",
        thread: "x = 1; SetEvent(event);",
        main: "if (WaitForSingleObject(event, 0) == WAIT_OBJECT_0) { use(x); }",
        ..Snippet::NONE
    },
    Snippet {
        name: "a flag that says so",
        shared: "int x; LONG flag;",
        thread: "x = 1; InterlockedExchange(&flag, 1);",
        main: "if (InterlockedExchange(&flag, 2) == 1) { x = 2; }",
        ..Snippet::NONE
    },
    Snippet {
        name: "a condition variable",
        shared: "int x; CONDITION_VARIABLE ready; SRWLOCK lock = SRWLOCK_INIT;",
        before: "InitializeConditionVariable(&ready);",
        thread: "AcquireSRWLockExclusive(&lock); x = 1; ReleaseSRWLockExclusive(&lock);
                 WakeConditionVariable(&ready);",
        main: "AcquireSRWLockExclusive(&lock);
               while (x == 0) { SleepConditionVariableSRW(&ready, &lock, INFINITE, 0); }
               ReleaseSRWLockExclusive(&lock); x = 2;",
        ..Snippet::NONE
    },
    Snippet {
        name: "a packet that carries the right to it",
        shared: "int x; HANDLE port;",
        before: "port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);",
        thread: "x = 1; PostQueuedCompletionStatus(port, 0, 1, NULL);",
        main: "DWORD n; ULONG_PTR key; LPOVERLAPPED o; GetQueuedCompletionStatus(port, &n, &key, &o, INFINITE); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a callback that is waited for",
        shared: "int x; VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w) { x++; }",
        main: "PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL); x = 1; SubmitThreadpoolWork(work);
               WaitForThreadpoolWorkCallbacks(work, FALSE); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "an event that the pool sets when the callback has returned",
        shared: "int x; VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w)
                 { SetEventWhenCallbackReturns(i, c); x = 1; }",
        main: "HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
               SubmitThreadpoolWork(CreateThreadpoolWork(on_work, event, NULL));
               WaitForSingleObject(event, INFINITE); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "two callbacks in a pool of one",
        shared: "int x; VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w) { x++; }",
        main: "PTP_POOL pool = CreateThreadpool(NULL); TP_CALLBACK_ENVIRON env; PTP_WORK work;
               SetThreadpoolThreadMaximum(pool, 1); InitializeThreadpoolEnvironment(&env);
               SetThreadpoolCallbackPool(&env, pool); work = CreateThreadpoolWork(on_work, NULL, &env);
               SubmitThreadpoolWork(work); SubmitThreadpoolWork(work); WaitForThreadpoolWorkCallbacks(work, FALSE);",
        ..Snippet::NONE
    },
];

#[test]
fn a_race_is_found_where_some_order_has_one() {
    assert_eq!(RACES.iter().filter_map(|snippet| wrong(snippet, Some("data-race"))).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn no_race_is_reported_where_no_order_has_one() {
    assert_eq!(NONE.iter().filter_map(|snippet| wrong(snippet, None)).collect::<Vec<_>>(), [""; 0]);
}
