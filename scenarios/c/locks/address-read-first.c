//! title: The value to wait for is read first
//! teaches: what is read before the decision differs from what is there if anything changed since: the wait ends at once
//@ never: any
//@ only-output: "ready\n"
//@ twin: address-read-late

#include <windows.h>
#include <stdio.h>

static volatile LONG ready;
static volatile LONG changes;

static DWORD WINAPI maker(LPVOID unused)
{
    (void)unused;
    InterlockedExchange(&ready, 1);
    InterlockedIncrement(&changes);
    WakeByAddressAll((PVOID)&changes);
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, maker, NULL, 0, NULL);
    LONG seen = changes;

    while (!ready) {
        WaitOnAddress(&changes, &seen, sizeof(changes), INFINITE);
        seen = changes;
    }
    printf("ready\n");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return 0;
}
