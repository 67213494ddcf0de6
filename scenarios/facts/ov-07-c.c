//! title: OV-07 an OVERLAPPED on the stack of a function that returns
//! teaches: it goes out of scope while the kernel owns it: the classic bug (documented; MIS-12)
//@ sometimes: overlapped-freed
//@ never-output: "returned"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static char buffer[8];

static void start(HANDLE server)
{
    OVERLAPPED overlapped = {0};
    ReadFile(server, buffer, 8, NULL, &overlapped);
}       //~ overlapped-freed

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);

    start(server);
    printf("returned\n");
    return 0;
}
