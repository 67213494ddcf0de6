//! title: STEPS 1.5 the callback frees what ReadFile still writes
//! teaches: the byte count is written when the call returns, and the callback may have run by then (inferred;
//!   IO-START-08)
//@ device "f.bin": size = 8; read = success | pending
//@ sometimes: use-after-free
//@ only-output: "waited\n"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

struct request {
    OVERLAPPED overlapped;
    DWORD count;
    char buffer[8];
};

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    ReadFile(file, request->buffer, 8, &request->count, &request->overlapped);      //~ use-after-free
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
