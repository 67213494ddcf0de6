//! title: TLS-02 each thread has a value of its own
//! teaches: zero at first; TlsGetValue sets the last error to 0, so that zero can be told from failure (documented)
//@ never: any
//@ only-output: "other: 0\nmain: 1, error 0\nwrong: 0, error 87\n"

#include <windows.h>
#include <stdio.h>

static DWORD slot;

static DWORD WINAPI other(LPVOID unused)
{
    printf("other: %d\n", (int)(INT_PTR)TlsGetValue(slot));
    TlsSetValue(slot, (LPVOID)2);
    return 0;
}

int main(void)
{
    HANDLE thread;
    int value;

    slot = TlsAlloc();
    TlsSetValue(slot, (LPVOID)1);
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    SetLastError(1234);
    value = (int)(INT_PTR)TlsGetValue(slot);
    printf("main: %d, error %lu\n", value, GetLastError());
    value = (int)(INT_PTR)TlsGetValue(99999);
    printf("wrong: %d, error %lu\n", value, GetLastError());
    return 0;
}
