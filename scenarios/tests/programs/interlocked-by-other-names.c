//! title: Interlocked functions around others
//! teaches: InterlockedAdd, the bit tests and the names with Acquire and NoFence (documented)
//@ never: any
//@ only-output: "6 6 9 5 5 3 11 10 6 16 1 1 0 1 10\n9\n"

#include <windows.h>
#include <stdio.h>
int main(void)
{
    volatile LONG a = 5; volatile LONG64 b = 5; PVOID p = NULL; int x;
    printf("%ld ", InterlockedIncrement(&a));
    printf("%ld ", InterlockedExchange(&a, 9));
    printf("%ld ", InterlockedCompareExchange(&a, 1, 9));
    printf("%ld ", InterlockedAdd(&a, 4));
    printf("%ld ", InterlockedExchangeAdd(&a, -2));
    printf("%ld ", InterlockedOr(&a, 8));
    printf("%ld ", InterlockedAnd(&a, ~1));
    printf("%ld ", InterlockedXor(&a, 3));
    printf("%lld ", InterlockedIncrement64(&b));
    printf("%lld ", InterlockedAdd64(&b, 10));
    printf("%d ", InterlockedCompareExchangePointer(&p, &x, NULL) == NULL);
    printf("%d ", InterlockedExchangePointer(&p, NULL) == &x);
    printf("%d ", InterlockedBitTestAndSet(&a, 4));
    printf("%d ", InterlockedBitTestAndReset(&a, 4));
    printf("%d\n", (int)InterlockedIncrementAcquire(&a));
    printf("%d\n", (int)InterlockedDecrementNoFence(&a));
    return 0;
}
