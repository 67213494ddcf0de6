//! What becomes of what: expressions with all their parentheses, declarations in words.

mod show;

use expect_test::{Expect, expect};
use tpio_scenarios::ast::{ExprKind, Init, Item};
use tpio_scenarios::parse::parse;
use tpio_scenarios::source::Source;

/// A text's own items, shown one on a line.
fn items(text: &str) -> String {
    let source = Source::new("a.c", text);
    let (unit, diags) = parse(&source);
    assert_eq!(diags, [], "{text}");
    let own = unit.items.iter().filter(|item| !builtin(item));
    own.map(|item| show::item(item) + "\n").collect()
}

fn builtin(item: &Item) -> bool {
    match item {
        Item::Decl(decl) => decl.span.is_builtin(),
        Item::Function(function) => function.span.is_builtin(),
    }
}

fn check(text: &str, expect: Expect) {
    expect.assert_eq(&items(text).trim_end().replace('\n', " / "));
}

/// Shows an expression.
fn expr(text: &str, expect: Expect) {
    let shown = items(&format!("typedef int T; int x = {text};"));
    let shown = shown.lines().last().expect("a declaration");
    expect.assert_eq(shown.strip_prefix("x: int = ").expect("an initialiser"));
}

#[test]
fn operators_bind_as_in_c() {
    expr("a + b * c - d", expect!["((a + (b * c)) - d)"]);
    expr("a = b = c ? d : e ? f : g", expect!["(a = (b = (c ? d : (e ? f : g))))"]);
    expr(
        "a || b && c | d ^ e & f == g < h << i + j * k",
        expect!["(a || (b && (c | (d ^ (e & (f == (g < (h << (i + (j * k))))))))))"],
    );
    expr("-a++ + *--b[1].c->d(e, f)", expect!["(-(a++) + *(--b[1].c->d(e, f)))"]);
    expr("!~+-*&a", expect!["!~+-*&a"]);
    expr("(a, b)", expect!["(a, b)"]);
    expr("a <<= b >>= c", expect!["(a <<= (b >>= c))"]);
    expr("(a) + (b)", expect!["(a + b)"]);
}

#[test]
fn types_in_expressions() {
    expr("(T)a + (T *)b", expect!["(<T>a + <pointer to T>b)"]);
    expr("(T)(a) * (T)-1", expect!["(<T>a * <T>-1)"]);
    expr("(a)(b)", expect!["a(b)"]);
    expr(
        "sizeof(T) + sizeof a + sizeof(a)[1] + sizeof (T){1}",
        expect!["(((sizeof <T> + sizeof a) + sizeof a[1]) + sizeof <T>{1})"],
    );
    expr(
        "(void (*(*)[3])(int, ...))p",
        expect!["<pointer to array 3 of pointer to function(int, ...) returning void>p"],
    );
    expr("(struct s){.a = 1, .b[2].c = {0}, 5}.a", expect!["<struct s>{.a = 1, .b[2].c = {0}, 5}.a"]);
    expr("__builtin_offsetof(struct s, a.b[3])", expect!["offsetof <struct s>.a.b[3]"]);
}

