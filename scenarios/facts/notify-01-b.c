//! title: NOTIFY-01 what is watched for: kinds of changes, and how deep
//! teaches: a watcher hears of the kinds that it asked for, in its directory, and further down only if it said so (documented)
//@ never: any
//@ only-output: "names: 1 a\\b\nnames: 2 a\\b\ndirectories: 1 a\n"

#include <windows.h>
#include <stdio.h>

static DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

static HANDLE open_directory(void)
{
    return CreateFileW(L"notify-01-b", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                       FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
}

static void next(const char *who, HANDLE directory, BOOL deep, DWORD filter)
{
    static DWORD buffer[64];
    FILE_NOTIFY_INFORMATION *change = (FILE_NOTIFY_INFORMATION *)buffer;
    OVERLAPPED request = {0};
    DWORD bytes;

    request.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, deep, filter, NULL, &request, NULL);
    if (WaitForSingleObject(request.hEvent, 100) == WAIT_TIMEOUT)
        CancelIoEx(directory, &request);
    while (GetOverlappedResult(directory, &request, &bytes, TRUE) && bytes != 0) {
        printf("%s: %lu %.*ls\n", who, change->Action, (int)(change->FileNameLength / sizeof(WCHAR)), change->FileName);
        if (change->NextEntryOffset == 0)
            break;
        change = (FILE_NOTIFY_INFORMATION *)((char *)change + change->NextEntryOffset);
    }
    CloseHandle(request.hEvent);
}

int main(void)
{
    HANDLE names, directories;

    CreateDirectoryW(L"notify-01-b", NULL);
    names = open_directory();
    directories = open_directory();
    next("names", names, TRUE, FILE_NOTIFY_CHANGE_FILE_NAME);
    next("directories", directories, FALSE, FILE_NOTIFY_CHANGE_DIR_NAME);
    CreateDirectoryW(L"notify-01-b\\a", NULL);
    CreateDirectoryW(L"notify-01-b\\a\\deep", NULL);
    CloseHandle(CreateFileW(L"notify-01-b\\a\\b", GENERIC_WRITE, share, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL));
    next("names", names, TRUE, FILE_NOTIFY_CHANGE_FILE_NAME);
    next("directories", directories, FALSE, FILE_NOTIFY_CHANGE_DIR_NAME);
    CloseHandle(names);
    CloseHandle(directories);
    RemoveDirectoryW(L"notify-01-b\\a\\deep");
    RemoveDirectoryW(L"notify-01-b\\a");
    RemoveDirectoryW(L"notify-01-b");
    return 0;
}
