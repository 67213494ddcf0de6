// Closes the object while the read is in flight: its callback still runs.
//@ device "data.bin": size = 5; read = pending
#include <windows.h>
#include <stdio.h>

static OVERLAPPED overlapped;
static char buffer[5];
static HANDLE over;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID request,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback %lu %lu\n", (unsigned long)error, (unsigned long)bytes);
    SetEvent(over);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    over = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped);
    CloseThreadpoolIo(io);
    printf("closed\n");
    WaitForSingleObject(over, INFINITE);
    printf("over\n");
    return 0;
}
