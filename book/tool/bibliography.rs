//! Sources of the facts and of the patterns, collected from their tables: what each is, where it lies, what rests on it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::atlas;
use crate::facts;

/// Pages of the documentation and posts, each with the facts that rest on it. For pages of `src/reference`.
///
/// # Errors
///
/// The facts cannot be read.
pub fn documents() -> Result<String, String> {
    let mut rests: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for fact in facts::sections()?.into_iter().flat_map(|section| section.facts) {
        for source in fact.source.split(|c: char| c.is_whitespace() || [',', ';', '(', ')'].contains(&c)) {
            if kind(source).is_some() {
                let ids = rests.entry(source.trim_end_matches('.').to_owned()).or_default();
                if !ids.contains(&fact.id) {
                    ids.push(fact.id);
                }
            }
        }
    }
    let mut out = String::new();
    for (mark, heading) in KINDS {
        let _ = writeln!(out, "### {heading}\n\n| source | facts |\n|---|---|");
        for (source, ids) in rests.iter().filter(|(source, _)| kind(source) == Some(mark)) {
            let shown = atlas::address(source).or_else(|| address(source));
            let shown = shown.map_or_else(|| format!("`{source}`"), |address| format!("[`{source}`]({address})"));
            let links = ids.iter().map(|id| format!("[{id}](facts.md#{})", id.to_lowercase()));
            let _ = writeln!(out, "| {shown} | {} |", links.collect::<Vec<_>>().join(", "));
        }
        out.push('\n');
    }
    Ok(out)
}

/// How sources of the facts are written, and what they are.
const KINDS: [(&str, &str); 4] = [
    ("sdk/", "Microsoft's pages of functions and structures"),
    ("w32/", "Microsoft's pages about Windows"),
    ("ONT-", "Posts of The Old New Thing"),
    ("wtest/", "Functions of Wine's test of the pool"),
];

fn kind(source: &str) -> Option<&'static str> {
    let fits =
        |mark: &&str| source.strip_prefix(*mark).is_some_and(|rest| !rest.is_empty() && !rest.contains(['…', '*']));
    KINDS.iter().map(|(mark, _)| *mark).find(fits)
}

/// The address of a page about Windows follows from its path.
fn address(source: &str) -> Option<String> {
    let path = source.strip_prefix("w32/")?;
    let folders = ["FileIO/", "Sync/", "ProcThread/", "ipc/"];
    let known = folders.iter().any(|folder| path.starts_with(folder));
    known.then(|| format!("https://learn.microsoft.com/windows/win32/{}", path.to_lowercase()))
}

/// The places in which the patterns were seen. For pages of `src/reference`.
///
/// # Errors
///
/// The evidence cannot be read.
pub fn places() -> Result<String, String> {
    let mut seen: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for evidence in atlas::evidence()?.into_iter().filter(|evidence| kind(evidence.place).is_none()) {
        let link = format!("[{}](../atlas/{}.md)", evidence.id, evidence.id.to_lowercase());
        seen.entry((evidence.address, evidence.place)).or_default().push(link);
    }
    let mut out = String::from("| place | patterns |\n|---|---|\n");
    for ((address, place), links) in seen {
        let _ = writeln!(out, "| [{place}]({address}) | {} |", links.join(", "));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_stands_with_the_facts_that_rest_on_it() {
        let page = documents().expect("the facts can be read");
        let row = page.lines().find(|line| line.contains("`sdk/startthreadpoolio`")).expect("it is there");
        assert!(row.contains("(https://learn.microsoft.com/") && row.contains("[IO-START-01]"), "{row}");
        let row = page.lines().find(|line| line.contains("`w32/FileIO/cancelioex-func`")).expect("it is there");
        assert!(row.contains("/windows/win32/fileio/cancelioex-func)") && row.contains("[KCAN-03]"), "{row}");
        assert!(page.lines().any(|line| line.contains("`wtest/test_tp_io`")), "{page}");
    }

    #[test]
    fn a_place_stands_once_with_all_its_patterns() {
        let page = places().expect("the evidence can be read");
        let rows: Vec<&str> = page.lines().filter(|line| line.contains("[tokio-rs/mio#2004]")).collect();
        assert!(rows.len() == 1 && rows[0].contains("../atlas/m08.md"), "{rows:?}");
    }
}
