//! title: The mode that the second handle never got
//! teaches: skip mode belongs to one open file; what was set for another, or before it was opened again, counts for nothing
//@ device "data.bin": size = 16; read = success
//@ sometimes: cancel-while-pending
//@ twin: skip-mode-remembered

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
}

static HANDLE open_file(void)
{
    return CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
}

static void read_all(HANDLE file)
{
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char data[16];

    StartThreadpoolIo(io);
    if (ReadFile(file, data, sizeof(data), NULL, &overlapped)) {
        CancelThreadpoolIo(io);   //~ cancel-while-pending
        printf("done at once\n");           /* skip mode: no callback will come */
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
}

int main(void)
{
    HANDLE first = open_file(), second;

    SetFileCompletionNotificationModes(first, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    read_all(first);
    CloseHandle(first);

    second = open_file();
    read_all(second);
    CloseHandle(second);
    return 0;
}
