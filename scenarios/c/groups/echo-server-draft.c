//! title: An echo server, first draft
//! teaches: each part is right by itself; the shutdown is what has to be put right
//@ leaks: strict
//@ sometimes: start-missing, overlapped-freed, deadlock
//@ only-output: "client: ping\nclosed\n"
//@ twin: echo-server

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

enum { ACCEPT, READ, WRITE };

struct server {
    OVERLAPPED overlapped;              /* one operation at a time */
    char data[4];
    int doing;
    HANDLE pipe;
    PTP_IO io;
    volatile BOOL closing;
    HANDLE stop;                        /* somebody wants it to end */
};

/* Issues an operation. */
static void issue(struct server *server, int what)
{
    BOOL done;

    server->doing = what;
    StartThreadpoolIo(server->io);
    if (what == ACCEPT) {
        done = ConnectNamedPipe(server->pipe, &server->overlapped);
    } else if (what == READ) {
        done = ReadFile(server->pipe, server->data, sizeof(server->data), NULL, &server->overlapped);
    } else {
        done = WriteFile(server->pipe, server->data, sizeof(server->data), NULL, &server->overlapped);
    }
    if (!done && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(server->io);     /* no packet will come */
    }
}

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct server *server = context;

    if (error == ERROR_SUCCESS && !server->closing) {
        issue(server, server->doing == READ ? WRITE : READ);
    }
}

static VOID CALLBACK on_idle(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    struct server *server = context;

    SetEvent(server->stop);
}

static void set_timer(PTP_TIMER timer, int milliseconds)
{
    LONGLONG due = -10000LL * milliseconds;
    FILETIME when;

    when.dwLowDateTime = (DWORD)due;
    when.dwHighDateTime = (DWORD)(due >> 32);
    SetThreadpoolTimer(timer, &when, 0, 0);
}

static HANDLE talk(void)
{
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    char reply[5] = {0};
    DWORD bytes;

    WriteFile(client, "ping", 4, &bytes, NULL);
    ReadFile(client, reply, 4, &bytes, NULL);
    printf("client: %s\n", reply);
    return client;
}

int main(void)
{
    struct server *server = calloc(1, sizeof(*server));
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON environment;
    PTP_TIMER idle;
    HANDLE client;

    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    server->stop = CreateEventA(NULL, TRUE, FALSE, NULL);
    server->pipe = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                    PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    server->io = CreateThreadpoolIo(server->pipe, on_io, server, &environment);
    idle = CreateThreadpoolTimer(on_idle, server, &environment);

    issue(server, ACCEPT);
    set_timer(idle, 1000);
    client = talk();
    SetEvent(server->stop);             /* the operator does not wait for the idle timer */

    WaitForSingleObject(server->stop, INFINITE);
    server->closing = TRUE;
    CancelIoEx(server->pipe, NULL);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    CloseHandle(server->pipe);
    CloseHandle(client);
    CloseHandle(server->stop);
    free(server);
    printf("closed\n");
    return 0;
}
