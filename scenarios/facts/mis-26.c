//! title: MIS-26 hEvent's low bit set, and no Cancel
//! teaches: the packet never comes, so Wait(FALSE) never returns (observed; OV-06)
//@ device "f.bin": size = 8; read = success | pending
//@ sometimes: cancel-missing
//@ never-output: "waited"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);

    overlapped.hEvent = (HANDLE)((ULONG_PTR)event | 1);
    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);   //~ cancel-missing
    WaitForSingleObject(event, INFINITE);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
