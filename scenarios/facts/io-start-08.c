//! title: IO-START-08 the callback may run before the initiating call has returned
//! teaches: that is why Start comes first (documented, inferred; ORD-04)
//@ device "f.bin": size = 8; read = success | pending
//@ never: any
//@ only-output: "callback: error 0, 8 bytes\nreturned\n"
//@ only-output: "returned\ncallback: error 0, 8 bytes\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    printf("returned\n");
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
