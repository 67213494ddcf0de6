//! title: One callback for two jobs
//! teaches: a wait object calls back once and is then disarmed: the second signal finds nobody
//@ sometimes: deadlock
//@ twin: wait-armed-again

#include <windows.h>
#include <stdio.h>

static HANDLE job;
static HANDLE both;
static LONG seen;

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    LONG number = InterlockedIncrement(&seen);

    printf("job %ld\n", number);
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
    WaitForSingleObject(both, INFINITE);   //~ deadlock
    CloseThreadpoolWait(wait);
    CloseHandle(job);
    CloseHandle(both);
    return 0;
}
