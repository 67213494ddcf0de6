//! title: TWAIT-09 many wait objects
//! teaches: each signal runs its own callback (tested)
//@ never: any
//@ only-output: "2 5\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("%d", *(int *)context);
}

int main(void)
{
    static PTP_WAIT wait[8];
    static HANDLE event[8];
    static int number[8];

    for (int i = 0; i < 8; i++) {
        number[i] = i;
        event[i] = CreateEventA(NULL, FALSE, FALSE, NULL);
        wait[i] = CreateThreadpoolWait(on_wait, &number[i], NULL);
        SetThreadpoolWait(wait[i], event[i], NULL);
    }
    SetEvent(event[2]);
    Sleep(10);
    printf(" ");
    SetEvent(event[5]);
    Sleep(10);
    printf("\n");
    return 0;
}
