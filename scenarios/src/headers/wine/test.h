#include <windows.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifndef ARRAY_SIZE
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#endif
#define winetest_debug 1
#define winetest_interactive 0
#define winetest_platform "windows"
static volatile LONG winetest_failures;
static __inline int winetest_end(const char *name)
{
    LONG failures = winetest_failures;
    if (failures) printf("%s: %ld failures\n", name, failures);
    return failures < 255 ? (int)failures : 255;
}
#define START_TEST(name) \
    static void func_##name(void); \
    int main(void) { func_##name(); return winetest_end(#name); } \
    static void func_##name(void)
#define winetest_failed(format, ...) \
    (InterlockedIncrement(&winetest_failures), (void)printf("line %d: Test failed: " format, __LINE__, ##__VA_ARGS__))
#define winetest_ok(condition, ...) ((condition) ? (void)0 : winetest_failed(__VA_ARGS__))
#define winetest_skip(format, ...) ((void)printf("line %d: Tests skipped: " format, __LINE__, ##__VA_ARGS__))
#define winetest_win_skip winetest_skip
#define winetest_trace(format, ...) ((void)printf("line %d: " format, __LINE__, ##__VA_ARGS__))
#define winetest_print winetest_trace
#define ok_(file, line) winetest_ok
#define skip_(file, line) winetest_skip
#define win_skip_(file, line) winetest_win_skip
#define trace_(file, line) winetest_trace
#define ok winetest_ok
#define skip winetest_skip
#define win_skip winetest_win_skip
#define trace winetest_trace
#define todo_wine
#define todo_wine_if(condition)
#define todo_if(condition)
#define flaky
#define flaky_wine
#define flaky_if(condition)
#define flaky_wine_if(condition)
#define broken(condition) ((condition) && 0)
#define winetest_push_context(...) ((void)0)
#define winetest_pop_context() ((void)0)
#define wine_dbgstr_a(text) (text)
