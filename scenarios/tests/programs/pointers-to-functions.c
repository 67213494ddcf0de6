//! title: Windows' functions as values
//! teaches: the address of a Windows function is a function like any other, also as the start of a thread (documented)
//@ never: any
//@ only-output: "1 1\nwoken\n6 0\n"

#include <windows.h>
#include <stdio.h>

typedef BOOL (WINAPI *ON_HANDLE)(HANDLE);
typedef struct _CALLS {
    ON_HANDLE set, reset;
    DWORD (WINAPI *wait)(HANDLE, DWORD);
    VOID (WINAPI *sleep)(DWORD);
} CALLS;

static const CALLS calls = { SetEvent, &ResetEvent, WaitForSingleObject, Sleep };
static DWORD (WINAPI *last_error)(void) = GetLastError;

int main(void)
{
    HANDLE event = CreateEvent(NULL, TRUE, FALSE, NULL);
    void (WINAPI *set_error)(DWORD) = SetLastError;
    HANDLE thread;
    DWORD before;

    printf("%d ", calls.set(event));
    printf("%d\n", (*calls.reset)(event));

    /* a thread that does nothing but set the event */
    thread = CreateThread(NULL, 0, (LPTHREAD_START_ROUTINE)calls.set, event, 0, NULL);
    calls.wait(event, INFINITE);
    calls.wait(thread, INFINITE);
    calls.sleep(1);
    puts("woken");

    set_error(ERROR_INVALID_HANDLE);
    before = last_error();
    set_error(0);
    printf("%lu %lu\n", before, last_error());
    CloseHandle(thread);
    CloseHandle(event);
    return 0;
}
