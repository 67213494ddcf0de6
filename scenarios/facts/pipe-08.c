//! title: PIPE-08 TransactNamedPipe writes a message and reads the answer
//! teaches: one call, one packet; only where messages are read (documented; the codes 230 and 231 are those of an implementation)
//@ never: any
//@ only-output: "by bytes: 0, error 230\npending 1\nserver got ask\nerror 0, 6 bytes: answer\nunread: 0, error 231\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static char answer[16];

static VOID CALLBACK done(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error, ULONG_PTR bytes,
                          PTP_IO io)
{
    (void)instance; (void)context; (void)overlapped; (void)io;
    printf("error %lu, %lu bytes: %s\n", error, (DWORD)bytes, answer);
}

int main(void)
{
    static OVERLAPPED overlapped;
    DWORD mode = PIPE_READMODE_MESSAGE, count;
    char room[8];
    HANDLE server, client;
    PTP_IO io;
    BOOL sent;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    sent = TransactNamedPipe(client, "ask", 4, answer, sizeof(answer), NULL, &overlapped);
    printf("by bytes: %d, error %lu\n", sent, GetLastError());
    SetNamedPipeHandleState(client, &mode, NULL, NULL);
    io = CreateThreadpoolIo(client, done, NULL, NULL);
    StartThreadpoolIo(io);
    sent = TransactNamedPipe(client, "ask", 4, answer, sizeof(answer), NULL, &overlapped);
    printf("pending %d\n", !sent && GetLastError() == ERROR_IO_PENDING);
    ReadFile(server, room, sizeof(room), &count, NULL);
    printf("server got %s\n", room);
    WriteFile(server, "answer", 6, &count, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    WriteFile(server, "more", 4, &count, NULL);
    StartThreadpoolIo(io);
    sent = TransactNamedPipe(client, "ask", 4, answer, sizeof(answer), NULL, &overlapped);
    printf("unread: %d, error %lu\n", sent, GetLastError());
    CancelThreadpoolIo(io);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(server);
    return 0;
}
