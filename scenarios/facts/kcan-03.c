//! title: KCAN-03 TRUE from CancelIoEx means asked for, not done
//! teaches: a cancelled read of a file still ends aborted or, too late, normally (documented)
//@ device "f.bin": size = 8; read = pending
//@ never: any
//@ only-output: "asked 0, callback 0\n"
//@ only-output: "asked 1, callback 0\n"
//@ only-output: "asked 1, callback 995\n"

#include <windows.h>
#include <stdio.h>

static ULONG result;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    result = error;
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    BOOL asked;

    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    asked = CancelIoEx(file, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("asked %d, callback %lu\n", asked, result);
    return 0;
}
