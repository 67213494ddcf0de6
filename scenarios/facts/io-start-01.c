//! title: IO-START-01 one Start before each operation
//! teaches: two reads one after the other, each with a Start of its own: two callbacks (documented)
//@ device "f.bin": size = 8; read = success | pending
//@ never: any
//@ only-output: "callback: error 0, 8 bytes\ncallback: error 0, 8 bytes\n"

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
    int i;

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(file, buffer, 8, NULL, &overlapped);
        WaitForThreadpoolIoCallbacks(io, FALSE);
    }
    return 0;
}
