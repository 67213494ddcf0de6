//! title: Calls that change nothing that can be seen
//! teaches: priorities, names of threads, error modes, timer periods and barriers are accepted and do nothing here (documented)
//@ never: any
//@ only-output: "0 0 1 1 1 1\n100 3\n18446744073709551615 -5 z\n1\n"

#include <windows.h>
#include <intrin.h>
#include <stdio.h>
#include <stdlib.h>

static CRITICAL_SECTION section;
static volatile LONG flag;

static BOOL WINAPI stop(DWORD kind)
{
    return kind == CTRL_C_EVENT;
}

static DWORD WINAPI worker(LPVOID unused)
{
    SetThreadDescription(GetCurrentThread(), L"worker");
    SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_HIGHEST);
    EnterCriticalSection(&section);
    flag = 1;
    _ReadWriteBarrier();
    LeaveCriticalSection(&section);
    return 0;
}

int main(void)
{
    DWORD before;
    char *end;
    unsigned long long large;
    long long small;
    HANDLE thread;

    printf("%d %u %d %d %d %d\n", IsDebuggerPresent(), SetErrorMode(SEM_FAILCRITICALERRORS), SetConsoleCtrlHandler(stop, TRUE),
           HeapSetInformation(NULL, HeapEnableTerminationOnCorruption, NULL, 0),
           SetPriorityClass(GetCurrentProcess(), NORMAL_PRIORITY_CLASS), InitializeCriticalSectionEx(&section, 4000, 0));
    timeBeginPeriod(1);
    before = timeGetTime();
    Sleep(100);
    printf("%lu %d\n", timeGetTime() - before, (int)SetThreadAffinityMask(GetCurrentThread(), 1));
    timeEndPeriod(1);
    large = strtoull("0xffffffffffffffff", NULL, 0);
    small = strtoll("-5z", &end, 10);
    printf("%llu %lld %s\n", large, small, end);
    thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
    while (!flag) {
        _mm_pause();
        YieldProcessor();
    }
    WaitForSingleObject(thread, INFINITE);
    printf("%ld\n", flag);
    DeleteCriticalSection(&section);
    return 0;
}
