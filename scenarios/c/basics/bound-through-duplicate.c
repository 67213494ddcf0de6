//! title: One file, two handles, two TP_IO objects
//! teaches: a duplicate stands for the same file object, and that is bound already: CreateThreadpoolIo returns NULL
//@ sometimes: null-deref

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    PTP_IO second;
    HANDLE again;
    OVERLAPPED overlapped = {0};
    char buffer[4];
    DWORD written;

    DuplicateHandle(GetCurrentProcess(), server, GetCurrentProcess(), &again, 0, FALSE,
                    DUPLICATE_SAME_ACCESS);
    second = CreateThreadpoolIo(again, on_read, NULL, NULL);
    StartThreadpoolIo(second);   //~ null-deref
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(second, FALSE);

    CloseHandle(again);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
