//! `tpio explain RULE`: what a rule says, what Windows does when it is broken, and how to mend it.

use tpio_model::rules::{Consequence, RuleId};
use tpio_scenarios::suggest::ranked;
use tpio_sim::report::{Paint, paragraph};

use super::args::ExplainArgs;
use super::output::Output;
use super::{Done, Failure, status};

pub(super) fn explain(args: &ExplainArgs, output: &mut Output<'_, '_>) -> Done {
    let text = match &args.rule {
        None => all(output.paint),
        Some(id) => one(find(id)?, output.paint),
    };
    output.result(&text)?;
    Ok(status::GOOD)
}

fn find(id: &str) -> Result<RuleId, Failure> {
    RuleId::find(id).ok_or_else(|| {
        let near = ranked(id, RuleId::ALL.iter().map(|rule| rule.id()), 3);
        Failure::Input(format!(
            "no rule is called `{id}`; the nearest are {}\n       (`tpio explain` shows all)",
            near.join(", ")
        ))
    })
}

fn one(id: RuleId, paint: Paint) -> String {
    let rule = id.rule();
    let mut text = format!("{}: {}\n\n", paint.bold(rule.id), rule.title);
    text += &paragraph("The rule:    ", rule.rule);
    text += &paragraph("On Windows:  ", rule.windows);
    text += &paragraph("The fix:     ", rule.fix);
    text += &paragraph("Leads to:    ", consequence(rule.consequence));
    text += &paragraph("Source:      ", rule.source);
    text += &paragraph("Facts:       ", &rule.facts.join(" "));
    text
}

fn consequence(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Undefined => "undefined behaviour: anything may happen from there on, so the run ends",
        Consequence::Hang => "a hang: something waits for ever",
        Consequence::Leak => "a leak: something can never be given back",
        Consequence::Lost => "a lost callback: it never comes",
        Consequence::Error => "an error: a call fails",
        Consequence::Note => "nothing by itself: worth knowing",
    }
}

fn all(paint: Paint) -> String {
    let width = RuleId::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RuleId::ALL {
        let rule = rule.rule();
        text += format!("{}  {:9}  {}", paint.bold(format!("{:width$}", rule.id)), rule.consequence.word(), rule.title)
            .trim_end();
        text.push('\n');
    }
    text
}
