typedef DWORD TP_VERSION, *PTP_VERSION, TP_WAIT_RESULT;
typedef struct _TP_CALLBACK_INSTANCE TP_CALLBACK_INSTANCE, *PTP_CALLBACK_INSTANCE;
typedef struct _TP_POOL TP_POOL, *PTP_POOL;
typedef struct _TP_CLEANUP_GROUP TP_CLEANUP_GROUP, *PTP_CLEANUP_GROUP;
typedef struct _TP_WORK TP_WORK, *PTP_WORK;
typedef struct _TP_TIMER TP_TIMER, *PTP_TIMER;
typedef struct _TP_WAIT TP_WAIT, *PTP_WAIT;
typedef struct _TP_IO TP_IO, *PTP_IO;
typedef enum _TP_CALLBACK_PRIORITY {
    TP_CALLBACK_PRIORITY_HIGH, TP_CALLBACK_PRIORITY_NORMAL, TP_CALLBACK_PRIORITY_LOW,
    TP_CALLBACK_PRIORITY_INVALID, TP_CALLBACK_PRIORITY_COUNT = TP_CALLBACK_PRIORITY_INVALID
} TP_CALLBACK_PRIORITY;
typedef struct _TP_POOL_STACK_INFORMATION { SIZE_T StackReserve, StackCommit; }
    TP_POOL_STACK_INFORMATION, *PTP_POOL_STACK_INFORMATION;
typedef VOID (CALLBACK *PTP_SIMPLE_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context);
typedef VOID (CALLBACK *PTP_CLEANUP_GROUP_CANCEL_CALLBACK)(PVOID ObjectContext, PVOID CleanupContext);
typedef VOID (CALLBACK *PTP_WORK_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_WORK Work);
typedef VOID (CALLBACK *PTP_TIMER_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_TIMER Timer);
typedef VOID (CALLBACK *PTP_WAIT_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_WAIT Wait,
    TP_WAIT_RESULT WaitResult);
typedef VOID (WINAPI *PTP_WIN32_IO_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PVOID Overlapped,
    ULONG IoResult, ULONG_PTR NumberOfBytesTransferred, PTP_IO Io);
typedef struct _TP_CALLBACK_ENVIRON_V3 {
    TP_VERSION Version;
    PTP_POOL Pool;
    PTP_CLEANUP_GROUP CleanupGroup;
    PTP_CLEANUP_GROUP_CANCEL_CALLBACK CleanupGroupCancelCallback;
    PVOID RaceDll;
    struct _ACTIVATION_CONTEXT *ActivationContext;
    PTP_SIMPLE_CALLBACK FinalizationCallback;
    union {
        DWORD Flags;
        struct { DWORD LongFunction : 1; DWORD Persistent : 1; DWORD Private : 30; } s;
    } u;
    TP_CALLBACK_PRIORITY CallbackPriority;
    DWORD Size;
} TP_CALLBACK_ENVIRON_V3, TP_CALLBACK_ENVIRON, *PTP_CALLBACK_ENVIRON;
#define TpInitializeCallbackEnviron(environ) InitializeThreadpoolEnvironment(environ)
#define TpDestroyCallbackEnviron(environ) DestroyThreadpoolEnvironment(environ)
#define TpSetCallbackThreadpool(environ, pool) SetThreadpoolCallbackPool((environ), (pool))
#define TpSetCallbackCleanupGroup(environ, group, callback) \
    SetThreadpoolCallbackCleanupGroup((environ), (group), (callback))
#define TpSetCallbackRaceWithDll(environ, module) SetThreadpoolCallbackLibrary((environ), (module))
#define TpSetCallbackLongFunction(environ) SetThreadpoolCallbackRunsLong(environ)
#define TpSetCallbackPersistent(environ) SetThreadpoolCallbackPersistent(environ)
#define TpSetCallbackPriority(environ, priority) SetThreadpoolCallbackPriority((environ), (priority))
#define TpSetCallbackFinalizationCallback(environ, callback) ((void)((environ)->FinalizationCallback = (callback)))
#define TpSetCallbackActivationContext(environ, context) ((void)((environ)->ActivationContext = (context)))
#define TpSetCallbackNoActivationContext(environ) \
    ((void)((environ)->ActivationContext = (struct _ACTIVATION_CONTEXT *)(LONG_PTR)-1))
