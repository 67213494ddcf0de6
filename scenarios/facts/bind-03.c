//! title: BIND-03 a cancelled operation of BindIoCompletionCallback comes with a Win32 code
//! teaches: the function gets 995, not the NTSTATUS (documented for the function, not for the binding)
//@ never: any
//@ only-output: "cancel 1\nerror 995, 0 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE done;

static VOID CALLBACK routine(DWORD error, DWORD bytes, LPOVERLAPPED overlapped)
{
    (void)overlapped;
    printf("error %lu, %lu bytes\n", error, bytes);
    SetEvent(done);
}

int main(void)
{
    static OVERLAPPED overlapped;
    static char letter;
    HANDLE server, client;
    BOOL cancelled;

    done = CreateEventA(NULL, FALSE, FALSE, NULL);
    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    BindIoCompletionCallback(server, routine, 0);
    ReadFile(server, &letter, 1, NULL, &overlapped);
    printf("cancel 1\n");
    cancelled = CancelIoEx(server, &overlapped);
    if (!cancelled)
        printf("not cancelled\n");
    WaitForSingleObject(done, INFINITE);
    CloseHandle(client);
    CloseHandle(server);
    return 0;
}
