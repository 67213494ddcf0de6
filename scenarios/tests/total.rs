//! Whatever the input: no panic, no endless loop, no overflow of the stack, and spans inside the text.

use proptest::prelude::*;
use tpio_scenarios::ast::Span;
use tpio_scenarios::diagnostic::{Color, MAX_DIAGS};
use tpio_scenarios::source::Source;
use tpio_scenarios::{directives, parse::parse};

/// A program with a bit of everything, for mutating.
const PROGRAM: &str = include_str!("programs/everything.c");

/// Programs that go all the way to instructions, for mutating.
const PROGRAMS: &[&str] = &[
    include_str!("programs/as-people-write-it.c"),
    include_str!("programs/output-and-strings.c"),
    include_str!("programs/pointers-to-functions.c"),
    include_str!("../src/tests/compute/bits.c"),
    include_str!("../src/tests/compute/by-value.c"),
    include_str!("../src/tests/compute/variadic.c"),
    IN_WINES_STYLE,
];

/// What tests in Wine's style are made of.
const IN_WINES_STYLE: &str = "#include <winternl.h>\n#include \"wine/test.h\"\n\
    static NTSTATUS (WINAPI *pTpAllocPool)(TP_POOL **, void *);\n\
    #define GET(f) p##f = (void *)GetProcAddress((HMODULE)1, #f)\n\
    NTSTATUS NTAPI TpAllocPool(TP_POOL **, void *);\n\
    static void CALLBACK io(TP_CALLBACK_INSTANCE *i, void *u, void *o, IO_STATUS_BLOCK *s, TP_IO *t)\n\
    { ++*(int *)u; ok(!s->Status, \"%lx\\n\", s->Status); }\n\
    START_TEST(pool) { TP_POOL *pool; GET(TpAllocPool); todo_wine ok(!pTpAllocPool(&pool, 0), \"a\\n\");\n\
    ok_(__FILE__, __LINE__)(TpAllocPool(&pool, io) == 1, \"b\\n\"); if (broken(1)) { skip(\"c\\n\"); return; } }\n";

/// Reads a text all the way and shows what was found.
fn read(text: &str) {
    let source = Source::new("a.c", text);
    let (unit, mut diags) = parse(&source);
    let (_, more) = directives::read(&source);
    assert!(diags.len() <= MAX_DIAGS && more.len() <= MAX_DIAGS);
    diags.extend(more);
    for diag in &diags {
        assert!(inside(&source, diag.span), "{diag:?}");
        assert!(!diag.span.is_builtin(), "a built-in header is wrong: {diag:?}");
        diag.render(&source, Color::None);
    }
    drop(unit);
}

fn inside(source: &Source, span: Span) -> bool {
    span.is_builtin() || (span.start <= span.end && span.end as usize <= source.text().len())
}

/// Words and signs that the grammar reacts to.
const WORDS: &[&str] = &[
    "int",
    "struct",
    "union",
    "enum",
    "typedef",
    "static",
    "const",
    "x",
    "y",
    "T",
    "DWORD",
    "if",
    "else",
    "for",
    "while",
    "do",
    "switch",
    "case",
    "default",
    "return",
    "goto",
    "break",
    "sizeof",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    ":",
    "?",
    "=",
    "+",
    "-",
    "*",
    "/",
    "&",
    "&&",
    ".",
    "->",
    "...",
    "++",
    "#",
    "##",
    "\n#define",
    "\n#if",
    "\n#else",
    "\n#endif",
    "\n#include <windows.h>\n",
    "\n#undef",
    "defined",
    "__VA_ARGS__",
    "F(",
    "M",
    "\n",
    "\\\n",
    "0",
    "1.5",
    "0x",
    "'a'",
    "'",
    "\"s\"",
    "\"",
    "/*",
    "*/",
    "//",
    "//@ device",
    "//! title:",
    "//~",
    "__declspec(",
    "__attribute__((",
    "float",
    "__try",
    "L\"w\"",
    "@",
    "é",
    "__LINE__",
    "offsetof",
    "x : 3;",
    "s.x",
    "f(s)",
    "va_start(x, s)",
    "va_arg(",
    "\"TpPostWork\"",
    "GetProcAddress(0,",
    "SetEvent",
    "ok(",
    "START_TEST(",
    "CONTAINING_RECORD(",
    "min(",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..200).prop_map(|words| words.join(" "))
}

/// Reads a text all the way to instructions.
fn load(text: &str) {
    let text = text.replace("void emit(long long value);", "void emit(long long value) { }");
    let loaded = tpio_scenarios::load("a.c", &text);
    assert_eq!(loaded.program.is_none(), loaded.has_errors());
    for diag in &loaded.diagnostics {
        assert!(inside(&loaded.source, diag.span), "{diag:?}");
        assert!(!diag.span.is_builtin(), "a built-in header is wrong: {diag:?}");
        diag.render(&loaded.source, Color::None);
    }
}

