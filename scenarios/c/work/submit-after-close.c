//! title: A thread that still submits
//! teaches: CloseThreadpoolWork stops nobody: a thread that submits later uses an object that may be freed
//@ sometimes: use-after-close
//@ sometimes: callback-after-close
//@ only-output: ""
//@ only-output: "work\n"
//@ twin: submit-before-close

#include <windows.h>
#include <stdio.h>

static PTP_WORK work;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("work\n");
}

static DWORD WINAPI submitter(LPVOID unused)
{
    SubmitThreadpoolWork(work);   //~ use-after-close
    return 0;
}

int main(void)
{
    HANDLE thread;

    work = CreateThreadpoolWork(on_work, NULL, NULL);
    thread = CreateThread(NULL, 0, submitter, NULL, 0, NULL);
    WaitForThreadpoolWorkCallbacks(work, TRUE);
    CloseThreadpoolWork(work);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return 0;
}
