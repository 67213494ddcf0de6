//! title: NOTIFY-04 records: where the next one begins, what happened, how long the name is
//! teaches: the name is counted in bytes and has no zero at its end; each record begins at a multiple of four (documented)
//@ never: any
//@ only-output: "next aligned 1, action 4, 10 bytes, a.txt\nnext 0, action 5, 14 bytes, long.tx\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    static DWORD buffer[64];
    static OVERLAPPED request;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, bytes;
    FILE_NOTIFY_INFORMATION *old = (FILE_NOTIFY_INFORMATION *)buffer, *new;
    HANDLE directory;

    CreateDirectoryA("notify-04", NULL);
    CloseHandle(CreateFileA("notify-04\\a.txt", GENERIC_WRITE, share, NULL, CREATE_NEW, 0, NULL));
    directory = CreateFileA("notify-04", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    request.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    CancelIoEx(directory, &request);
    GetOverlappedResult(directory, &request, &bytes, TRUE);
    MoveFileA("notify-04\\a.txt", "notify-04\\long.tx");
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    GetOverlappedResult(directory, &request, &bytes, TRUE);
    new = (FILE_NOTIFY_INFORMATION *)((char *)old + old->NextEntryOffset);
    printf("next aligned %d, action %lu, %lu bytes, %.*ls\n", old->NextEntryOffset % 4 == 0, old->Action,
           old->FileNameLength, (int)(old->FileNameLength / sizeof(WCHAR)), old->FileName);
    printf("next %lu, action %lu, %lu bytes, %.*ls\n", new->NextEntryOffset, new->Action, new->FileNameLength,
           (int)(new->FileNameLength / sizeof(WCHAR)), new->FileName);
    CloseHandle(directory);
    CloseHandle(request.hEvent);
    DeleteFileA("notify-04\\long.tx");
    RemoveDirectoryA("notify-04");
    return 0;
}
