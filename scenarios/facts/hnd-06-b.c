//! title: HND-06 the pseudo handle of a thread is good for every function that takes a thread
//! teaches: it need not be duplicated to be asked (documented)
//@ never: any
//@ only-output: "code 1 259\nid 1\nsame 1\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    DWORD code = 0;
    BOOL done = GetExitCodeThread(GetCurrentThread(), &code);

    printf("code %d %lu\n", done, code);
    printf("id %d\n", GetThreadId(GetCurrentThread()) == GetCurrentThreadId());
    printf("same %d\n", GetCurrentThread() == GetCurrentThread());
    return 0;
}
