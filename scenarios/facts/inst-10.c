//! title: INST-10 an object may be submitted and closed in its own callback
//! teaches: it stays valid until the callback returns (documented)
//@ sometimes: callback-after-close
//@ only-output: "1\n2\n"

#include <windows.h>
#include <stdio.h>

static LONG count;
static HANDLE done;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    LONG number = InterlockedIncrement(&count);

    printf("%ld\n", number);
    if (number == 1) {
        SubmitThreadpoolWork(work);
        CloseThreadpoolWork(work); //~ callback-after-close
    } else {
        SetEvent(done);
    }
}

int main(void)
{
    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, NULL, NULL));
    WaitForSingleObject(done, INFINITE);
    return 0;
}
