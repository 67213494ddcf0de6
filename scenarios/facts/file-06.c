//! title: FILE-06 what creates something sets the last error to 0 when it succeeds
//! teaches: most calls leave the last error alone when they succeed; those that may say 183 do not (observed)
//@ device "data.bin": size = 4
//@ never: any
//@ only-output: "file 0\nclient 0\nevent 0\nmutex 0\nsemaphore 0\ntimer 0\nread 5\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

#define AFTER(what, call) \
    do { \
        SetLastError(5); \
        call; \
        printf("%s %lu\n", what, GetLastError()); \
    } while (0)

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    HANDLE file, client, event, mutex, semaphore, timer;
    char letters[4];
    DWORD count;

    AFTER("file", file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
    AFTER("client", client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
    AFTER("event", event = CreateEventA(NULL, TRUE, FALSE, NULL));
    AFTER("mutex", mutex = CreateMutexA(NULL, FALSE, NULL));
    AFTER("semaphore", semaphore = CreateSemaphoreA(NULL, 0, 1, NULL));
    AFTER("timer", timer = CreateWaitableTimerA(NULL, TRUE, NULL));
    AFTER("read", ReadFile(file, letters, sizeof(letters), &count, NULL));
    CloseHandle(timer);
    CloseHandle(semaphore);
    CloseHandle(mutex);
    CloseHandle(event);
    CloseHandle(client);
    CloseHandle(file);
    CloseHandle(server);
    return 0;
}
