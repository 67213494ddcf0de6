//! title: OV-07 looking into the buffer of a pending read
//! teaches: reading is no better than writing: who knows which bytes are there (documented)
//@ sometimes: buffer-touched
//@ never-output: "looked"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8] = {0};

    ReadFile(server, buffer, 8, NULL, &overlapped);
    if (buffer[0] == 0) {       //~ buffer-touched
        printf("looked\n");
    }
    return 0;
}
