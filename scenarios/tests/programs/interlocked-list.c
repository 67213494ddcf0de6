//! title: An interlocked list
//! teaches: two threads push, one pops: each entry comes out once (documented)
//@ never: any
//@ only-output: "depth 2\n3 1\n"

#include <windows.h>
#include <malloc.h>
#include <stdio.h>
typedef struct _ITEM { SLIST_ENTRY entry; ULONG sig; } ITEM, *PITEM;
static SLIST_HEADER head;
static DWORD WINAPI pusher(LPVOID p) { PITEM i = (PITEM)p; InterlockedPushEntrySList(&head, &i->entry); return 0; }
int main(void)
{
    ULONG i, sum = 0;
    HANDLE t[2];
    PITEM it[2];
    InitializeSListHead(&head);
    for (i = 0; i < 2; i++) {
        it[i] = (PITEM)_aligned_malloc(sizeof(ITEM), MEMORY_ALLOCATION_ALIGNMENT);
        it[i]->sig = i + 1;
        t[i] = CreateThread(NULL, 0, pusher, it[i], 0, NULL);
    }
    WaitForMultipleObjects(2, t, TRUE, INFINITE);
    printf("depth %u\n", QueryDepthSList(&head));
    for (i = 0; i < 2; i++) { PSLIST_ENTRY e = InterlockedPopEntrySList(&head); sum += ((PITEM)e)->sig; _aligned_free(e); }
    printf("%lu %d\n", sum, InterlockedPopEntrySList(&head) == NULL);
    InterlockedFlushSList(&head);
    return 0;
}
