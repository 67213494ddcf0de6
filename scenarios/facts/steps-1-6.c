//! title: STEPS 1.6 the peer's bytes go to the reads in the order in which these were issued
//! teaches: whichever of them completes first (inferred)
//@ never: any
//@ only-output: "first: x\nsecond: y\n"
//@ only-output: "second: y\nfirst: x\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED first, second;
static char a, b;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (overlapped == &first) {
        printf("first: %c\n", a);
    } else {
        printf("second: %c\n", b);
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    DWORD sent;

    StartThreadpoolIo(io);
    ReadFile(server, &a, 1, NULL, &first);
    StartThreadpoolIo(io);
    ReadFile(server, &b, 1, NULL, &second);
    WriteFile(client, "xy", 2, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
