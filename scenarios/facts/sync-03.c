//! title: SYNC-03 a mutex may be owned from the start
//! teaches: only with bInitialOwner TRUE does another thread find it taken (documented)
//@ never: any
//@ only-output: "owned 258\nfree 0\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI attempt(LPVOID mutex)
{
    DWORD result = WaitForSingleObject(mutex, 0);

    if (result == WAIT_OBJECT_0)
        ReleaseMutex(mutex);
    return result;
}

static DWORD elsewhere(HANDLE mutex, const char *what)
{
    HANDLE thread = CreateThread(NULL, 0, attempt, mutex, 0, NULL);
    DWORD code = 0;

    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    CloseHandle(thread);
    printf("%s %lu\n", what, code);
    return code;
}

int main(void)
{
    HANDLE owned = CreateMutexA(NULL, TRUE, NULL), free = CreateMutexA(NULL, FALSE, NULL);

    elsewhere(owned, "owned");
    elsewhere(free, "free");
    return 0;
}
