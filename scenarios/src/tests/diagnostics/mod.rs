//! What people are told about C that cannot be a scenario: the message names what was found, the help what would work.

mod declarations;
mod names;
mod values;

use expect_test::Expect;

use super::load_test;
use crate::diagnostic::Color;

/// Compares everything that is said about a text.
fn said(text: &str, expected: Expect) {
    let loaded = load_test("a.c", text);
    let list: Vec<_> = loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None)).collect();
    expected.assert_eq(&(list.join("\n\n") + "\n"));
}

/// The same for statements of `main`, with Windows' header.
fn said_in_main(statements: &str, expected: Expect) {
    said(
        &format!(
            "#include <windows.h>\n#include <stdio.h>\nstruct s {{ int number; char *text; }};\nint main(void)\n{{\n{statements}\nreturn 0;\n}}\n"
        ),
        expected,
    );
}
