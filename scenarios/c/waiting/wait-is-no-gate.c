//! title: A wait is no gate
//! teaches: Wait(FALSE) returns when nothing is outstanding at that moment; it keeps nobody from starting the next read
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: use-after-close
//@ twin: gate-then-wait

#include <windows.h>
#include <stdio.h>

static HANDLE file;
static OVERLAPPED overlapped[2];
static char data[2][4];

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: %lu bytes\n", (unsigned long)bytes);
}

static DWORD WINAPI read_twice(LPVOID io)
{
    int i;

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);   //~ use-after-close
        if (!ReadFile(file, data[i], sizeof(data[i]), NULL, &overlapped[i])
                && GetLastError() != ERROR_IO_PENDING) {
            CancelThreadpoolIo(io);
        }
    }
    return 0;
}

int main(void)
{
    HANDLE thread;
    PTP_IO io;

    file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    thread = CreateThread(NULL, 0, read_twice, io, 0, NULL);

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(file);
    return 0;
}
