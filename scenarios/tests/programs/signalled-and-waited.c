//! title: Signal one object and wait for another
//! teaches: SignalObjectAndWait sets an event, releases a mutex or a unit of a semaphore, and then waits (documented)
//@ never: any
//@ only-output: "other 1\nmain 0\nmutex 0\nsemaphore 258 0\nno signal 4294967295, error 6\n"

#include <windows.h>
#include <stdio.h>

static HANDLE ping, pong, mutex;

static DWORD WINAPI other(LPVOID unused)
{
    WaitForSingleObject(ping, INFINITE);
    printf("other 1\n");
    SetEvent(pong);
    WaitForSingleObject(mutex, INFINITE);
    SignalObjectAndWait(mutex, ping, 0, FALSE);
    return 0;
}

int main(void)
{
    HANDLE thread, semaphore;
    DWORD result;

    ping = CreateEvent(NULL, FALSE, FALSE, NULL);
    pong = CreateEvent(NULL, FALSE, FALSE, NULL);
    mutex = CreateMutex(NULL, TRUE, NULL);
    semaphore = CreateSemaphore(NULL, 0, 1, NULL);
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    printf("main %lu\n", SignalObjectAndWait(ping, pong, INFINITE, FALSE));
    printf("mutex %lu\n", SignalObjectAndWait(mutex, thread, INFINITE, FALSE));
    result = SignalObjectAndWait(semaphore, ping, 0, FALSE);
    printf("semaphore %lu %lu\n", result, WaitForSingleObject(semaphore, 0));
    result = SignalObjectAndWait(thread, ping, 0, FALSE);
    printf("no signal %lu, error %lu\n", result, GetLastError());
    return 0;
}
