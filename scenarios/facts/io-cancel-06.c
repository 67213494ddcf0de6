//! title: IO-CANCEL-06 Cancel releases a thread that waits already
//! teaches: the waiter goes when the promise is taken back (observed)
//@ never: any
//@ only-output: "cancel\nwaited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static DWORD WINAPI wait(LPVOID io)
{
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    HANDLE thread;

    StartThreadpoolIo(io);
    thread = CreateThread(NULL, 0, wait, io, 0, NULL);
    Sleep(10);
    printf("cancel\n");
    CancelThreadpoolIo(io);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
