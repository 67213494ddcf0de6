//! Statements, types, initialisers.

use expect_test::expect;

use super::{said, said_in_main};

#[test]
fn statements() {
    said_in_main(
        "break; continue; case 1: default: goto nowhere; here: here: ;",
        expect![[r#"
        error: `break` outside of a loop or switch
         --> a.c:6:1
          |
        6 | break; continue; case 1: default: goto nowhere; here: here: ;
          | ^^^^^^

        error: `continue` outside of a loop
         --> a.c:6:8
          |
        6 | break; continue; case 1: default: goto nowhere; here: here: ;
          |        ^^^^^^^^^

        error: `case` outside of a switch
         --> a.c:6:23
          |
        6 | break; continue; case 1: default: goto nowhere; here: here: ;
          |                       ^

        error: `default` outside of a switch
         --> a.c:6:26
          |
        6 | break; continue; case 1: default: goto nowhere; here: here: ;
          |                          ^^^^^^^

        error: no label `nowhere` in `main`
         --> a.c:6:40
          |
        6 | break; continue; case 1: default: goto nowhere; here: here: ;
          |                                        ^^^^^^^

        error: label `here` is defined twice
         --> a.c:6:55
          |
        6 | break; continue; case 1: default: goto nowhere; here: here: ;
          |                                                 ----  ^^^^
          |                                                 |
          |                                                 first here
    "#]],
    );
    said_in_main(
        "switch (1) { case 1: case 1: default: default: ; } int x = 1; switch (x) { case x: ; }",
        expect![[r#"
        error: two cases with the same value
         --> a.c:6:27
          |
        6 | switch (1) { case 1: case 1: default: default: ; } int x = 1; switch (x) { case x: ; }
          |                   -       ^
          |                   |
          |                   the first

        error: two `default` in one switch
         --> a.c:6:39
          |
        6 | switch (1) { case 1: case 1: default: default: ; } int x = 1; switch (x) { case x: ; }
          |                              -------  ^^^^^^^
          |                              |
          |                              the first

        error: the value of a case is not an integer constant
         --> a.c:6:81
          |
        6 | switch (1) { case 1: case 1: default: default: ; } int x = 1; switch (x) { case x: ; }
          |                                                                                 ^
          |
          = help: use a number, an enumerator, or a macro
    "#]],
    );
    said(
        "static void f(void) { return 1; } static int g(void) { return; } int main(void) { int x = 1; x == 2; return 0; }",
        expect![[r#"
        error: `f` returns nothing, here is a value
         --> a.c:1:30
          |
        1 | static void f(void) { return 1; } static int g(void) { return; } int main(void) { int x = 1; x == 2; return 0; }
          |                              ^
          |
          = help: write `return;`, or give the function a type

        error: `g` returns `int`, here is no value
         --> a.c:1:56
          |
        1 | static void f(void) { return 1; } static int g(void) { return; } int main(void) { int x = 1; x == 2; return 0; }
          |                                                        ^^^^^^^
          |
          = help: write `return 0;`

        warning: the result of this comparison is not used
         --> a.c:1:94
          |
        1 | static void f(void) { return 1; } static int g(void) { return; } int main(void) { int x = 1; x == 2; return 0; }
          |                                                                                              ^^^^^^
          |
          = help: for an assignment write `=`
    "#]],
    );
}

#[test]
fn types() {
    said(
        "struct s { int x : 3; int x; int x; struct t t; void v; }; int main(void) { return sizeof(struct t); }",
        expect![[r#"
        error: a bit-field
         --> a.c:1:16
          |
        1 | struct s { int x : 3; int x; int x; struct t t; void v; }; int main(void) { return sizeof(struct t); }
          |                ^^^^^
          |
          = help: use an integer of its own, or masks and shifts

        error: two members are called `x`
         --> a.c:1:34
          |
        1 | struct s { int x : 3; int x; int x; struct t t; void v; }; int main(void) { return sizeof(struct t); }
          |                                  ^

        error: member `v` has a type without a size
         --> a.c:1:37
          |
        1 | struct s { int x : 3; int x; int x; struct t t; void v; }; int main(void) { return sizeof(struct t); }
          |                                     ^^^^^^^^^^^
          |
          = help: use a pointer, or define the type before

        error: member `t` has the incomplete type `struct t`
         --> a.c:1:46
          |
        1 | struct s { int x : 3; int x; int x; struct t t; void v; }; int main(void) { return sizeof(struct t); }
          |                                              ^
          |
          = help: use a pointer, or define the type before

        error: `struct t` has no size here
         --> a.c:1:84
          |
        1 | struct s { int x : 3; int x; int x; struct t t; void v; }; int main(void) { return sizeof(struct t); }
          |                                                                                    ^^^^^^^^^^^^^^^^
          |
          = help: an object needs a complete type: define the structure, or give the array its length
    "#]],
    );
    said(
        "enum e { A, B = 2, A, C = 5000000000, D = main }; int main(void) { return 0; }",
        expect![[r#"
            error: `A` is declared twice
             --> a.c:1:20
              |
            1 | enum e { A, B = 2, A, C = 5000000000, D = main }; int main(void) { return 0; }
              |          -         ^
              |          |
              |          first here

            error: enumerator `C` does not fit into an int
             --> a.c:1:23
              |
            1 | enum e { A, B = 2, A, C = 5000000000, D = main }; int main(void) { return 0; }
              |                       ^

            error: enumerator `D` does not fit into an int
             --> a.c:1:39
              |
            1 | enum e { A, B = 2, A, C = 5000000000, D = main }; int main(void) { return 0; }
              |                                       ^

            error: unknown name `main`
             --> a.c:1:43
              |
            1 | enum e { A, B = 2, A, C = 5000000000, D = main }; int main(void) { return 0; }
              |                                           ^^^^
        "#]],
    );
    said(
        "int n = 3; int a[n]; int b[-1]; int c[2000000]; int f(void)[3]; void v; int main(void) { return 0; }",
        expect![[r#"
        error: the length of an array is not an integer constant
         --> a.c:1:18
          |
        1 | int n = 3; int a[n]; int b[-1]; int c[2000000]; int f(void)[3]; void v; int main(void) { return 0; }
          |                  ^
          |
          = help: use a number, an enumerator, or a macro

        error: an array of -1 elements
         --> a.c:1:28
          |
        1 | int n = 3; int a[n]; int b[-1]; int c[2000000]; int f(void)[3]; void v; int main(void) { return 0; }
          |                            ^^
          |
          = help: an array has at least one element

        error: array of 8000000 bytes
         --> a.c:1:37
          |
        1 | int n = 3; int a[n]; int b[-1]; int c[2000000]; int f(void)[3]; void v; int main(void) { return 0; }
          |                                     ^^^^^^^^^^
          |
          = help: an object is at most 1048576 bytes here

        error: a function that returns `int[3]`
         --> a.c:1:53
          |
        1 | int n = 3; int a[n]; int b[-1]; int c[2000000]; int f(void)[3]; void v; int main(void) { return 0; }
          |                                                     ^^^^^^^^^^
          |
          = help: return a pointer

        error: variable `v` of type `void`
         --> a.c:1:70
          |
        1 | int n = 3; int a[n]; int b[-1]; int c[2000000]; int f(void)[3]; void v; int main(void) { return 0; }
          |                                                                      ^
          |
          = help: did you mean `void *`?
    "#]],
    );
    said(
        "struct s { int x; }; union s { int x; }; struct s { int y; }; int main(void) { return 0; }",
        expect![[r#"
        error: `s` is the tag of something else
         --> a.c:1:28
          |
        1 | struct s { int x; }; union s { int x; }; struct s { int y; }; int main(void) { return 0; }
          |                            ^

        error: `s` is the tag of something else
         --> a.c:1:49
          |
        1 | struct s { int x; }; union s { int x; }; struct s { int y; }; int main(void) { return 0; }
          |                                                 ^
    "#]],
    );
    said(
        "long main(int x) { return 0; }",
        expect![[r#"
        error: an unusual `main`
         --> a.c:1:6
          |
        1 | long main(int x) { return 0; }
          |      ^^^^
          |
          = help: write `int main(void)`
    "#]],
    );
}

#[test]
fn initialisers() {
    said(
        "int f(void) { return 1; } int x = f(); int y = x; int *p = &x + 1; int z = (int)&x; int main(void) { return 0; }",
        expect![[r#"
        error: this value is not known before the program starts
         --> a.c:1:35
          |
        1 | int f(void) { return 1; } int x = f(); int y = x; int *p = &x + 1; int z = (int)&x; int main(void) { return 0; }
          |                                   ^^^
          |
          = help: initialise with a constant or an address, and assign the rest at the start of `main`

        error: this value is not known before the program starts
         --> a.c:1:48
          |
        1 | int f(void) { return 1; } int x = f(); int y = x; int *p = &x + 1; int z = (int)&x; int main(void) { return 0; }
          |                                                ^
          |
          = help: initialise with a constant or an address, and assign the rest at the start of `main`

        error: this value is not known before the program starts
         --> a.c:1:76
          |
        1 | int f(void) { return 1; } int x = f(); int y = x; int *p = &x + 1; int z = (int)&x; int main(void) { return 0; }
          |                                                                            ^^^^^^^
          |
          = help: initialise with a constant or an address, and assign the rest at the start of `main`
    "#]],
    );
    said_in_main(
        "int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = \"abc\"; int b[2] = 5; int x = { 1, 2 };",
        expect![[r#"
        error: too many values for `int[2]`
         --> a.c:6:20
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                    ^

        error: initialiser: `int` where `char *` is expected
         --> a.c:6:43
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                                           ^ integer to pointer without a cast
          |
          = help: if it is meant, write `(char *)` before it

        error: too many values for `struct s`
         --> a.c:6:46
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                                              ^

        error: `struct s` has no member `nmber`
         --> a.c:6:67
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                                                                   ^^^^^
          |
          = help: did you mean `number`?

        error: a string of 3 characters for an array of 2
         --> a.c:6:92
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                                                                                            ^^^^^

        error: `int[2]` is initialised with a single value
         --> a.c:6:110
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                                                                                                              ^
          |
          = help: write the elements in braces

        error: a list for a single `int`
         --> a.c:6:121
          |
        6 | int a[2] = { 1, 2, 3 }; struct s s = { 1, 2, 3 }; struct s t = { .nmber = 1 }; char c[2] = "abc"; int b[2] = 5; int x = { 1, 2 };
          |                                                                                                                         ^^^^^^^^
    "#]],
    );
    said_in_main(
        "int a[2] = { [2] = 1, [1] = 0 }; int x[] = { [\"a\"] = 1 };",
        expect![[r#"
        error: index 2 is outside the array
         --> a.c:6:15
          |
        6 | int a[2] = { [2] = 1, [1] = 0 }; int x[] = { ["a"] = 1 };
          |               ^

        error: an index in an initialiser is not an integer constant
         --> a.c:6:47
          |
        6 | int a[2] = { [2] = 1, [1] = 0 }; int x[] = { ["a"] = 1 };
          |                                               ^^^
          |
          = help: use a number, an enumerator, or a macro
    "#]],
    );
}
