//! title: IO-CREATE-13 an operation through a duplicate of a bound handle
//! teaches: its packet goes to the same object (documented, observed)
//@ never: any
//@ only-output: "callback: error 0, 5 bytes\nclosed\n"

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
    HANDLE process = GetCurrentProcess();
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    HANDLE duplicate;
    char buffer[8];
    DWORD written;

    DuplicateHandle(process, server, process, &duplicate, 0, FALSE, DUPLICATE_SAME_ACCESS);
    CloseHandle(server);
    StartThreadpoolIo(io);
    ReadFile(duplicate, buffer, 8, NULL, &overlapped);
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(duplicate);
    printf("closed\n");
    return 0;
}
