//! title: IO-CANCEL-05 no Cancel after a failure, then Close: the object is never freed
//! teaches: without a Wait nothing hangs, but the promise pins the object for ever (documented)
//@ device "f.bin": size = 8; read = fail(5)
//@ sometimes: cancel-missing, leak
//@ only-output: "closed\n"

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
    ReadFile(file, buffer, 8, NULL, &overlapped);   //~ cancel-missing
    CloseThreadpoolIo(io);      //~ leak
    printf("closed\n");
    return 0;
}