/// The program with pieces of it taken out, put elsewhere, or doubled.
fn mutant(program: &'static str) -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), 0..40_usize, any::<prop::sample::Index>(), any::<bool>());
    prop::collection::vec(edit, 1..6).prop_map(move |edits| {
        let mut text: Vec<char> = program.chars().collect();
        for (from, length, to, keep) in edits {
            let from = from.index(text.len());
            let until = (from + length).min(text.len());
            let piece: Vec<char> = if keep { text[from..until].to_vec() } else { text.drain(from..until).collect() };
            let to = to.index(text.len());
            text.splice(to..to, piece);
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        match Source::from_bytes("a.c", &bytes) {
            Ok(source) => read(source.text()),
            Err(rejected) => {
                rejected.diag.render(&rejected.source, Color::None);
            }
        }
        read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn random_characters(text in "\\PC{0,300}") {
        read(&text);
    }

    #[test]
    fn token_soup(text in soup()) {
        read(&text);
        read(&format!("#define F(x, ...) x ## y #x F(x) __VA_ARGS__\n#define M F(M, M)\ntypedef int T;\nint f(void) {{ {text}"));
    }

    #[test]
    fn mutated_programs(text in mutant(PROGRAM)) {
        read(&text);
    }

    #[test]
    fn programs_mutated_all_the_way(text in prop::sample::select(PROGRAMS).prop_flat_map(mutant)) {
        load(&text);
    }

    #[test]
    fn soup_all_the_way(text in soup()) {
        load(&format!("#include \"wine/test.h\"\ntypedef int T;\nstruct s {{ int x : 3; T y; }};\nstruct s f(struct s s, ...) {{ {text}"));
    }
}

#[test]
fn everything_is_read() {
    let source = Source::new("everything.c", PROGRAM);
    let (_, diags) = parse(&source);
    let shown: Vec<String> = diags.iter().map(|diag| diag.render(&source, Color::None)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn a_megabyte_of_noise() {
    let byte = |n: u32| char::from((n.wrapping_mul(2_654_435_761) >> 24) as u8 & 0x7f);
    read(&(0..1_000_000).map(byte).collect::<String>());
}

/// Pieces that nest, chain or end nothing when repeated.
const PIECES: &[&str] = &[
    "a ",
    "(",
    "{",
    "[",
    "a(",
    "a*",
    "*",
    "!",
    "-",
    "a?",
    "a,",
    "int a;",
    "a+",
    "#",
    "#if\n",
    "#if 1\n",
    "\\\n",
    "\"",
    "'",
    "//@ device\n",
    "/*",
    "//~ x\n",
    "x: ",
    "case 1: ",
    "if (a) ",
    "if (a) ; else ",
    "do ",
    "for (;;) ",
    "struct {",
    "struct s {",
    "int (",
    "int (*",
    "int f(",
    "= {",
    "{.a = ",
    "sizeof ",
    "sizeof(",
    "(int)",
    "\"a\" ",
    "a.b",
    "a->",
    "a[",
    "++",
    "return ",
    "int *",
    "int a[",
    "typedef int a;",
    "#define A A A\nA ",
    "é",
    "enum {",
    "enum { A,",
    "~",
    "a = ",
    "&",
    "a && ",
    ".a",
    "(int){",
    "__attribute__((",
    "switch (a) ",
    "(int (*)(",
    "offsetof(int, ",
    "F(",
    "#include <windows.h>\n",
    "#include \"wine/test.h\"\nok(",
    "struct { int a : 3;",
    "int a : 3;",
    "f(a, ",
    "va_arg(a, ",
    "START_TEST(a) {",
];

#[test]
fn everything_is_read_all_the_way() {
    for program in PROGRAMS {
        let program = program.replace("void emit(long long value);", "void emit(long long value) { }");
        let loaded = tpio_scenarios::load("a.c", &program);
        let shown: Vec<String> =
            loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None)).collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
    }
}

#[test]
fn a_lot_of_the_same() {
    for piece in PIECES {
        let text = piece.repeat(20_000 / piece.len());
        read(&text);
        read(&format!("#define F(x) x\nint f(void) {{ {text}"));
        read(&format!("int a = {text}"));
    }
}

#[test]
fn macros_that_explode() {
    let doubling = (0..40).map(|n| format!("#define A{} A{n} A{n}\n", n + 1)).collect::<Vec<_>>().concat();
    read(&format!("{doubling}A40\n"));
    let calls = (0..40).map(|n| format!("#define A{}(x) A{n}(x x)\n", n + 1)).collect::<Vec<_>>().concat();
    read(&format!("#define A0(x) x\n{calls}A40(1)\n"));
    read(&format!("#define F(x) x x x x\n{}1{}\n", "F(".repeat(1000), ")".repeat(1000)));
    read(&format!("#define F(x) {}\nF({})\n", "x ".repeat(100_000), "y ".repeat(100_000)));
    let chain = (0..20_000).map(|n| format!("#define A{} A{n}\n", n + 1)).collect::<Vec<_>>().concat();
    read(&format!("{chain}A20000\n"));
    read(&format!("#define F(x) x\n{}", "F(1 ".repeat(100_000)));
    read(&format!("#define S(x) #x\n{}", "S(S) ".repeat(100_000)));
}
