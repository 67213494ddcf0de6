//! title: ADDR-02 a wake reaches those that wait already, one or all
//! teaches: a wake before the wait is not kept: only the value tells who comes later (documented)
//@ never: any
//@ only-output: "all went\n"

#include <windows.h>
#include <stdio.h>

static volatile LONG gate, gone;

static DWORD WINAPI guest(LPVOID unused)
{
    LONG shut = 0;

    (void)unused;
    while (gate == 0)
        WaitOnAddress(&gate, &shut, sizeof(gate), INFINITE);
    if (InterlockedIncrement(&gone) == 2)
        WakeByAddressSingle((PVOID)&gone);
    return 0;
}

int main(void)
{
    HANDLE threads[2];
    LONG seen;
    int i;

    WakeByAddressAll((PVOID)&gate);
    for (i = 0; i < 2; i++)
        threads[i] = CreateThread(NULL, 0, guest, NULL, 0, NULL);
    InterlockedExchange(&gate, 1);
    WakeByAddressAll((PVOID)&gate);
    while ((seen = gone) != 2)
        WaitOnAddress(&gone, &seen, sizeof(gone), INFINITE);
    printf("all went\n");
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    return 0;
}
