//! title: cancel-missing names the cause of a wait that others go on beside
//! teaches: a thread that polls for ever does not make it an unnamed hang: the promise that no packet will meet is
//!   why main waits (inferred)
//@ sometimes: cancel-missing
//@ never: hang, deadlock, livelock

#include <windows.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
}

static DWORD WINAPI heartbeat(LPVOID unused)
{
    for (;;) {
        Sleep(100);
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char byte;

    CreateThread(NULL, 0, heartbeat, NULL, 0, NULL);
    CloseHandle(client);
    StartThreadpoolIo(io);
    ReadFile(server, &byte, 1, NULL, &overlapped);      //~ cancel-missing
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
