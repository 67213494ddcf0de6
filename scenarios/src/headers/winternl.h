#include <windows.h>
#define NT_SUCCESS(status) ((NTSTATUS)(status) >= 0)
typedef struct _IO_STATUS_BLOCK {
    union {
        union { NTSTATUS Status; PVOID Pointer; };
        union { NTSTATUS Status; PVOID Pointer; } u;
    };
    ULONG_PTR Information;
} IO_STATUS_BLOCK, *PIO_STATUS_BLOCK;
typedef VOID (CALLBACK *PTP_IO_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PVOID ApcContext,
    PIO_STATUS_BLOCK Status, PTP_IO Io);
typedef DWORD (CALLBACK *PRTL_WORK_ITEM_ROUTINE)(PVOID Context);
typedef VOID (CALLBACK *WORKERCALLBACKFUNC)(PVOID Context);
NTSTATUS NTAPI NtClose(HANDLE Handle);
NTSTATUS NTAPI NtQuerySystemTime(PLARGE_INTEGER SystemTime);
NTSTATUS NTAPI RtlQueueWorkItem(PVOID Function, PVOID Context, ULONG Flags);
typedef WAITORTIMERCALLBACK WAITORTIMERCALLBACKFUNC, RTL_WAITORTIMERCALLBACKFUNC;
NTSTATUS NTAPI RtlRegisterWait(PHANDLE NewWaitObject, HANDLE Object, RTL_WAITORTIMERCALLBACKFUNC Callback, PVOID Context,
    ULONG Milliseconds, ULONG Flags);
NTSTATUS NTAPI RtlDeregisterWait(HANDLE WaitHandle);
NTSTATUS NTAPI RtlDeregisterWaitEx(HANDLE WaitHandle, HANDLE CompletionEvent);
typedef struct _PEB { BYTE Reserved[8]; PVOID Reserved2; PVOID volatile ImageBaseAddress; } PEB, *PPEB;
typedef struct _TEB {
    PVOID Reserved[12];
    union { PPEB Peb; PPEB ProcessEnvironmentBlock; };
} TEB, *PTEB;
PIMAGE_NT_HEADERS NTAPI RtlImageNtHeader(HMODULE Module);
