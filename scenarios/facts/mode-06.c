//! title: MODE-06 a synchronous handle has no such modes: FALSE and 87
//! teaches: the documentation does not say so (observed)
//@ never: any
//@ only-output: "0, error 87\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("new.bin", GENERIC_READ, 0, NULL, CREATE_ALWAYS, 0, NULL);
    BOOL set = SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    printf("%d, error %lu\n", set, GetLastError());
    return 0;
}
