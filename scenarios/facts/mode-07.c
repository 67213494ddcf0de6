//! title: MODE-07 unknown flags are accepted and do nothing
//! teaches: so it is in one implementation; Windows was not asked (observed)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "1\ncallback: error 0, 8 bytes\n"

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

    printf("%d\n", SetFileCompletionNotificationModes(file, 0x80));
    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
