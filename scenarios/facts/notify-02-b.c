//! title: NOTIFY-02 a synchronous call is told what happened before it
//! teaches: without an OVERLAPPED the call waits for a change; if there was one since the last call, it returns at once (documented)
//@ never: any
//@ only-output: "1 a.txt\n1 b.txt\n"

#include <windows.h>
#include <stdio.h>

static DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

static void make(const wchar_t *name)
{
    CloseHandle(CreateFileW(name, GENERIC_WRITE, share, NULL, CREATE_NEW, 0, NULL));
}

static void next(HANDLE directory)
{
    static DWORD buffer[64];
    FILE_NOTIFY_INFORMATION *change = (FILE_NOTIFY_INFORMATION *)buffer;
    DWORD bytes = 0;

    if (ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, &bytes, NULL, NULL)
        && bytes != 0)
        printf("%lu %.*ls\n", change->Action, (int)(change->FileNameLength / sizeof(WCHAR)), change->FileName);
}

static DWORD WINAPI maker(PVOID unused)
{
    (void)unused;
    Sleep(100);
    make(L"notify-02-b\\a.txt");
    return 0;
}

int main(void)
{
    HANDLE directory, thread;

    CreateDirectoryW(L"notify-02-b", NULL);
    directory = CreateFileW(L"notify-02-b", FILE_LIST_DIRECTORY, share, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
    thread = CreateThread(NULL, 0, maker, NULL, 0, NULL);
    next(directory);
    WaitForSingleObject(thread, INFINITE);
    make(L"notify-02-b\\b.txt");
    next(directory);
    CloseHandle(directory);
    CloseHandle(thread);
    DeleteFileW(L"notify-02-b\\a.txt");
    DeleteFileW(L"notify-02-b\\b.txt");
    RemoveDirectoryW(L"notify-02-b");
    return 0;
}
