//! One random statement. Each is written with its own braces where it needs names, so that any may follow any.

use tpio_sim::draw::Draw;

use super::{Plan, Requests};

/// How often a kind of statement comes, who may have it, and how it is written.
type Kind = (u64, fn(Plan) -> bool, fn(Plan, &mut Draw, char) -> String);

const KINDS: &[Kind] = &[
    (4, always, store),
    (2, always, interlocked),
    (3, always, interlocked_used),
    (2, always, exchange_if),
    (3, always, locked),
    (1, always, tried),
    (1, wild, naked),
    (2, always, signal),
    (2, always, wait),
    (3, always, print),
    (1, always, spin),
    (2, always, give),
    (2, always, take),
    (1, wild, peek),
    (1, always, pause),
    (4, |plan| plan.port, post),
    (4, |plan| plan.port, get),
];

fn always(_: Plan) -> bool {
    true
}

fn wild(plan: Plan) -> bool {
    plan.wild
}

/// A statement for that thread: `a`, `b`, `m` for main, `c` for the callback.
pub(super) fn any(plan: Plan, draw: &mut Draw, who: char) -> String {
    let kinds = || KINDS.iter().filter(|(_, fits, _)| fits(plan));
    let mut at = draw.below(kinds().map(|(weight, ..)| weight).sum());
    for (weight, _, write) in kinds() {
        if at < *weight {
            return write(plan, draw, who);
        }
        at -= weight;
    }
    unreachable!("a number below the sum of the weights")
}

/// What tells one thread from the others that run the same function: nothing, most of the time.
pub(super) fn of_many(draw: &mut Draw) -> String {
    let text = match draw.below(12) {
        0 => "    printf(\"%d \", (int)(ULONG_PTR)unused);\n",
        1 => "    printf(\"%lu \", GetCurrentThreadId());\n",
        2 => {
            "    {\n        LONG mine = 0;\n        box = (PVOID)&mine;\n        counter++;\n        if (box == (PVOID)&mine) {\n            printf(\"mine \");\n        }\n    }\n"
        }
        3 => {
            "    {\n        LONG *mine = malloc(sizeof(*mine));\n        *mine = 1;\n        box = mine;\n        printf(\"%d \", (ULONG_PTR)box < 77);\n    }\n"
        }
        4 => "    if (unused == NULL) {\n        flag = 9;\n    }\n",
        _ => "",
    };
    text.to_owned()
}

pub(super) fn one_of<'t>(draw: &mut Draw, of: &[&'t str]) -> &'t str {
    of[draw.below(of.len() as u64) as usize]
}

fn shared(draw: &mut Draw) -> &'static str {
    one_of(draw, &["flag", "flag", "counter"])
}

fn store(_: Plan, draw: &mut Draw, _: char) -> String {
    let target = shared(draw);
    let value = draw.below(3);
    one_of(draw, &["    TARGET = VALUE;\n", "    TARGET++;\n", "    TARGET = VALUE;\n"])
        .replace("TARGET", target)
        .replace("VALUE", &value.to_string())
}

/// A call of an Interlocked function, without a semicolon.
fn call(draw: &mut Draw) -> String {
    let target = shared(draw);
    one_of(
        draw,
        &[
            "InterlockedIncrement(&T)",
            "InterlockedDecrement(&T)",
            "InterlockedExchangeAdd(&T, 2)",
            "InterlockedExchange(&T, 3)",
            "InterlockedOr(&T, 4)",
            "InterlockedAnd(&T, 1)",
            "InterlockedXor(&T, 1)",
        ],
    )
    .replace("&T", &format!("&{target}"))
}

fn interlocked(_: Plan, draw: &mut Draw, _: char) -> String {
    format!("    {};\n", call(draw))
}

fn interlocked_used(_: Plan, draw: &mut Draw, who: char) -> String {
    let call = call(draw);
    match draw.below(2) {
        0 => format!("    if ({call} == {}) {{\n        printf(\"{who}! \");\n    }}\n", draw.below(3)),
        _ => format!("    printf(\"{who}%ld \", {call});\n"),
    }
}

fn exchange_if(plan: Plan, draw: &mut Draw, who: char) -> String {
    let target = shared(draw);
    let then = if draw.below(2) == 0 { print(plan, draw, who) } else { store(plan, draw, who) };
    format!("    if (InterlockedCompareExchange(&{target}, 2, 0) == 0) {{\n    {then}    }}\n")
}

fn locked(_: Plan, draw: &mut Draw, who: char) -> String {
    let inner = match draw.below(3) {
        0 => "    plain++;\n".to_owned(),
        1 => format!("    printf(\"{who}%ld \", plain);\n"),
        _ => "    plain = plain * 2 + 1;\n".to_owned(),
    };
    format!("    EnterCriticalSection(&lock);\n{inner}    LeaveCriticalSection(&lock);\n")
}

fn tried(_: Plan, _: &mut Draw, who: char) -> String {
    format!(
        "    if (TryEnterCriticalSection(&lock)) {{\n        plain++;\n        LeaveCriticalSection(&lock);\n    }} \
         else {{\n        printf(\"{who}busy \");\n    }}\n"
    )
}

