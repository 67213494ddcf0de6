//! title: A thread gives its mutex back
//! teaches: nobody is told of an abandoned mutex, whoever comes first
//@ never: any
//@ only-output: "writer\nreader\n"
//@ only-output: "reader\nwriter\n"
//@ twin: mutex-left-behind

#include <windows.h>
#include <stdio.h>

static HANDLE mutex;

static DWORD WINAPI writer(LPVOID unused)
{
    WaitForSingleObject(mutex, INFINITE);
    printf("writer\n");
    ReleaseMutex(mutex);
    return 0;
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
