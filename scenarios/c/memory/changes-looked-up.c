//! title: Without bytes, look yourself
//! teaches: zero bytes, or 1022, say that something changed and nobody knows what: read the directory
//@ never: any
//@ twin: changes-not-there

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define NAMES FILE_NOTIFY_CHANGE_FILE_NAME
#define ROOM 32     /* one name of up to ten letters */

static VOID CALLBACK on_change(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID request,
                               ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    const FILE_NOTIFY_INFORMATION *change = context;

    if (error == ERROR_NOTIFY_ENUM_DIR || (error == NO_ERROR && bytes == 0)) {
        printf("reading the whole inbox\n");
        return;
    }
    if (error != NO_ERROR) {
        return;
    }
    for (;;) {
        printf("new: %.*ls\n", (int)(change->FileNameLength / sizeof(WCHAR)), change->FileName);
        if (change->NextEntryOffset == 0) {
            break;
        }
        change = (const FILE_NOTIFY_INFORMATION *)((const char *)change + change->NextEntryOffset);
    }
}

static void deliver(const wchar_t *name)
{
    CloseHandle(CreateFileW(name, GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_NEW, 0, NULL));
}

int main(void)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    DWORD *changes = malloc(ROOM);
    OVERLAPPED overlapped = {0};
    HANDLE directory;
    PTP_IO io;

    CreateDirectoryW(L"inbox", NULL);
    directory = CreateFileW(L"inbox", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(directory, on_change, changes, NULL);

    StartThreadpoolIo(io);
    if (!ReadDirectoryChangesW(directory, changes, ROOM, FALSE, NAMES, NULL, &overlapped, NULL)) {
        CancelThreadpoolIo(io);
    }
    deliver(L"inbox\\card");
    deliver(L"inbox\\letter");
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseThreadpoolIo(io);
    CloseHandle(directory);
    free(changes);
    DeleteFileW(L"inbox\\card");
    DeleteFileW(L"inbox\\letter");
    RemoveDirectoryW(L"inbox");
    return 0;
}
