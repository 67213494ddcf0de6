//! title: The thread ends before the close
//! teaches: close an object when every thread that submits has ended, and its callbacks have run
//@ never: any
//@ only-output: "work\n"
//@ twin: submit-after-close

#include <windows.h>
#include <stdio.h>

static PTP_WORK work;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("work\n");
}

static DWORD WINAPI submitter(LPVOID unused)
{
    SubmitThreadpoolWork(work);
    return 0;
}

int main(void)
{
    HANDLE thread;

    work = CreateThreadpoolWork(on_work, NULL, NULL);
    thread = CreateThread(NULL, 0, submitter, NULL, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    CloseHandle(thread);
    return 0;
}
