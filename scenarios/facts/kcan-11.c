//! title: KCAN-11 CancelSynchronousIo on a pool thread may hit somebody else's operation
//! teaches: the worker has gone on to another callback by then, whose read is cut off in place of the one that was meant (documented)
//@ never: any
//@ only-output: "first read 1\nsecond read 0, error 995\n"
//@ only-output: "first read 1\ncancel 0\nsecond read 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE client, worker;

static void read_one(const char *who)
{
    char letter;
    DWORD count;

    if (ReadFile(client, &letter, 1, &count, NULL))
        printf("%s read 1\n", who);
    else
        printf("%s read 0, error %lu\n", who, GetLastError());
}

static VOID CALLBACK first(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    (void)instance;
    DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &worker, 0, FALSE,
                    DUPLICATE_SAME_ACCESS);
    read_one("first");
    SetEvent(context);
}

static VOID CALLBACK second(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    (void)instance;
    read_one("second");
    SetEvent(context);
}

int main(void)
{
    HANDLE server, done = CreateEventA(NULL, FALSE, FALSE, NULL);
    DWORD count;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    TrySubmitThreadpoolCallback(first, done, NULL);
    WriteFile(server, "a", 1, &count, NULL);
    WaitForSingleObject(done, INFINITE);
    TrySubmitThreadpoolCallback(second, done, NULL);
    Sleep(50);
    /* meant for the first read, which is over */
    if (!CancelSynchronousIo(worker)) {
        printf("cancel 0\n");
        WriteFile(server, "b", 1, &count, NULL);
    }
    WaitForSingleObject(done, INFINITE);
    return 0;
}
