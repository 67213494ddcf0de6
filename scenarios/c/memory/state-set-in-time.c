//! title: The state is set before the read
//! teaches: before ReadFile the request is yours; set everything then
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
//@ only-output: "done\n"
//@ twin: state-set-too-late

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

    request.state = "reading";
    StartThreadpoolIo(io);
    if (!ReadFile(file, request.data, sizeof(request.data), NULL, &request.overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%s\n", request.state);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
