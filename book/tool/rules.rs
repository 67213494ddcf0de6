//! The rules, as the book prints them: from the model's table and nothing else.

use std::fmt::Write as _;

use tpio_model::rules::{Consequence, GOING_ON, Rule, RuleId};

/// The page of rules, below its title and introduction: an overview, then a section for each rule.
pub fn all() -> String {
    let mut out = String::from("| rule | consequence | what |\n|---|---|---|\n");
    for rule in RuleId::ALL.iter().map(|id| id.rule()) {
        let _ = writeln!(out, "| [`{0}`](#{0}) | {1} | {2} |", rule.id, rule.consequence.word(), rule.title);
    }
    for rule in RuleId::ALL.iter().map(|id| id.rule()) {
        section(&mut out, rule);
    }
    out
}

/// A box that shows one rule and leads to its section. Works on every page one folder below `src`.
///
/// # Errors
///
/// There is no such rule.
pub fn card(id: &str) -> Result<String, String> {
    let rule = RuleId::find(id).ok_or_else(|| format!("there is no rule `{id}`"))?.rule();
    Ok(format!(
        "> [!IMPORTANT]\n> **[`{}`](../reference/rules.md#{}): {}.** {}\n",
        rule.id, rule.id, rule.title, rule.rule
    ))
}

/// How runs go on after undefined behaviour, if they are asked to: the model's table.
pub fn going_on() -> String {
    let mut out = String::from("| rule | the run | how, or why not | source |\n|---|---|---|---|\n");
    for row in GOING_ON {
        let (id, course) = (row.rule.id(), if row.goes_on { "goes on" } else { "ends" });
        let _ = writeln!(out, "| [`{id}`](../reference/rules.md#{id}) | {course} | {} | {} |", row.how, row.source);
    }
    out
}

/// What a consequence means for a run, in a few words.
pub fn meaning(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Undefined => "undefined behaviour; the run ends here",
        Consequence::Hang => "something waits for ever",
        Consequence::Leak => "something can never be given back",
        Consequence::Lost => "a callback never comes",
        Consequence::Error => "a call fails",
        Consequence::Note => "allowed, but worth knowing",
    }
}

fn section(out: &mut String, rule: &Rule) {
    let mut paragraph = |text: std::fmt::Arguments<'_>| {
        let _ = writeln!(out, "{text}\n");
    };
    paragraph(format_args!("\n## {0} {{#{0}}}", rule.id));
    paragraph(format_args!("*{}.* {} [More, with a program.](rules/{}.md)", capital(rule.title), rule.rule, rule.id));
    paragraph(format_args!(
        "- **Consequence:** {} ({}).\n- **On Windows:** {}\n- **Fix:** {}\n- **Source:** {}.\n- **Facts:** {}.",
        rule.consequence.word(),
        meaning(rule.consequence),
        rule.windows,
        rule.fix,
        rule.source,
        rule.facts.iter().map(|id| format!("[{id}](facts.md#{})", id.to_lowercase())).collect::<Vec<_>>().join(", "),
    ));
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_section_and_all_its_texts() {
        let page = all();
        for rule in RuleId::ALL.iter().map(|id| id.rule()) {
            assert!(page.contains(&format!("{{#{}}}", rule.id)), "{} has no section", rule.id);
            for text in [rule.title, rule.rule, rule.windows, rule.fix, rule.source] {
                assert!(!text.is_empty(), "{} lacks a text", rule.id);
            }
            assert!(!rule.facts.is_empty(), "{} rests on nothing", rule.id);
            assert!(rule.rule.ends_with('.') && rule.windows.ends_with('.') && rule.fix.ends_with('.'), "{}", rule.id);
            assert!(!rule.title.ends_with('.') && !rule.source.ends_with('.'), "{}", rule.id);
        }
    }

    #[test]
    fn only_the_listed_consequences_stop_a_run() {
        let stop = |id: &str| RuleId::find(id).expect("the rule exists").rule().consequence == Consequence::Undefined;
        assert!(stop("cancel-surplus") && stop("packet-after-free") && stop("data-race"));
        assert!(!stop("start-missing") && !stop("cancel-while-pending") && !stop("promise-crossed"));
    }
}
