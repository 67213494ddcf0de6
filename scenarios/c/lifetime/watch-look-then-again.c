//! title: Look first, then watch on
//! teaches: what happens between two calls is kept, so nothing is missed by looking first
//@ never: any
//@ twin: watch-again-then-look

#include <windows.h>
#include <stdio.h>

#define NAMES FILE_NOTIFY_CHANGE_FILE_NAME

static DWORD changes[32];
static OVERLAPPED overlapped;
static HANDLE directory;

static void watch(PTP_IO io)
{
    StartThreadpoolIo(io);
    if (!ReadDirectoryChangesW(directory, changes, sizeof(changes), FALSE, NAMES, NULL, &overlapped, NULL)) {
        CancelThreadpoolIo(io);
    }
}

static VOID CALLBACK on_change(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID request,
                               ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    const FILE_NOTIFY_INFORMATION *change = (const FILE_NOTIFY_INFORMATION *)changes;
    DWORD last;

    if (error != NO_ERROR || bytes == 0) {
        return;
    }
    for (;;) {
        printf("%s %.*ls\n", change->Action == FILE_ACTION_ADDED ? "new:" : "gone:",
               (int)(change->FileNameLength / sizeof(WCHAR)), change->FileName);
        last = change->Action;
        if (change->NextEntryOffset == 0) {
            break;
        }
        change = (const FILE_NOTIFY_INFORMATION *)((const char *)change + change->NextEntryOffset);
    }
    if (last == FILE_ACTION_ADDED) {
        watch(io);                      /* what happened meanwhile is kept */
    }
}

int main(void)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    HANDLE file;
    PTP_IO io;

    CreateDirectoryW(L"inbox", NULL);
    directory = CreateFileW(L"inbox", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(directory, on_change, NULL, NULL);

    watch(io);
    file = CreateFileW(L"inbox\\letter", GENERIC_WRITE, share, NULL, CREATE_NEW,
                       FILE_FLAG_DELETE_ON_CLOSE, NULL);
    CloseHandle(file);
    Sleep(100);

    CancelIoEx(directory, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(directory);
    RemoveDirectoryW(L"inbox");
    return 0;
}
