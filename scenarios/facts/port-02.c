//! title: PORT-02 no file, but an existing port: NULL and 87
//! teaches: INVALID_HANDLE_VALUE only creates (documented, observed)
//@ never: any
//@ only-output: "1, error 87\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    HANDLE again = CreateIoCompletionPort(INVALID_HANDLE_VALUE, port, 0, 0);

    printf("%d, error %lu\n", again == NULL, GetLastError());
    return 0;
}
