//! title: NOTIFY-05 a write is told when it is on disk: at once, or not before it is flushed
//! teaches: who waits for a change of the last write while the file stays open and unflushed may wait in vain (documented)
//@ never: any
//@ only-output: "told before the flush\n"
//@ only-output: "nothing before the flush\ntold after it\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    static DWORD buffer[64];
    static OVERLAPPED request;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, bytes;
    HANDLE directory, file;

    CreateDirectoryA("notify-05-b", NULL);
    file = CreateFileA("notify-05-b\\a.txt", GENERIC_WRITE, share, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    directory = CreateFileA("notify-05-b", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    request.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_LAST_WRITE, NULL, &request, NULL);
    WriteFile(file, "text", 4, &bytes, NULL);
    if (WaitForSingleObject(request.hEvent, 1000) == WAIT_OBJECT_0) {
        printf("told before the flush\n");
    } else {
        printf("nothing before the flush\n");
        FlushFileBuffers(file);
        WaitForSingleObject(request.hEvent, INFINITE);
        printf("told after it\n");
    }
    CloseHandle(directory);
    CloseHandle(file);
    CloseHandle(request.hEvent);
    RemoveDirectoryA("notify-05-b");
    return 0;
}
