// Each callback leaves its part in a place of its own; the last one adds the parts up.
//@ device "data.bin": size = 16; read = pending
//@ never: any
//@ only-output: "sum 3\n"
#include <windows.h>
#include <stdio.h>

struct request {
    OVERLAPPED overlapped;
    LONG number;
    char byte;
};

static struct request requests[2] = { { .number = 1 }, { .number = 2 } };
static LONG parts[2];
static LONG remaining = 2;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    LONG number = CONTAINING_RECORD(overlapped, struct request, overlapped)->number;

    parts[number - 1] = number;
    if (InterlockedDecrement(&remaining) == 0) {
        printf("sum %ld\n", parts[0] + parts[1]);
    }
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    int i;

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(file, &requests[i].byte, 1, NULL, &requests[i].overlapped);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(file);
    return 0;
}
