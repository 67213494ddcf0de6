//! title: HND-02 the last handle of a file ends its reads
//! teaches: while a duplicate is open the read goes on; the device cancels it when the last handle is closed (documented;
//!   HND-01, DIS-08)
//@ never: any
//@ only-output: "completed 0\ncallback 109\n"
//@ only-output: "completed 0\ncallback 995\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback %lu\n", error);
}

int main(void)
{
    HANDLE process = GetCurrentProcess();
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    HANDLE second;
    char buffer[8];

    DuplicateHandle(process, server, process, &second, 0, FALSE, DUPLICATE_SAME_ACCESS);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseHandle(server);
    Sleep(10);
    printf("completed %d\n", HasOverlappedIoCompleted(&overlapped));
    CloseHandle(second);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    return 0;
}
