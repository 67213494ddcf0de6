//! title: C as people write it
//! teaches: macros, unions, bit-fields, structures by value, goto and fall-through mean what they mean to a Windows compiler
//!   (documented)
//@ never: any
//@ only-output: "low 2 high 1 kind 31\n-2000000 ffe17b80 ffffffff\nfive\nsix\nseven of 3\n9 4 1\nab=3 max 7\nname d, none 1\n512 511\n(5, 6) of 2\ncleaned up\n"

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <tchar.h>

#if defined(_WIN32) && !defined(UNICODE) && (1 + 2 * 3 == 7)
#define MODE 1
#elif 0
#error not this
#else
#error nor this
#endif

#define LOG(format, ...) printf(format "\n", ##__VA_ARGS__)
#define STRING_(x) #x
#define STRING(x) STRING_(x)
#define JOIN(a, b) a##b
#define CHECK(condition) do { if (!(condition)) { LOG("failed: " #condition); goto cleanup; } } while (0)

typedef struct _NODE {
    struct _NODE *next;
    union {
        struct { DWORD low, high; } parts;
        ULONGLONG whole;
    };
    unsigned flags : 3, kind : 5;
    WORD grid[3][2];
} NODE, *PNODE;

typedef struct { int x, y; } POINT2;
enum level { LOW, MIDDLE = 5, HIGH };
typedef int binary(int, int);

static binary add, multiply;
static binary *const operations[] = { add, multiply, [3] = add };
static const TCHAR *names[] = { TEXT("a"), _T("b"), [3] = _T("d") };

static int add(int a, int b) { return a + b; }

static int multiply(int a, int b)
{
    static int calls;
    return ++calls * a * b;
}

static POINT2 moved(POINT2 from, int by)
{
    from.x += by;
    return (POINT2){ .y = from.y + by, .x = from.x };
}

static const char *level_name(enum level level)
{
    switch (level) {
    case MIDDLE:
        LOG("five");
        /* fall through */
    case HIGH:
        LOG("six");
        break;
    default:
        return "other";
    }
    return "seven";
}

int main(int argc, char **argv)
{
    NODE node = { 0 }, *p = &node;
    LARGE_INTEGER due;
    ULARGE_INTEGER bits;
    FILETIME time;
    HANDLE handles[512];
    POINT2 point = { 4, 5 };
    int i, j, result = 1;

    (void)argc, (void)argv;
    node.whole = 0x100000002ULL;
    p->kind = 31;
    node.grid[2][1] = 9;
    LOG("low %lu high %lu kind %u", node.parts.low, p->parts.high, p->kind);

    due.QuadPart = (ULONGLONG)200 * -10000;
    bits.QuadPart = due.QuadPart;
    time.dwLowDateTime = bits.LowPart;
    time.dwHighDateTime = bits.HighPart;
    LOG("%I64d %lx %lx", due.QuadPart, time.dwLowDateTime, time.dwHighDateTime);

    LOG("%s of %d", level_name(MIDDLE), MODE ? (1, 3) : 0);
    i = 0;
    do {
        i += 2;
        if (i == 4) continue;
        if (i > 7) break;
    } while (i < 100);
    for (j = 10, --i; i < j; i++, j--)
        ;
    LOG("%d %d %d", node.grid[2][1] == 9 ? i : 0, operations[3](1, 3), operations[1](1, 1));
    LOG("%s=%d max %d", STRING(JOIN(a, b)), add(1, 2), max(3, 7));
    LOG("name %s, none %d", names[3], names[2] == NULL);
    for (i = ARRAYSIZE(handles) - 1; i >= 0; i--)
        handles[i] = (HANDLE)(DWORD_PTR)i;
    LOG("%u %lu", (unsigned)ARRAYSIZE(handles), (DWORD)(DWORD_PTR)handles[511]);
    point = moved(point, 1);
    LOG("(%d, %d) of %d", point.x, point.y, (int)(sizeof point / sizeof point.x));
    CHECK(point.x == 5);
    result = 0;
cleanup:
    LOG("cleaned up");
    return result;
}
