//! title: IO-CLOSE-11 a packet that comes after Wait(TRUE) and before Close counts
//! teaches: the given-up promise is settled by it, so Close frees; an implementation that forgets this leaks
//!   (documented)
//@ never: any
//@ only-output: "closed\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD count;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, TRUE);
    WriteFile(client, "x", 1, &count, NULL);
    Sleep(100);
    CloseThreadpoolIo(io);
    printf("closed\n");
    return 0;
}
