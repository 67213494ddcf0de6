static BOOL __nt_InitializeSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER barrier, LONG total, LONG spins)
{
    (void)spins;
    if (total < 1) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    memset(barrier, 0, sizeof(*barrier));
    barrier->Total = total;
    return TRUE;
}
static BOOL __nt_EnterSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER barrier, DWORD flags)
{
    ULONG round;
    BOOL last;
    (void)flags;
    AcquireSRWLockExclusive(&barrier->Lock);
    round = barrier->Round;
    last = ++barrier->Here == barrier->Total;
    if (last) {
        barrier->Leaving += barrier->Here - 1;
        barrier->Here = 0;
        barrier->Round++;
        WakeAllConditionVariable(&barrier->Turn);
    } else {
        while (barrier->Round == round) SleepConditionVariableSRW(&barrier->Turn, &barrier->Lock, INFINITE, 0);
        if (--barrier->Leaving == 0) WakeAllConditionVariable(&barrier->Turn);
    }
    ReleaseSRWLockExclusive(&barrier->Lock);
    return last;
}
static BOOL __nt_DeleteSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER barrier)
{
    AcquireSRWLockExclusive(&barrier->Lock);
    while (barrier->Leaving) SleepConditionVariableSRW(&barrier->Turn, &barrier->Lock, INFINITE, 0);
    ReleaseSRWLockExclusive(&barrier->Lock);
    return TRUE;
}
