//! The rules of the house that a compiler does not enforce.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tpio_book::check::{files, name};
use tpio_book::faults;
use tpio_model::rules::RuleId;
use tpio_scenarios::catalogue;

const ROOMS: &[&str] = &["model", "scenarios", "sim", "tui", "book"];

/// Workspaces of their own, with rules of their own.
const APART: &[&str] = &["book/player", "sim/benches/peers"];

/// What each package may depend on, within the house.
const MAY_USE: &[(&str, &[&str])] = &[
    ("tpio-model", &[]),
    ("tpio-scenarios", &["tpio-model"]),
    ("tpio-sim", &["tpio-model"]),
    ("tpio", &["tpio-model", "tpio-scenarios", "tpio-sim"]),
    ("tpio-book", &["tpio-model", "tpio-scenarios", "tpio-sim", "tpio"]),
];

/// Packages from outside that may stand in one place only.
const ONLY_IN: &[(&str, &str)] = &[("rand", "tpio-sim"), ("rand_chacha", "tpio-sim"), ("crossterm", "tpio")];

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the book is in the house").to_path_buf()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(house().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust file of the workspace: its name and its text.
fn rust_files() -> Vec<(String, String)> {
    let house = house();
    let paths = ROOMS.iter().flat_map(|room| files(&house.join(room), &["rs"]));
    let named = paths.map(|path| (name(&path, &house), std::fs::read_to_string(&path).expect("a Rust file is text")));
    named.filter(|(name, _)| !APART.iter().any(|apart| name.starts_with(apart))).collect()
}

#[test]
fn every_rust_file_says_what_it_is() {
    let silent: Vec<String> = rust_files()
        .into_iter()
        .filter(|(_, text)| !text.lines().next().is_some_and(|line| line.starts_with("//! ") && line.len() > 8))
        .map(|(name, _)| name)
        .collect();
    assert!(silent.is_empty(), "these do not begin with a `//!` comment: {silent:#?}");
}

#[test]
fn no_rust_file_is_longer_than_500_lines() {
    let long: Vec<(String, usize)> = rust_files()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .collect();
    assert!(long.is_empty(), "cut these: {long:#?}");
}

/// Functions that may be longer than 70 lines: one big table each.
const LONG: &[(&str, &str)] = &[("sim/src/narrate/mod.rs", "sentence")];

#[test]
fn no_function_is_longer_than_70_lines() {
    let mut long = Vec::new();
    for (file, text) in rust_files().iter().filter(|(name, _)| !name.contains("/tests/")) {
        let lines: Vec<&str> = text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let indent = &line[..line.len() - line.trim_start().len()];
            let Some(function) = function(line) else { continue };
            let end =
                lines[start..].iter().position(|line| line.strip_prefix(indent).is_some_and(|l| l.starts_with('}')));
            let length = end.map_or(0, |end| end + 1);
            if length > 70 && !LONG.contains(&(file.as_str(), function)) {
                long.push(format!("{file}:{}: {function} has {length} lines", start + 1));
            }
        }
    }
    assert!(long.is_empty(), "cut these: {long:#?}");
}

/// The name of the function whose body begins here, possibly after more lines of its signature.
fn function(line: &str) -> Option<&str> {
    let whole = line.ends_with(';') || line.ends_with('}');
    let (before, after) = line.trim_start().split_once("fn ").filter(|_| !whole)?;
    let words = before.split_whitespace();
    let heading =
        words.into_iter().all(|word| word.starts_with("pub") || ["const", "super)", "crate)"].contains(&word));
    heading.then(|| after.split(['(', '<']).next().unwrap_or(after))
}

#[test]
fn the_readme_gives_the_test_command_that_ci_runs() {
    let command = "cargo test --workspace --release --locked";
    let line = |text: &str, wanted: &str| text.lines().any(|line| line.trim() == wanted);
    assert!(line(&read("README.md"), &format!("$ {command}")), "README.md lacks it");
    assert!(line(&read(".ci/run"), command), ".ci/run lacks it");
    assert!(line(&read(".github/workflows/ci.yml"), "- run: .ci/run"), "the workflow does not call .ci/run");
}

