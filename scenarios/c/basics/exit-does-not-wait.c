//! title: The end of the process waits for nobody
//! teaches: without Wait the process may end before the callback has run
//@ device "data.bin": size = 16; read = success | pending
//@ never: use-after-free, data-race
//@ only-output: "bye\n"
//@ only-output: "callback\nbye\n"
//@ only-output: "bye\ncallback\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
}

int main(void)
{
    static OVERLAPPED overlapped;
    static char buffer[16];
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);

    StartThreadpoolIo(io);
    if (!ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
    printf("bye\n");
    ExitProcess(0);
}
