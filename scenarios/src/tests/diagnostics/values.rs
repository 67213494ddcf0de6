//! Values: formats, conversions, places.

use expect_test::expect;

use super::{said, said_in_main};

#[test]
fn formats() {
    said_in_main(
        "printf(\"%d %s\\n\", 1);",
        expect![[r#"
        error: `%s` in the format has no argument
         --> a.c:6:1
          |
        6 | printf("%d %s\n", 1);
          | ^^^^^^^^^^^^^^^^^^^^
          |
          = help: the format wants 2 arguments, after it there are 1
    "#]],
    );
    said_in_main(
        "printf(\"%d\\n\", 1, 2);",
        expect![[r#"
        error: an argument without a conversion in the format
         --> a.c:6:19
          |
        6 | printf("%d\n", 1, 2);
          |                   ^
          |
          = help: the format wants 1 argument, after it there are 2
    "#]],
    );
    said_in_main(
        "printf(\"%.2f\\n\", 1);",
        expect![[r#"
        error: `%.2f` prints floating point, which is not supported
         --> a.c:6:8
          |
        6 | printf("%.2f\n", 1);
          |        ^^^^^^^^
          |
          = help: print integers with `%d`, `%u`, `%lu` or `%llu`
    "#]],
    );
    said_in_main(
        "printf(\"%s %y\\n\", 1);",
        expect![[r#"
        error: unknown conversion `%y` in the format
         --> a.c:6:8
          |
        6 | printf("%s %y\n", 1);
          |        ^^^^^^^^^
          |
          = help: supported: %d %i %u %x %X %o %c %s %p %%, with h, l, ll, z, I64 before them
    "#]],
    );
    said_in_main(
        "printf(\"%s %lld %d %*d%%\", 1, 2, 3ll, 4, 5);",
        expect![[r#"
        error: `%s` in the format with an argument of type `int`
         --> a.c:6:28
          |
        6 | printf("%s %lld %d %*d%%", 1, 2, 3ll, 4, 5);
          |                            ^
          |
          = help: it takes a pointer to characters

        warning: `%lld` in the format with an argument of type `int`
         --> a.c:6:31
          |
        6 | printf("%s %lld %d %*d%%", 1, 2, 3ll, 4, 5);
          |                               ^
          |
          = help: it takes a 64-bit integer; cast the argument, or drop `ll`

        warning: `%d` in the format with an argument of type `long long`
         --> a.c:6:34
          |
        6 | printf("%s %lld %d %*d%%", 1, 2, 3ll, 4, 5);
          |                                  ^^^
          |
          = help: it takes a 32-bit integer; cast the argument, or write `%lld`, `%llu` or `%p`
    "#]],
    );
}

#[test]
fn conversions() {
    said_in_main(
        "int *p = 5; int x = p; HANDLE h = 0; h = -1;",
        expect![[r#"
        error: initialiser: `int` where `int *` is expected
         --> a.c:6:10
          |
        6 | int *p = 5; int x = p; HANDLE h = 0; h = -1;
          |          ^ integer to pointer without a cast
          |
          = help: if it is meant, write `(int *)` before it

        error: initialiser: `int *` where `int` is expected
         --> a.c:6:21
          |
        6 | int *p = 5; int x = p; HANDLE h = 0; h = -1;
          |                     ^ pointer to integer without a cast
          |
          = help: if it is meant, write `(int)` before it

        error: assignment to `h`: `int` where `void *` is expected
         --> a.c:6:42
          |
        6 | int *p = 5; int x = p; HANDLE h = 0; h = -1;
          |                                          ^^ integer to pointer without a cast
          |
          = help: if it is meant, write `(void *)` before it
    "#]],
    );
    said_in_main(
        "int x; char *p = &x; LONG *q = &x; DWORD *r = &x; void *v = &x; p = v;",
        expect![[r#"
        warning: initialiser: `int *` where `char *` is expected
         --> a.c:6:18
          |
        6 | int x; char *p = &x; LONG *q = &x; DWORD *r = &x; void *v = &x; p = v;
          |                  ^^
          |
          = help: if it is meant, write `(char *)` before it

        warning: initialiser: `int *` where `unsigned long *` is expected
         --> a.c:6:47
          |
        6 | int x; char *p = &x; LONG *q = &x; DWORD *r = &x; void *v = &x; p = v;
          |                                               ^^
          |
          = help: if it is meant, write `(unsigned long *)` before it
    "#]],
    );
    said_in_main(
        "struct s a; int x = a; a = x; if (a) x = 1; x = (int)a;",
        expect![[r#"
        error: initialiser: `struct s` where `int` is expected
         --> a.c:6:21
          |
        6 | struct s a; int x = a; a = x; if (a) x = 1; x = (int)a;
          |                     ^

        error: assignment to `a`: `int` where `struct s` is expected
         --> a.c:6:28
          |
        6 | struct s a; int x = a; a = x; if (a) x = 1; x = (int)a;
          |                            ^

        error: `struct s` as a condition
         --> a.c:6:35
          |
        6 | struct s a; int x = a; a = x; if (a) x = 1; x = (int)a;
          |                                   ^
          |
          = help: an integer or a pointer is needed here

        error: cast from `struct s` to `int`
         --> a.c:6:49
          |
        6 | struct s a; int x = a; a = x; if (a) x = 1; x = (int)a;
          |                                                 ^^^^^^
          |
          = help: casts are between integers and pointers
    "#]],
    );
    said_in_main(
        "int x, *p = &x; if (p == 3) x = 1; x = p * 2; p = p + p; x = p - &x;",
        expect![[r#"
        error: comparison of `int *` with `int`
         --> a.c:6:21
          |
        6 | int x, *p = &x; if (p == 3) x = 1; x = p * 2; p = p + p; x = p - &x;
          |                     ^^^^^^
          |
          = help: cast the integer to the pointer's type, or the pointer to ULONG_PTR

        error: `int *` * `int`
         --> a.c:6:40
          |
        6 | int x, *p = &x; if (p == 3) x = 1; x = p * 2; p = p + p; x = p - &x;
          |                                        ^^^^^
          |
          = help: for arithmetic on the bits of a pointer, cast it to ULONG_PTR

        error: `int *` + `int *`
         --> a.c:6:51
          |
        6 | int x, *p = &x; if (p == 3) x = 1; x = p * 2; p = p + p; x = p - &x;
          |                                                   ^^^^^
          |
          = help: for arithmetic on the bits of a pointer, cast it to ULONG_PTR
    "#]],
    );
    said_in_main(
        "int x = Sleep(1);",
        expect![[r#"
        error: initialiser: no value where `int` is expected
         --> a.c:6:9
          |
        6 | int x = Sleep(1);
          |         ^^^^^^^^ this returns nothing
    "#]],
    );
    said(
        "#include <windows.h>\nstatic VOID CALLBACK io(PTP_CALLBACK_INSTANCE a, PVOID b, PVOID c) { }\nint main(void) { CreateThreadpoolIo(0, io, 0, 0); return 0; }",
        expect![[r#"
            warning: argument 2 of `CreateThreadpoolIo`: `void (*)(struct _TP_CALLBACK_INSTANCE *, void *, void *)` where `void (*)(struct _TP_CALLBACK_INSTANCE *, void *, void *, unsigned long, unsigned long long, struct _TP_IO *)` is expected
             --> a.c:3:40
              |
            3 | int main(void) { CreateThreadpoolIo(0, io, 0, 0); return 0; }
              |                                        ^^
              |
              = help: give the function exactly this type; what is passed otherwise is not defined
        "#]],
    );
}

#[test]
fn places() {
    said_in_main(
        "const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = \"\"; *t = 1;",
        expect![[r#"
        error: `c` is const
         --> a.c:6:18
          |
        6 | const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = ""; *t = 1;
          |                  ^

        error: this cannot be assigned to
         --> a.c:6:25
          |
        6 | const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = ""; *t = 1;
          |                         ^
          |
          = help: only a variable, a member, an element or what a pointer points to can

        error: `c` is const
         --> a.c:6:32
          |
        6 | const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = ""; *t = 1;
          |                                ^

        error: an array cannot be assigned to
         --> a.c:6:47
          |
        6 | const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = ""; *t = 1;
          |                                               ^
          |
          = help: assign its elements, or use memcpy

        error: the address of a value that is not in memory
         --> a.c:6:54
          |
        6 | const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = ""; *t = 1;
          |                                                      ^^
          |
          = help: put it into a variable first

        error: `*t` is const
         --> a.c:6:78
          |
        6 | const int c = 1; c = 2; 5 = c; c++; int a[2]; a = 0; &5; const char *t = ""; *t = 1;
          |                                                                              ^^
    "#]],
    );
    said_in_main(
        "struct s a, *p = &a; a->number = 1; p.number = 1; p->numbr = 1; p->zzzzzz = 1; p->number.x = 1;",
        expect![[r#"
        error: `->number` on a structure
         --> a.c:6:22
          |
        6 | struct s a, *p = &a; a->number = 1; p.number = 1; p->numbr = 1; p->zzzzzz = 1; p->number.x = 1;
          |                      ^^^^^^^^^
          |
          = help: write `.number`

        error: `.number` on a pointer
         --> a.c:6:37
          |
        6 | struct s a, *p = &a; a->number = 1; p.number = 1; p->numbr = 1; p->zzzzzz = 1; p->number.x = 1;
          |                                     ^^^^^^^^
          |
          = help: write `->number`

        error: `struct s` has no member `numbr`
         --> a.c:6:54
          |
        6 | struct s a, *p = &a; a->number = 1; p.number = 1; p->numbr = 1; p->zzzzzz = 1; p->number.x = 1;
          |                                                      ^^^^^
          |
          = help: did you mean `number`?

        error: `struct s` has no member `zzzzzz`
         --> a.c:6:68
          |
        6 | struct s a, *p = &a; a->number = 1; p.number = 1; p->numbr = 1; p->zzzzzz = 1; p->number.x = 1;
          |                                                                    ^^^^^^
          |
          = help: it has: number, text

        error: `int` is no structure and has no member `x`
         --> a.c:6:90
          |
        6 | struct s a, *p = &a; a->number = 1; p.number = 1; p->numbr = 1; p->zzzzzz = 1; p->number.x = 1;
          |                                                                                          ^
    "#]],
    );
    said_in_main(
        "void *p = 0; *p = 1; p++; int x; x[0] = 1; *x = 1;",
        expect![[r#"
        error: what a `void *` points to has no type
         --> a.c:6:14
          |
        6 | void *p = 0; *p = 1; p++; int x; x[0] = 1; *x = 1;
          |              ^^
          |
          = help: cast it to a pointer to what is there

        error: arithmetic on `void *`
         --> a.c:6:22
          |
        6 | void *p = 0; *p = 1; p++; int x; x[0] = 1; *x = 1;
          |                      ^
          |
          = help: the size of what it points to is not known; cast it to `char *` to count bytes

        error: `[]` on `int` and `int`: an array or pointer and an integer are needed
         --> a.c:6:34
          |
        6 | void *p = 0; *p = 1; p++; int x; x[0] = 1; *x = 1;
          |                                  ^^^^

        error: `int` is no pointer
         --> a.c:6:44
          |
        6 | void *p = 0; *p = 1; p++; int x; x[0] = 1; *x = 1;
          |                                            ^^
    "#]],
    );
}
