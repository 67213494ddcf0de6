//! title: OV-07 the buffer is the kernel's until the read is over
//! teaches: the program must leave it alone (documented)
//@ sometimes: buffer-touched
//@ never-output: "touched"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    ReadFile(server, buffer, 8, NULL, &overlapped);
    buffer[0] = 'x';        //~ buffer-touched
    printf("touched\n");
    return 0;
}
