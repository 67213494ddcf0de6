//! title: MODE-13 in skip mode a success at once gives the OVERLAPPED back at once
//! teaches: no callback will touch it, so it may be freed (folklore)
//@ device "f.bin": size = 8; read = success
//@ leaks: strict
//@ never: any
//@ only-output: "freed\n"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

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
    OVERLAPPED *overlapped = calloc(1, sizeof(*overlapped));
    char buffer[8];

    SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    StartThreadpoolIo(io);
    if (ReadFile(file, buffer, 8, NULL, overlapped)) {
        CancelThreadpoolIo(io);
        free(overlapped);
        printf("freed\n");
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