#[test]
fn literals() {
    expr("0x7fU + 010 + 0b11 + 5LL + 6ul + 7i64", expect!["(((((127U + 8) + 3) + 5LL) + 6UL) + 7LL)"]);
    expr(r"'a' + '\n' + L'\x263a' + '\377'", expect!["((('97' + '10') + '9786') + '-1')"]);
    expr(r#""a" "\x62" "c""#, expect![[r#""abc""#]]);
    expr(r#"L"ä" "b""#, expect![[r#"L"äb""#]]);
}

#[test]
fn declarators_are_turned_inside_out() {
    check(
        "int *a[3], (*b)[3], *(*c)(void), (*d[2])(int x), **e;",
        expect![
            "a: array 3 of pointer to int; b: pointer to array 3 of int; c: pointer to function() returning pointer to int; d: array 2 of pointer to function(x: int) returning int; e: pointer to pointer to int"
        ],
    );
    check("const char *const volatile p;", expect!["p: const volatile pointer to const char"]);
    check(
        "void (*signal(int number, void (*handler)(int)))(int);",
        expect![
            "signal: function(number: int, handler: pointer to function(int) returning void) returning pointer to function(int) returning void"
        ],
    );
    check(
        "typedef unsigned T; typedef T *P; T f(T, P p, T[3], int (T));",
        expect![
            "T: typedef uint / P: pointer to typedef T / f: function(T, p: P, array 3 of T, function(T) returning int) returning T"
        ],
    );
    check(
        "static unsigned long int a; long long unsigned b; char signed c; __int64 d; _Bool e;",
        expect!["a: static ulong / b: ulonglong / c: schar / d: longlong / e: bool"],
    );
    check(
        "extern struct s *s; struct { int : 3, b : 2; union { int c; }; } t; enum e { A, B = 2, } u;",
        expect![
            "s: pointer to extern struct s / t: struct  { int : 3; b: int : 2; union  { c: int } } / u: enum e { A, B = 2 }"
        ],
    );
    check("int a[] = {1, [5] = 2, {3}}, b = 1;", expect!["a: array of int = {1, [5] = 2, {3}}; b: int = 1"]);
}

#[test]
fn a_name_hides_a_typedef() {
    check(
        "typedef int T; void f(void) { T T = 1; T * 2; { typedef char T; T x; } }",
        expect!["T: typedef int / f: function() returning void { T: T = 1; (T * 2); { T: typedef char; x: T; } }"],
    );
    check(
        "typedef int T; void f(int T) { (T) + 1; }",
        expect!["T: typedef int / f: function(T: int) returning void { (T + 1); }"],
    );
    check(
        "typedef int T; void f(void) { T: goto T; }",
        expect!["T: typedef int / f: function() returning void { T: [goto T;] }"],
    );
}

#[test]
fn statements() {
    check(
        "int f(void) { if (a) if (b) c; else d; return 0; }",
        expect!["f: function() returning int { if a [if b [c; else d;]] return 0; }"],
    );
    check(
        "void f(void) { for (int i = 0; i < 3; i++) ; for (;;) break; while (a) continue; do a; while (b); }",
        expect![
            "f: function() returning void { for (i: int = 0; (i < 3); (i++)) [;] for (; ; ) [break;] while a [continue;] do [a;] while b; }"
        ],
    );
    check(
        "void f(void) { switch (a) { case 1: case 2: b; default: } out: ; goto out; return; }",
        expect![
            "f: function() returning void { switch a [{ case 1: [case 2: [b;]] default: [;] }] out: [;] goto out; return ; }"
        ],
    );
}

#[test]
fn macros_expand_as_in_c() {
    let define = |macros: &str, text: &str| {
        let shown = items(&format!("{macros}\nint x = {text};"));
        shown.trim_end().trim_start_matches("x: int = ").to_owned()
    };
    assert_eq!(define("#define f(a) a + g(a)\n#define g(a) f(a)", "f(1)"), "(1 + f(1))");
    assert_eq!(define("#define S(x) #x\n#define T(x) S(x)\n#define A 1  +\t2", "T(A)"), r#""1 + 2""#);
    assert_eq!(define("#define S(x) #x", r#"S( "a\n" 'b' )"#), r#""\"a\\n\" 'b'""#);
    assert_eq!(define("#define J(a, b) a ## b", "J(x, 1) + J(, y) + J(z, ) + J(1, 2)"), "(((x1 + y) + z) + 12)");
    assert_eq!(define("#define L(f, ...) g(f, ## __VA_ARGS__)", "L(a) + L(a, b, c)"), "(g(a) + g(a, b, c))");
    assert_eq!(define("#define F(x) x\n#define G F", "G(1) + F\n(2) + F (F)(3)"), "((1 + 2) + F(3))");
    assert_eq!(define("#define A B\n#define B A", "A + B"), "(A + B)");
    assert_eq!(define("#define X 1\\\n2\n#undef X\n#define X 3", "X"), "3");
    assert_eq!(define("\n", "__LINE__ +\n__LINE__"), "(3 + 4)");
    assert_eq!(define("#define NONE()  7\n#define ONE(x) [x]", "NONE() + a ONE((1, 2))"), "(7 + a[(1, 2)])");
}

#[test]
fn conditions_choose() {
    let chosen = |text: &str| items(text).trim_end().to_owned();
    let if_so = |condition: &str| chosen(&format!("#if {condition}\nint yes;\n#else\nint no;\n#endif")) == "yes: int";
    assert!(if_so("1 + 2 * 3 == 7 && -1 < 0 && !(2 > 3) && (5 & 6) == 4 && 'a' == 97"));
    assert!(if_so("defined _WIN32 && !defined(NOTHING) && NOTHING == 0"));
    assert!(if_so("1 ? 2 : 1 / 0") && if_so("1 || 1 / 0") && !if_so("0 && 1 / 0"));
    assert!(if_so("-1 > 0u") && if_so("1 << 4 >> 2 == 4") && if_so("~0 == -1"));
    assert_eq!(chosen("#if 0\nit's skipped\n#elif 1\nint a;\n#elif 1 / 0\nint b;\n#else\nint c;\n#endif"), "a: int");
    assert_eq!(chosen("#ifdef X\n#if 1\n#else\n#endif\nint a;\n#endif\n#ifndef X\nint b;\n#endif"), "b: int");
}

#[test]
fn a_node_is_where_it_stands() {
    let source = Source::new("a.c", "#define TWICE(x) ((x) + (x))\nint a = 1 + \\\n  TWICE(b);\n");
    let (unit, _) = parse(&source);
    let Some(Item::Decl(decl)) = unit.items.last() else { panic!("a declaration") };
    let init = decl.declarators[0].init.as_ref().expect("an initialiser");
    assert_eq!(source.slice(init.span()), "1 + \\\n  TWICE(b)");
    assert_eq!(source.slice(decl.span), "int a = 1 + \\\n  TWICE(b);");
    let Init::Expr(expr) = init else { panic!("an expression") };
    let ExprKind::Binary(_, _, twice) = &expr.kind else { panic!("a sum") };
    assert_eq!(source.slice(twice.span), "TWICE(b)");
    assert_eq!(source.site(twice.span).line, 3);
}
