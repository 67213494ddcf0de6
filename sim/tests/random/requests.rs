//! Random programs of one kind: reads that all come from one call are in flight on a TP_IO or a raw port, end in any order,
//! are begun again and cancelled; now and then a Start or a Cancel is too many or missing, and much else is done wrong.

use tpio_sim::draw::Draw;

use super::statement::one_of;

/// What a callback does, or the thread that takes packets, with request `i`.
const WORK: &[&str] = &[
    "seen = seen * 3 + i + 1;",
    "if (i == 1) { flag = 1; }",
    "if (flag) { late++; }",
    "if (done == 0) { late += 2; }",
    "if (i == 0 && done < 2) { issue(1); }",
    "if (i == 0 && done < 2) { issue(0); }",
    "if (done < 2) { issue(i); }",
    "if (!requests[0].data[0]) { late++; }",
    "if (i == 2) { CancelIoEx(file, NULL); }",
];

/// What main does before it waits.
const ERRANDS: &[&str] = &[
    "issue(0);",
    "issue(1);",
    "issue(2);",
    "for (int i = 1; i >= 0; i--) {\n        issue(i);\n    }",
    "if (done) { issue(0); }",
    "if (flag) { issue(1); } else { issue(2); }",
    "CancelIoEx(file, &requests[1].overlapped);",
    "CancelIoEx(file, NULL);",
    "flag = 2;",
];

/// What a program that uses a TP_IO may do wrong.
const WRONG: &[&str] = &[
    "StartThreadpoolIo(io);",
    "CancelThreadpoolIo(io);",
    "CancelThreadpoolIo(io);",
    "if (done) { CancelThreadpoolIo(io); }",
    "WaitForThreadpoolIoCallbacks(io, TRUE);",
    "ReadFile(file, requests[1].data, 4, NULL, &requests[1].overlapped);",
    "CancelIo(file);",
];

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut draw = Draw::new(seed);
    let draw = &mut draw;
    let (raw, odd) = (draw.below(3) == 0, draw.below(2) == 0);
    let mut work = String::new();
    for _ in 0..=draw.below(2) {
        work += &format!("    {}\n", one_of(draw, WORK));
    }
    let mut errands = format!("    {}\n", one_of(draw, &ERRANDS[..4]));
    for _ in 0..=draw.below(3) {
        let of = if odd && !raw && draw.below(2) == 0 { WRONG } else { ERRANDS };
        errands += &format!("    {}\n", one_of(draw, of));
    }
    let read = one_of(draw, &["pending", "pending", "pending | fail(5)", "success | pending"]);
    if raw { on_port(&work, &errands, read) } else { on_object(draw, &work, &errands, read) }
}

/// With a TP_IO.
fn on_object(draw: &mut Draw, work: &str, errands: &str, read: &str) -> String {
    let over = one_of(draw, &["FALSE", "FALSE", "FALSE", "TRUE"]);
    format!(
        "//@ device \"data.bin\": size = 16; read = {read}
{HEAD}
static void issue(int i)
{{
    StartThreadpoolIo(io);
    if (!ReadFile(file, requests[i].data, 4, NULL, &requests[i].overlapped) && GetLastError() != ERROR_IO_PENDING) {{
        CancelThreadpoolIo(io);
    }}
}}

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG result,
                           ULONG_PTR bytes, PTP_IO self)
{{
    LONG i = CONTAINING_RECORD(overlapped, struct request, overlapped)->number;

{work}    InterlockedIncrement(&done);
}}

int main(void)
{{
    requests[1].number = 1;
    requests[2].number = 2;
    file = CreateFileA(\"data.bin\", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(file, on_io, NULL, NULL);
{errands}    WaitForThreadpoolIoCallbacks(io, {over});
    CloseThreadpoolIo(io);
    CloseHandle(file);
    printf(\"%ld %ld %ld %ld\\n\", done, flag, seen, late);
    return 0;
}}
"
    )
}

/// With a raw port, whose packets main takes.
fn on_port(work: &str, errands: &str, read: &str) -> String {
    format!(
        "//@ device \"data.bin\": size = 16; read = {read}
{HEAD}
static void issue(int i)
{{
    if (ReadFile(file, requests[i].data, 4, NULL, &requests[i].overlapped) || GetLastError() == ERROR_IO_PENDING) {{
        InterlockedIncrement(&out);
    }}
}}

static void take(void)
{{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *taken = NULL;
    LONG i;

    GetQueuedCompletionStatus(port, &bytes, &key, &taken, INFINITE);
    i = CONTAINING_RECORD(taken, struct request, overlapped)->number;
{work}    InterlockedIncrement(&done);
}}

int main(void)
{{
    requests[1].number = 1;
    requests[2].number = 2;
    file = CreateFileA(\"data.bin\", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    port = CreateIoCompletionPort(file, NULL, 0, 0);
{errands}    while (done < out) {{
        take();
    }}
    printf(\"%ld %ld %ld %ld\\n\", done, flag, seen, late);
    return 0;
}}
"
    )
}

const HEAD: &str = "#include <windows.h>
#include <stdio.h>

struct request {
    OVERLAPPED overlapped;
    char data[4];
    LONG number;
};

static struct request requests[3];
static HANDLE file, port;
static PTP_IO io;
static volatile LONG done, out, flag, seen, late;
";
