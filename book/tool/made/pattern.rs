//! The pages of the misuse atlas: one a pattern. What goes wrong and how to put it right come first.

use std::fmt::Write as _;

use super::{Made, show};
use crate::atlas::{self, Entry, Evidence};
use crate::{functions, patterns, programs};

pub(super) fn all() -> Result<Vec<Made>, String> {
    atlas::agree()?;
    let evidence = atlas::evidence()?;
    let mut pages = Vec::new();
    for (entry, shown) in atlas::table()?.iter().zip(patterns::table()?) {
        let said = atlas::said(entry.id)?;
        pages.push(Made {
            under: "reference/patterns.md",
            title: format!("{} {}", entry.id, said.name.replace('`', "")),
            path: entry.page(),
            from: "../facts/atlas.tsv".to_string(),
            text: text(entry, &shown, &evidence)?,
        });
    }
    Ok(pages)
}

fn text(entry: &Entry, shown: &patterns::Pattern, evidence: &[Evidence]) -> Result<String, String> {
    let said = atlas::said(entry.id)?;
    let mut out = format!("# {}: {}\n\n", entry.id, said.name.replace('<', "&lt;"));
    let _ = writeln!(out, "**What goes wrong.** {}\n", said.outcome.replace('<', "&lt;"));
    let _ = writeln!(out, "**Put right.** {}\n", show::sentence(said.fix));
    let _ = writeln!(out, "The program {}\n", entry.does);
    glance(&mut out, entry, shown)?;
    let _ = writeln!(out, "> [!TIP]\n> **When you review:** {}\n", entry.review);
    if !shown.remark.is_empty() {
        let _ = writeln!(out, "*What the model leaves out:* {}\n", shown.remark);
    }
    for name in &shown.scenarios {
        show::pair(&mut out, name, "../")?;
    }
    let _ = writeln!(out, "## Seen in the wild\n\n| where | grade | what |\n|---|---|---|");
    for seen in evidence.iter().filter(|seen| seen.id == entry.id) {
        let remark = show::sentence(seen.remark);
        let _ = writeln!(out, "| [{}]({}) | {} | {remark} |", seen.place, seen.address, seen.grade);
    }
    let _ =
        writeln!(out, "\nThe grades are explained [here](evidence.md). Whether a thread is settled, it says itself.");
    Ok(out)
}

/// The table at the top.
fn glance(out: &mut String, entry: &Entry, shown: &patterns::Pattern) -> Result<(), String> {
    let symptoms: Vec<&str> = entry.symptoms.iter().map(|word| atlas::heading(atlas::SYMPTOMS, word)).collect();
    let mut row = |name: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "| {name} | {text} |");
        }
    };
    row("what you see", &symptoms.join("; "));
    row("---", "---");
    row("where", atlas::heading(atlas::PHASES, entry.phase));
    row("when", atlas::heading(atlas::TIMINGS, entry.timing));
    row("rules", &rules(shown).join(", "));
    let groups = functions::groups()?;
    let through = groups.iter().flat_map(|group| &group.functions);
    let through = through.filter(|function| function.patterns.contains(&entry.id));
    let links = through.map(|function| format!("[`{}`](../reference/{})", function.name, function.page()));
    row("functions", &links.collect::<Vec<_>>().join(", "));
    row("taught in", &show::taught(&shown.scenarios, "../")?.join(", "));
    out.push('\n');
    Ok(())
}

/// The rules that its scenarios break.
fn rules(shown: &patterns::Pattern) -> Vec<String> {
    let scenes = shown.scenarios.iter().filter_map(|name| programs::scene(name).ok());
    let mut ids: Vec<&str> = scenes.flat_map(|scene| &scene.about.sometimes).map(|rule| rule.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.iter().map(|id| format!("[`{id}`](../reference/rules/{id}.md)")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_leads_to_rules_functions_chapters_and_evidence() {
        let pages = all().expect("they can be made");
        let page = &pages.iter().find(|page| page.path == "atlas/m11.md").expect("it is there").text;
        for link in ["rules/overlapped-freed.md", "functions/cancelioex.md", "tutorial/cancelling.md", "wil/issues/326"]
        {
            assert!(page.contains(link), "{link}");
        }
        let told = &pages.iter().find(|page| page.path == "atlas/m45.md").expect("it is there").text;
        assert!(told.contains("*What the model leaves out:*") && !told.contains("{{#tpio"), "{told}");
    }
}