fn naked(_: Plan, draw: &mut Draw, who: char) -> String {
    match draw.below(3) {
        0 => "    plain = 5;\n".to_owned(),
        1 => format!("    printf(\"{who}%ld \", plain);\n"),
        _ => "    EnterCriticalSection(&lock);\n    plain--;\n".to_owned(),
    }
}

fn signal(_: Plan, draw: &mut Draw, _: char) -> String {
    one_of(draw, &["    SetEvent(event);\n", "    SetEvent(event);\n", "    ResetEvent(event);\n"]).to_owned()
}

fn wait(_: Plan, draw: &mut Draw, who: char) -> String {
    match draw.below(5) {
        0 => "    WaitForSingleObject(event, INFINITE);\n".to_owned(),
        at => format!(
            "    if (WaitForSingleObject(event, {}) == WAIT_OBJECT_0) {{\n        printf(\"{who}set \");\n    }}\n",
            if at < 3 { 0 } else { 10 }
        ),
    }
}

fn print(_: Plan, draw: &mut Draw, who: char) -> String {
    format!("    printf(\"{who}%ld \", {});\n", shared(draw))
}

/// A loop that ends by itself, or that another must end.
fn spin(plan: Plan, draw: &mut Draw, who: char) -> String {
    let target = shared(draw);
    match draw.below(3) {
        0 => format!("    while ({target} == 0) {{\n        Sleep(0);\n    }}\n"),
        1 if plan.wild => format!("    while ({target} == 0) {{\n    }}\n"),
        _ => format!(
            "    {{\n        int tries = 0;\n\n        while ({target} == 0 && tries < 2) {{\n            Sleep(0);\n            \
             tries++;\n        }}\n        printf(\"{who}%d \", tries);\n    }}\n"
        ),
    }
}

/// Memory goes into the box; what was there is freed.
fn give(_: Plan, draw: &mut Draw, _: char) -> String {
    format!(
        "    {{\n        LONG *block = malloc(sizeof(LONG));\n\n        *block = {};\n        \
         block = InterlockedExchangePointer(&box, block);\n        free(block);\n    }}\n",
        draw.below(9)
    )
}

fn take(_: Plan, _: &mut Draw, who: char) -> String {
    format!(
        "    {{\n        LONG *block = InterlockedExchangePointer(&box, NULL);\n\n        if (block != NULL) {{\n            \
         printf(\"{who}%ld \", *block);\n            free(block);\n        }}\n    }}\n"
    )
}

/// Looks into a block that somebody else may free.
fn peek(_: Plan, _: &mut Draw, who: char) -> String {
    format!(
        "    {{\n        LONG *block = box;\n\n        if (block != NULL) {{\n            \
         printf(\"{who}%ld \", *block);\n        }}\n    }}\n"
    )
}

fn pause(_: Plan, draw: &mut Draw, _: char) -> String {
    one_of(draw, &["    Sleep(0);\n", "    SwitchToThread();\n", "    Sleep(10);\n"]).to_owned()
}

fn post(_: Plan, draw: &mut Draw, _: char) -> String {
    format!("    PostQueuedCompletionStatus(port, 0, {}, NULL);\n", 1 + draw.below(3))
}

fn get(_: Plan, draw: &mut Draw, who: char) -> String {
    let timeout = one_of(draw, &["0", "0", "10", "INFINITE"]);
    format!(
        "    {{\n        DWORD size;\n        ULONG_PTR key;\n        OVERLAPPED *packet;\n\n        \
         if (GetQueuedCompletionStatus(port, &size, &key, &packet, {timeout})) {{\n            \
         printf(\"{who}%lu \", (unsigned long)key);\n        }}\n    }}\n"
    )
}

/// A read on the TP_IO; in wild programs one of its parts may be missing or wrong.
pub(super) fn read(plan: Plan, draw: &mut Draw, number: u64) -> String {
    let fault = if plan.wild { draw.below(10) } else { 9 };
    let heap = plan.requests == Requests::Heap;
    let request = if heap { "request->".to_owned() } else { format!("requests[{number}].") };
    let mut text = String::new();
    if fault != 0 {
        text += "        StartThreadpoolIo(io);\n";
    }
    text += &format!("        if (!ReadFile(file, {request}data, 4, NULL, &{request}overlapped)\n");
    text +=
        "                && GetLastError() != ERROR_IO_PENDING) {\n            CancelThreadpoolIo(io);\n        }\n";
    if fault == 1 {
        text += "        CancelThreadpoolIo(io);\n";
    }
    if fault == 2 && heap {
        text += "        free(request);\n";
    }
    if fault == 3 {
        text += &format!("        CancelIoEx(file, &{request}overlapped);\n");
    }
    if fault == 4 {
        text += &format!("        printf(\"%d \", {request}data[0]);\n");
    }
    let declared = "        struct request *request = calloc(1, sizeof(*request));\n\n";
    format!("    {{\n{}{text}    }}\n", if heap { declared } else { "" })
}
