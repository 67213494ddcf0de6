//! title: STEPS 3 a misuse that is not undefined lets the program go on
//! teaches: a watchdog sees the hang, prints, and ends the process (inferred)
//@ device "f.bin": size = 8; read = fail(5)
//@ sometimes: cancel-missing
//@ only-output: "HANG\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static DWORD WINAPI wait(LPVOID io)
{
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    HANDLE thread;

    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);   //~ cancel-missing
    thread = CreateThread(NULL, 0, wait, io, 0, NULL);
    if (WaitForSingleObject(thread, 1000) == WAIT_TIMEOUT) {
        printf("HANG\n");
        return 3;
    }
    return 0;
}
