//! Steps that are taken at once because nobody can see them: nothing that is found depends on it, and two things could tell.
//! (Random programs: `reduction.rs`.)

mod common;

use std::ops::ControlFlow;

use tpio_sim::explore::{Plan, Reduce, explore_by};

/// What is printed and which rules are broken, searched with everything left out, and held against the plain search.
fn found(text: &str) -> Vec<(String, String)> {
    let program = common::compile("test.c", text);
    let [plain, por, all] = [Reduce::None, Reduce::Por, Reduce::All].map(|reduce| {
        let found = explore_by(&program, Plan { reduce, ..Plan::default() }, &mut |_| ControlFlow::Continue(()));
        let tell = |outcome: &tpio_sim::explore::Outcome| (outcome.stdout.clone(), format!("{:?}", outcome.rules));
        found.outcomes.iter().map(tell).collect::<Vec<_>>()
    });
    assert_eq!(por, plain);
    assert_eq!(all, plain);
    all
}

/// A race ends the run where both threads stand before it: a thread that came there early would turn every run into a race.
#[test]
fn a_thread_does_not_come_to_a_race_early() {
    let text = "#include <windows.h>
#include <stdio.h>
static LONG plain;
static DWORD WINAPI thread(LPVOID unused)
{
    Sleep(0);
    plain = 1;
    return 0;
}
int main(void)
{
    HANDLE other = CreateThread(NULL, 0, thread, NULL, 0, NULL);
    plain = 2;
    WaitForSingleObject(other, INFINITE);
    printf(\"%ld\\n\", plain);
    return 0;
}
";
    let expected = [("1\n", "{}"), ("", "{data-race}")].map(|(out, rules)| (out.to_owned(), rules.to_owned()));
    assert_eq!(found(text), expected);
}

/// Time passes where a thread that goes round in a loop is about to yield: it has to be seen there.
#[test]
fn time_passes_beside_a_thread_that_yields_in_a_loop() {
    let text = "#include <windows.h>
#include <stdio.h>
static volatile LONG flag;
static DWORD WINAPI thread(LPVOID unused)
{
    while (!flag) {
        Sleep(0);
    }
    return 0;
}
int main(void)
{
    HANDLE other = CreateThread(NULL, 0, thread, NULL, 0, NULL);
    Sleep(1);
    flag = 1;
    WaitForSingleObject(other, INFINITE);
    printf(\"over\\n\");
    return 0;
}
";
    assert_eq!(found(text), [("over\n".to_owned(), "{}".to_owned())]);
}
