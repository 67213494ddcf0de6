//! title: NOTIFY-05 a file that is written: told once or more, by the time that it is closed
//! teaches: how many records a change takes, and in how many callbacks they come, is nobody's promise (documented)
//@ never: any
//@ only-output: "told of 2 changes\nover\n"
//@ only-output: "told of 1 changes\ntold of 1 changes\nover\n"

#include <windows.h>
#include <stdio.h>

static DWORD buffer[64];

static DWORD wait_for_changes(HANDLE directory)
{
    static OVERLAPPED request;
    FILE_NOTIFY_INFORMATION *change = (FILE_NOTIFY_INFORMATION *)buffer;
    DWORD filter = FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_LAST_WRITE, bytes, count = 1, last;

    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, filter, NULL, &request, NULL);
    GetOverlappedResult(directory, &request, &bytes, TRUE);
    while (change->NextEntryOffset != 0) {
        count++;
        change = (FILE_NOTIFY_INFORMATION *)((char *)change + change->NextEntryOffset);
    }
    last = change->Action;
    printf("told of %lu changes\n", count);
    return last;
}

static DWORD WINAPI watch(PVOID directory)
{
    while (wait_for_changes(directory) != FILE_ACTION_MODIFIED)
        ;
    return 0;
}

int main(void)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, bytes;
    HANDLE directory, file, watcher;
    static OVERLAPPED first;

    CreateDirectoryA("notify-05", NULL);
    directory = CreateFileA("notify-05", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE,
                          FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_LAST_WRITE, NULL, &first, NULL);
    CancelIoEx(directory, &first);
    GetOverlappedResult(directory, &first, &bytes, TRUE);
    watcher = CreateThread(NULL, 0, watch, directory, 0, NULL);
    file = CreateFileA("notify-05\\a.txt", GENERIC_WRITE, share, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    WriteFile(file, "one", 3, &bytes, NULL);
    WaitForSingleObject(watcher, INFINITE);
    CloseHandle(file);
    printf("over\n");
    CloseHandle(watcher);
    CloseHandle(directory);
    RemoveDirectoryA("notify-05");
    return 0;
}
