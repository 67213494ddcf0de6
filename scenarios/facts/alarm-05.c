//! title: ALARM-05 waitable timers have names
//! teaches: created again it is the same timer; under the name of something else there is none (documented)
//@ never: any
//@ only-output: "again 1, error 183\nopened 1, 0\nnone 1, error 2\nan event 1, error 6\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE timer = CreateWaitableTimerA(NULL, TRUE, "tpio-timer"), again, opened, other;
    LARGE_INTEGER due;

    CreateEventW(NULL, FALSE, FALSE, L"tpio-event");
    again = CreateWaitableTimerW(NULL, TRUE, L"tpio-timer");
    printf("again %d, error %lu\n", again != NULL, GetLastError());
    opened = OpenWaitableTimerA(TIMER_ALL_ACCESS, FALSE, "tpio-timer");
    due.QuadPart = 0;
    SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE);
    printf("opened %d, %lu\n", opened != NULL, WaitForSingleObject(opened, INFINITE));
    other = OpenWaitableTimerW(TIMER_ALL_ACCESS, FALSE, L"nothing");
    printf("none %d, error %lu\n", other == NULL, GetLastError());
    other = CreateWaitableTimerExA(NULL, "tpio-event", 0, TIMER_ALL_ACCESS);
    printf("an event %d, error %lu\n", other == NULL, GetLastError());
    return 0;
}
