//! Lists the C files under `c/` for the catalogue, in the order in which a reader should meet them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Chapters in their order; others come after them alphabetically.
const CHAPTERS: [&str; 11] =
    ["basics", "accounting", "lifetime", "waiting", "pools", "work", "timers", "groups", "ports", "memory", "locks"];
/// What everybody begins with.
const FIRST: &str = "hello-read";

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("c");
    println!("cargo::rerun-if-changed=c");
    println!("cargo::rerun-if-changed=build.rs");
    let mut list = Vec::new();
    for chapter in names(&root)?.iter().filter(|name| root.join(name).is_dir()) {
        println!("cargo::rerun-if-changed=c/{chapter}");
        for file in names(&root.join(chapter))? {
            let Some(name) = file.strip_suffix(".c") else { continue };
            let rank = CHAPTERS.iter().position(|known| known == chapter).unwrap_or(CHAPTERS.len());
            list.push((rank, chapter.clone(), name != FIRST, name.to_owned()));
        }
    }
    list.sort();
    let mut text = String::from("&[\n");
    for (_, chapter, _, name) in &list {
        let path = root.join(chapter).join(format!("{name}.c"));
        let entry = format!(
            "Entry {{ name: {name:?}, chapter: {chapter:?}, text: include_str!({:?}) }}",
            path.display().to_string()
        );
        writeln!(text, "    {entry},").expect("a String takes everything");
    }
    text.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("catalogue.rs"), text)
}

/// What is in a folder, sorted.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
