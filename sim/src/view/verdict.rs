//! The verdict at the end of a run, and rules that were broken though the run goes on: what happened, why, by which
//! rule, and how to mend it. The words of a rule are the rule's own.

use tpio_model::event::Ref;
use tpio_model::program::Site;
use tpio_model::rules::{Consequence, RuleId};
use tpio_model::{Ending, Event, Finding, Waiter};

use crate::explain::{Explanation, Place, explain, undeclared};
use crate::labels::Labels;
use crate::narrate;
use crate::session::{Broken, Session, Verdict};
use crate::words::line_text;

/// How a run ended, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It ended, and no rule was broken.
    Good,
    /// A rule was broken.
    Misuse,
    /// It ended; what was broken is only worth knowing.
    Note,
    /// A limit was reached, or the program does what is not modelled.
    Open,
}

/// A verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictPane {
    /// In one word.
    pub judgement: Judgement,
    /// In a few: `an OVERLAPPED was freed while the kernel owns it`, `the process ended with exit code 0`.
    pub title: String,
    /// What happened, with step and line.
    pub what: String,
    /// Earlier steps that made it so; the last one is the nearest.
    pub why: Vec<Reason>,
    /// Which of them says most: the one from which all the rest came, else the nearest.
    pub telling: Option<usize>,
    /// Steps that opened a file which nobody declared, unless they are among those.
    pub undeclared: Vec<Reason>,
    /// The rule that was broken.
    pub rule: Option<RuleId>,
    /// The step that broke it.
    pub step: usize,
    /// Other rules that were broken on the way.
    pub others: Vec<Latched>,
}

/// An earlier step that made it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The step.
    pub step: usize,
    /// Its line in the source, if it is a step of the program.
    pub line: Option<u32>,
    /// Its sentence.
    pub text: String,
}

impl Reason {
    fn new(place: Place) -> Self {
        Reason { step: place.step as usize, line: place.site.map(|site| site.line), text: place.text }
    }

    /// `step 13, line 42: main freed block#1`; a line that the sentence names is not named twice.
    pub fn words(&self) -> String {
        let Reason { step, line, text } = self;
        match line.filter(|line| !text.contains(&format!("line {line}"))) {
            Some(line) => format!("step {step}, line {line}: {text}"),
            None => format!("step {step}: {text}"),
        }
    }
}

/// A rule that was broken at some step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latched {
    /// The rule.
    pub rule: RuleId,
    /// The step that broke it.
    pub step: usize,
    /// The guilty line.
    pub line: Option<u32>,
}

impl Latched {
    /// That it was broken, and when; what is allowed is no misuse, however often it is seen.
    pub fn words(&self) -> String {
        let Latched { rule, step, .. } = self;
        match rule.rule().consequence {
            Consequence::Note => format!("{rule} at step {step}: allowed, and by itself no misuse"),
            Consequence::Error => format!("{rule} at step {step}: a call failed, by itself no misuse"),
            Consequence::Undefined | Consequence::Hang | Consequence::Leak | Consequence::Lost => {
                format!("{rule} was broken at step {step}")
            }
        }
    }

    /// Whether it is only worth knowing.
    pub fn is_note(&self) -> bool {
        matches!(self.rule.rule().consequence, Consequence::Error | Consequence::Note)
    }
}

/// The sentences for the step that led here; if it broke a rule, the first one says so.
pub(super) fn narration(session: &Session) -> Vec<String> {
    let mut sentences = session.story();
    sentences[0] = blamed(&sentences[0], session.labels(), session.events(), session.findings());
    sentences
}

/// The sentence for a step, with the rule that it broke.
pub(super) fn blamed(sentence: &str, labels: &Labels, events: &[Event], findings: &[Finding]) -> String {
    let worst = findings.iter().min_by_key(|finding| finding.rule.rule().consequence);
    let Some(finding) = worst else { return sentence.to_owned() };
    let rule = finding.rule;
    let allowed = matches!(rule.rule().consequence, Consequence::Error | Consequence::Note);
    match narrate::leading(events) {
        Some(_) if allowed => format!("{sentence}; worth knowing: {rule}"),
        Some(_) => format!("{sentence}; this breaks {rule}"),
        None if allowed => format!("{}, worth knowing: {rule}: {}", labels.actor(finding.actor), rule.rule().title),
        None => format!("{} breaks {rule}: {}", labels.actor(finding.actor), rule.rule().title),
    }
}

pub(super) fn latched(session: &Session) -> Vec<Latched> {
    session.broken().iter().map(latch).collect()
}

fn latch(broken: &Broken) -> Latched {
    Latched { rule: broken.finding.rule, step: broken.step, line: broken.finding.site.map(|site| site.line) }
}

