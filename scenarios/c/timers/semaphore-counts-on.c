//! title: A semaphore counts on
//! teaches: a semaphore keeps one signal for each job, so none is lost while the wait object is not armed
//@ never: any
//@ only-output: "job 1\njob 2\njob 3\n"
//@ twin: event-counts-to-one

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

    job = CreateSemaphoreA(NULL, 0, 3, NULL);
    all = CreateEventA(NULL, TRUE, FALSE, NULL);
    SetThreadpoolWait(wait, job, NULL);
    ReleaseSemaphore(job, 1, NULL);
    ReleaseSemaphore(job, 1, NULL);
    ReleaseSemaphore(job, 1, NULL);
    WaitForSingleObject(all, INFINITE);
    CloseThreadpoolWait(wait);
    CloseHandle(job);
    CloseHandle(all);
    return 0;
}
