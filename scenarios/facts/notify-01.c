//! title: NOTIFY-01 a directory under watch: TRUE at once, the callback with the first change
//! teaches: ReadDirectoryChangesW says TRUE for "queued"; the packet comes with the change (documented)
//@ never: any
//@ only-output: "queued 1\nmaking\nchange 1 of a.txt\ndone\n"

#include <windows.h>
#include <stdio.h>

static DWORD buffer[64];

static VOID CALLBACK changed(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                             ULONG_PTR bytes, PTP_IO io)
{
    FILE_NOTIFY_INFORMATION *change = (FILE_NOTIFY_INFORMATION *)buffer;

    (void)instance; (void)context; (void)overlapped; (void)io;
    if (error == 0 && bytes != 0)
        printf("change %lu of %.*ls\n", change->Action, (int)(change->FileNameLength / sizeof(WCHAR)), change->FileName);
}

int main(void)
{
    static OVERLAPPED request;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    DWORD flags = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED;
    HANDLE directory, file;
    PTP_IO io;
    BOOL queued;

    CreateDirectoryW(L"notify-01", NULL);
    directory = CreateFileW(L"notify-01", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING, flags, NULL);
    io = CreateThreadpoolIo(directory, changed, NULL, NULL);
    StartThreadpoolIo(io);
    queued = ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request,
                                   NULL);
    printf("queued %d\nmaking\n", queued);
    file = CreateFileW(L"notify-01\\a.txt", GENERIC_WRITE, share, NULL, CREATE_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("done\n");
    CloseHandle(file);
    CloseThreadpoolIo(io);
    CloseHandle(directory);
    RemoveDirectoryW(L"notify-01");
    return 0;
}
