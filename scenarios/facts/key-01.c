//! title: KEY-01 Enter may come before the timer or after it
//! teaches: getchar keeps the process alive until somebody presses Enter, at any moment (documented)
//@ never: any
//@ only-output: "armed\n\\n\n"
//@ only-output: "armed\ntick\n\\n\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK tick(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    puts("tick");
}

int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(tick, NULL, NULL);
    FILETIME due;
    int letter;

    *(LONGLONG *)&due = -30 * 10000000LL;
    SetThreadpoolTimer(timer, &due, 0, 0);
    puts("armed");
    letter = getchar();
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, TRUE);
    CloseThreadpoolTimer(timer);
    puts(letter == '\n' ? "\\n" : "something else");
    return 0;
}
