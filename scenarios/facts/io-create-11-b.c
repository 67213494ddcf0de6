//! title: IO-CREATE-11 DeviceIoControl completes through the port like a read
//! teaches: done at once or pending, its callback gets the answer; a failure at once has none (documented)
//@ device "device.bin": size = 4; control = success | pending | fail(5)
//@ never: any
//@ only-output: "callback: error 0, 4 bytes\nanswer abcd\n"
//@ only-output: "failed 5\nanswer ????\n"

#include <windows.h>
#include <stdio.h>

#define IOCTL_ANSWER 0x222000

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE device = CreateFileA("device.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(device, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char question[2] = {1, 2}, answer[8] = "????";

    StartThreadpoolIo(io);
    if (!DeviceIoControl(device, IOCTL_ANSWER, question, sizeof(question), answer, sizeof(answer), NULL,
                         &overlapped) && GetLastError() != ERROR_IO_PENDING) {
        printf("failed %lu\n", GetLastError());
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("answer %s\n", answer);
    CloseThreadpoolIo(io);
    CloseHandle(device);
    return 0;
}
