//! `tpio check --expect`.

use expect_test::expect;

use crate::tpio::{file, tpio};

#[test]
fn what_holds() {
    expect![[r#"
        --- stdout
        tests/cli/c/hello.c: holds: never: any
        tests/cli/c/hello.c: holds: only-output: "hello\nworld\n"
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("check --expect {}", file("hello"))).to_string());
    expect![[r#"
        --- stdout
        tests/cli/c/freed.c: holds: sometimes: overlapped-freed
        tests/cli/c/freed.c: holds: line 26: overlapped-freed
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("check --expect {}", file("freed"))).to_string());
}

#[test]
fn what_is_refuted() {
    expect![[r#"
        --- stdout
        tests/cli/c/refuted.c: refuted: sometimes: data-race (no order does)
        tests/cli/c/refuted.c: refuted: line 9: data-race (no order does)
        tests/cli/c/refuted.c: holds: never: deadlock
        tests/cli/c/refuted.c: refuted: only-output: "no\n" ("yes\n" is printed, schedule a.)
        tests/cli/c/refuted.c: refuted: never-output: "e" (it is printed, schedule a.)
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("check --expect {}", file("refuted"))).to_string());
    expect![[r#"
        --- stdout
        tests/cli/c/order.c: refuted: only-output: "main\nother\n" ("other\nmain\n" is printed, schedule a.11)
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("check --expect {}", file("order"))).to_string());
}

#[test]
fn what_a_limit_leaves_open() {
    expect![[r#"
        --- stdout
        tests/cli/c/counts.c: undecided: sometimes: hang (no order that was seen does)
        tests/cli/c/counts.c: undecided: never: deadlock (not every order was seen)
        --- exit status 3
    "#]]
    .assert_eq(&tpio(&format!("check --expect {} --max-states 40", file("counts"))).to_string());
}

#[test]
fn a_file_without_directives() {
    expect![[r#"
        --- stdout
        tests/cli/c/spin.c: the header expects nothing
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("check --expect {}", file("spin"))).to_string());
}
