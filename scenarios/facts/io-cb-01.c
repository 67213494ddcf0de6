//! title: IO-CB-01 what the callback gets
//! teaches: the context of Create, the very OVERLAPPED of the call, 0 for success, the count, the object
//!   (documented, tested; IO-CB-02, 03, 06)
//@ never: any
//@ only-output: "context 1, overlapped 1, error 0, bytes 3, object 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static int tag;
static PTP_IO object;
static OVERLAPPED request;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("context %d, overlapped %d, error %lu, bytes %lu, object %d\n", context == &tag,
           overlapped == &request, error, (ULONG)bytes, io == object);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);

    object = CreateThreadpoolIo(server, on_io, &tag, NULL);
    StartThreadpoolIo(object);
    WriteFile(server, "abc", 3, NULL, &request);
    WaitForThreadpoolIoCallbacks(object, FALSE);
    return 0;
}
