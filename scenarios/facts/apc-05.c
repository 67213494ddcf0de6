//! title: APC-05 APC-06 ReadFileEx tells its end to the thread that called it
//! teaches: by a routine, in an alertable wait, with code, count and OVERLAPPED; hEvent is left alone (documented)
//@ never: any
//@ only-output: "read 1\nroutine: error 0, 5 bytes, mine 1\nwait 192, event 258\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED overlapped;

static VOID WINAPI routine(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("routine: error %lu, %lu bytes, mine %d\n", error, bytes, which == &overlapped);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    char buffer[8];
    DWORD written, waited;

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    printf("read %d\n", ReadFileEx(server, buffer, 8, &overlapped, routine));
    WriteFile(client, "hello", 5, &written, NULL);
    waited = SleepEx(INFINITE, TRUE);
    printf("wait %lu, event %lu\n", waited, WaitForSingleObject(overlapped.hEvent, 0));
    return 0;
}
