//! title: MIS-33 code that forgets the success at once
//! teaches: whoever waits only after 997 forgets the callback of a read that was done at once (folklore,
//!   documented; MODE-14)
//@ device "f.bin": size = 8; read = success | pending
//@ sometimes: overlapped-freed
//@ only-output: ""

#include <windows.h>
#include <stdio.h>

static char buffer[8];

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
}

static void start(HANDLE file, PTP_IO io)
{
    OVERLAPPED overlapped = {0};

    StartThreadpoolIo(io);
    if (ReadFile(file, buffer, 8, NULL, &overlapped)) {
        WaitForThreadpoolIoCallbacks(io, FALSE);
    }
}       //~ overlapped-freed

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);

    start(file, io);
    return 0;
}
