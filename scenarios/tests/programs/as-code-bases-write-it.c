//! title: C as it stands in large programs
//! teaches: annotations, attributes, macros with any number of arguments, compound literals, unions, bit fields, functions in tables (documented)
//@ never: any
//@ only-output: "[main] hello 6\n[main] plain\n[main] add 8\n[main] sub 2\n[main] 4 6 5 6\n[main] 1.0 16256 ffffffffffffffff abcdefAA|\n[main] 42 3 -1\n[main] 1099511627776 44 98\n[run] thread 3\n[main] 5\n[main] 5 8 4\n"

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0602
#endif
#define WIN32_LEAN_AND_MEAN
#define _CRT_SECURE_NO_WARNINGS
#include <windows.h>
#include <sal.h>
#include <inttypes.h>
#include <process.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#pragma comment(lib, "kernel32.lib")
#pragma warning(disable: 4100 4127)
#ifdef __cplusplus
extern "C" {
#endif
#define LOG(format, ...) printf("[%s] " format "\n", __func__, ##__VA_ARGS__)
#define CHECK(x) do { if (!(x)) { fprintf(stderr, "%s failed: %lu\n", #x, GetLastError()); exit(1); } } while (0)
#define JOIN(a, b) a##b
#define JOINED(a, b) JOIN(a, b)
#if defined(_WIN64) && (_WIN32_WINNT >= 0x0600) && !defined(NOPE)
typedef uint64_t JOINED(word, _t);
#elif defined(_WIN32)
typedef uint32_t word_t;
#else
#error no Windows
#endif

typedef enum _STATE { StateIdle = 0x1, StateBusy = StateIdle << 1, StateMask = ~0 & 0xff } STATE, *PSTATE;
struct message { size_t length; char data[]; };
struct point { int x, y; };
union number { float f; uint32_t u; struct { uint16_t low, high; }; };
typedef int (*operation)(int, int);

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static const struct { const char *name; operation function; } operations[] = {
    { "add", add }, { .name = "sub", .function = &sub },
};
static int grid[2][3] = { { 1, 2, 3 }, { [1] = 5 } };
static volatile bool stop;

static struct point middle(struct point a, const struct point *b)
{
    return (struct point){ (a.x + b->x) / 2, (a.y + b->y) / 2 };
}

_Success_(return != 0)
static BOOL WINAPI twice(_In_ int in, _Out_ int *out, _In_reads_bytes_opt_(size) const void *more, size_t size)
{
    UNREFERENCED_PARAMETER(more);
    UNREFERENCED_PARAMETER(size);
    *out = in * 2;
    return TRUE;
}

static __forceinline void nothing(void) {}
DECLSPEC_NORETURN static void die(void) { ExitProcess(9); }

static unsigned __stdcall run(void *argument)
{
    LOG("thread %" PRIu64, (uint64_t)(uintptr_t)argument);
    _endthreadex(5);
    return 0;
}

static void numbers(const char *text)
{
    union number number = { .u = 0x3f800000 };
    word_t ones = ~(word_t)0;

    printf("[main] %.1f %u %" PRIx64 " %s\n", number.f, number.high, ones, text);
}

int main(int argc, char **argv)
{
    struct point a = { .x = 2, .y = 4 }, b = { 6, 8 }, m = middle(a, &b);
    struct message *message = (struct message *)malloc(sizeof(*message) + 6);
    long long big = 1LL << 40;
    int out = 0, *five = &(int){ 5 };
    DWORD code = 0;
    HANDLE thread;

    CHECK(message != NULL);
    message->length = 6;
    memcpy(message->data, "hello", 6);
    LOG("%s %zu", message->data, message->length);
    LOG("plain");
    free(message);
    for (int i = 0, last = _countof(operations) - 1; i <= last; ++i)
        LOG("%s %d", operations[i].name, operations[i].function(5, 3));
    LOG("%d %d %d %d", m.x, m.y, grid[1][1], (int)(sizeof grid / sizeof grid[0][0]));
    numbers("abc" "def" "\x41\101|");
    if (twice(21, &out, NULL, 0) && out == 42 ? 1 : 0)
        nothing();
    else
        die();
    LOG("%d %d %ld", out, StateBusy | StateIdle, (long)-1 >> 1);
    LOG("%lld %u %d", big, (unsigned char)300, 'a' + 1);
    thread = (HANDLE)_beginthreadex(NULL, 0, run, (void *)(uintptr_t)3, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    CloseHandle(thread);
    LOG("%lu", code);
    LOG("%d %zu %d", *five, sizeof(struct { char c; int i; }), (int)offsetof(struct point, y));
    return (argc > 100 && argv) || stop;
}
#ifdef __cplusplus
}
#endif
