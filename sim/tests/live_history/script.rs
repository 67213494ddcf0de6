//! Random scripts for two threads, and the C of a script. What a thread does is legal whatever the other does; promises may
//! be crossed. Knows nothing of the live objects.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;

/// One call, or two that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// Start, and a read.
    Read,
    /// CancelIoEx for the thread's latest read; nothing before the first.
    Cancel,
    /// Wait(FALSE)
    Wait,
    /// Wait(TRUE)
    Drop,
}

/// What the two threads do.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    /// Thread A, which also starts B and ends everything.
    pub(crate) main: Vec<Op>,
    /// Thread B.
    pub(crate) other: Vec<Op>,
}

/// A call with the number of its read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// Start, and the read of this number.
    Read(usize),
    /// CancelIoEx for it.
    Cancel(usize),
    /// Wait(FALSE)
    Wait,
    /// Wait(TRUE)
    Drop,
}

fn calls(ops: &[Op], first: usize) -> Vec<Call> {
    let mut next = first;
    let mut calls = Vec::new();
    for op in ops {
        match op {
            Op::Read => {
                calls.push(Call::Read(next));
                next += 1;
            }
            Op::Cancel if next > first => calls.push(Call::Cancel(next - 1)),
            Op::Cancel => {}
            Op::Wait => calls.push(Call::Wait),
            Op::Drop => calls.push(Call::Drop),
        }
    }
    calls
}

impl Script {
    /// What thread A calls, and thread B. Reads are numbered through.
    pub(crate) fn calls(&self) -> [Vec<Call>; 2] {
        let reads = self.main.iter().filter(|op| **op == Op::Read).count();
        [calls(&self.main, 0), calls(&self.other, reads)]
    }

    /// How many reads there are.
    pub(crate) fn reads(&self) -> usize {
        self.calls().iter().flatten().filter(|call| matches!(call, Call::Read(_))).count()
    }

    /// The program that prints what a performance writes down.
    pub(crate) fn c(&self) -> String {
        let [main, other] = self.calls();
        let numbers: Vec<String> = (0..self.reads().max(1)).map(|number| format!("{{ .number = {number} }}")).collect();
        format!(
            "{HEAD}static struct request requests[] = {{ {} }};\n{CALLBACK}\
             static DWORD WINAPI other(LPVOID unused)\n{{\n{}    return 0;\n}}\n\nint main(void)\n{{\n    HANDLE thread;\n{OPEN}{}{END}",
            numbers.join(", "),
            body("B", &other),
            body("A", &main),
        )
    }
}

const HEAD: &str = "//@ device \"data.bin\": size = 16; read = pending
#include <windows.h>
#include <stdio.h>

struct request {
    OVERLAPPED overlapped;
    int number;
    char byte;
};

static HANDLE file;
static PTP_IO io;
";

const CALLBACK: &str = "
static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    printf(\"W: %d begins with %lu\\n\", request->number, (unsigned long)error);
    printf(\"W: %d ends\\n\", request->number);
}

";

const OPEN: &str = "
    file = CreateFileA(\"data.bin\", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
";

const END: &str = "    WaitForSingleObject(thread, INFINITE);
    printf(\"A: wait for all\\n\");
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf(\"over\\n\");
    return 0;
}
";

fn body(thread: &str, calls: &[Call]) -> String {
    let mut text = String::new();
    for call in calls {
        let lines = match call {
            Call::Read(n) => format!(
                "    printf(\"{thread}: read {n}\\n\");
    StartThreadpoolIo(io);
    ReadFile(file, &requests[{n}].byte, 1, NULL, &requests[{n}].overlapped);
    printf(\"{thread}: read {n} is issued\\n\");"
            ),
            Call::Cancel(n) => format!(
                "    printf(\"{thread}: cancel {n}\\n\");
    printf(CancelIoEx(file, &requests[{n}].overlapped) ? \"{thread}: cancelled {n}\\n\" : \"{thread}: no {n} to cancel\\n\");"
            ),
            Call::Wait => waits(thread, "FALSE", "wait", "waited"),
            Call::Drop => waits(thread, "TRUE", "drop", "dropped"),
        };
        writeln!(text, "{lines}").expect("a string takes everything");
    }
    text
}

fn waits(thread: &str, cancel: &str, before: &str, after: &str) -> String {
    format!(
        "    printf(\"{thread}: {before}\\n\");
    WaitForThreadpoolIoCallbacks(io, {cancel});
    printf(\"{thread}: {after}\\n\");"
    )
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![3 => Just(Op::Read), 1 => Just(Op::Cancel), 1 => Just(Op::Wait), 1 => Just(Op::Drop)]
}

/// Up to four calls of A, beside up to three of B.
pub(crate) fn any() -> impl Strategy<Value = Script> {
    (vec(op(), 1..5), vec(op(), 0..4)).prop_map(|(main, other)| Script { main, other })
}
