//! How many random runs it takes until a misuse of the catalogue shows, drawn uniformly and by PCT, as a table for
//! `book/figures/runs.tsv`. Counts runs, not time: the same on every machine. `cargo bench -p tpio-sim --bench runs`, with
//! the most runs for one seed as an argument, and the names of programs if not all are wanted.

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/hunt/mod.rs"]
mod hunt;

use tpio_scenarios::catalogue;

use hunt::{HEAD, row, sometimes};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let most = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(20_000);
    let names: Vec<&String> = args.iter().filter(|arg| arg.parse::<u64>().is_err()).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|other| *other == name);
    println!("{HEAD}");
    for entry in catalogue::all().iter().filter(|entry| wanted(entry.name)) {
        for rule in sometimes(entry.text) {
            let program = common::compile(entry.name, entry.text);
            println!("{}", row(entry.name, rule.id(), &program, most, &|met| met.rules.contains(&rule)));
        }
    }
    if wanted("protocol.c") {
        let program = common::program("bench/protocol.c");
        println!("{}", row("protocol.c", "prints 222", &program, most, &|met| met.stdout == "222\n"));
    }
}
