//! title: An event counts to one
//! teaches: an event that is set twice while the wait object is not armed is one signal
//@ sometimes: deadlock
//@ only-output: "job 1\njob 2\njob 3\n"
//@ twin: semaphore-counts-on

#include <windows.h>
#include <stdio.h>

static HANDLE job;
static HANDLE all;
static LONG seen;

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    LONG number = InterlockedIncrement(&seen);

    printf("job %ld\n", number);
    if (number < 3) {
        SetThreadpoolWait(wait, job, NULL);
    } else {
        SetEvent(all);
    }
}

int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_job, NULL, NULL);

    job = CreateEventA(NULL, FALSE, FALSE, NULL);
    all = CreateEventA(NULL, TRUE, FALSE, NULL);
    SetThreadpoolWait(wait, job, NULL);
    SetEvent(job);
    SetEvent(job);
    SetEvent(job);
    WaitForSingleObject(all, INFINITE);   //~ deadlock
    CloseThreadpoolWait(wait);
    CloseHandle(job);
    CloseHandle(all);
    return 0;
}
