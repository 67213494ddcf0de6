//! title: IO-CREATE-04 a handle that was opened without FILE_FLAG_OVERLAPPED: NULL and 87
//! teaches: a synchronous handle cannot be bound (practice)
//@ never: any
//@ only-output: "1, error 87\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("new.bin", GENERIC_READ, 0, NULL, CREATE_ALWAYS, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    printf("%d, error %lu\n", io == NULL, GetLastError());
    return 0;
}
