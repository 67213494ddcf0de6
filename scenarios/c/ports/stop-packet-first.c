//! title: Look at the key first
//! teaches: when some packets carry no request, the key must tell before the request is opened
//@ never: any
//@ only-output: "request 7\nstopped\n"
//@ twin: stop-packet-opened

#include <windows.h>
#include <stdio.h>

enum { WORK, STOP };

struct request {
    OVERLAPPED overlapped;
    int number;
};

static DWORD WINAPI worker(LPVOID port)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    struct request *request;

    for (;;) {
        GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
        request = CONTAINING_RECORD(overlapped, struct request, overlapped);
        if (key == STOP) {
            return 0;
        }
        printf("request %d\n", request->number);
    }
}

int main(void)
{
    static struct request request = {.number = 7};
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    HANDLE thread = CreateThread(NULL, 0, worker, port, 0, NULL);

    PostQueuedCompletionStatus(port, 0, WORK, &request.overlapped);
    PostQueuedCompletionStatus(port, 0, STOP, NULL);
    WaitForSingleObject(thread, INFINITE);
    printf("stopped\n");

    CloseHandle(thread);
    CloseHandle(port);
    return 0;
}
