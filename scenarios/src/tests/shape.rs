//! What instructions are made, where it matters to those who run them: registers and slots, visible accesses, places,
//! numbers, jumps back.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use tpio_model::program::{Inst, Program};

use super::load_test;
use crate::diagnostic::Color;

/// The program of a text without errors.
fn program(text: &str) -> Program {
    let loaded = load_test("shape.c", text);
    let said: Vec<_> = loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None)).collect();
    loaded.program.unwrap_or_else(|| panic!("{}", said.join("\n\n")))
}

/// The instructions of the last function, each with the text it points at.
fn listing(text: &str) -> String {
    let program = program(text);
    let function = program.functions.last().unwrap();
    let mut out = String::new();
    for (pc, (inst, site)) in function.code.iter().zip(&function.sites).enumerate() {
        let line = program.line(site.line);
        let place: String = line.chars().skip(site.column as usize - 1).take(site.length as usize).collect();
        let inst = match inst {
            // the number of a Windows function changes as the model grows
            Inst::Api { args, call, .. } => format!("Api {{ args: {args}, call: {call:?} }}"),
            other => format!("{other:?}"),
        };
        writeln!(out, "{pc:<2} {inst:40} {place}").unwrap();
    }
    out
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&listing(text));
}

#[test]
fn loops_test_at_the_top_and_jump_back() {
    check(
        "int main(void) { int i; for (i = 0; i < 3; i++) { } return i; }",
        expect![[r#"
            0  Const(0)                                 0
            1  SetReg(RegId(0))                         i = 0
            2  GetReg(RegId(0))                         i
            3  Const(3)                                 3
            4  Binary(Lt, I32)                          i < 3
            5  JumpIfZero(11)                           i < 3
            6  GetReg(RegId(0))                         i
            7  Const(1)                                 i++
            8  Binary(Add, I32)                         i++
            9  SetReg(RegId(0))                         i++
            10 Jump(2)                                  i < 3
            11 GetReg(RegId(0))                         i
            12 Return { value: true }                   return i;
        "#]],
    );
    check(
        "int main(void) { int i = 0; do i++; while (i < 3); return i; }",
        expect![[r#"
            0  Const(0)                                 0
            1  SetReg(RegId(0))                         i = 0
            2  GetReg(RegId(0))                         i
            3  Const(1)                                 i++
            4  Binary(Add, I32)                         i++
            5  SetReg(RegId(0))                         i++
            6  GetReg(RegId(0))                         i
            7  Const(3)                                 3
            8  Binary(Lt, I32)                          i < 3
            9  JumpIfNonZero(2)                         i < 3
            10 GetReg(RegId(0))                         i
            11 Return { value: true }                   return i;
        "#]],
    );
}

#[test]
fn variables_in_memory_have_scopes() {
    check(
        "void emit(long long value);\nint main(void)\n{\n    while (1) {\n        int a[2] = { 1 };\n        if (a[0]) break;\n        continue;\n    }\n    return 0;\n}",
        expect![[r#"
            0  EnterSlot(SlotId(0))                     a
            1  SlotAddr(SlotId(0))                      a[2] = { 1 }
            2  ZeroBytes(8)                             a[2] = { 1 }
            3  SlotAddr(SlotId(0))                      1
            4  Const(1)                                 1
            5  Store { int: I32, volatile: false }      1
            6  SlotAddr(SlotId(0))                      a[0]
            7  Load { int: I32, volatile: false }       a[0]
            8  JumpIfZero(11)                           a[0]
            9  LeaveSlot(SlotId(0))                     break;
            10 Jump(14)                                 break;
            11 LeaveSlot(SlotId(0))                     continue;
            12 Jump(13)                                 continue;
            13 Jump(0)                                  1
            14 Const(0)                                 0
            15 Return { value: true }                   return 0;
        "#]],
    );
}

#[test]
fn volatile_goes_through_typedefs_and_pointers() {
    check(
        "typedef volatile long counter;\nstatic counter c;\nint main(void) { long volatile *p = &c; *p = 1; c += 2; return c; }",
        expect![[r#"
            0  GlobalAddr(GlobalId(0))                  c
            1  SetReg(RegId(0))                         p = &c
            2  GetReg(RegId(0))                         p
            3  Const(1)                                 1
            4  Store { int: I32, volatile: true }       *p = 1
            5  GlobalAddr(GlobalId(0))                  c
            6  Dup                                      c += 2
            7  Load { int: I32, volatile: true }        c += 2
            8  Const(2)                                 2
            9  Binary(Add, I32)                         c += 2
            10 Store { int: I32, volatile: true }       c += 2
            11 GlobalAddr(GlobalId(0))                  c
            12 Load { int: I32, volatile: true }        c
            13 Return { value: true }                   return c;
        "#]],
    );
}

#[test]
fn values_of_assignments_are_kept_in_registers() {
    check(
        "struct s { int a, b; };\nint main(void) { return 0; }\nstatic int g(struct s *p) { return p->a = p->b++; }",
        expect![[r#"
            0  GetReg(RegId(0))                         p
            1  GetReg(RegId(0))                         p
            2  Const(4)                                 p->b
            3  Binary(Add, U64)                         p->b
            4  Dup                                      p->b++
            5  Load { int: I32, volatile: false }       p->b++
            6  SetReg(RegId(1))                         p->b++
            7  GetReg(RegId(1))                         p->b++
            8  Const(1)                                 p->b++
            9  Binary(Add, I32)                         p->b++
            10 Store { int: I32, volatile: false }      p->b++
            11 GetReg(RegId(1))                         p->b++
            12 ClearReg(RegId(1))                       p->b++
            13 SetReg(RegId(1))                         p->a = p->b++
            14 GetReg(RegId(1))                         p->a = p->b++
            15 Store { int: I32, volatile: false }      p->a = p->b++
            16 GetReg(RegId(1))                         p->a = p->b++
            17 ClearReg(RegId(1))                       p->a = p->b++
            18 Return { value: true }                   return p->a = p->b++;
        "#]],
    );
}

#[test]
fn calls_are_pointed_at_without_parentheses_around_them() {
    check(
        "#include <windows.h>\nint main(void)\n{\n    if ((GetLastError()) == ERROR_IO_PENDING) return ((int)GetLastError(\n        ));\n    return 0;\n}",
        expect![[r#"
            0  Api { args: 0, call: CallId(65535) }     GetLastError()
            1  Const(997)                               ERROR_IO_PENDING
            2  Binary(Eq, U32)                          (GetLastError()) == ERROR_IO_PENDING
            3  JumpIfZero(7)                            (GetLastError()) == ERROR_IO_PENDING
            4  Api { args: 0, call: CallId(65535) }     GetLastError(
            5  Convert(I32)                             GetLastError(
            6  Return { value: true }                   return ((int)GetLastError(
            7  Const(0)                                 0
            8  Return { value: true }                   return 0;
        "#]],
    );
}

#[test]
fn cases_are_compared_one_after_the_other() {
    check(
        "int main(void) { int x = 2; switch (x) { case 1: x = 5; case 2: return 7; default: break; } return x; }",
        expect![[r#"
            0  Const(2)                                 2
            1  SetReg(RegId(0))                         x = 2
            2  GetReg(RegId(0))                         x
            3  Dup                                      x
            4  Const(1)                                 x
            5  Binary(Eq, I32)                          x
            6  JumpIfZero(9)                            x
            7  Pop                                      x
            8  Jump(17)                                 x
            9  Dup                                      x
            10 Const(2)                                 x
            11 Binary(Eq, I32)                          x
            12 JumpIfZero(15)                           x
            13 Pop                                      x
            14 Jump(19)                                 x
            15 Pop                                      x
            16 Jump(21)                                 x
            17 Const(5)                                 5
            18 SetReg(RegId(0))                         x = 5
            19 Const(7)                                 7
            20 Return { value: true }                   return 7;
            21 Jump(22)                                 break;
            22 GetReg(RegId(0))                         x
            23 Return { value: true }                   return x;
        "#]],
    );
}

#[test]
fn parameters_in_memory_are_copied() {
    check(
        "int main(void) { return 0; }\nstatic int f(short x) { short *p = &x; return *p; }",
        expect![[r#"
            0  EnterSlot(SlotId(0))                     x
            1  SlotAddr(SlotId(0))                      x
            2  GetReg(RegId(0))                         x
            3  Store { int: I16, volatile: false }      x
            4  ClearReg(RegId(0))                       x
            5  SlotAddr(SlotId(0))                      x
            6  SetReg(RegId(1))                         p = &x
            7  GetReg(RegId(1))                         p
            8  Load { int: I16, volatile: false }       *p
            9  Return { value: true }                   return *p;
        "#]],
    );
}

#[test]
fn main_gets_the_name_of_the_program_alone() {
    check(
        "int main(int argc, char **argv) { return argc; }",
        expect![[r#"
            0  Const(1)                                 argc
            1  SetReg(RegId(0))                         argc
            2  GlobalAddr(GlobalId(1))                  argv
            3  SetReg(RegId(1))                         argv
            4  GetReg(RegId(0))                         argc
            5  Return { value: true }                   return argc;
        "#]],
    );
    assert_eq!(program("int main(int argc, char **argv) { return argc; }").functions[0].params, 0);
}

#[test]
fn calls_and_slots_are_numbered_in_the_order_of_the_source() {
    let program = program(
        "void emit(long long value);\nstatic void f(void) { int a[1] = {0}; for (;; emit(1)) { emit(a[0]); break; } }\n\
         int main(void) { int b = sizeof(emit(9), 1); int *p = &b; emit(*p); f(); return 0; }",
    );
    let code = program.functions.iter().flat_map(|function| &function.code);
    let calls: Vec<_> = code
        .filter_map(|inst| match inst {
            Inst::Api { call, .. } => Some(call.0),
            _ => None,
        })
        .collect();
    assert_eq!(calls, [1, 2]);
    let slots: Vec<_> = program.functions.iter().flat_map(|function| &function.slots).map(|slot| slot.number).collect();
    assert_eq!(slots, [0, 1]);
}
