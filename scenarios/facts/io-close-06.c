//! title: IO-CLOSE-06 nothing outstanding: either order of closing will do
//! teaches: file first, or TP_IO first (tested; DIS-07, MIS-11)
//@ device "f.bin": size = 8; read = success | pending
//@ never: any
//@ only-output: "closed 1\nclosed 1\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
}

int main(void)
{
    int order;

    for (order = 0; order < 2; order++) {
        HANDLE file = CreateFileA("f.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
        PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
        OVERLAPPED overlapped = {0};
        char buffer[8];

        StartThreadpoolIo(io);
        ReadFile(file, buffer, 8, NULL, &overlapped);
        WaitForThreadpoolIoCallbacks(io, FALSE);
        if (order == 1) {
            CloseThreadpoolIo(io);
        }
        printf("closed %d\n", CloseHandle(file));
        if (order == 0) {
            CloseThreadpoolIo(io);
        }
    }
    return 0;
}
