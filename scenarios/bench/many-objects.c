//! title: Many files, one lock
//! teaches: callbacks of different objects overlap; what they share needs a lock
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
#include <windows.h>
#include <stdio.h>

#define OBJECTS 3

struct source {
    OVERLAPPED overlapped;
    char data[4];
    HANDLE file;
    PTP_IO io;
};

static struct source sources[OBJECTS];
static CRITICAL_SECTION lock;
static int total;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    total += (int)bytes;
    LeaveCriticalSection(&lock);
}

int main(void)
{
    int i;

    InitializeCriticalSection(&lock);
    for (i = 0; i < OBJECTS; i++) {
        sources[i].file = CreateFileA("data.bin", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                      FILE_FLAG_OVERLAPPED, NULL);
        sources[i].io = CreateThreadpoolIo(sources[i].file, on_read, NULL, NULL);
        StartThreadpoolIo(sources[i].io);
        if (!ReadFile(sources[i].file, sources[i].data, 4, NULL, &sources[i].overlapped)
                && GetLastError() != ERROR_IO_PENDING) {
            CancelThreadpoolIo(sources[i].io);
        }
    }
    for (i = 0; i < OBJECTS; i++) {
        WaitForThreadpoolIoCallbacks(sources[i].io, FALSE);
        CloseThreadpoolIo(sources[i].io);
        CloseHandle(sources[i].file);
    }
    printf("%d bytes\n", total);
    DeleteCriticalSection(&lock);
    return 0;
}