pub(super) fn verdict(session: &Session) -> Option<VerdictPane> {
    let verdict = session.verdict()?;
    let main = main(&verdict);
    let judgement = match (&verdict.ending, main) {
        (_, Some(broken)) if !is_note(broken) => Judgement::Misuse,
        (Ending::Violated | Ending::Stuck(_), _) => Judgement::Misuse,
        (Ending::Bounded(_) | Ending::Unsupported(_), _) => Judgement::Open,
        (Ending::Finished(_), Some(_)) => Judgement::Note,
        (Ending::Finished(_), None) => Judgement::Good,
    };
    let told = main.and_then(|broken| explained(session, broken));
    let why: Vec<Reason> = told.iter().flat_map(|told| &told.earlier).cloned().map(Reason::new).collect();
    let root = told.and_then(|told| told.root).map(|step| step as usize);
    let opened = undeclared(session.program(), &session.schedule_here(), session.step_number() as u32);
    let opened = opened.unwrap_or_default().into_iter().map(Reason::new);
    let others = verdict.broken.iter().filter(|broken| main.is_none_or(|main| *broken != main)).map(latch).collect();
    Some(VerdictPane {
        judgement,
        title: title(&verdict.ending, main.map(|broken| broken.finding.rule)),
        what: what(session, &verdict.ending, main),
        telling: root.and_then(|root| why.iter().position(|reason| reason.step == root)).or(why.len().checked_sub(1)),
        undeclared: opened.filter(|reason| why.iter().all(|known| known.step != reason.step)).collect(),
        why,
        rule: main.map(|broken| broken.finding.rule),
        step: main.map_or(session.step_number(), |broken| broken.step),
        others,
    })
}

/// The finding that the verdict is about: the worst, and of several the first.
fn main(verdict: &Verdict) -> Option<&Broken> {
    let rank = |broken: &&Broken| broken.finding.rule.rule().consequence;
    verdict.broken.iter().min_by_key(rank)
}

fn is_note(broken: &Broken) -> bool {
    matches!(broken.finding.rule.rule().consequence, Consequence::Error | Consequence::Note)
}

fn title(ending: &Ending, rule: Option<RuleId>) -> String {
    match (ending, rule) {
        (_, Some(rule)) if !rule.rule().title.is_empty() => rule.rule().title.to_owned(),
        (_, Some(rule)) => rule.id().replace('-', " "),
        (Ending::Finished(code), None) => format!("the process ended with exit code {}", *code as i32),
        (Ending::Violated, None) => "undefined behaviour".to_owned(),
        (Ending::Stuck(_), None) => "nothing can move any more".to_owned(),
        (Ending::Bounded(limit), None) => format!("a limit was reached: {limit}"),
        (Ending::Unsupported(what), None) => format!("not modelled: {what}"),
    }
}

fn what(session: &Session, ending: &Ending, main: Option<&Broken>) -> String {
    match (ending, main) {
        (Ending::Stuck(waiters), _) if !waiters.is_empty() => {
            let mut who: Vec<(bool, String)> = waiters.iter().filter_map(|waiter| stuck(session, waiter)).collect();
            who.sort_by_key(|(own, _)| !own);
            who.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("; ")
        }
        (_, Some(broken)) => {
            let who = session.labels().actor(broken.finding.actor);
            let touched = touched(session, broken);
            match broken.finding.site {
                Some(Site { line, .. }) => {
                    let code = line_text(session.program(), line);
                    format!("step {}, line {line}: {who}{touched}: {code}", broken.step)
                }
                None => format!("step {}: {who}{touched}", broken.step),
            }
        }
        (Ending::Finished(_), None) => "no rule was broken on this path".to_owned(),
        (Ending::Stuck(_) | Ending::Violated, None) => "nothing can move any more".to_owned(),
        (Ending::Bounded(_) | Ending::Unsupported(_), None) => format!("step {}", session.step_number()),
    }
}

/// Who waits for what for ever, and whether it waits for itself.
fn stuck(session: &Session, waiter: &Waiter) -> Option<(bool, String)> {
    let why = narrate::reason_text(session.state(), session.labels(), waiter.thread)?;
    let runs = session.state().thread(waiter.thread)?.instance().map(|instance| instance.object);
    let own = runs.is_some() && waiter.on.iter().any(|what| what.object() == runs);
    let itself = if own { ", one of which it runs itself" } else { "" };
    Some((own, format!("{} {why}{itself}", session.labels().name(Ref::Thread(waiter.thread)))))
}

/// Why a rule was broken.
fn explained(session: &Session, broken: &Broken) -> Option<Explanation> {
    let finding = (broken.step as u32, broken.finding.clone());
    let steps = session.step_number() as u32;
    explain(session.program(), &session.schedule_here(), steps, &[finding], None).ok()?.pop()
}

/// The block of the heap that a rule was broken about, by the variable and the lines that a reader knows it by.
fn touched(session: &Session, broken: &Broken) -> String {
    let labels = session.labels();
    let block = broken.finding.about.iter().find_map(|what| match what {
        Ref::Block(base) => Some((*what, narrate::block_words(session.program(), labels, *base))),
        _ => None,
    });
    match block.filter(|(_, words)| !words.is_empty()) {
        Some((what, words)) => format!("{} {} ({words})", verb(broken.finding.rule), labels.name(what)),
        None => String::new(),
    }
}

/// What was done with the block that a rule was broken about.
fn verb(rule: RuleId) -> &'static str {
    match rule {
        RuleId::UseAfterFree | RuleId::OutOfBounds | RuleId::UninitialisedRead | RuleId::DataRace => " used",
        RuleId::BufferTouched | RuleId::OverlappedReused => " touched",
        RuleId::DoubleFree => " freed again",
        RuleId::BufferFreed | RuleId::OverlappedFreed => " freed",
        RuleId::Leak => " leaves behind",
        _ => ", about",
    }
}
