//! title: The other read has ended
//! teaches: without an event of its own a read is waited for on the file handle, which any read of that file signals
//@ device "data.bin": size = 8; read = pending
//@ sometimes: buffer-touched
//@ twin: own-event

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
    ReadFile(file, head, sizeof(head), NULL, &first);           /* pending */
    ReadFile(file, body, sizeof(body), NULL, &second);          /* pending */

    GetOverlappedResult(file, &first, &bytes, TRUE);
    printf("%lu bytes, the first is %c\n", bytes, head[0]);   //~ buffer-touched

    GetOverlappedResult(file, &second, &bytes, TRUE);
    CloseHandle(file);
    return 0;
}
