//! title: OV-08 one OVERLAPPED for two operations in flight
//! teaches: the page names it as a frequent error (documented; OV-09, MIS-13)
//@ sometimes: overlapped-reused
//@ never-output: "reused"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char a, b;

    ReadFile(server, &a, 1, NULL, &overlapped);
    ReadFile(server, &b, 1, NULL, &overlapped);     //~ overlapped-reused
    printf("reused\n");
    return 0;
}
