//! title: The table moves, the requests stay
//! teaches: let the table that grows hold pointers; each request keeps its own place until its read is over
//@ never: any
//@ only-output: "callback: 4 bytes\ncallback: 4 bytes\n"
//@ twin: requests-move

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static struct request **requests;
static int count;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: %lu bytes\n", (unsigned long)bytes);
}

static void read_one_more(HANDLE server, PTP_IO io)
{
    struct request **table;
    struct request *request;
    int i;

    table = calloc(count + 1, sizeof(*table));
    for (i = 0; i < count; i++) {
        table[i] = requests[i];
    }
    free(requests);
    requests = table;
    request = requests[count] = calloc(1, sizeof(*request));
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
    while (count > 0) {
        free(requests[--count]);
    }
    free(requests);
    return 0;
}
