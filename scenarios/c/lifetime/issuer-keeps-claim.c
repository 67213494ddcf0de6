//! title: A claim for the issuer
//! teaches: who wants to look at a request after the issue holds a claim to it of its own
//@ device "data.bin": size = 16; read = success | pending
//@ leaks: strict
//@ never: any
//@ only-output: "read 7 is started\nread 7 is over\n"
//@ only-output: "read 7 is over\nread 7 is started\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

struct request {
    OVERLAPPED overlapped;
    LONG claims;
    int number;
    char data[16];
};

static void give_up(struct request *request)
{
    if (InterlockedDecrement(&request->claims) == 0) {
        free(request);
    }
}

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    printf("read %d is over\n", request->number);
    give_up(request);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));
    int number = 7;

    request->number = number;
    request->claims = 2;                /* the read's, and main's */
    StartThreadpoolIo(io);
    if (!ReadFile(file, request->data, sizeof(request->data), NULL, &request->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
        return 1;
    }
    printf("read %d is started\n", request->number);
    give_up(request);

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
