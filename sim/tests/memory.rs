//! The rules of memory: each is found whenever some order breaks it, at every kind of access, and is silent at the near misses.

mod snippets;

use snippets::{Snippet, wrong};

/// A program in `main` alone.
const fn alone(name: &'static str, main: &'static str) -> Snippet {
    Snippet { name, main, ..Snippet::NONE }
}

const USE_AFTER_FREE: &[Snippet] = &[
    alone("a read", "int *p = calloc(1, 4); free(p); use(*p);"),
    alone("a write", "int *p = calloc(1, 4); free(p); *p = 1;"),
    alone("a copy from it", "char a[4]; char *p = calloc(1, 4); free(p); memcpy(a, p, 4);"),
    alone("printed", "char *p = calloc(1, 4); free(p); printf(\"%s\", p);"),
    alone("through a second pointer", "int *p = calloc(2, 4), *q = p + 1; free(p); use(*q);"),
    alone(
        "of another heap",
        "int *p = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 4);
                              HeapFree(GetProcessHeap(), 0, p); use(*p);",
    ),
    Snippet {
        name: "freed by another thread, in some orders",
        shared: "int *p; LONG gone;",
        before: "p = calloc(1, 4);",
        thread: "if (InterlockedExchange(&gone, 1) == 0) { free(p); }",
        main: "if (InterlockedExchange(&gone, 2) == 1) { Sleep(10); use(*p); }",
        ..Snippet::NONE
    },
];

const DOUBLE_FREE: &[Snippet] = &[
    alone("twice", "int *p = malloc(4); free(p); free(p);"),
    alone(
        "by HeapFree",
        "int *p = HeapAlloc(GetProcessHeap(), 0, 4);
                          HeapFree(GetProcessHeap(), 0, p); HeapFree(GetProcessHeap(), 0, p);",
    ),
    Snippet {
        name: "by each of two threads",
        shared: "int *p; SRWLOCK lock = SRWLOCK_INIT;",
        before: "p = malloc(4);",
        thread: "AcquireSRWLockExclusive(&lock); free(p); ReleaseSRWLockExclusive(&lock);",
        main: "AcquireSRWLockExclusive(&lock); free(p); ReleaseSRWLockExclusive(&lock);",
        ..Snippet::NONE
    },
];

