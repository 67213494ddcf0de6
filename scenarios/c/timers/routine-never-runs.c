//! title: The timer's routine never runs
//! teaches: a waitable timer queues its routine to the thread that set it, and it runs only in an alertable wait of that thread
//@ sometimes: deadlock
//@ only-output: "armed\n"
//@ twin: routine-runs-in-the-wait

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
    WaitForSingleObject(rang, INFINITE);   //~ deadlock
    CloseHandle(timer);
    CloseHandle(rang);
    return 0;
}
