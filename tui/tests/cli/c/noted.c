//! title: A callback after the close: allowed, worth knowing
#include <windows.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    SetEvent(context);
}

int main(void)
{
    HANDLE called = CreateEventA(NULL, TRUE, FALSE, NULL);
    HANDLE server = CreateNamedPipeA("\\\\.\\pipe\\noted", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA("\\\\.\\pipe\\noted", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, called, NULL);
    static OVERLAPPED overlapped;
    static char buffer[4];
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 4, NULL, &overlapped);
    CloseThreadpoolIo(io);
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForSingleObject(called, INFINITE);
    return 0;
}
