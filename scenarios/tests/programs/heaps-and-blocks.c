//! title: Memory by other names
//! teaches: HeapReAlloc and realloc keep what is in a block; LocalAlloc, GlobalAlloc and VirtualAlloc are blocks too (documented)
//@ never: any
//@ only-output: "heap 64\nlocal 5\n0\n0 77\n1 4\n"

#include <windows.h>
#include <stdio.h>
int main(void)
{
    HANDLE heap = HeapCreate(0, 0, 0);
    char *p = HeapAlloc(heap, HEAP_ZERO_MEMORY, 16);
    int *v;
    char *l;
    strcpy(p, "heap");
    p = HeapReAlloc(heap, HEAP_ZERO_MEMORY, p, 64);
    printf("%s %llu\n", p, (unsigned long long)HeapSize(heap, 0, p));
    HeapFree(heap, 0, p);
    HeapDestroy(heap);
    l = LocalAlloc(LPTR, 10);
    lstrcpyA(l, "local");
    printf("%s %d\n", l, lstrlenA(l));
    LocalFree(l);
    l = GlobalAlloc(GPTR, 10);
    printf("%d\n", l[9]);
    GlobalFree(l);
    v = VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    v[1000] = 77;
    printf("%d %d\n", v[0], v[1000]);
    VirtualFree(v, 0, MEM_RELEASE);
    v = realloc(NULL, 4 * sizeof(int));
    v[0] = 1; v[3] = 4;
    v = realloc(v, 8 * sizeof(int));
    printf("%d %d\n", v[0], v[3]);
    free(v);
    return 0;
}
