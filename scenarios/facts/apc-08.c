//! title: APC-08 GetOverlappedResultEx gives up in three ways
//! teaches: 996 for no time, 258 when it is up, 192 after a routine; then the result is there (documented)
//@ never: any
//@ only-output: "0, error 996\n0, error 258\nrun\n0, error 192\n1, 5 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK run(ULONG_PTR unused)
{
    printf("run\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD written, bytes;
    BOOL over;

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    over = GetOverlappedResultEx(server, &overlapped, &bytes, 0, TRUE);
    printf("%d, error %lu\n", over, GetLastError());
    over = GetOverlappedResultEx(server, &overlapped, &bytes, 10, TRUE);
    printf("%d, error %lu\n", over, GetLastError());
    QueueUserAPC(run, GetCurrentThread(), 0);
    over = GetOverlappedResultEx(server, &overlapped, &bytes, INFINITE, TRUE);
    printf("%d, error %lu\n", over, GetLastError());
    WriteFile(client, "hello", 5, &written, NULL);
    over = GetOverlappedResultEx(server, &overlapped, &bytes, INFINITE, TRUE);
    printf("%d, %lu bytes\n", over, bytes);
    return 0;
}