const OUT_OF_BOUNDS: &[Snippet] = &[
    alone("behind an array", "int a[2] = {0}; int i = 2; a[i] = 1;"),
    alone("before an array", "int a[2] = {0}; int i = -1; use(a[i]);"),
    alone("behind a block", "char *p = calloc(1, 4); use(p[4]);"),
    alone("a copy that is too long", "char a[4], b[8] = {0}; memcpy(a, b, 5);"),
    alone("a string without an end", "char a[2] = {'a', 'b'}; use((int)strlen(a));"),
    alone("a string with no room for its end", "char a[2]; strcpy(a, \"ab\");"),
    alone("a structure larger than its block", "struct { int a, b; } *p = calloc(1, 4); p->b = 1;"),
    alone(
        "a read longer than its buffer",
        "HANDLE pipe = CreateNamedPipeA(\"\\\\\\\\.\\\\pipe\\\\a\", PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
         HANDLE client = CreateFileA(\"\\\\\\\\.\\\\pipe\\\\a\", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
         char a[4]; DWORD n; WriteFile(client, \"12345678\", 8, &n, NULL); ReadFile(pipe, a, 8, &n, NULL);",
    ),
];

const UNINITIALISED_READ: &[Snippet] = &[
    alone("a local", "int x; use(x);"),
    alone("in a condition", "int x; if (x) { x = 1; }"),
    alone("printed", "int x; printf(\"%d\", x);"),
    alone("a block of malloc", "int *p = malloc(4); use(*p);"),
    alone("the rest of a buffer", "char a[4]; memset(a, 0, 3); use(a[3]);"),
    alone("a member that was left out", "struct { int a, b; } s; s.a = 1; use(s.b);"),
    alone("a handle", "HANDLE event; SetEvent(event);"),
    Snippet {
        name: "not yet written, in some orders",
        shared: "int *p; LONG ready;",
        before: "p = malloc(4);",
        thread: "if (InterlockedExchange(&ready, 1) == 0) { *p = 1; }",
        main: "if (InterlockedExchange(&ready, 2) == 0) { use(*p); }",
        ..Snippet::NONE
    },
];

const STACK_ESCAPE: &[Snippet] = &[
    Snippet {
        name: "returned",
        shared: "int *leave(void) { int x = 1; int *p = &x; return p; }",
        main: "use(*leave());",
        ..Snippet::NONE
    },
    Snippet {
        name: "kept in a static",
        shared: "int *kept; void keep(void) { int x = 1; kept = &x; }",
        main: "keep(); *kept = 2;",
        ..Snippet::NONE
    },
    Snippet {
        name: "a parameter",
        shared: "int *kept; void keep(int x) { kept = &x; }",
        main: "keep(1); use(*kept);",
        ..Snippet::NONE
    },
    Snippet {
        name: "given to a thread, in some orders",
        shared: "DWORD WINAPI look(LPVOID p) { use(*(int *)p); return 0; }
                 void begin(void) { int x = 1; CreateThread(NULL, 0, look, &x, 0, NULL); }",
        main: "begin(); Sleep(10);",
        ..Snippet::NONE
    },
];

const NEAR_MISSES: &[Snippet] = &[
    alone("used, then freed", "int *p = calloc(1, 4); use(*p); free(p); p = NULL; free(p);"),
    alone("a new block at each turn", "int i; for (i = 0; i < 3; i++) { int *p = calloc(1, 4); *p = i; free(p); }"),
    alone("the last element", "int a[2] = {0}; int *end = a + 2, *p; for (p = a; p != end; p++) { *p = 1; }"),
    alone("a string that fits", "char a[3]; strcpy(a, \"ab\"); use((int)strlen(a));"),
    alone("cleared, static or whole", "static int x; int y = 0, *p = calloc(1, 4); use(x); use(y); use(*p); free(p);"),
    alone("copied with a hole", "struct { char a; int b; } s, t; s.a = 1; s.b = 2; t = s; use(t.b);"),
    alone("assigned in both branches", "int x; if (GetTickCount() > 5) { x = 1; } else { x = 2; } use(x);"),
    Snippet {
        name: "a local of the caller",
        shared: "void set(int *p) { *p = 1; }",
        main: "int x; set(&x); use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "a local of main",
        shared: "DWORD WINAPI look(LPVOID p) { *(int *)p = 2; return 0; }",
        main: "int x; HANDLE other = CreateThread(NULL, 0, look, &x, 0, NULL); WaitForSingleObject(other, INFINITE);
               use(x);",
        ..Snippet::NONE
    },
    Snippet {
        name: "freed by the last of two",
        shared: "int *p; LONG holders = 2;",
        before: "p = calloc(1, 4);",
        thread: "if (InterlockedDecrement(&holders) == 0) { free(p); }",
        main: "use(*p); if (InterlockedDecrement(&holders) == 0) { free(p); }",
        ..Snippet::NONE
    },
];

#[test]
fn each_rule_is_found_at_every_kind_of_access() {
    let rules: &[(&str, &[Snippet])] = &[
        ("use-after-free", USE_AFTER_FREE),
        ("double-free", DOUBLE_FREE),
        ("out-of-bounds", OUT_OF_BOUNDS),
        ("uninitialised-read", UNINITIALISED_READ),
        ("stack-escape", STACK_ESCAPE),
    ];
    let found = rules.iter().flat_map(|(rule, all)| all.iter().filter_map(|snippet| wrong(snippet, Some(rule))));
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn near_misses_break_nothing() {
    assert_eq!(NEAR_MISSES.iter().filter_map(|snippet| wrong(snippet, None)).collect::<Vec<_>>(), [""; 0]);
}
