//! Random small programs in tpio's C: a seed writes one. They exist to set the search against others; most have fewer than
//! ten thousand states. Threads, callbacks, a port, locks, events, memory that changes hands, and now and then a misuse.
//! Knows nothing of what a program does when it runs.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "C reads better in one piece; the texts are small"
)]

#[allow(dead_code, reason = "only some tests need them")]
pub(crate) mod crew;
#[allow(dead_code, reason = "only some tests need them")]
pub(crate) mod requests;
mod statement;

use tpio_sim::draw::Draw;

/// The program of a seed, as C text. The same seed writes the same text everywhere.
pub(crate) fn program(seed: u64) -> String {
    let mut draw = Draw::new(seed);
    let plan = Plan::draw(&mut draw);
    text(plan, &mut draw)
}

/// The same, but its threads are made at one call and run one function, each for another parameter or for the same.
#[allow(dead_code, reason = "only some tests need them")]
pub(crate) fn alike(seed: u64) -> String {
    let mut draw = Draw::new(seed);
    let plan = Plan {
        threads: 2 + draw.below(2),
        made: Made::AtOneCall,
        io: false,
        port: draw.below(2) == 0,
        requests: Requests::Static,
        wild: draw.below(3) == 0,
    };
    text(plan, &mut draw)
}

fn text(plan: Plan, draw: &mut Draw) -> String {
    let bodies = plan.bodies(draw);
    let main = plan.main(draw);
    let text = format!("{bodies}{main}");
    format!("{}{text}", head(&text))
}

/// Who there is in a program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// C threads beside main.
    threads: u64,
    /// How these are made.
    made: Made,
    /// Whether there is a TP_IO with reads.
    io: bool,
    /// Whether threads may use a raw port.
    port: bool,
    /// Where the requests of reads are.
    requests: Requests,
    /// Whether the program may break rules on purpose.
    wild: bool,
}

/// How threads are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// Each at a call of its own, with its own function.
    OneByOne,
    /// All at one call in a loop.
    AtOneCall,
}

/// Where the requests of reads are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Requests {
    /// Allocated for each read; the callback frees it.
    Heap,
    /// In a global array.
    Static,
}

impl Plan {
    fn alike(self) -> bool {
        self.made == Made::AtOneCall
    }

    fn draw(draw: &mut Draw) -> Self {
        let io = draw.below(5) < 2;
        Plan {
            threads: if io { draw.below(2) } else { 1 + draw.below(2) },
            made: Made::OneByOne,
            io,
            port: draw.below(3) == 0,
            requests: if draw.below(2) == 0 { Requests::Heap } else { Requests::Static },
            wild: draw.below(3) == 0,
        }
    }

    /// The functions beside `main`.
    fn bodies(self, draw: &mut Draw) -> String {
        let mut text = String::new();
        if self.io {
            let mut body = String::new();
            if draw.below(4) > 0 {
                body += &statement::any(self, draw, 'c');
            }
            if self.requests == Requests::Heap {
                body += "    free(CONTAINING_RECORD(overlapped, struct request, overlapped));\n";
            }
            text += "static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,\n";
            text += "                             ULONG error, ULONG_PTR bytes, PTP_IO object)\n";
            text += &format!("{{\n{body}}}\n\n");
        }
        for who in ['a', 'b'].into_iter().take(if self.alike() { 1 } else { self.threads as usize }) {
            let statements = if self.alike() {
                1 + draw.below(if self.threads > 2 { 2 } else { 3 })
            } else if self.io {
                1 + draw.below(2)
            } else {
                2 + draw.below(5 - self.threads)
            };
            let mut body: String = (0..statements).map(|_| statement::any(self, draw, who)).collect();
            if self.alike() {
                body += &statement::of_many(draw);
            }
            text += &format!("static DWORD WINAPI thread_{who}(LPVOID unused)\n{{\n{body}    return 0;\n}}\n\n");
        }
        text
    }

