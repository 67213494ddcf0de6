//! title: OV-13 HasOverlappedIoCompleted only looks at Internal
//! teaches: it says yes of a structure that was never used (documented)
//@ never: any
//@ only-output: "1 0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    OVERLAPPED unused = {0}, forged = {0};

    forged.Internal = 0x103;
    printf("%d %d\n", HasOverlappedIoCompleted(&unused), HasOverlappedIoCompleted(&forged));
    return 0;
}
