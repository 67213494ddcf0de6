//! title: IO-CREATE-03 a value that is no open handle: NULL and 6
//! teaches: CreateThreadpoolIo says why it failed in GetLastError (documented; code 6 from practice)
//@ never: any
//@ only-output: "1, error 6\n1, error 6\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    PTP_IO io = CreateThreadpoolIo(INVALID_HANDLE_VALUE, on_io, NULL, NULL);
    printf("%d, error %lu\n", io == NULL, GetLastError());
    SetLastError(0);
    io = CreateThreadpoolIo(NULL, on_io, NULL, NULL);
    printf("%d, error %lu\n", io == NULL, GetLastError());
    return 0;
}
