static BOOL __nt_IsDebuggerPresent(void) { return FALSE; }
static UINT __nt_SetErrorMode(UINT mode)
{
    (void)mode;
    return 0;
}
static BOOL __nt_SetConsoleCtrlHandler(PHANDLER_ROUTINE handler, BOOL add)
{
    (void)handler; (void)add;
    return TRUE;
}
static DWORD __nt_timeGetTime(void) { return GetTickCount(); }
static UINT __nt_timeBeginPeriod(UINT period)
{
    (void)period;
    return 0;
}
static UINT __nt_timeEndPeriod(UINT period)
{
    (void)period;
    return 0;
}
static int __nt_GetThreadPriority(HANDLE thread)
{
    (void)thread;
    return THREAD_PRIORITY_NORMAL;
}
static HRESULT __nt_SetThreadDescription(HANDLE thread, PCWSTR description)
{
    (void)thread; (void)description;
    return S_OK;
}
static DWORD_PTR __nt_SetThreadAffinityMask(HANDLE thread, DWORD_PTR mask)
{
    (void)thread; (void)mask;
    return 3;
}
static BOOL __nt_SetPriorityClass(HANDLE process, DWORD priority)
{
    (void)process; (void)priority;
    return TRUE;
}
static BOOL __nt_SetHandleInformation(HANDLE object, DWORD mask, DWORD flags)
{
    (void)object; (void)mask; (void)flags;
    return TRUE;
}
static BOOL __nt_HeapSetInformation(HANDLE heap, int what, PVOID information, SIZE_T length)
{
    (void)heap; (void)what; (void)information; (void)length;
    return TRUE;
}
static BOOL __nt_InitializeCriticalSectionEx(LPCRITICAL_SECTION section, DWORD spins, DWORD flags)
{
    (void)flags;
    return InitializeCriticalSectionAndSpinCount(section, spins);
}
static DWORD __nt_SetCriticalSectionSpinCount(LPCRITICAL_SECTION section, DWORD spins)
{
    (void)section; (void)spins;
    return 0;
}
static void __nt_GetNativeSystemInfo(LPSYSTEM_INFO info) { __nt_GetSystemInfo(info); }
static void __nt_GetSystemTimePreciseAsFileTime(LPFILETIME time) { GetSystemTimeAsFileTime(time); }
static DWORD __nt_GetProcessId(HANDLE process)
{
    (void)process;
    return GetCurrentProcessId();
}
static void __nt_perror(const char *text) { fprintf(stderr, "%s", text); }
static unsigned long long __nt_strtoull(const char *text, char **end, int base)
{
    const char *at = text;
    unsigned long long value;
    int found;
    while (__nt_isspace((unsigned char)*at)) at++;
    value = (unsigned long long)__tpio_scan_number(&at, base, 0x7fffffff, &found);
    if (end) *end = (char *)(found ? at : text);
    return value;
}
static long long __nt_strtoll(const char *text, char **end, int base) { return (long long)__nt_strtoull(text, end, base); }
static BOOL __nt_LockFile(HANDLE file, DWORD at, DWORD at_high, DWORD length, DWORD length_high)
{
    OVERLAPPED range;
    memset(&range, 0, sizeof(range));
    range.Offset = at;
    range.OffsetHigh = at_high;
    return LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, length, length_high, &range);
}
static BOOL __nt_UnlockFile(HANDLE file, DWORD at, DWORD at_high, DWORD length, DWORD length_high)
{
    OVERLAPPED range;
    memset(&range, 0, sizeof(range));
    range.Offset = at;
    range.OffsetHigh = at_high;
    return UnlockFileEx(file, 0, length, length_high, &range);
}
