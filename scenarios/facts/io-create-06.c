//! title: IO-CREATE-06 an event is no file: NULL
//! teaches: only file objects can be bound; which code Windows gives is not known (observed)
//@ never: any
//@ only-output: "1\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
    PTP_IO io = CreateThreadpoolIo(event, on_io, NULL, NULL);
    printf("%d\n", io == NULL);
    return 0;
}
