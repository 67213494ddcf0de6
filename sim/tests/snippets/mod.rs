//! Programs from a few lines: a thread of the program beside `main`. Each must break one rule in some order and no other
//! rule, or none in any order.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use tpio_scenarios::diagnostic::Color;
use tpio_sim::explore::{Coverage, Plan, Reduce, explore_by};

/// The lines of one program.
pub(crate) struct Snippet {
    /// What it is about.
    pub(crate) name: &'static str,
    /// Outside of all functions.
    pub(crate) shared: &'static str,
    /// In `main`, before the thread begins.
    pub(crate) before: &'static str,
    /// In the thread.
    pub(crate) thread: &'static str,
    /// In `main`, beside the thread.
    pub(crate) main: &'static str,
    /// In `main`, after the thread has ended.
    pub(crate) after: &'static str,
}

impl Snippet {
    /// A program that does nothing.
    pub(crate) const NONE: Snippet = Snippet { name: "", shared: "", before: "", thread: "", main: "", after: "" };

    fn text(&self) -> String {
        let Snippet { shared, before, thread, main, after, .. } = self;
        format!(
            "#include <windows.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\
             static void use(int value) {{ }}\n{shared}\n\
             static DWORD WINAPI beside(LPVOID parameter) {{ {thread} return 0; }}\n\
             int main(void) {{\n{before}\n{{\nHANDLE thread = CreateThread(NULL, 0, beside, NULL, 0, NULL);\n\
             {main}\nWaitForSingleObject(thread, INFINITE);\n}}\n{after}\nreturn 0; }}\n"
        )
    }
}

/// What is wrong with the rules that the program breaks: it should break this one and no other.
pub(crate) fn wrong(snippet: &Snippet, rule: Option<&str>) -> Option<String> {
    let name = snippet.name;
    let loaded = tpio_scenarios::load(name, &snippet.text());
    let Some(program) = loaded.program.as_ref().filter(|_| loaded.diagnostics.is_empty()) else {
        let said = loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None));
        return Some(format!("{name}: {}", said.collect::<Vec<_>>().join("\n")));
    };
    [Reduce::None, Reduce::All].into_iter().find_map(|reduce| {
        let plan = Plan { reduce, ..Plan::default() };
        let found = explore_by(program, plan, &mut |_| ControlFlow::Continue(()));
        let broken: BTreeSet<&str> = found.outcomes.iter().flat_map(|it| &it.rules).map(|it| it.id()).collect();
        let right = found.coverage == Coverage::Complete && broken.iter().copied().eq(rule);
        (!right)
            .then(|| format!("{name}: {reduce:?}: {:?}, breaks {broken:?} and should break {rule:?}", found.coverage))
    })
}
