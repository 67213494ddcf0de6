//! title: GRP-12 CloseMembers(FALSE) waits for pending I/O
//! teaches: the callback of the read comes first (inferred, by analogy)
//@ never: any
//@ only-output: "read 5\nreleased\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON env;

static void make_group(PTP_CLEANUP_GROUP_CANCEL_CALLBACK cancel)
{
    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, cancel);
}


static HANDLE client;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu\n", (unsigned long)bytes);
}

static DWORD WINAPI helper(LPVOID unused)
{
    DWORD written;

    Sleep(100);
    WriteFile(client, "hello", 5, &written, NULL);
    return 0;
}

int main(void)
{
    static OVERLAPPED overlapped;
    static char buffer[8];
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    PTP_IO io;

    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    make_group(NULL);
    io = CreateThreadpoolIo(server, on_io, NULL, &env);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);
    CreateThread(NULL, 0, helper, NULL, 0, NULL);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("released\n");
    Sleep(500);
    return 0;
}
