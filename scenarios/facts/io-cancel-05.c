//! title: IO-CANCEL-05 no Cancel after a failure: Wait(FALSE) never returns
//! teaches: the promise is never met; the documentation speaks of a leak only (documented, observed; MIS-02)
//@ device "f.bin": size = 8; read = fail(5)
//@ sometimes: cancel-missing
//@ never-output: "waited"

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
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
