//! title: PIPE-03 WaitNamedPipe waits for an instance without a client
//! teaches: FALSE: 2 if there is no such pipe, 121 when the time is up; TRUE as soon as an instance is free (documented)
//@ never: any
//@ only-output: "no pipe: 0, error 2\nbusy: 0, error 121\nthen: 1, opened 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static DWORD WINAPI second_instance(LPVOID unused)
{
    Sleep(100);
    CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 2, 64, 64, 0, NULL);
    return 0;
}

int main(void)
{
    HANDLE thread, client;
    BOOL free;

    free = WaitNamedPipeA(PIPE, 50);
    printf("no pipe: %d, error %lu\n", free, GetLastError());
    CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 2, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    free = WaitNamedPipeA(PIPE, 50);
    printf("busy: %d, error %lu\n", free, GetLastError());
    thread = CreateThread(NULL, 0, second_instance, NULL, 0, NULL);
    free = WaitNamedPipeA(PIPE, NMPWAIT_WAIT_FOREVER);
    client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("then: %d, opened %d\n", free, client != INVALID_HANDLE_VALUE);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
