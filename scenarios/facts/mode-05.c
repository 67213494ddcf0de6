//! title: MODE-05 modes accumulate and cannot be taken away
//! teaches: setting 0 afterwards changes nothing: still no packet (documented, observed)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "1 1\nwaited\n"

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
    BOOL first = SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);

    printf("%d %d\n", first, SetFileCompletionNotificationModes(file, 0));
    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    CancelThreadpoolIo(io);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
