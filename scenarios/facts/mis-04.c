//! title: MIS-04 Cancel after a read that may have succeeded or be pending
//! teaches: only a failure, or a success in skip mode, is to be cancelled (documented; IO-CANCEL-02)
//@ device "f.bin": size = 8; read = success | pending | fail(5)
//@ sometimes: cancel-while-pending, cancel-surplus
//@ only-output: "waited\n"

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
    CancelThreadpoolIo(io);     //~ cancel-while-pending, cancel-surplus
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
