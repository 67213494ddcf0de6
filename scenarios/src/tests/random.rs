//! Whatever the text, `load` neither panics nor hangs; what it lets through holds together.

use proptest::prelude::*;

use super::{WithEmit, load_test};
use crate::lower::validate;

/// Pieces that C files are made of, so that random texts get past the parser now and then.
const PIECES: [&str; 60] = [
    "int",
    "char",
    "long",
    "unsigned",
    "void",
    "struct",
    "union",
    "enum",
    "static",
    "const",
    "volatile",
    "typedef",
    "x",
    "y",
    "f",
    "S",
    "main",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    "=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "&",
    "&&",
    "|",
    "!",
    "?",
    ":",
    "<",
    ">>",
    "++",
    "--",
    ".",
    "->",
    "0",
    "1",
    "\"s\"",
    "'c'",
    "if",
    "else",
    "while",
    "for",
    "do",
    "switch",
    "case",
    "return",
    "break",
    "goto",
    "sizeof",
    "#define x y\n",
    "(void)",
];

/// Programs to be damaged.
const SEEDS: [&str; 3] =
    [include_str!("compute/memory.c"), include_str!("compute/control.c"), include_str!("../../c/basics/hello-read.c")];

fn survives(text: &str) {
    let loaded = load_test("random.c", text);
    assert_eq!(loaded.program.is_none(), loaded.has_errors(), "{text}");
    if let Some(program) = &loaded.program {
        assert_eq!(validate(program, &WithEmit), Ok(()), "{text}");
    }
    for diag in &loaded.diagnostics {
        diag.render(&loaded.source, crate::diagnostic::Color::None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_pieces(pieces in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let body: Vec<_> = pieces.into_iter().map(|index| PIECES[index]).collect();
        let body = body.join(" ");
        survives(&body);
        survives(&format!("struct S {{ int x; char y[4]; }} ; int f(int x) {{ return x; }} int main(void) {{ int x, *y; {body} }}"));
    }

    #[test]
    fn random_expressions(pieces in prop::collection::vec(0..EXPRESSION.len(), 1..12)) {
        let body: Vec<_> = pieces.into_iter().map(|index| EXPRESSION[index]).collect();
        survives(&format!("{PRELUDE} int main(void) {{ {LOCALS} {}; return 0; }}", body.join(" ")));
    }

    #[test]
    fn damaged_programs(seed in 0..SEEDS.len(), cuts in prop::collection::vec((0usize..100_000, 0usize..12, 0..PIECES.len()), 1..4)) {
        let mut text = SEEDS[seed].to_owned();
        for (place, length, piece) in cuts {
            let floor = |mut at: usize| { while !text.is_char_boundary(at) { at -= 1; } at };
            let start = floor(place % text.len());
            let end = floor((start + length).min(text.len())).max(start);
            text.replace_range(start..end, PIECES[piece]);
        }
        survives(&text);
    }
}

/// The deepest trees that the parser lets through fit on the stack, and longer ones are refused, not overflowed.
#[test]
fn deep_trees() {
    for depth in [10, 100, 250, 1000] {
        let nest =
            |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
        for expression in [
            nest("(", "x", ")"),
            nest("-", "x", ""),
            nest("x ? x : ", "x", ""),
            nest("(x, ", "x", ")"),
            nest("f(", "x", ")"),
            nest("x + ", "x", ""),
            nest("x && ", "x", ""),
            nest("*&", "x", ""),
            nest("a[", "x", "]"),
            nest("x = ", "x", ""),
        ] {
            survives(&format!(
                "{PRELUDE} int main(void) {{ {LOCALS} {expression}; if ({expression}) return {expression}; return 0; }}"
            ));
        }
        for statement in [
            nest("{", ";", "}"),
            nest("if (x) ", ";", ""),
            nest("while (x) {", ";", "}"),
            nest("{ int a[2]; ", "goto end;", "}"),
        ] {
            survives(&format!("{PRELUDE} int main(void) {{ {LOCALS} {statement} end: return 0; }}"));
        }
        survives(&format!("int {}x; int main(void) {{ return 0; }}", "*".repeat(depth)));
        survives(&format!("int x{}; int main(void) {{ return 0; }}", "[1]".repeat(depth)));
        survives(&format!("int x[1] = {}; int main(void) {{ return 0; }}", nest("{", "1", "}")));
        let typedefs: Vec<_> = (1..depth).map(|index| format!("typedef T{} *T{index};", index - 1)).collect();
        let typedefs = typedefs.concat();
        survives(&format!("typedef int T0; {typedefs} int main(void) {{ return 0; }}"));
    }
}

const PRELUDE: &str = "struct S { int m; struct S *next; union { short h; char c[3]; }; }; static struct S g; \
    static int (*table[2])(int); static int f(int x) { return x; } enum { E = 3 };";
const LOCALS: &str = "int x = 1, a[3] = {0}; unsigned char b = 2; long long l = 3; struct S s = g, *p = &s; void *v = &x; \
    volatile int w = 0; int (*q)(int) = f; char *t = \"text\";";

/// Operands and operators around [`LOCALS`].
const EXPRESSION: [&str; 64] = [
    "x",
    "a",
    "b",
    "l",
    "s",
    "p",
    "v",
    "w",
    "q",
    "t",
    "g",
    "f",
    "E",
    "0",
    "1",
    "-1",
    "7u",
    "3ll",
    "\"s\"",
    "'c'",
    "+",
    "-",
    "*",
    "/",
    "%",
    "&",
    "|",
    "^",
    "&&",
    "||",
    "<<",
    ">>",
    "<",
    "==",
    "!=",
    "=",
    "+=",
    "-=",
    "<<=",
    "?",
    ":",
    ",",
    "!",
    "~",
    "++",
    "--",
    "(",
    ")",
    "[",
    "]",
    ".m",
    "->m",
    "->next",
    ".c",
    "(int)",
    "(char *)",
    "(struct S *)",
    "(void)",
    "sizeof",
    "f(x)",
    "q(1)",
    "table[0](2)",
    "(struct S){ 1 }",
    "&(int){ 2 }",
];
