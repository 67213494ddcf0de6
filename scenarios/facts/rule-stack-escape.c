//! title: stack-escape the address of a local, after its function has returned
//! teaches: a callback that gets it as its context reads what is gone (inferred)
//@ sometimes: stack-escape
//@ never-output: "context"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("context %d\n", *(int *)context);    //~ stack-escape
}

static PTP_IO create(HANDLE server)
{
    int local = 5;
    return CreateThreadpoolIo(server, on_io, &local, NULL);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = create(server);
    OVERLAPPED overlapped = {0};

    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
