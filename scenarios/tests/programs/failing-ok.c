//! title: An ok that fails
//! teaches: a check that fails in some order prints its line and is counted in the exit code; one that holds prints nothing
//!   (documented)
//@ never: any
//@ only-output: "line 26: Test failed: got 1\nline 27: Test failed: last error 5\nline 28: Tests skipped: why 3\nline 31: here\nfailing: 2 failures\n"
//@ only-output: "line 27: Test failed: last error 5\nline 28: Tests skipped: why 3\nline 31: here\nfailing: 1 failures\n"

#include "wine/test.h"

static volatile LONG flag;

static DWORD WINAPI raise_flag(void *arg)
{
    flag = 1;
    return 0;
}

START_TEST(failing)
{
    HANDLE thread = CreateThread(NULL, 0, raise_flag, NULL, 0, NULL);
    LONG before = flag;

    todo_wine ok(thread != NULL, "never\n");
    SetLastError(5);
    /* the next one depends on the order, the one after it does not */
    ok(before == 0, "got %ld\n", before);
    ok_(__FILE__, 3)(GetLastError() == 6, "last error %lu\n", GetLastError());
    if (broken(TRUE)) ok(0, "never\n"); else skip("why %d\n", 3);
    todo_wine_if(before) { ok(!WaitForSingleObject(thread, INFINITE), "never\n"); }
    if (0) { ok(0, "never %Iu\n", sizeof(thread)); }
    trace("here\n");
    CloseHandle(thread);
}
