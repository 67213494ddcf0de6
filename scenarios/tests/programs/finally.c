//! title: What is put down on every way out of a block
//! teaches: __finally comes behind the block and behind __leave (documented)
//@ never: any
//@ only-output: "0: last 3 \n1: inner 3 \n2: inner last 3 \n3: inner last more 3 \n"

#include <windows.h>
#include <stdio.h>

static void tidy(HANDLE mutex, int step)
{
    WaitForSingleObject(mutex, INFINITE);
    printf("%d: ", step);
    __try {
        if (step == 0)
            __leave;
        __try {
            for (;;) {
                if (step)
                    __leave;
            }
        } __finally {
            printf("inner ");
        }
        if (step == 1)
            __leave;
        while (step)
            break;
        step += 0;
    } __finally {
        if (step != 1)
            printf("last ");
        if (step == 3)
            printf("more ");
        ReleaseMutex(mutex);
    }
    printf("3 \n");
}

int main(void)
{
    HANDLE mutex = CreateMutex(NULL, FALSE, NULL);
    int step;

    for (step = 0; step < 4; step++)
        tidy(mutex, step);
    CloseHandle(mutex);
    return 0;
}
