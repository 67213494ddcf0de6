//! title: HeapSize and HeapValidate
//! teaches: the size is what was asked for; a block that was freed does not stand there any more (documented)
//@ never: any
//@ only-output: "24, valid 1\nvalid 0, heap 1\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE heap = GetProcessHeap();
    char *block = HeapAlloc(heap, 0, 24);

    printf("%lu, valid %d\n", (ULONG)HeapSize(heap, 0, block), HeapValidate(heap, 0, block));
    HeapFree(heap, 0, block);
    printf("valid %d, heap %d\n", HeapValidate(heap, 0, block), HeapValidate(heap, 0, NULL));
    return 0;
}
