#include <windows.h>
#include <stdlib.h>

#define PIPE "\\\\.\\pipe\\tpio"

/* the OVERLAPPED is used for two reads: the first is over when it is freed */
int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED *overlapped = calloc(1, sizeof(*overlapped));
    static char letter;
    DWORD count;

    overlapped->hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(server, &letter, 1, NULL, overlapped);
    WriteFile(client, "a", 1, &count, NULL);
    GetOverlappedResult(server, overlapped, &count, TRUE);
    ReadFile(server, &letter, 1, NULL, overlapped);
    free(overlapped);
    return 0;
}
