//! title: IO-WAIT-05 Wait(TRUE) drops callbacks that have not begun
//! teaches: and none begins after it has returned (documented)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "waited\n"
//@ only-output: "callback: error 0, 8 bytes\nwaited\n"

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
    WaitForThreadpoolIoCallbacks(io, TRUE);
    printf("waited\n");
    Sleep(100);
    return 0;
}
