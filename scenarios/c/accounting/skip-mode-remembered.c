//! title: What was set is kept with the handle
//! teaches: ask SetFileCompletionNotificationModes for its result, and keep the answer beside the handle that it is about
//@ device "data.bin": size = 16; read = success
//@ never: any
//@ only-output: "done at once\ncallback\n"
//@ twin: skip-mode-assumed

#include <windows.h>
#include <stdio.h>

struct file {
    HANDLE handle;
    BOOL skips;
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
}

static HANDLE open_file(void)
{
    return CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
}

static void read_all(struct file *file)
{
    PTP_IO io = CreateThreadpoolIo(file->handle, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char data[16];

    StartThreadpoolIo(io);
    if (ReadFile(file->handle, data, sizeof(data), NULL, &overlapped) && file->skips) {
        CancelThreadpoolIo(io);
        printf("done at once\n");           /* skip mode: no callback will come */
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
}

int main(void)
{
    struct file first = {0}, second = {0};

    first.handle = open_file();
    first.skips = SetFileCompletionNotificationModes(first.handle, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    read_all(&first);
    CloseHandle(first.handle);

    second.handle = open_file();
    read_all(&second);
    CloseHandle(second.handle);
    return 0;
}