    fn main(self, draw: &mut Draw) -> String {
        let mut text = String::from("int main(void)\n{\n    SETUP\n");
        if self.threads > 0 {
            text = text.replace("    SETUP", &format!("    HANDLE threads[{}];\n\n    SETUP", self.threads));
        }
        text = text.replace("    SETUP\n", if self.io { OPEN } else { "" });
        text += "    event = CreateEventA(NULL, MANUAL, FALSE, NULL);\n    InitializeCriticalSection(&lock);\n";
        text = text.replace("MANUAL", if draw.below(2) == 0 { "TRUE" } else { "FALSE" });
        if self.port {
            text += "    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);\n";
        }
        if self.alike() {
            let parameter = if draw.below(3) == 0 { "(LPVOID)(ULONG_PTR)i" } else { "NULL" };
            let close = if draw.below(4) == 0 { "        CloseHandle(threads[i]);\n" } else { "" };
            text += &format!("    for (int i = 0; i < {}; i++) {{\n", self.threads);
            text += &format!(
                "        threads[i] = CreateThread(NULL, 0, thread_a, {parameter}, 0, NULL);\n{close}    }}\n"
            );
            if !close.is_empty() {
                return text
                    + &format!(
                        "    Sleep(0);\n    while (counter < {}) {{\n        Sleep(0);\n    }}\n    return 0;\n}}\n",
                        draw.below(2)
                    );
            }
        }
        for (index, who) in
            ['a', 'b'].into_iter().take(if self.alike() { 0 } else { self.threads as usize }).enumerate()
        {
            text += &format!("    threads[{index}] = CreateThread(NULL, 0, thread_{who}, NULL, 0, NULL);\n");
        }
        let reads = if self.io { 1 + draw.below(2) } else { 0 };
        for number in 0..reads {
            text += &statement::read(self, draw, number);
        }
        let (least, more) = if self.io || self.threads > 1 { (0, 2) } else { (1, 3) };
        for _ in 0..least + draw.below(more) {
            text += &statement::any(self, draw, 'm');
        }
        text += &self.end(draw);
        text
    }

    fn end(self, draw: &mut Draw) -> String {
        let mut text = String::new();
        let count = self.threads;
        if count > 0 {
            text += &match draw.below(8) {
                0 => String::new(),
                1 if self.wild => format!("    WaitForMultipleObjects({count}, threads, FALSE, INFINITE);\n"),
                2 => (0..count).map(|at| format!("    WaitForSingleObject(threads[{at}], INFINITE);\n")).collect(),
                _ => format!("    WaitForMultipleObjects({count}, threads, TRUE, INFINITE);\n"),
            };
        }
        if self.io {
            if self.wild && draw.below(4) == 0 {
                text += "    CancelIoEx(file, NULL);\n";
            }
            text += match draw.below(6) {
                0 if self.wild => "    CloseThreadpoolIo(io);\n",
                1 => "    WaitForThreadpoolIoCallbacks(io, TRUE);\n    CloseThreadpoolIo(io);\n",
                _ => "    WaitForThreadpoolIoCallbacks(io, FALSE);\n    CloseThreadpoolIo(io);\n",
            };
        }
        text += match draw.below(4) {
            0 => "",
            1 => "    printf(\"%ld\\n\", counter);\n",
            _ => "    printf(\"%ld %ld\\n\", flag, counter);\n",
        };
        text + "    return 0;\n}\n"
    }
}

const OPEN: &str = "    file = CreateFileA(\"data.bin\", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                       FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(file, on_read, NULL, NULL);
";

/// What may have to be declared, by the word that asks for it.
const GLOBALS: &[(&str, &str)] = &[
    ("flag", "static volatile LONG flag;\n"),
    ("counter", "static volatile LONG counter;\n"),
    ("plain", "static LONG plain;\n"),
    ("box", "static PVOID volatile box;\n"),
    ("&lock", "static CRITICAL_SECTION lock;\n"),
    ("event", "static HANDLE event;\n"),
    ("port", "static HANDLE port;\n"),
    ("file", "static HANDLE file;\nstatic PTP_IO io;\n"),
    ("request", "\nstruct request {\n    OVERLAPPED overlapped;\n    char data[4];\n};\n"),
    ("requests", "static struct request requests[2];\n"),
];

/// What stands before the functions.
fn head(text: &str) -> String {
    let mut head = String::new();
    if text.contains("data.bin") {
        head += "//@ device \"data.bin\": size = 16; read = success | pending\n";
    }
    head += "#include <windows.h>\n#include <stdio.h>\n#include <stdlib.h>\n\n";
    for (_, declaration) in GLOBALS.iter().filter(|(word, _)| text.contains(word)) {
        head += declaration;
    }
    head + "\n"
}
