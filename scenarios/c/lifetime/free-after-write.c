//! title: Freed when it is written
//! teaches: the bytes of a write stay where they are until its callback has run
//@ device "data.bin": size = 16; write = success | pending
//@ never: any
//@ only-output: "wrote 5 bytes\n"
//@ twin: write-then-free

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static VOID CALLBACK on_write(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                              ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("wrote %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_write, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char *line = malloc(5);

    memcpy(line, "hello", 5);
    StartThreadpoolIo(io);
    if (!WriteFile(file, line, 5, NULL, &overlapped) && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    free(line);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