#[test]
fn every_rule_has_a_scenario_that_breaks_it_and_a_twin_that_does_not() {
    let scenarios: Vec<_> = catalogue::all().iter().map(|entry| (entry.name, entry.load().directives)).collect();
    for rule in RuleId::ALL.iter().map(|rule| rule.id()) {
        let breaks = scenarios.iter().filter(|(_, about)| about.sometimes.iter().any(|broken| broken.id == rule));
        let twins: Vec<_> = breaks.filter_map(|(name, about)| Some((name, about.twin.as_deref()?))).collect();
        assert!(!twins.is_empty(), "no scenario with a twin breaks {rule}");
        for (name, twin) in twins {
            let (_, about) = scenarios.iter().find(|(other, _)| *other == twin).unwrap_or_else(|| panic!("no {twin}"));
            assert_eq!(about.twin.as_deref(), Some(*name), "the twin of {name} does not know it");
            assert!(!about.sometimes.iter().any(|broken| broken.id == rule), "{twin} breaks {rule} as {name} does");
        }
    }
}

#[test]
fn every_seeded_fault_fits_the_house() {
    let house = house();
    let problems = faults::load(&house).map_or_else(|problems| problems, |all| faults::check::all(&house, &all));
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// `cargo metadata`, with what else it should do. `None` if cargo cannot say, as without a network.
fn metadata(args: &[&str]) -> Option<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(args)
        .current_dir(house())
        .output()
        .expect("cargo runs: it runs this test");
    output.status.success().then(|| serde_json::from_slice(&output.stdout).expect("cargo prints JSON"))
}

#[test]
fn dependencies_point_the_way_the_arrows_do() {
    let all = metadata(&["--no-deps", "--offline"]).expect("cargo reads the manifests");
    let may: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let packages = all["packages"].as_array().expect("packages");
    assert_eq!(packages.len(), may.len(), "a room was added: say what it may use");
    for package in packages {
        let user = package["name"].as_str().expect("a name");
        let allowed = may.get(user).unwrap_or_else(|| panic!("{user} is no room"));
        let used = package["dependencies"].as_array().expect("dependencies");
        for dependency in used.iter().filter(|dependency| dependency["kind"].is_null()) {
            let target = dependency["name"].as_str().expect("a name");
            assert!(user != "tpio-model", "tpio-model depends on {target}; it may depend on nothing");
            assert!(!may.contains_key(target) || allowed.contains(&target), "{user} must not know {target}");
            if let Some((_, only)) = ONLY_IN.iter().find(|(outside, _)| *outside == target) {
                assert_eq!(user, *only, "{target} belongs to {only}");
            }
        }
    }
}

#[test]
fn crossterm_is_named_in_one_file() {
    let named: Vec<String> = rust_files()
        .into_iter()
        .filter(|(name, text)| !name.starts_with("book/") && text.contains("crossterm::"))
        .map(|(name, _)| name)
        .collect();
    assert!(named.len() <= 1, "{named:?}");
}

#[test]
fn the_live_objects_name_no_threads_but_their_alias() {
    let foreign = ["std::sync", "std::thread", "loom::", "shuttle::", "crate::", "tpio_"];
    let live =
        rust_files().into_iter().filter(|(name, _)| name.starts_with("sim/src/live/") && !name.ends_with("/sync.rs"));
    let files: Vec<(String, String)> = live.collect();
    assert!(files.len() >= 8, "the live objects have moved");
    for (name, text) in files {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let named: Vec<&str> = code.filter(|line| foreign.iter().any(|word| line.contains(word))).collect();
        assert!(named.is_empty(), "{name} has to go through `super::sync`: {named:#?}");
    }
}

#[test]
fn no_locked_package_needs_a_newer_rust_than_we_promise() {
    // Without a network cargo may have only this system's packages at hand; then those have to do.
    let host = format!("{}-", std::env::consts::ARCH);
    let all = metadata(&[]).or_else(|| {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let version = Command::new(rustc).arg("-vV").output().expect("rustc runs");
        let version = String::from_utf8_lossy(&version.stdout).into_owned();
        let triple = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or(&host).to_string();
        metadata(&["--offline", "--filter-platform", &triple])
    });
    let all = all.expect("cargo knows the packages that it built");
    let ours = numbers(all["packages"].as_array().expect("packages").iter().find_map(|package| {
        (package["name"] == "tpio-model").then(|| package["rust_version"].as_str().expect("we promise a version"))
    }));
    let newer: BTreeSet<String> = all["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .filter(|package| numbers(package["rust_version"].as_str()) > ours)
        .map(|package| format!("{} {} needs {}", package["name"], package["version"], package["rust_version"]))
        .collect();
    assert!(newer.is_empty(), "{newer:#?}");
}

/// `1.88` and `1.88.0` as `[1, 88, 0]`; no version at all asks for nothing.
fn numbers(version: Option<&str>) -> [u32; 3] {
    let mut parts = version.unwrap_or("0").split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}
