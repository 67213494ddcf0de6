//! title: The value to wait for is read too late
//! teaches: WaitOnAddress compares with the value that you saw before you decided to wait; read it afterwards, and a wake is lost
//@ sometimes: deadlock
//@ only-output: "ready\n"
//@ only-output: ""
//@ twin: address-read-first

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

    while (!ready) {
        LONG seen = changes;

        /* between the two, ready was set and the change was counted: nothing will ever differ from seen */
        WaitOnAddress(&changes, &seen, sizeof(changes), INFINITE);   //~ deadlock
    }
    printf("ready\n");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return 0;
}
