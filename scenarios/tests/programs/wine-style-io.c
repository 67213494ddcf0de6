//! title: A TP_IO through the system's own functions
//! teaches: the names of ntdll and those of kernel32 act on the same objects; the callback of the former gets a status block
//!   (tested)
//@ never: any
//@ only-output: ""

#include "ntstatus.h"
#define WIN32_NO_STATUS
#include "windef.h"
#include "winbase.h"
#include "winternl.h"
#include "wine/test.h"

#define PIPE "\\\\.\\pipe\\letters"

/* the functions of ntdll: a declaration and a row of the table from one list */
#define FUNCTIONS(_) \
    _(NTSTATUS, TpAllocIoCompletion, (TP_IO **, HANDLE, PTP_IO_CALLBACK, void *, TP_CALLBACK_ENVIRON *)) \
    _(NTSTATUS, TpAllocPool, (TP_POOL **, void *)) \
    _(void, TpSetPoolMaxThreads, (TP_POOL *, DWORD)) \
    _(void, TpStartAsyncIoOperation, (TP_IO *)) \
    _(void, TpCancelAsyncIoOperation, (TP_IO *)) \
    _(void, TpWaitForIoCompletion, (TP_IO *, BOOL)) \
    _(void, TpReleaseIoCompletion, (TP_IO *)) \
    _(void, TpReleasePool, (TP_POOL *))
#define DECLARE(type, name, parameters) static type (WINAPI *p##name) parameters;
#define ROW(type, name, parameters) { #name, (void **)&p##name },

FUNCTIONS(DECLARE)
static const struct { const char *name; void **to; } functions[] = { FUNCTIONS(ROW) };

typedef struct { LONG calls; void *overlapped; IO_STATUS_BLOCK block; TP_IO *io; } SEEN;

static void CALLBACK note(TP_CALLBACK_INSTANCE *instance, void *context, void *overlapped, IO_STATUS_BLOCK *block,
                          TP_IO *io)
{
    SEEN *seen = context;

    (void)instance;
    seen->calls++;
    seen->overlapped = overlapped;
    seen->block = *block;
    seen->io = io;
}

static DWORD WINAPI drain(void *io)
{
    pTpWaitForIoCompletion(io, FALSE);
    return 7;
}

static void expect_(int line, const SEEN *seen, LONG calls, NTSTATUS status, ULONG_PTR bytes)
{
    ok_(__FILE__, line)(seen->calls == calls, "%ld callbacks instead of %ld\n", seen->calls, calls);
    if (!calls) return;
    ok_(__FILE__, line)(seen->block.Status == status, "status %#lx\n", seen->block.Status);
    ok_(__FILE__, line)(seen->block.Information == bytes, "%Iu bytes\n", seen->block.Information);
}
#define expect(calls, status, bytes) expect_(__LINE__, &seen, calls, status, bytes)

static void letters(TP_POOL *pool)
{
    TP_CALLBACK_ENVIRON in_pool = {.Version = 1, .Pool = pool};
    OVERLAPPED request = {}, second = {};
    HANDLE reader, writer, helper;
    char letter[1], other[1];
    const char sent[1] = "";
    DWORD count, code = 0;
    SEEN seen = {0};
    TP_IO *io = NULL;

    reader = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    writer = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    ok(reader != INVALID_HANDLE_VALUE && writer != INVALID_HANDLE_VALUE, "no pipe: %lu\n", GetLastError());
    ok(pTpAllocIoCompletion(&io, (HANDLE)0x1234, note, &seen, &in_pool) == STATUS_INVALID_HANDLE, "no handle\n");
    ok(pTpAllocIoCompletion(&io, reader, note, &seen, &in_pool) == STATUS_SUCCESS, "no object\n");
    ok(pTpAllocIoCompletion(&io, reader, note, &seen, &in_pool) == STATUS_INVALID_PARAMETER, "bound twice\n");
    pTpWaitForIoCompletion(io, FALSE);

    /* a promise alone keeps a waiter waiting */
    pTpStartAsyncIoOperation(io);
    helper = CreateThread(NULL, 0, drain, io, 0, NULL);
    ok(WaitForSingleObject(helper, 100) == WAIT_TIMEOUT, "nothing to wait for\n");
    SetLastError(0);
    ok(!ReadFile(reader, letter, 1, NULL, &request) && GetLastError() == ERROR_IO_PENDING, "%lu\n", GetLastError());
    ok(WriteFile(writer, sent, sizeof(sent), &count, NULL) && count == 1, "wrote %lu\n", count);
    ok(GetLastError() == ERROR_IO_PENDING, "success leaves the last error alone, not %lu\n", GetLastError());
    ok(WaitForSingleObject(helper, INFINITE) == WAIT_OBJECT_0, "it waits for ever\n");
    ok(GetExitCodeThread(helper, &code) && code == 7, "exit code %lu\n", code);
    expect(1, STATUS_SUCCESS, 1);
    ok(seen.overlapped == &request && seen.io == io, "of %p, %p\n", seen.overlapped, seen.io);

    /* the same object by its other names; the read is done at once and has a callback all the same */
    ok(WriteFile(writer, sent, sizeof(sent), &count, NULL), "%lu\n", GetLastError());
    StartThreadpoolIo(io);
    ok(ReadFile(reader, letter, 1, NULL, &request), "%lu\n", GetLastError());
    WaitForThreadpoolIoCallbacks(io, FALSE);
    expect(2, STATUS_SUCCESS, 1);

    /* two promises, two reads */
    pTpStartAsyncIoOperation(io);
    StartThreadpoolIo(io);
    ReadFile(reader, letter, 1, NULL, &request);
    ReadFile(reader, other, 1, NULL, &second);
    WriteFile(writer, sent, 1, &count, NULL);
    WriteFile(writer, sent, 1, &count, NULL);
    pTpWaitForIoCompletion(io, FALSE);
    expect(4, STATUS_SUCCESS, 1);

    /* a read that fails at once is taken back; one that is cancelled is not */
    pTpStartAsyncIoOperation(io);
    ok(!ReadFile(reader, NULL, 1, NULL, &request) && GetLastError() == ERROR_NOACCESS, "%lu\n", GetLastError());
    pTpCancelAsyncIoOperation(io);
    pTpWaitForIoCompletion(io, FALSE);
    expect(4, STATUS_SUCCESS, 1);
    pTpStartAsyncIoOperation(io);
    ReadFile(reader, letter, 1, NULL, &request);
    ok(CancelIo(reader), "%lu\n", GetLastError());
    pTpWaitForIoCompletion(io, FALSE);
    expect(5, STATUS_CANCELLED, 0);

    pTpReleaseIoCompletion(io);
    CloseHandle(helper);
    CloseHandle(writer);
    CloseHandle(reader);
}

START_TEST(letters)
{
    HMODULE ntdll = GetModuleHandleA("ntdll.dll");
    TP_POOL *pool = NULL;
    int i;

    for (i = 0; i < ARRAY_SIZE(functions); i++) {
        *functions[i].to = (void *)GetProcAddress(ntdll, functions[i].name);
        if (!*functions[i].to) trace("%s is missing\n", functions[i].name);
    }
    if (!pTpAllocPool) {
        win_skip("no thread pool\n");
        return;
    }
    ok(!GetProcAddress(ntdll, "CreateFileA") && GetLastError() == 127, "in the wrong module\n");
    ok(!pTpAllocPool(&pool, NULL) && pool, "no pool\n");
    /* two callbacks at once would race in note */
    pTpSetPoolMaxThreads(pool, 1);
    letters(pool);
    pTpReleasePool(pool);
}
