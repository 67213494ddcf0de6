//! title: PIPE-09 the client's end is neither connected nor disconnected
//! teaches: both functions are for the server: 1 for the other end (observed)
//@ never: any
//@ only-output: "connect 0, error 1\ndisconnect 0, error 1\nport 0, error 87\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE port;
    BOOL done;

    done = ConnectNamedPipe(client, NULL);
    printf("connect %d, error %lu\n", done, GetLastError());
    done = DisconnectNamedPipe(client);
    printf("disconnect %d, error %lu\n", done, GetLastError());
    /* without a file nothing may stand where the port stands, and be it no port (PORT-02) */
    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, client, 0, 0);
    printf("port %d, error %lu\n", port != NULL, GetLastError());
    CloseHandle(client);
    CloseHandle(server);
    return 0;
}
