//! What the C front end does not take, shown by making it refuse: each construct has a snippet, and the page prints what
//! the front end says. A construct that begins to be accepted fails a test, so the page cannot lag behind.

use std::fmt::Write as _;

use tpio_scenarios::diagnostic::Diag;

/// Constructs outside the subset, each with a program around it that is fine otherwise.
const REFUSED: &[(&str, &str)] = &[
    ("hexadecimal floating point", "int main(void) { double x = 0x1p3; return x > 0; }"),
    ("arrays of variable length", "int main(void) { int n = 3; char a[n]; return 0; }"),
    ("C11 atomics", "_Atomic int x; int main(void) { return 0; }"),
    ("thread-local storage", "_Thread_local int x; int main(void) { return 0; }"),
    ("generic selection", "int main(void) { return _Generic(1, int: 0); }"),
    ("alignment specifiers", "_Alignas(16) int x; int main(void) { return 0; }"),
    ("inline assembly", "int main(void) { __asm { nop } return 0; }"),
    ("structured exception handling", "int main(void) { __try { } __except (1) { } return 0; }"),
    ("the address of a C function with `...`", "#include <stdio.h>\nint main(void) { return printf != 0; }"),
    ("other Windows functions", "#include <windows.h>\nint main(void) { GetMessageA(0, 0, 0, 0); return 0; }"),
];

/// A table: construct, what the front end says, what it proposes.
///
/// # Errors
///
/// The front end takes one of them.
pub fn refused() -> Result<String, String> {
    let mut out = String::from("| construct | what tpio says | what it proposes |\n|---|---|---|\n");
    for (what, code) in REFUSED {
        let diag = refusal(code).ok_or_else(|| format!("{what} are accepted now: {code}"))?;
        let cell = |text: &str| text.replace('|', "\\|");
        let _ = writeln!(out, "| {what} | {} | {} |", cell(&diag.message), cell(diag.help.as_deref().unwrap_or("")));
    }
    Ok(out)
}

/// The first error of a program.
fn refusal(code: &str) -> Option<Diag> {
    tpio_scenarios::load("refused.c", code).diagnostics.into_iter().find(Diag::is_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_refused_with_a_proposal() {
        for (what, code) in REFUSED {
            let diag = refusal(code).unwrap_or_else(|| panic!("{what} are accepted now"));
            assert!(diag.help.is_some(), "{what}: {}", diag.message);
        }
    }
}
