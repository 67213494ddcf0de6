//! title: IO-START-05 ... not even later
//! teaches: a packet without a promise is dropped even if everybody has time for it (observed)
//@ device "f.bin": size = 8; read = success | pending
//@ sometimes: start-missing
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

    ReadFile(file, buffer, 8, NULL, &overlapped);   //~ start-missing
    WaitForThreadpoolIoCallbacks(io, FALSE);
    Sleep(1000);
    printf("waited\n");
    return 0;
}
