//! title: The Interlocked functions, 32 bits, 64 bits and pointers
//! teaches: Increment and Decrement return the new value, all others the old one (documented)
//@ never: any
//@ only-output: "6 5\n5 9 9 12\n12 12 14 6\n7\n-1 0\n0 5 5 8\n8 8 10 2\n3\none two two\n"

#include <windows.h>
#include <stdio.h>

static LONG small = 5;
static LONG64 large = -2;
static char one, two;
static PVOID pointer = &one;

static const char *name(PVOID address)
{
    return address == &one ? "one" : address == &two ? "two" : "neither";
}

int main(void)
{
    LONG a, b, c, d;
    LONG64 e, f, g, h;
    PVOID old, seen;

    a = InterlockedIncrement(&small);
    b = InterlockedDecrement(&small);
    printf("%ld %ld\n", a, b);
    a = InterlockedExchange(&small, 9);                 /* 5, then 9 */
    b = InterlockedCompareExchange(&small, 1, 8);       /* 9: no match */
    c = InterlockedExchangeAdd(&small, 3);              /* 9, then 12 */
    d = InterlockedCompareExchange(&small, 12, 12);     /* 12: match */
    printf("%ld %ld %ld %ld\n", a, b, c, d);
    a = InterlockedAnd(&small, 13);                     /* 12, then 12 */
    b = InterlockedOr(&small, 2);                       /* 12, then 14 */
    c = InterlockedXor(&small, 8);                      /* 14, then 6 */
    d = InterlockedExchangeAdd(&small, 1);              /* 6, then 7 */
    printf("%ld %ld %ld %ld\n", a, b, c, d);
    printf("%ld\n", InterlockedOr(&small, 0));

    e = InterlockedIncrement64(&large);
    f = InterlockedIncrement64(&large);
    printf("%lld %lld\n", e, f);
    InterlockedIncrement64(&large);
    InterlockedDecrement64(&large);
    e = InterlockedExchange64(&large, 5);               /* 0, then 5 */
    f = InterlockedCompareExchange64(&large, 1, 4);     /* 5: no match */
    g = InterlockedExchangeAdd64(&large, 3);            /* 5, then 8 */
    h = InterlockedCompareExchange64(&large, 8, 8);     /* 8: match */
    printf("%lld %lld %lld %lld\n", e, f, g, h);
    e = InterlockedAnd64(&large, 9);                    /* 8, then 8 */
    f = InterlockedOr64(&large, 2);                     /* 8, then 10 */
    g = InterlockedXor64(&large, 8);                    /* 10, then 2 */
    h = InterlockedExchangeAdd64(&large, 1);            /* 2, then 3 */
    printf("%lld %lld %lld %lld\n", e, f, g, h);
    printf("%lld\n", InterlockedOr64(&large, 0));

    old = InterlockedExchangePointer(&pointer, &two);
    seen = InterlockedCompareExchangePointer(&pointer, &one, &one);
    printf("%s %s %s\n", name(old), name(seen), name(pointer));
    return 0;
}
