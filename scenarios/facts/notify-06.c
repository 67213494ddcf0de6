//! title: NOTIFY-06 the directory is closed under a watch
//! teaches: the callback comes, with zero bytes; its code is 745, or none: the status is one of success (inferred)
//@ never: any
//@ only-output: "callback: 0 bytes, error 745\nover\n"
//@ only-output: "callback: 0 bytes, error 0\nover\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK changed(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                             ULONG_PTR bytes, PTP_IO io)
{
    (void)instance; (void)context; (void)overlapped; (void)io;
    printf("callback: %lu bytes, error %lu\n", (ULONG)bytes, error);
}

int main(void)
{
    static OVERLAPPED request;
    static DWORD buffer[64];
    HANDLE directory;
    PTP_IO io;

    CreateDirectoryA("notify-06", NULL);
    directory = CreateFileA("notify-06", FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(directory, changed, NULL, NULL);
    StartThreadpoolIo(io);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    CloseHandle(directory);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("over\n");
    CloseThreadpoolIo(io);
    RemoveDirectoryA("notify-06");
    return 0;
}
