//! title: PIPE-04 FlushFileBuffers when the other end goes away
//! teaches: the call fails with 109: nobody will read what was written (documented)
//@ never: any
//@ only-output: "nothing written: 1\nclosed\nflushed 0, error 109\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, client;

static DWORD WINAPI reader(LPVOID unused)
{
    Sleep(100);
    printf("closed\n");
    CloseHandle(client);
    return 0;
}

int main(void)
{
    HANDLE thread;
    DWORD count;
    BOOL flushed;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("nothing written: %d\n", FlushFileBuffers(server));
    WriteFile(server, "abc", 3, &count, NULL);
    thread = CreateThread(NULL, 0, reader, NULL, 0, NULL);
    flushed = FlushFileBuffers(server);
    printf("flushed %d, error %lu\n", flushed, flushed ? 0 : GetLastError());
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
