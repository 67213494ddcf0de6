//! title: MODE-10 with the flag and no hEvent, GetOverlappedResult(wait) never returns
//! teaches: nobody signals what it waits for, although the callback has run (observed; MIS-24)
//@ sometimes: deadlock
//@ never-output: "returned"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static DWORD WINAPI feed(LPVOID client)
{
    DWORD sent;

    Sleep(10);
    WriteFile(client, "x", 1, &sent, NULL);
    return 0;
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

    SetFileCompletionNotificationModes(server, FILE_SKIP_SET_EVENT_ON_HANDLE);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CreateThread(NULL, 0, feed, client, 0, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("returned\n");
    return 0;
}
