//! title: IO-CREATE-12 no completion routine on a bound handle
//! teaches: ReadFileEx fails with 87 and its routine never runs (documented, observed)
//@ never: any
//@ only-output: "0, error 87\n0\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
}

static VOID WINAPI routine(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("routine\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD written;
    BOOL read;

    WriteFile(client, "hello", 5, &written, NULL);
    read = ReadFileEx(server, buffer, 8, &overlapped, routine);
    printf("%d, error %lu\n", read, GetLastError());
    printf("%lu\n", SleepEx(10, TRUE));
    CloseThreadpoolIo(io);
    return 0;
}
