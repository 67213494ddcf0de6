//! title: KCAN-16 an aborted operation leaves 0xC0000120 in Internal
//! teaches: the NTSTATUS stands in the OVERLAPPED, the callback gets the Win32 code (tested, observed;
//!   IO-CB-05)
//@ never: any
//@ only-output: "callback: error 995, 0 bytes\nInternal c0000120\n"

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
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CancelIoEx(server, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("Internal %lx\n", (ULONG)overlapped.Internal);
    return 0;
}
