#include <windows.h>
#define NT_SUCCESS(status) ((NTSTATUS)(status) >= 0)
typedef struct _IO_STATUS_BLOCK {
    union { NTSTATUS Status; PVOID Pointer; };
    ULONG_PTR Information;
} IO_STATUS_BLOCK, *PIO_STATUS_BLOCK;
typedef VOID (CALLBACK *PTP_IO_CALLBACK)(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PVOID ApcContext,
    PIO_STATUS_BLOCK Status, PTP_IO Io);
typedef VOID (CALLBACK *PRTL_WORK_ITEM_ROUTINE)(PVOID Context);
NTSTATUS NTAPI NtClose(HANDLE Handle);
NTSTATUS NTAPI NtQuerySystemTime(PLARGE_INTEGER SystemTime);
NTSTATUS NTAPI RtlQueueWorkItem(PRTL_WORK_ITEM_ROUTINE Function, PVOID Context, ULONG Flags);
