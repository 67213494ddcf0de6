//! title: PORT-17 a batch of packets, failed ones among them
//! teaches: TRUE for one entry or more; each entry has its own status (documented, observed)
//@ never: any
//@ only-output: "1, 2 entries\nkey 7, 5 bytes, status 0, mine 1\nkey 9, 3 bytes, status 0, mine 0\n1, 1 entries\nkey 7, 0 bytes, status c0000120, mine 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED overlapped;

static void show(HANDLE port)
{
    OVERLAPPED_ENTRY entries[4];
    ULONG count = 0, i;
    BOOL taken = GetQueuedCompletionStatusEx(port, entries, 4, &count, INFINITE, FALSE);

    printf("%d, %lu entries\n", taken, count);
    for (i = 0; i < count; i++)
        printf("key %lu, %lu bytes, status %lx, mine %d\n", (ULONG)entries[i].lpCompletionKey,
               entries[i].dwNumberOfBytesTransferred, (ULONG)entries[i].Internal,
               entries[i].lpOverlapped == &overlapped);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, 7, 0);
    char buffer[8];
    DWORD written;

    WriteFile(client, "hello", 5, &written, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    PostQueuedCompletionStatus(port, 3, 9, NULL);
    show(port);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CancelIoEx(server, &overlapped);
    show(port);
    return 0;
}
