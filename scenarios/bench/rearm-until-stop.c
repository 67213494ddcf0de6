//! title: Callbacks that read again until told to stop
//! teaches: a stop flag under the lock that guards the next read lets Wait(FALSE) end the chains
//@ device "data.bin": size = 16; read = pending
//@ never: any
#include <windows.h>
#include <stdio.h>

#define CHAINS 2
#define ROUNDS 3

struct chain {
    OVERLAPPED overlapped;
    char data[4];
    int rounds;
};

static struct chain chains[CHAINS];
static HANDLE file;
static CRITICAL_SECTION lock;
static int stopping;

static void start_read(PTP_IO io, struct chain *chain)
{
    StartThreadpoolIo(io);
    if (!ReadFile(file, chain->data, sizeof(chain->data), NULL, &chain->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
}

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct chain *chain = CONTAINING_RECORD(overlapped, struct chain, overlapped);

    EnterCriticalSection(&lock);
    if (!stopping && ++chain->rounds < ROUNDS) {
        start_read(io, chain);
    }
    LeaveCriticalSection(&lock);
}

int main(void)
{
    PTP_IO io;
    int i;

    file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    InitializeCriticalSection(&lock);
    EnterCriticalSection(&lock);
    for (i = 0; i < CHAINS; i++) {
        start_read(io, &chains[i]);
    }
    LeaveCriticalSection(&lock);

    EnterCriticalSection(&lock);
    stopping = 1;
    LeaveCriticalSection(&lock);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("stopped\n");
    CloseThreadpoolIo(io);
    CloseHandle(file);
    DeleteCriticalSection(&lock);
    return 0;
}
