//! title: THR-02 ExitThread in a callback
//! teaches: the object never counts the callback as done, and Wait never returns (documented, observed;
//!   MIS-21)
//@ sometimes: thread-exit-in-callback
//@ never-output: "waited"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    ExitThread(0);      //~ thread-exit-in-callback
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};

    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
