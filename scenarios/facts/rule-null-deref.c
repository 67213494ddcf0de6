//! title: null-deref the handle of a TP_IO that was never created
//! teaches: a failed Create gives NULL, and NULL is no object (inferred)
//@ sometimes: null-deref
//@ never-output: "started"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    PTP_IO io = CreateThreadpoolIo(NULL, on_io, NULL, NULL);

    StartThreadpoolIo(io);      //~ null-deref
    printf("started\n");
    return 0;
}
