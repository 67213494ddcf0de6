//! title: NOTIFY-03 a dequeue of too many changes is one that succeeded
//! teaches: GetQueuedCompletionStatus and GetOverlappedResult return TRUE with zero bytes: the status is one of success (documented)
//@ never: any
//@ only-output: "dequeued 1, 0 bytes\nresult 1, 0 bytes\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    static OVERLAPPED request;
    static DWORD buffer[2];
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, bytes = 99;
    HANDLE directory, port, file;
    OVERLAPPED *over = NULL;
    ULONG_PTR key;
    BOOL ok;

    CreateDirectoryA("notify-03-b", NULL);
    directory = CreateFileA("notify-03-b", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    port = CreateIoCompletionPort(directory, NULL, 7, 0);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL, &request, NULL);
    file = CreateFileA("notify-03-b\\a.txt", GENERIC_WRITE, share, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    ok = GetQueuedCompletionStatus(port, &bytes, &key, &over, INFINITE);
    printf("dequeued %d, %lu bytes\n", ok, bytes);
    ok = GetOverlappedResult(directory, &request, &bytes, FALSE);
    printf("result %d, %lu bytes\n", ok, bytes);
    CloseHandle(file);
    CloseHandle(directory);
    CloseHandle(port);
    RemoveDirectoryA("notify-03-b");
    return 0;
}
