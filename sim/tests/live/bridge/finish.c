// Waits until the promise is kept.
//@ device "data.bin": size = 5; read = pending
#include <windows.h>
#include <stdio.h>

static OVERLAPPED overlapped;
static char buffer[5];

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID request,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback %lu %lu\n", (unsigned long)error, (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);

    StartThreadpoolIo(io);
    ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
