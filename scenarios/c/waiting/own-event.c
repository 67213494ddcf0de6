//! title: Each read has its event
//! teaches: with an event in each OVERLAPPED GetOverlappedResult waits for that read and no other
//@ device "data.bin": size = 8; read = pending
//@ never: any
//@ only-output: "4 bytes, the first is a\n"
//@ twin: event-of-the-other

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED first = {0}, second = {0};
    char head[4] = "????", body[4];
    DWORD bytes;

    second.Offset = 4;
    first.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    second.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(file, head, sizeof(head), NULL, &first);           /* pending */
    ReadFile(file, body, sizeof(body), NULL, &second);          /* pending */

    GetOverlappedResult(file, &first, &bytes, TRUE);
    printf("%lu bytes, the first is %c\n", bytes, head[0]);

    GetOverlappedResult(file, &second, &bytes, TRUE);
    CloseHandle(file);
    CloseHandle(first.hEvent);
    CloseHandle(second.hEvent);
    return 0;
}
