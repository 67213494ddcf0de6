//! title: Timer queues
//! teaches: a periodic timer of a queue, a timer that is changed, a queue that is deleted (documented)
//@ never: any
//@ only-output: "tick 1 fired=1\ntick 2 fired=1\ntick 3 fired=1\ntick 4 fired=1\nn=4\n"

#include <windows.h>
#include <stdio.h>
static LONG n;
static HANDLE done;
static VOID CALLBACK tick(PVOID p, BOOLEAN fired)
{
    LONG k = InterlockedIncrement(&n);
    printf("tick %ld fired=%d\n", k, fired);
    if (k == 3) SetEvent(done);
}
int main(void)
{
    HANDLE q, t;
    done = CreateEvent(NULL, TRUE, FALSE, NULL);
    q = CreateTimerQueue();
    if (!q) return 1;
    if (!CreateTimerQueueTimer(&t, q, tick, NULL, 50, 50, 0)) return 2;
    WaitForSingleObject(done, INFINITE);
    if (!DeleteTimerQueueTimer(q, t, INVALID_HANDLE_VALUE)) printf("delete failed\n");
    CreateTimerQueueTimer(&t, q, tick, NULL, 10, 0, WT_EXECUTEONLYONCE);
    ChangeTimerQueueTimer(q, t, 20, 0);
    Sleep(100);
    DeleteTimerQueueEx(q, INVALID_HANDLE_VALUE);
    printf("n=%ld\n", n);
    return 0;
}
