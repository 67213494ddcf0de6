//! title: The group knows nothing of the kernel
//! teaches: releasing a TP_IO with its group cancels no operation: the kernel still owns buffer and OVERLAPPED
//@ sometimes: buffer-freed
//@ twin: read-is-over-first

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON environment;
static OVERLAPPED overlapped;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read: error %lu\n", error);
}

int main(void)
{
    char *buffer = malloc(4);
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    PTP_IO io;

    CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, &environment);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 4, NULL, &overlapped);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    free(buffer);   //~ buffer-freed
    printf("closed\n");
    return 0;
}
