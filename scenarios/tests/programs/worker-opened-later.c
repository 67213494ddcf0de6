//! title: a worker outlives its callback
//! teaches: the thread that ran a callback is there afterwards, and runs on (observed)
//@ never: any
//@ only-output: "opened 1, still active 1, over 0\nnobody 1, error 87\n"
#include <windows.h>
#include <stdio.h>
static DWORD id;
static VOID CALLBACK work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    (void)instance; (void)context; (void)work;
    id = GetCurrentThreadId();
}
int main(void)
{
    PTP_WORK it = CreateThreadpoolWork(work, NULL, NULL);
    HANDLE thread, none;
    DWORD code = 0;
    SubmitThreadpoolWork(it);
    WaitForThreadpoolWorkCallbacks(it, FALSE);
    thread = OpenThread(SYNCHRONIZE | THREAD_QUERY_INFORMATION, FALSE, id);
    GetExitCodeThread(thread, &code);
    printf("opened %d, still active %d, over %d\n", thread != NULL, code == STILL_ACTIVE,
           WaitForSingleObject(thread, 0) == WAIT_OBJECT_0);
    CloseHandle(thread);
    none = OpenThread(SYNCHRONIZE, FALSE, 1);
    printf("nobody %d, error %lu\n", none == NULL, GetLastError());
    CloseThreadpoolWork(it);
    return 0;
}
