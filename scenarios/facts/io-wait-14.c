//! title: IO-WAIT-14 waiting while holding a lock that the callback needs
//! teaches: each waits for the other (practice)
//@ sometimes: wait-under-lock
//@ never-output: "waited"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    LeaveCriticalSection(&lock);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};

    InitializeCriticalSection(&lock);
    EnterCriticalSection(&lock);
    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);    //~ wait-under-lock
    printf("waited\n");
    return 0;
}
