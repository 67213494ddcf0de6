//! title: A thread ends with its mutex
//! teaches: whoever waits next is told that the mutex was abandoned
//@ sometimes: mutex-abandoned
//@ only-output: "writer\nreader: abandoned\n"
//@ only-output: "reader\nwriter\n"
//@ twin: mutex-given-back

#include <windows.h>
#include <stdio.h>

static HANDLE mutex;

static DWORD WINAPI writer(LPVOID unused)
{
    WaitForSingleObject(mutex, INFINITE);
    printf("writer\n");
    return 0;   //~ mutex-abandoned
}

static DWORD WINAPI reader(LPVOID unused)
{
    DWORD result = WaitForSingleObject(mutex, INFINITE);

    printf(result == WAIT_ABANDONED ? "reader: abandoned\n" : "reader\n");
    ReleaseMutex(mutex);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    mutex = CreateMutexA(NULL, FALSE, NULL);
    threads[0] = CreateThread(NULL, 0, writer, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, reader, NULL, 0, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    CloseHandle(threads[0]);
    CloseHandle(threads[1]);
    CloseHandle(mutex);
    return 0;
}
