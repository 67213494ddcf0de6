//! title: OpenThread and GetThreadId
//! teaches: a handle by number refers to the same thread; no thread has a number that was never given (documented)
//@ never: any
//@ only-output: "same 1, code 5\nnone 1, error 87\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI five(LPVOID unused)
{
    return 5;
}

int main(void)
{
    DWORD id, code;
    HANDLE thread = CreateThread(NULL, 0, five, NULL, 0, &id), opened, none;
    BOOL same = GetThreadId(thread) == id;

    opened = OpenThread(SYNCHRONIZE | THREAD_QUERY_INFORMATION, FALSE, id);
    CloseHandle(thread);
    WaitForSingleObject(opened, INFINITE);
    GetExitCodeThread(opened, &code);
    printf("same %d, code %lu\n", same, code);
    none = OpenThread(SYNCHRONIZE, FALSE, 1);
    printf("none %d, error %lu\n", none == NULL, GetLastError());
    return 0;
}
