//! title: FILE-01 a file that is open shares only what its opener allowed
//! teaches: the second CreateFile fails with 32 unless each side allows what the other one does; DeleteFile needs FILE_SHARE_DELETE (documented)
//@ never: any
//@ only-output: "0: 1\n1: 0, error 32\n2: 0, error 32\n3: 1\ndelete 0, error 32\nlast delete 1\n5: 1\nwhile open 1\n6: 0, error 2\n7: 1\n8: 1\n"

#include <windows.h>
#include <stdio.h>

static HANDLE open_file(int number, DWORD access, DWORD share, DWORD disposition)
{
    HANDLE file = CreateFileA("data.bin", access, share, NULL, disposition, FILE_ATTRIBUTE_NORMAL, NULL);

    if (file == INVALID_HANDLE_VALUE)
        printf("%d: 0, error %lu\n", number, GetLastError());
    else
        printf("%d: 1\n", number);
    return file;
}

int main(void)
{
    HANDLE first, second;

    first = open_file(0, GENERIC_READ, FILE_SHARE_READ, CREATE_ALWAYS);
    open_file(1, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, OPEN_EXISTING);
    open_file(2, GENERIC_READ, 0, OPEN_EXISTING);
    second = open_file(3, GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING);
    if (!DeleteFileA("data.bin"))
        printf("delete 0, error %lu\n", GetLastError());
    CloseHandle(first);
    CloseHandle(second);
    printf("last delete %d\n", DeleteFileA("data.bin"));
    first = open_file(5, GENERIC_READ, FILE_SHARE_DELETE, CREATE_NEW);
    printf("while open %d\n", DeleteFileA("data.bin"));
    CloseHandle(first);
    open_file(6, GENERIC_READ, 0, OPEN_EXISTING);
    CloseHandle(open_file(7, GENERIC_READ, 0, CREATE_NEW));
    open_file(8, GENERIC_READ, 0, OPEN_EXISTING);
    return 0;
}
