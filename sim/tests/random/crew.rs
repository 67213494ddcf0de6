//! Random programs of one kind: a crew of threads made at one call takes packets from a raw port in a loop, and now and then
//! something is done that makes the threads differ, holds packets back, or looks at the port in another way.

use tpio_sim::draw::Draw;

use super::statement::one_of;

/// What a thread does with a packet.
const WORK: &[&str] = &[
    "InterlockedIncrement(&counter);",
    "if (InterlockedIncrement(&counter) == 2) { flag = 1; }",
    "seen = seen * 3 + (LONG)key;",
    "if (flag) { late = 1; }",
    "if (flag) { late = 1; } flag = (LONG)key;",
    "InterlockedExchangeAdd(&counter, (LONG)key);",
    "EnterCriticalSection(&lock); plain = plain * 2 + (LONG)key; LeaveCriticalSection(&lock);",
    "if (key == 2) { PostQueuedCompletionStatus(port, 0, 1, NULL); }",
    "if (key == 1) { SetEvent(event); }",
];

/// What may make threads differ, or look at the port in another way.
const ODD: &[&str] = &[
    "if (key == 1) { WaitForSingleObject(event, 1); late = 1; }",
    "InterlockedExchangeAdd(&counter, mine);",
    "mine++; if (mine == 2) { flag = 1; }",
    "if (GetCurrentThreadId() == 1) { flag = 1; }",
    "if (!GetQueuedCompletionStatus(port, &bytes, &key, &taken, 0)) { late = 1; }",
    "if (key == 2) { CloseHandle(CreateEventA(NULL, FALSE, FALSE, NULL)); Sleep(0); }",
    "if (key == 2) { box = &mine; } if (box == &mine) { late = 1; }",
    "EnterCriticalSection(&lock); GetQueuedCompletionStatus(port, &bytes, &key, &taken, INFINITE); LeaveCriticalSection(&lock);",
    "if (key == 2) { CloseHandle(port); }",
    "if (HasOverlappedIoCompleted(&requests[0].overlapped)) { late = 1; }",
    "if (key == 1) { ReadFile(file, requests[1].data, 4, NULL, &requests[1].overlapped); }",
    "if (key == 1) { return 0; }",
];

/// What main does once the threads are there.
const ERRANDS: &[&str] = &[
    "PostQueuedCompletionStatus(port, 0, 1, NULL);",
    "PostQueuedCompletionStatus(port, 0, 2, NULL);",
    "ReadFile(file, requests[0].data, 4, NULL, &requests[0].overlapped);",
    "flag = 2;",
    "if (counter) { seen = 5; }",
];

const ODD_ERRANDS: &[&str] = &[
    "Sleep(1);",
    "CloseHandle(threads[0]);",
    "if (!GetQueuedCompletionStatus(port, &bytes, &key, &taken, 0)) { late = 1; }",
    "WaitForSingleObject(threads[0], 0);",
    "CancelIoEx(file, NULL);",
    "SetEvent(event);",
    "CloseHandle(port);",
];

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut draw = Draw::new(seed);
    let draw = &mut draw;
    let (count, odd) = (2 + draw.below(2), draw.below(2) == 0);
    let mut work = String::new();
    for _ in 0..=draw.below(if count > 2 { 1 } else { 2 }) {
        let of = if odd && draw.below(3) == 0 { ODD } else { WORK };
        work += &format!("        {}\n", one_of(draw, of));
    }
    let mut errands = String::new();
    for _ in 0..=draw.below(if count > 2 { 2 } else { 3 }) {
        let of = if odd && draw.below(4) == 0 { ODD_ERRANDS } else { ERRANDS };
        errands += &format!("    {}\n", one_of(draw, of));
    }
    let wait = if odd && draw.below(8) == 0 { "2" } else { "INFINITE" };
    let parameter = if odd && draw.below(4) == 0 { "(LPVOID)(ULONG_PTR)i" } else { "NULL" };
    let concurrency = if odd && draw.below(4) == 0 { 1 } else { draw.below(2) * 3 };
    let join = match draw.below(6) {
        0 => String::new(),
        1 if odd => format!(
            "    for (int i = 0; i < {count}; i++) {{\n        WaitForSingleObject(threads[i], INFINITE);\n    }}\n"
        ),
        _ => format!("    WaitForMultipleObjects({count}, threads, TRUE, INFINITE);\n"),
    };
    let wakes = if draw.below(5) == 0 { count - 1 } else { count };
    let bind = if errands.contains("ReadFile") || work.contains("ReadFile") {
        "    CreateIoCompletionPort(file, port, 1, 0);\n"
    } else {
        ""
    };
    let early = draw.below(3) == 0;
    let (before, after) = if early { (bind, "") } else { ("", bind) };
    format!(
        "{HEAD}
static DWORD WINAPI crew(LPVOID parameter)
{{
    LONG mine = (LONG)(ULONG_PTR)parameter;

    (void)mine;
    for (;;) {{
        DWORD bytes;
        ULONG_PTR key = 9;
        OVERLAPPED *taken = NULL;

        GetQueuedCompletionStatus(port, &bytes, &key, &taken, {wait});
        if (key == 9) {{
            return 0;
        }}
{work}    }}
}}

int main(void)
{{
    HANDLE threads[{count}];
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *taken;

    file = CreateFileA(\"data.bin\", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    InitializeCriticalSection(&lock);
    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, {concurrency});
{before}    for (int i = 0; i < {count}; i++) {{
        threads[i] = CreateThread(NULL, 0, crew, {parameter}, 0, NULL);
    }}
{after}{errands}    for (int i = 0; i < {wakes}; i++) {{
        PostQueuedCompletionStatus(port, 0, 9, NULL);
    }}
{join}    printf(\"%ld %ld %ld %ld %ld\\n\", counter, flag, seen, late, plain);
    return 0;
}}
"
    )
}

const HEAD: &str = "//@ device \"data.bin\": size = 16; read = pending
#include <windows.h>
#include <stdio.h>

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static HANDLE port, file, event;
static CRITICAL_SECTION lock;
static struct request requests[2];
static volatile LONG counter, flag, seen, late;
static LONG plain;
static LONG *volatile box;
";
