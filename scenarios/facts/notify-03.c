//! title: NOTIFY-03 more changes than there is room for: none is told
//! teaches: the callback comes with zero bytes, with no error or with 1022; what changed is to be looked up (documented)
//@ never: any
//@ only-output: "0 bytes, error 0\n"
//@ only-output: "0 bytes, error 1022\n"

#include <windows.h>
#include <stdio.h>

static DWORD buffer[2];

static VOID CALLBACK changed(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                             ULONG_PTR bytes, PTP_IO io)
{
    (void)instance; (void)context; (void)overlapped; (void)io;
    printf("%lu bytes, error %lu\n", (ULONG)bytes, error);
}

int main(void)
{
    static OVERLAPPED request;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    HANDLE directory, file;
    PTP_IO io;

    CreateDirectoryA("notify-03", NULL);
    directory = CreateFileA("notify-03", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(directory, changed, NULL, NULL);
    StartThreadpoolIo(io);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    file = CreateFileA("notify-03\\a.txt", GENERIC_WRITE, share, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(file);
    CloseHandle(directory);
    RemoveDirectoryA("notify-03");
    return 0;
}
