//! title: The state that came too late
//! teaches: what is set after ReadFile may collide with the callback, or overwrite what it has set
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: data-race
//@ twin: state-set-in-time

#include <windows.h>
#include <stdio.h>

struct request {
    OVERLAPPED overlapped;
    const char *state;
    char data[16];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    request->state = "done";
}

int main(void)
{
    static struct request request;
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);

    StartThreadpoolIo(io);
    if (!ReadFile(file, request.data, sizeof(request.data), NULL, &request.overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
    request.state = "reading";   //~ data-race
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%s\n", request.state);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
