//! Names and calls.

use expect_test::expect;

use super::{said, said_in_main};

#[test]
fn names() {
    said(
        "int f(void);\n",
        expect![[r#"
        error: no function `main` in this file
         --> a.c:1:14
          |
        1 | int f(void);
          |             ^
          |
          = help: a scenario is a whole program: write `int main(void) { … }`
    "#]],
    );
    said_in_main(
        "int counter; countre = 1; nothing_like_it++; nothing_like_it--;",
        expect![[r#"
        error: unknown name `countre`
         --> a.c:6:14
          |
        6 | int counter; countre = 1; nothing_like_it++; nothing_like_it--;
          |              ^^^^^^^
          |
          = help: did you mean `counter`?

        error: unknown name `nothing_like_it`
         --> a.c:6:27
          |
        6 | int counter; countre = 1; nothing_like_it++; nothing_like_it--;
          |                           ^^^^^^^^^^^^^^^
    "#]],
    );
    said_in_main(
        "CreatThreadpoolIo(0, 0, 0, 0);",
        expect![[r#"
        error: unknown function `CreatThreadpoolIo`
         --> a.c:6:1
          |
        6 | CreatThreadpoolIo(0, 0, 0, 0);
          | ^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `CreateThreadpoolIo`?
    "#]],
    );
    said_in_main(
        "CancelSynchronousIo(0);",
        expect![[r#"
            error: `CancelSynchronousIo` exists in Windows but is not modelled here
             --> a.c:6:1
              |
            6 | CancelSynchronousIo(0);
              | ^^^^^^^^^^^^^^^^^^^
              |
              = help: modelled: `CancelIo`, `CancelIoEx`, `CreateThreadpoolIo`
        "#]],
    );
    said(
        "int main(void) { Sleep(0); printf(\"\"); return 0; }",
        expect![[r#"
        error: `Sleep` is not declared
         --> a.c:1:18
          |
        1 | int main(void) { Sleep(0); printf(""); return 0; }
          |                  ^^^^^
          |
          = help: add `#include <windows.h>`

        error: `printf` is not declared
         --> a.c:1:28
          |
        1 | int main(void) { Sleep(0); printf(""); return 0; }
          |                            ^^^^^^
          |
          = help: add `#include <stdio.h>`
    "#]],
    );
    said_in_main(
        "int twice; int twice; goto out; { DWORD DWORD; }",
        expect![[r#"
        error: `twice` is declared twice
         --> a.c:6:16
          |
        6 | int twice; int twice; goto out; { DWORD DWORD; }
          |     -----      ^^^^^
          |     |
          |     first here

        error: no label `out` in `main`
         --> a.c:6:28
          |
        6 | int twice; int twice; goto out; { DWORD DWORD; }
          |                            ^^^
    "#]],
    );
    said(
        "static int f(int x); int main(void) { return f(1); }",
        expect![[r#"
        error: `f` is declared but has no body
         --> a.c:1:46
          |
        1 | static int f(int x); int main(void) { return f(1); }
          |                                              ^^^^
          |
          = help: define it in this file
    "#]],
    );
    said(
        "static void Sleep(int x) { } int main(void) { int (*f)(void) = main; main(); return 0; }",
        expect![[r#"
        error: `Sleep` is a Windows function
         --> a.c:1:13
          |
        1 | static void Sleep(int x) { } int main(void) { int (*f)(void) = main; main(); return 0; }
          |             ^^^^^
          |
          = help: give your function another name

        error: `main` is called
         --> a.c:1:70
          |
        1 | static void Sleep(int x) { } int main(void) { int (*f)(void) = main; main(); return 0; }
          |                                                                      ^^^^
          |
          = help: put what it does into another function
    "#]],
    );
    said_in_main(
        "void *p = CloseHandle;",
        expect![[r#"
        error: the address of the Windows function `CloseHandle`
         --> a.c:6:11
          |
        6 | void *p = CloseHandle;
          |           ^^^^^^^^^^^
          |
          = help: write a function of your own that calls `CloseHandle`, and take its address
    "#]],
    );
}

#[test]
fn calls() {
    said_in_main(
        "CloseHandle();",
        expect![[r#"
        error: too few arguments for `CloseHandle`: it takes 1 argument, not 0
         --> a.c:6:1
          |
        6 | CloseHandle();
          | ^^^^^^^^^^^^^
          |
          = help: BOOL CloseHandle(HANDLE object)
    "#]],
    );
    said_in_main(
        "SetEvent((HANDLE)1, TRUE);",
        expect![[r#"
        error: too many arguments for `SetEvent`: it takes 1 argument, not 2
         --> a.c:6:21
          |
        6 | SetEvent((HANDLE)1, TRUE);
          |                     ^^^^
          |
          = help: BOOL SetEvent(HANDLE event)
    "#]],
    );
    said_in_main(
        "int x; x(1);",
        expect![[r#"
        error: `x` is called, but it is no function: its type is `int`
         --> a.c:6:8
          |
        6 | int x; x(1);
          |        ^
    "#]],
    );
    said(
        "static int f(int a, int b) { return a; } int main(void) { return f(1) + f(1, 2, 3); }",
        expect![[r#"
        error: too few arguments for `f`: it takes 2 arguments, not 1
         --> a.c:1:66
          |
        1 | static int f(int a, int b) { return a; } int main(void) { return f(1) + f(1, 2, 3); }
          |                                                                  ^^^^
          |
          = help: its type is `int (int, int)`

        error: too many arguments for `f`: it takes 2 arguments, not 3
         --> a.c:1:81
          |
        1 | static int f(int a, int b) { return a; } int main(void) { return f(1) + f(1, 2, 3); }
          |                                                                                 ^
          |
          = help: its type is `int (int, int)`
    "#]],
    );
    said_in_main(
        "struct s s; printf(\"\", s);",
        expect![[r#"
        error: `struct s` passed by value
         --> a.c:6:24
          |
        6 | struct s s; printf("", s);
          |                        ^
          |
          = help: pass a pointer

        error: an argument without a conversion in the format
         --> a.c:6:24
          |
        6 | struct s s; printf("", s);
          |                        ^
          |
          = help: the format wants 0 arguments, after it there are 1
    "#]],
    );
    said(
        "struct s { int x; }; static void f(struct s s) { } static struct s g(void); int main(void) { return 0; }",
        expect![[r#"
        error: `struct s` passed by value
         --> a.c:1:36
          |
        1 | struct s { int x; }; static void f(struct s s) { } static struct s g(void); int main(void) { return 0; }
          |                                    ^^^^^^^^^^
          |
          = help: pass a pointer

        error: `struct s` returned by value
         --> a.c:1:68
          |
        1 | struct s { int x; }; static void f(struct s s) { } static struct s g(void); int main(void) { return 0; }
          |                                                                    ^^^^^^^
          |
          = help: return a pointer, or let the caller pass one to be filled
    "#]],
    );
    said(
        "static void f(int x, ...) { } int main(void) { f(1, 2); return 0; }",
        expect![[r#"
        error: a function of your own with `...`
         --> a.c:1:14
          |
        1 | static void f(int x, ...) { } int main(void) { f(1, 2); return 0; }
          |              ^^^^^^^^^^^^
          |
          = help: pass an array and its length; only Windows' functions take any number of arguments
    "#]],
    );
}
