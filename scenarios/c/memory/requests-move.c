//! title: The requests have moved
//! teaches: an array that grows moves its elements; the kernel still writes to the old place
//@ sometimes: buffer-touched
//@ twin: requests-stay

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static struct request *requests;
static int count;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: %lu bytes\n", (unsigned long)bytes);
}

static void read_one_more(HANDLE server, PTP_IO io)
{
    struct request *request;
    int i;

    request = calloc(count + 1, sizeof(*request));
    for (i = 0; i < count; i++) {
        request[i] = requests[i];   //~ buffer-touched
    }
    free(requests);
    requests = request;
    request += count;
    count++;
    StartThreadpoolIo(io);
    ReadFile(server, request->data, sizeof(request->data), NULL, &request->overlapped);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD written;

    read_one_more(server, io);
    read_one_more(server, io);
    WriteFile(client, "pingpong", 8, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    free(requests);
    return 0;
}
