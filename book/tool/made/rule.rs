//! One page a rule: what to do, what Windows does, how to mend it, the scenarios that break it, the facts behind it.

use std::fmt::Write as _;

use tpio_model::rules::{Rule, RuleId, going_on};

use super::{Made, show};
use crate::{atlas, facts, functions, patterns, rules};

pub(super) fn all() -> Result<Vec<Made>, String> {
    let heads = functions::heads()?;
    let mut pages = Vec::new();
    for id in RuleId::ALL {
        let named = heads.iter().filter(|(_, head)| head.rules().contains(id)).map(|(name, _)| name.as_str());
        let rule = id.rule();
        pages.push(Made {
            under: "reference/rules.md",
            title: rule.id.to_string(),
            path: format!("reference/rules/{}.md", rule.id),
            from: format!("../../model/src/rules/{}.rs", rule.id.replace('-', "_")),
            text: text(*id, rule, &named.collect::<Vec<_>>())?,
        });
    }
    Ok(pages)
}

fn text(id: RuleId, rule: &Rule, named: &[&str]) -> Result<String, String> {
    let mut out = format!("# `{}`: {}\n\n", rule.id, rule.title);
    let mut paragraph = |name: &str, text: &str| {
        let _ = writeln!(out, "**{name}.** {}\n", text.replace('<', "&lt;"));
    };
    paragraph("The rule", rule.rule);
    paragraph("The fix", rule.fix);
    paragraph("On Windows", rule.windows);
    let meaning = format!("`{}`: {}.", rule.consequence.word(), rules::meaning(rule.consequence));
    paragraph("Consequence", &meaning);
    if let Some(row) = going_on(id) {
        let course = if row.goes_on { "goes on" } else { "ends all the same" };
        paragraph("With `--after-misuse`", &format!("The run {course}: {}", show::sentence(row.how)));
    }
    let breaking = show::breaking(rule.id);
    let links = functions_named(named);
    if !links.is_empty() {
        let _ = writeln!(out, "**Functions that can break it:** {links}\n");
    }
    let shown = shown(&breaking)?;
    if !shown.is_empty() {
        let _ = writeln!(out, "**Patterns of misuse:**\n\n{shown}");
    }
    let (first, others) = breaking.split_first().ok_or_else(|| format!("no scenario breaks {}", rule.id))?;
    show::pair(&mut out, first, "../../")?;
    if !others.is_empty() {
        let links: Vec<String> = others.iter().map(|name| format!("[`{name}`](../scenarios.md#{name})")).collect();
        let _ = writeln!(out, "**It is broken in** {} **too.**\n", links.join(", "));
    }
    let _ = writeln!(
        out,
        "## How we know\n\n{}.\n\n{}",
        show::sentence(rule.source).trim_end_matches('.'),
        facts::some(rule.facts, "../facts.md")?
    );
    Ok(out)
}

fn functions_named(named: &[&str]) -> String {
    let links: Vec<String> = named.iter().map(|name| format!("[`{name}`](../{})", functions::page(name))).collect();
    links.join(", ")
}

/// The patterns that one of these scenarios shows, as a list.
fn shown(breaking: &[&str]) -> Result<String, String> {
    let mut out = String::new();
    for pattern in patterns::table()? {
        if pattern.scenarios.iter().any(|name| breaking.contains(name)) {
            let name = atlas::said(pattern.id)?.name.replace('<', "&lt;");
            let _ = writeln!(out, "- [{}](../../atlas/{}.md) {name}", pattern.id, pattern.id.to_lowercase());
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_rule_its_functions_its_patterns_and_its_facts() {
        let pages = all().expect("they can be made");
        let page =
            &pages.iter().find(|page| page.path == "reference/rules/cancel-surplus.md").expect("it is there").text;
        for part in [
            "**The fix.**",
            "(../functions/cancelthreadpoolio.md)",
            "(../../atlas/m02.md)",
            "(../facts.md#io-cancel-10)",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }
}
