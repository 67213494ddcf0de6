//! The lines that stand at the top: `//!` texts and `//@` directives.

use super::words::{Read, Words};
use super::{Leaks, Never, Reader};
use crate::ast::Span;
use crate::diagnostic::{Diag, nearest};

/// The `//!` text that was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// None yet, or a blank line ended it.
    None,
    /// `title`
    Title,
    /// `teaches`
    Teaches,
    /// One that was reported; so what goes on with it need not be.
    Unknown,
}

const TEXTS: [&str; 2] = ["title", "teaches"];

const CLAIMS: [&str; 7] = ["device", "sometimes", "never", "twin", "leaks", "only-output", "never-output"];

impl Reader<'_> {
    /// `//! word: text`, or more of the text before.
    pub(super) fn about(&mut self, span: Span) {
        let text = &self.source.slice(span)[3..];
        let indented = text.starts_with("  ") || text.starts_with('\t');
        let mut words = Words::new(self.source.slice(span), span.start, 3);
        if text.trim().is_empty() {
            self.text = Text::None;
            return;
        }
        let named = words.word().filter(|_| words.eat(':'));
        let Some((word, place)) = named.filter(|_| !indented || self.text == Text::None) else {
            return self.more(span, text.trim());
        };
        let slot = match word {
            "title" => &mut self.directives.title,
            "teaches" => &mut self.directives.teaches,
            _ => {
                let near = nearest(word, TEXTS).unwrap_or(TEXTS[0]);
                let diag = Diag::warning(place, format!("`//! {word}:` is not known")).label("here");
                self.diags.push(diag.help(format!("did you mean `{near}`? There are `//! title:` and `//! teaches:`")));
                self.text = Text::Unknown;
                return;
            }
        };
        if slot.is_some() {
            let diag = Diag::error(place, format!("a second `{word}`")).label("here");
            self.diags.push(diag.help("go on with a text on the next line: `//!   more`"));
        }
        *slot = Some(words.all().to_owned());
        self.text = if word == "title" { Text::Title } else { Text::Teaches };
    }

    /// A `//!` line that goes on with the one before.
    fn more(&mut self, span: Span, more: &str) {
        let text = match self.text {
            Text::Title => &mut self.directives.title,
            Text::Teaches => &mut self.directives.teaches,
            Text::Unknown => return,
            Text::None => {
                self.text = Text::Unknown;
                let diag = Diag::warning(span, "a `//!` comment without a word for what it is").label("here");
                return self
                    .diags
                    .push(diag.help("write `//! title: …` or `//! teaches: …`; `//` for an ordinary comment"));
            }
        };
        let text = text.get_or_insert_default();
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(more);
    }

    /// `//@ word: …`
    pub(super) fn claim(&mut self, span: Span) {
        if let Err(diag) = self.read_claim(span) {
            self.diags.push(*diag);
        }
    }

    fn read_claim(&mut self, span: Span) -> Read<()> {
        if span.start > self.code {
            let diag = Diag::error(span, "a `//@` directive below the first line of code").label("here");
            return Err(Box::new(diag.help("put it at the top of the file")));
        }
        let mut words = Words::new(self.source.slice(span), span.start, 3);
        let Some((word, place)) = words.word() else {
            return words.wrong("a directive's name is missing", &format!("the directives are {}", CLAIMS.join(", ")));
        };
        if word == "device" {
            let device = words.device()?;
            if self.directives.devices.iter().any(|other| other.name == device.name) {
                let diag = Diag::error(place, format!("a second device \"{}\"", device.name)).label("here");
                return Err(Box::new(diag.help("say all about a device in one line")));
            }
            self.directives.devices.push(device);
            return Ok(());
        }
        if !CLAIMS.contains(&word) {
            let help = match nearest(word, CLAIMS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the directives are {}", CLAIMS.join(", ")),
            };
            return Err(Box::new(Diag::error(place, format!("unknown directive `{word}`")).label("here").help(help)));
        }
        words.expect(':', &format!("write `//@ {word}: …`"))?;
        self.value(word, place, &mut words)?;
        words.end()
    }

    /// What stands after the colon.
    fn value(&mut self, word: &str, place: Span, words: &mut Words<'_>) -> Read<()> {
        const STRING: &str = "write a string with the escapes of C, as in \"read 5\\n\"";
        let directives = &mut self.directives;
        match word {
            "sometimes" => directives.sometimes.append(&mut words.rules()?),
            "never" => {
                let mut rules = words.rules()?;
                let any = rules.iter().any(|rule| rule.id == "any");
                directives.never = match std::mem::take(&mut directives.never) {
                    Never::Any => Never::Any,
                    _ if any => Never::Any,
                    Never::Unsaid => Never::Rules(rules),
                    Never::Rules(mut before) => {
                        before.append(&mut rules);
                        Never::Rules(before)
                    }
                };
            }
            "twin" => {
                let Some((name, _)) = words.word() else {
                    return words.wrong("the name of a scenario is missing", "write `//@ twin: name`");
                };
                if directives.twin.replace(name.to_owned()).is_some() {
                    let diag = Diag::error(place, "a second twin").label("here");
                    return Err(Box::new(diag.help("a scenario has one twin")));
                }
            }
            "leaks" => match words.word() {
                Some(("strict", _)) => directives.leaks = Leaks::Strict,
                other => {
                    let (found, span) = other.unwrap_or(("nothing", place));
                    let diag = Diag::error(span, format!("`leaks: {found}`")).label("here");
                    return Err(Box::new(diag.help("write `//@ leaks: strict`, or leave the line out")));
                }
            },
            "only-output" => directives.only_output.push(words.string(STRING)?),
            "never-output" => directives.never_output.push(words.string(STRING)?),
            _ => unreachable!("internal: a directive without a meaning"),
        }
        Ok(())
    }
}
