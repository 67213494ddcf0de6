//! title: The timer's routine runs in the wait
//! teaches: an alertable wait lets the routine run and returns WAIT_IO_COMPLETION; the loop waits on for what it really wants
//@ never: any
//@ only-output: "armed\nrang\n"
//@ twin: routine-never-runs

#include <windows.h>
#include <stdio.h>

static HANDLE rang;

static VOID CALLBACK ring(LPVOID argument, DWORD low, DWORD high)
{
    (void)argument; (void)low; (void)high;
    printf("rang\n");
    SetEvent(rang);
}

int main(void)
{
    HANDLE timer = CreateWaitableTimerA(NULL, FALSE, NULL);
    LARGE_INTEGER due;

    rang = CreateEventA(NULL, FALSE, FALSE, NULL);
    due.QuadPart = -10000LL * 100;
    SetWaitableTimer(timer, &due, 0, ring, NULL, FALSE);
    printf("armed\n");
    while (WaitForSingleObjectEx(rang, INFINITE, TRUE) == WAIT_IO_COMPLETION) {
    }
    CloseHandle(timer);
    CloseHandle(rang);
    return 0;
}
