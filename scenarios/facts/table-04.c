//! title: TABLE 04 FALSE and a warning: the packet comes all the same
//! teaches: ERROR_MORE_DATA is a warning: the packet comes, so Cancel would be wrong; the letter of the
//!   documentation says otherwise (observed; DIS-03, IO-CB-12)
//@ never: any
//@ only-output: "callback: error 234, 4 bytes\nread 0, error 234\n"

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
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[4];
    DWORD error;
    BOOL read;

    WriteFile(client, "message", 7, &error, NULL);
    StartThreadpoolIo(io);
    read = ReadFile(server, buffer, 4, NULL, &overlapped);
    error = GetLastError();
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("read %d, error %lu\n", read, error);
    return 0;
}
