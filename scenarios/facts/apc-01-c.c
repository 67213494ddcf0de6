//! title: APC-01 a thread that has ended runs nothing any more
//! teaches: QueueUserAPC fails (documented), with 31 (observed)
//@ never: any
//@ only-output: "queued 0, error 31\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK routine(ULONG_PTR data)
{
    printf("routine %lu\n", (ULONG)data);
}

static DWORD WINAPI ends_at_once(LPVOID unused)
{
    (void)unused;
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, ends_at_once, NULL, 0, NULL);
    DWORD queued;

    WaitForSingleObject(thread, INFINITE);
    queued = QueueUserAPC(routine, thread, 7);
    printf("queued %lu, error %lu\n", queued, GetLastError());
    CloseHandle(thread);
    return 0;
}
