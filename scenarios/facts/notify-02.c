//! title: NOTIFY-02 what happens between two calls is kept
//! teaches: the first call sets up a buffer for the handle; the next call reports what happened meanwhile (documented)
//@ never: any
//@ only-output: "1 a.txt\n2 a.txt\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    static DWORD buffer[64];
    static OVERLAPPED request;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, bytes;
    FILE_NOTIFY_INFORMATION *change = (FILE_NOTIFY_INFORMATION *)buffer;
    HANDLE directory;

    CreateDirectoryA("notify-02", NULL);
    directory = CreateFileA("notify-02", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    request.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    CancelIoEx(directory, &request);
    GetOverlappedResult(directory, &request, &bytes, TRUE);

    CloseHandle(CreateFileA("notify-02\\a.txt", GENERIC_WRITE, share, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL));
    Sleep(100);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    if (GetOverlappedResult(directory, &request, &bytes, TRUE) && bytes != 0)
        for (;;) {
            printf("%lu %.*ls\n", change->Action, (int)(change->FileNameLength / sizeof(WCHAR)), change->FileName);
            if (change->NextEntryOffset == 0)
                break;
            change = (FILE_NOTIFY_INFORMATION *)((char *)change + change->NextEntryOffset);
        }
    CloseHandle(directory);
    CloseHandle(request.hEvent);
    RemoveDirectoryA("notify-02");
    return 0;
}
