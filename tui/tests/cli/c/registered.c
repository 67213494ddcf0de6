#include <windows.h>
#include <stdio.h>

static VOID CALLBACK fired(PVOID context, BOOLEAN timed_out)
{
    (void)timed_out;
    printf("%s\n", (char *)context);
}

static HANDLE registered(HANDLE event, char *context)
{
    HANDLE wait;

    RegisterWaitForSingleObject(&wait, event, fired, context, INFINITE, WT_EXECUTEONLYONCE);
    return wait;
}

int main(void)
{
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
    HANDLE wait = registered(event, "first");

    SetEvent(event);
    UnregisterWaitEx(wait, INVALID_HANDLE_VALUE);
    return 0;
}
