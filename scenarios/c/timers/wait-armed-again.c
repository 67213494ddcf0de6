//! title: Armed again in its callback
//! teaches: SetThreadpoolWait again each time, before anything else
//@ never: any
//@ only-output: "job 1\njob 2\n"
//@ twin: wait-armed-once

#include <windows.h>
#include <stdio.h>

static HANDLE job;
static HANDLE both;
static LONG seen;

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    LONG number = InterlockedIncrement(&seen);

    printf("job %ld\n", number);
    if (number < 2) {
        SetThreadpoolWait(wait, job, NULL);
    }
    if (number == 2) {
        SetEvent(both);
    }
}

int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_job, NULL, NULL);

    job = CreateSemaphoreA(NULL, 0, 2, NULL);
    both = CreateEventA(NULL, TRUE, FALSE, NULL);
    SetThreadpoolWait(wait, job, NULL);
    ReleaseSemaphore(job, 2, NULL);
    WaitForSingleObject(both, INFINITE);
    CloseThreadpoolWait(wait);
    CloseHandle(job);
    CloseHandle(both);
    return 0;
}
