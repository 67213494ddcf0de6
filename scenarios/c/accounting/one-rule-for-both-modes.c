//! title: One rule for both modes
//! teaches: a program that asks "will a packet come?" is right with skip mode and without
//@ device "data.bin": size = 16; read = success | pending | fail(5)
//@ never: any
//@ only-output: "plain: callback\nskip: callback\n"
//@ only-output: "plain: callback\nskip: done here\n"
//@ only-output: "plain: callback\nskip: failed\n"
//@ only-output: "plain: failed\nskip: callback\n"
//@ only-output: "plain: failed\nskip: done here\n"
//@ only-output: "plain: failed\nskip: failed\n"

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

static BOOL packet_comes(const struct file *file, BOOL done, DWORD error)
{
    return done ? !file->skips : error == ERROR_IO_PENDING;
}

static void read_once(const struct file *file)
{
    PTP_IO io = CreateThreadpoolIo(file->handle, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char data[16];
    BOOL done;

    StartThreadpoolIo(io);
    done = ReadFile(file->handle, data, sizeof(data), NULL, &overlapped);
    if (!packet_comes(file, done, GetLastError())) {
        CancelThreadpoolIo(io);
        printf(done ? "done here\n" : "failed\n");
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(file->handle);
}

static HANDLE open_file(void)
{
    return CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
}

int main(void)
{
    struct file plain = {0}, skip = {0};

    plain.handle = open_file();
    printf("plain: ");
    read_once(&plain);

    skip.handle = open_file();
    skip.skips = SetFileCompletionNotificationModes(skip.handle, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    printf("skip: ");
    read_once(&skip);
    return 0;
}
