//! title: A bit of everything
//! teaches: nothing;
//!   it is here to be read, whole and in pieces
//@ device "data.bin": size = 16; read = success | pending | fail(5); slow
//@ sometimes: use-after-free, data-race
//@ never: double-free
//@ twin: nothing-else
//@ leaks: strict
//@ only-output: "read 5\n"
//@ never-output: "\x41\"\\"
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0602
#include <windows.h>
#include <stdio.h>
#include <stdint.h>
#include <stdbool.h>

#define STRING(x) #x
#define WIDER(x) STRING(x)
#define JOIN(a, b) a##b
#define COUNT 4
#define LOG(format, ...) printf("%d: " format "\n", __LINE__, ##__VA_ARGS__)
#define CHECK(condition)                                                      \
    do {                                                                      \
        if (!(condition)) {                                                   \
            printf("%s failed in line %d\n", #condition, __LINE__);           \
            ExitProcess(1);                                                   \
        }                                                                     \
    } while (0)
#define FOR_EACH(X) X(red) X(green) X(blue)
#define NAME(x) JOIN(color_, x),
enum color { FOR_EACH(NAME) colors };

#if defined(_WIN64) && !defined NOTHING && (COUNT * 2 == 8 || 1 / 0)
typedef unsigned long long word;
#elif COUNT > 100
#error not here
#else
it's not read
#endif

#ifndef _MSC_VER
#pragma GCC diagnostic ignored "-Wunused"
#endif

struct point;
typedef struct node {
    struct node *next;
    union {
        struct { DWORD low, high; };
        ULONGLONG both;
    };
    struct { int a : 3; unsigned : 0; unsigned b : 5; } bits;
    char name[COUNT];
    int (*compare)(const void *, const void *);
} node, *node_pointer;

static const char *const names[] = {"one", "two" " and a half", [3] = "four", };
static int matrix[2][3] = {{1, 2, 3}, [1][0] = 4, 5, 6};
static volatile LONG flag;
static node list = {.next = &list, .both = 1ULL << 40, .name = "abc", .bits = {.b = 1}};
static void (*handlers[2])(int);
extern int elsewhere(void);
static int (*chooser(int which))(int, ...);
static wchar_t wide[] = L"wide" "r \u00e9";
C_ASSERT(sizeof(OVERLAPPED) == 32);

struct request {
    OVERLAPPED overlapped;
    HANDLE event;
};

static __declspec(noinline) VOID NTAPI on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                                             ULONG result, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    UNREFERENCED_PARAMETER(instance);
    LOG("result %lu", result);
    LOG("bytes");
    SetEvent(request->event); //~ use-after-free
}

__attribute__((unused)) static inline int sum(int count, const int values[static 1])
{
    int total = 0;

    for (int i = 0; i < count; i++) {
        if (values[i] < 0)
            continue;
        else if (values[i] > 100)
            break;
        total += values[i];
    }
    return total;
}

static unsigned int __stdcall thread(void *parameter)
{
    node *here = (node *)parameter;
    int node = here->bits.a, i;

    while (here && here != &list) here = here->next;
    do {
        i = node-- ? 1, 2 : here != NULL ? -1 : ~0;
    } while (i > 0 && node > 0 || !i);
    switch (i) {
        int unused;
    case 1:
    case red + 1:
        i <<= 2, i |= 0x0fL;
        break;
    case 'a': {
        i = '\n' + L'\x41' - '\0';
    }
    default:
        goto out;
    }
    for (;;)
        if (i)
            break;
    for (i = 0; i < 3; ++i)
        ;
out:
    return (unsigned int)(ULONG_PTR)here;
}

int main(int argc, char **argv)
{
    struct request *request = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof *request);
    OVERLAPPED overlapped = {0}, empty = {};
    bool done = false;
    SIZE_T offset = offsetof(struct request, overlapped.hEvent) + FIELD_OFFSET(node, name[1]);
    struct { int x, y; } local = {1, 2}, *pointer = &local;
    int (*compare)(const void *, const void *) = NULL;
    DWORD smaller = min(COUNT, 010), *where = &smaller;

    (void)argc;
    list = (node){.next = NULL};
    pointer->x = (&local)->y += *where * +1 - -1 / 1 % 7 ^ 3 & 5;
    flag = sizeof(struct request[2]) > sizeof overlapped;
    ((void (*)(int))handlers[0])(1);
    (*chooser(1))(2, names[0][1], 3u, 4ll, 5ui64);
    printf(WIDER(COUNT) "\t%p" "\n", (void *)compare);
    CHECK(!done && "a string, with a comma");
    ZeroMemory(&empty, sizeof(empty));
    {
        typedef int COLOR;
        COLOR done = 1;
        if (done) return (int)offset;
    }
    return 0;
}
