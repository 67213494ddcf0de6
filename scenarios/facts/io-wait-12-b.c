//! title: IO-WAIT-12 Wait(TRUE) in the object's own callback does not return either
//! teaches: TRUE drops queued callbacks, not running ones (documented, observed; MIS-14)
//@ sometimes: wait-inside-callback
//@ never-output: "waited"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    WaitForThreadpoolIoCallbacks(io, TRUE);     //~ wait-inside-callback
    printf("waited\n");
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
    return 0;
}
