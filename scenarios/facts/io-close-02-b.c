//! title: IO-CLOSE-02 the packet is there already: a queued callback outlives the Close as well
//! teaches: the object is freed after its last callback, queued or running (documented, observed; IO-CLOSE-03, MIS-09)
//@ sometimes: callback-after-close
//@ only-output: "closed\ncallback\n"
//@ only-output: "callback\nclosed\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE done;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
    SetEvent(done);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD sent;

    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    WriteFile(client, "x", 1, &sent, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseThreadpoolIo(io);      //~ callback-after-close
    printf("closed\n");
    WaitForSingleObject(done, INFINITE);
    return 0;
}
