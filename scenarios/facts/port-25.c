//! title: PORT-25 when the packet is there the event is set
//! teaches: the kernel signals before it queues the packet (observed)
//@ device "f.bin": size = 8; read = success | pending
//@ never: any
//@ only-output: "event 0\n"

#include <windows.h>
#include <stdio.h>

static OVERLAPPED request;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("event %lu\n", WaitForSingleObject(request.hEvent, 0));
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    char buffer[8];

    request.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &request);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
