//! title: FILE-05 standard output is a handle like others
//! teaches: what WriteFile writes there is output of the program; standard input is at its end here (documented)
//@ never: any
//@ only-output: "hello\n1, 6 bytes\nread 1, 0 bytes\n-1, error 6\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    char letter;
    DWORD count;
    BOOL done;
    HANDLE none;

    done = WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), "hello\n", 6, &count, NULL);
    printf("%d, %lu bytes\n", done, count);
    done = ReadFile(GetStdHandle(STD_INPUT_HANDLE), &letter, 1, &count, NULL);
    printf("read %d, %lu bytes\n", done, count);
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), "not seen\n", 9, &count, NULL);
    none = GetStdHandle(7);
    printf("%d, error %lu\n", (int)(INT_PTR)none, GetLastError());
    return 0;
}
