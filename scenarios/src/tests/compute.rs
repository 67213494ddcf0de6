//! C programs whose every `emit` line says which values it emits. The values were made by gcc (with `-fwrapv
//! -fshort-wchar -mms-bitfields`), those of `windows.c` by a Windows compiler (x86_64-w64-mingw32-gcc).

use std::fmt::Write as _;

use super::load_test;
use super::machine::Machine;
use crate::diagnostic::Color;

/// Runs a program and compares what each line emits with what it says.
fn agrees(name: &str, text: &str) {
    let loaded = load_test(name, text);
    let said: Vec<_> = loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None)).collect();
    let program = loaded.program.unwrap_or_else(|| panic!("{}", said.join("\n\n")));
    let mut machine = Machine::new(&program);
    assert_eq!(machine.run(), Ok(0), "{name}");
    let mut wrong = String::new();
    for (number, line) in (1u32..).zip(text.lines()) {
        let Some((code, expected)) = line.split_once("//=") else { continue };
        let found: Vec<_> =
            machine.emitted.iter().filter(|(at, _)| *at == number).map(|(_, value)| value.to_string()).collect();
        let found = found.join(" ");
        if found != expected.trim() {
            writeln!(wrong, "{name}:{number}: {}: {found}, not{expected}", code.trim()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn arithmetic() {
    agrees("arithmetic.c", include_str!("compute/arithmetic.c"));
}

#[test]
fn memory() {
    agrees("memory.c", include_str!("compute/memory.c"));
}

#[test]
fn control() {
    agrees("control.c", include_str!("compute/control.c"));
}

#[test]
fn windows_types() {
    agrees("windows.c", include_str!("compute/windows.c"));
}

/// C leaves the order of arguments and operands open. Here operands come in the order of the source, and arguments the
/// other way round, as compilers for Windows have it.
#[test]
fn operands_from_the_left_arguments_from_the_right() {
    agrees(
        "order.c",
        "void emit(long long value);\n\
         static int trace;\n\
         static int note(int digit) { trace = trace * 10 + digit; return digit; }\n\
         static int *at(int digit) { static int cell; note(digit); return &cell; }\n\
         static int three(int a, int b, int c) { return a + b + c; }\n\
         int main(void)\n\
         {\n\
             emit(three(note(1), note(2), note(3))); //= 6\n\
             emit(trace); //= 321\n\
             emit(three(trace, note(4), 5)); //= 3223\n\
             trace = 0;\n\
             emit(note(1) - note(2) * note(3)); //= -5\n\
             emit(trace); //= 123\n\
             trace = 0;\n\
             *at(1) = note(2);\n\
             *at(3) += note(4);\n\
             emit(*at(5)); //= 6\n\
             emit(trace); //= 12345\n\
             return 0;\n\
         }\n",
    );
}

/// What must not load or must fault: the machine of the tests sees through the lowering.
#[test]
fn faults_are_seen() {
    for (text, fault) in [
        ("int main(void) { int x; return x; }", "uninitialised"),
        ("int main(void) { int x; int *p = &x; return *p; }", "uninitialised"),
        ("int main(void) { int *p; { int x = 1; p = &x; } return *p; }", "out of scope"),
        ("int main(void) { int a[2] = {0}; return a[2]; }", "out of bounds"),
        ("int main(void) { char *p = \"a\"; *p = 1; return 0; }", "constant"),
        ("static int f(int x) { if (x) return 1; } int main(void) { return f(0); }", "reached"),
        (
            "int main(void) { for (int i = 0; i < 2; i++) { int x; if (i) return x; x = 1; } return 0; }",
            "uninitialised",
        ),
        ("int main(void) { int z = 0; return 1 / z; }", "division by zero"),
    ] {
        let loaded = load_test("fault.c", text);
        let program = loaded.program.unwrap_or_else(|| panic!("{text}: {:?}", loaded.diagnostics));
        let trap = Machine::new(&program).run().expect_err(text);
        assert!(trap.contains(fault), "{text}: {trap}");
    }
}

#[test]
fn bit_fields() {
    agrees("bits.c", include_str!("compute/bits.c"));
}

#[test]
fn variadic_functions() {
    agrees("variadic.c", include_str!("compute/variadic.c"));
}

#[test]
fn structures_by_value() {
    agrees("by-value.c", include_str!("compute/by-value.c"));
}
