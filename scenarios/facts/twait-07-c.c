//! title: TWAIT-07 timeout 0 and an object that is signalled
//! teaches: the time is up at once all the same, and the object is not taken (observed)
//@ never: any
//@ only-output: "result 258\n0\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}

int main(void)
{
    FILETIME now = {0, 0};
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE event = CreateEventA(NULL, FALSE, TRUE, NULL);

    SetThreadpoolWait(wait, event, &now);
    Sleep(100);
    printf("%lu\n", WaitForSingleObject(event, 0));
    return 0;
}
