//! title: WORK-09 NULL for an object crashes
//! teaches: so it does on Windows (tested)
//@ sometimes: null-deref

#include <windows.h>
#include <stdio.h>

int main(void)
{
    SubmitThreadpoolWork(NULL); //~ null-deref
    return 0;
}
