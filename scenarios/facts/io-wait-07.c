//! title: IO-WAIT-07 Wait(TRUE) still waits for a callback that runs
//! teaches: only callbacks that have not begun are dropped (documented)
//@ never: any
//@ only-output: "ends\nwaited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE began;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    SetEvent(began);
    Sleep(100);
    printf("ends\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};

    began = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    WaitForSingleObject(began, INFINITE);
    WaitForThreadpoolIoCallbacks(io, TRUE);
    printf("waited\n");
    return 0;
}
