//! title: MIS-05 Cancel after ERROR_MORE_DATA, following the letter of the documentation
//! teaches: the packet comes all the same, so one promise is lacking (folklore, observed; DIS-03)
//@ sometimes: cancel-while-pending, cancel-surplus
//@ only-output: "waited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[4];
    DWORD sent;

    WriteFile(client, "message", 7, &sent, NULL);
    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, 4, NULL, &overlapped) && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);     //~ cancel-while-pending, cancel-surplus
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
