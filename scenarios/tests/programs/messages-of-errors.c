//! title: The text of an error
//! teaches: FormatMessageA writes the system's text into a block of its own, which LocalFree frees (documented)
//@ never: any
//@ only-output: "26 The pipe has been ended.\r\n0 122\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    char *text = NULL, room[8];
    DWORD length;

    length = FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
        NULL, ERROR_BROKEN_PIPE, MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), (LPSTR)&text, 0, NULL);
    printf("%lu %s", length, text);
    LocalFree(text);
    length = FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, ERROR_BROKEN_PIPE, 0, room, sizeof room, NULL);
    printf("%lu %lu\n", length, GetLastError());
    return 0;
}
