//! title: OV-07 freeing the buffer of a pending read
//! teaches: it must stay valid until the read is over (documented; MIS-12)
//@ sometimes: buffer-freed
//@ never-output: "freed"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

#include <stdlib.h>

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char *buffer = malloc(8);

    ReadFile(server, buffer, 8, NULL, &overlapped);
    free(buffer);       //~ buffer-freed
    printf("freed\n");
    return 0;
}
