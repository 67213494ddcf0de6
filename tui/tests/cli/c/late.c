//! title: In time, or too late
//! teaches: with virtual time the shorter wait always ends first
#include <windows.h>
#include <stdio.h>

static HANDLE done;

static DWORD WINAPI work(LPVOID unused)
{
    Sleep(10);
    SetEvent(done);
    return 0;
}

int main(void)
{
    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    CreateThread(NULL, 0, work, NULL, 0, NULL);
    printf(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 ? "in time\n" : "too late\n");
    return 0;
}
