//! title: STEPS 1.3 OVERLAPPED.Internal may be read at any time
//! teaches: another thread may poll it while the kernel completes the read (documented)
//@ never: any
//@ only-output: "over\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED overlapped;
static char buffer[8];

static DWORD WINAPI poll(LPVOID unused)
{
    while (!HasOverlappedIoCompleted(&overlapped)) {
        SwitchToThread();
    }
    printf("over\n");
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE thread;
    DWORD sent;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    thread = CreateThread(NULL, 0, poll, NULL, 0, NULL);
    WriteFile(client, "x", 1, &sent, NULL);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
