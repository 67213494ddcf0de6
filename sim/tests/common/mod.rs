//! What the tests of the search share: programs from C, and every state of one.

use std::fs;
use std::path::Path;

use rustc_hash::FxHashSet;
use tpio_model::{Program, State};

/// A file under `scenarios/`, compiled.
#[allow(dead_code, reason = "not every test reads files")]
pub(crate) fn program(path: &str) -> Program {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios").join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    compile(path, &text)
}

/// A program from its text.
pub(crate) fn compile(name: &str, text: &str) -> Program {
    let loaded = tpio_scenarios::load(name, text);
    loaded.program.unwrap_or_else(|| panic!("{name}: {:?}", loaded.diagnostics))
}

/// Every reference program, by its path under `scenarios/`, sorted.
#[allow(dead_code, reason = "not every test needs all programs")]
pub(crate) fn oracle() -> Vec<String> {
    programs("oracle")
}

/// Every program about one fact, in the same way.
#[allow(dead_code, reason = "not every test needs all programs")]
pub(crate) fn facts() -> Vec<String> {
    programs("facts")
}

fn programs(folder: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios").join(folder);
    let files = fs::read_dir(path).expect("a folder of programs").map(|file| file.expect("a file").path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "c"));
    let mut names: Vec<String> =
        files.map(|path| format!("{folder}/{}", path.file_name().expect("a name").to_string_lossy())).collect();
    names.sort();
    names
}

/// Every state in which something can happen, at most so many, found without the explorer.
#[allow(dead_code, reason = "not every test needs all states")]
pub(crate) fn states(program: &Program, most: usize) -> Vec<State> {
    let mut seen = FxHashSet::default();
    let mut found = vec![tpio_model::initial(program)];
    seen.insert(found[0].clone());
    let mut at = 0;
    while at < found.len() && found.len() < most {
        let state = found[at].clone();
        at += 1;
        for choice in tpio_model::enabled(program, &state) {
            let mut next = state.clone();
            let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
            if step.stop.is_none() && tpio_model::judge(program, &next).is_none() && seen.insert(next.clone()) {
                found.push(next);
            }
        }
    }
    found
}
