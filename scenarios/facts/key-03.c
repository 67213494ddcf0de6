//! title: KEY-03 a message box returns when somebody has closed it
//! teaches: MessageBox waits for a person and says which button was pressed; here that is the default one (documented)
//@ never: any
//@ only-output: "ran\n1 6\n"
//@ only-output: "1 6\nran\n"
//@ only-output: "1 6\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI work(PVOID context)
{
    puts("ran");
    return 0;
}

int main(void)
{
    int first;

    QueueUserWorkItem(work, NULL, WT_EXECUTEDEFAULT);
    first = MessageBox(NULL, TEXT("begin?"), TEXT("key-03"), MB_OK | MB_ICONINFORMATION);
    printf("%d %d\n", first, MessageBoxW(NULL, L"again?", L"key-03", MB_YESNO));
    return 0;
}
