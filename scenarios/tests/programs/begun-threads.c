//! title: Threads of the C library, and suspended ones
//! teaches: _beginthreadex, CREATE_SUSPENDED with ResumeThread, _beginthread (documented)
//@ never: any
//@ only-output: "258 1\nn=42 code=7\nend\n"

#include <windows.h>
#include <process.h>
#include <stdio.h>
static unsigned __stdcall worker(void *arg) { int *n = arg; *n *= 2; _endthreadex(7); return 0; }
static void __cdecl simple(void *arg) { SetEvent((HANDLE)arg); }
int main(void)
{
    int n = 21;
    unsigned id;
    DWORD code;
    HANDLE e = CreateEvent(NULL, FALSE, FALSE, NULL);
    HANDLE t = (HANDLE)_beginthreadex(NULL, 0, worker, &n, CREATE_SUSPENDED, &id);
    if (!t) return 1;
    printf("%lu ", WaitForSingleObject(t, 20));
    printf("%lu\n", ResumeThread(t));
    WaitForSingleObject(t, INFINITE);
    GetExitCodeThread(t, &code);
    printf("n=%d code=%lu\n", n, code);
    CloseHandle(t);
    _beginthread(simple, 0, e);
    WaitForSingleObject(e, INFINITE);
    printf("end\n");
    return 0;
}
