//! title: ORD-03 the callbacks of one TP_IO may run at the same time
//! teaches: two callbacks can meet: each waits until the other has begun (observed, documented)
//@ device "f.bin": size = 8; read = success | pending
//@ never: any
//@ only-output: "met\n"

#include <windows.h>
#include <stdio.h>

static HANDLE both;
static LONG count;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (InterlockedIncrement(&count) == 2) {
        SetEvent(both);
    }
    WaitForSingleObject(both, INFINITE);
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    OVERLAPPED first = {0}, second = {0};
    char a, b;

    both = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    ReadFile(file, &a, 1, NULL, &first);
    StartThreadpoolIo(io);
    ReadFile(file, &b, 1, NULL, &second);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("met\n");
    return 0;
}
