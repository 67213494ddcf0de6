//! title: A pipe without a name
//! teaches: CreatePipe: what one end writes the other reads; when the writer is gone the read ends with ERROR_BROKEN_PIPE (documented)
//@ never: any
//@ only-output: "read 5: hello, error 109\nwriter wrote 5\n"

#include <windows.h>
#include <stdio.h>
static HANDLE rd, wr;
static DWORD WINAPI writer(LPVOID p)
{
    DWORD n;
    WriteFile(wr, p, 5, &n, NULL);
    CloseHandle(wr);
    return n;
}
int main(void)
{
    SECURITY_ATTRIBUTES sa = { sizeof(sa), NULL, TRUE };
    char buf[32];
    DWORD n, total = 0, code;
    HANDLE t;
    if (!CreatePipe(&rd, &wr, &sa, 0)) { return 1; }
    t = CreateThread(NULL, 0, writer, "hello", 0, NULL);
    while (ReadFile(rd, buf + total, sizeof(buf) - total, &n, NULL) && n) total += n;
    printf("read %lu: %.*s, error %lu\n", total, (int)total, buf, GetLastError());
    WaitForSingleObject(t, INFINITE);
    GetExitCodeThread(t, &code);
    printf("writer wrote %lu\n", code);
    CloseHandle(t); CloseHandle(rd);
    return 0;
}
