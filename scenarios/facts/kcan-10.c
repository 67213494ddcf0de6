//! title: KCAN-10 CancelSynchronousIo ends the call that a thread is blocked in
//! teaches: the call fails with 995; a thread that is in no such call: FALSE and 1168 (documented, observed)
//@ never: any
//@ only-output: "0, error 1168\nread 0, error 995\n1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, go;

static DWORD WINAPI reader(LPVOID unused)
{
    char buffer[8];
    DWORD got;
    BOOL read;

    WaitForSingleObject(go, INFINITE);
    read = ReadFile(server, buffer, 8, &got, NULL);
    printf("read %d, error %lu\n", read, GetLastError());
    return 0;
}

int main(void)
{
    HANDLE thread;
    BOOL cancelled;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    go = CreateEventA(NULL, FALSE, FALSE, NULL);
    thread = CreateThread(NULL, 0, reader, NULL, 0, NULL);
    cancelled = CancelSynchronousIo(thread);
    printf("%d, error %lu\n", cancelled, GetLastError());
    SetEvent(go);
    Sleep(10);
    cancelled = CancelSynchronousIo(thread);
    WaitForSingleObject(thread, INFINITE);
    printf("%d\n", cancelled);
    return 0;
}
