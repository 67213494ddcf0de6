//! title: A pool with work, a timer and a cleanup group
//! teaches: a program in the style of Microsoft's samples, with steps that are undone from a switch which falls through
//!   (documented)
//@ never: any
//@ only-output: "the work is done\nthe timer has expired\nwait 1 is over\nwait 2 is over\nwait 3 is over\nwait 4 is over\nwait 5 is over\n"

#include <windows.h>
#include <tchar.h>
#include <stdio.h>

static VOID CALLBACK Worked(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_WORK Work)
{
    UNREFERENCED_PARAMETER(Instance);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Work);
    _tprintf(_T("the work is done\n"));
}

static VOID CALLBACK Expired(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_TIMER Timer)
{
    UNREFERENCED_PARAMETER(Instance);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Timer);
    _tprintf(_T("the timer has expired\n"));
}

static VOID CALLBACK Waited(PTP_CALLBACK_INSTANCE Instance, PVOID Context, PTP_WAIT Wait, TP_WAIT_RESULT Result)
{
    UNREFERENCED_PARAMETER(Instance);
    UNREFERENCED_PARAMETER(Wait);
    _tprintf(TEXT("wait %lu is %s\n"), *(PDWORD)Context, WAIT_OBJECT_0 == Result ? TEXT("over") : TEXT("given up"));
}

/* one second from now, as SetThreadpoolTimer wants it */
static FILETIME OneSecond(VOID)
{
    ULARGE_INTEGER ticks;
    FILETIME time;

    ticks.QuadPart = (ULONGLONG)-(10LL * 1000 * 1000);
    time.dwLowDateTime = ticks.LowPart;
    time.dwHighDateTime = ticks.HighPart;
    return time;
}

enum { NOTHING, HAS_POOL, HAS_GROUP, HAS_MEMBERS };

static BOOL WorkAndTimer(VOID)
{
    TP_CALLBACK_ENVIRON Environment;
    FILETIME Due = OneSecond();
    PTP_CLEANUP_GROUP Group = NULL;
    PTP_POOL Pool = NULL;
    PTP_WORK Work;
    PTP_TIMER Timer;
    UINT Reached = NOTHING;
    BOOL Good = FALSE;

    InitializeThreadpoolEnvironment(&Environment);
    if ((Pool = CreateThreadpool(NULL)) == NULL)
        goto undo;
    Reached = HAS_POOL;
    SetThreadpoolThreadMaximum(Pool, 1);
    if (FALSE == SetThreadpoolThreadMinimum(Pool, 1))
        goto undo;
    if (NULL == (Group = CreateThreadpoolCleanupGroup()))
        goto undo;
    Reached = HAS_GROUP;
    SetThreadpoolCallbackPool(&Environment, Pool);
    SetThreadpoolCallbackCleanupGroup(&Environment, Group, NULL);
    if (!(Work = CreateThreadpoolWork(Worked, NULL, &Environment)))
        goto undo;
    Reached = HAS_MEMBERS;
    if (!(Timer = CreateThreadpoolTimer(Expired, NULL, &Environment)))
        goto undo;
    SubmitThreadpoolWork(Work);
    SetThreadpoolTimer(Timer, &Due, 0, 0);
    Sleep(1500);
    Good = TRUE;

undo:
    switch (Reached) {
    case HAS_MEMBERS:
        CloseThreadpoolCleanupGroupMembers(Group, FALSE, NULL);
        /* falls through */
    case HAS_GROUP:
        CloseThreadpoolCleanupGroup(Group);
        /* falls through */
    case HAS_POOL:
        CloseThreadpool(Pool);
        /* falls through */
    default:
        DestroyThreadpoolEnvironment(&Environment);
    }
    return Good;
}

static BOOL FiveWaits(VOID)
{
    HANDLE Event = CreateEvent(NULL, FALSE, FALSE, NULL);
    DWORD Round;
    PTP_WAIT Wait = CreateThreadpoolWait(Waited, &Round, NULL);

    if (!Event || !Wait) {
        _tprintf(_T("error %lu\n"), GetLastError());
        return FALSE;
    }
    for (Round = 1; Round <= 5; Round++) {
        SetThreadpoolWait(Wait, Event, NULL);
        SetEvent(Event);
        Sleep(500);
        WaitForThreadpoolWaitCallbacks(Wait, FALSE);
    }
    SetThreadpoolWait(Wait, NULL, NULL);
    CloseThreadpoolWait(Wait);
    CloseHandle(Event);
    return TRUE;
}

int _tmain(void)
{
    return WorkAndTimer() && FiveWaits() ? 0 : 1;
}
