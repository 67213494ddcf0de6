//! Why a rule was broken: the guilty line, the earlier steps that made it so, what Windows would do, and the fix. Made by
//! playing a schedule and collecting what concerns the things that the finding is about. Lays nothing out: the reports
//! and the terminal do that.

pub(crate) mod concern;

use std::collections::BTreeSet;

use tpio_model::event::Fact;
use tpio_model::name::Name;
use tpio_model::program::Site;
use tpio_model::rules::{Consequence, RuleId};
use tpio_model::state::Phase;
use tpio_model::{Actor, Ending, Finding, Program, Ref};

use crate::labels::Labels;
use crate::narrate::{self, Left};
use crate::run;
use crate::schedule::Schedule;
use crate::strategy::actor;
use crate::walk::Walk;

/// Why a rule was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The rule; its words for Windows, the fix and the source are the rule's own.
    pub rule: RuleId,
    /// The guilty line, and who was there.
    pub guilty: Option<Place>,
    /// The other party of a data race, or the second thread of a standstill.
    pub other: Option<Place>,
    /// Earlier steps that made it so, in order; a report numbers them from (1).
    pub earlier: Vec<Place>,
    /// The step of those from which all the rest came: a file was opened that nobody declared.
    pub root: Option<u32>,
    /// Who waits for what, if nothing can move.
    pub waiting: Vec<Place>,
    /// The step, from 1, that showed it.
    pub step: u32,
    /// The last step after which a good end was still possible, if that is known.
    pub last_good_step: Option<u32>,
    /// How to see it again.
    pub schedule: Schedule,
}

/// A step and its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The step, from 1.
    pub step: u32,
    /// Where, if it is the program's step.
    pub site: Option<Site>,
    /// What happened there: `main freed block#1`; for a guilty line who was there and when.
    pub text: String,
}

/// More earlier steps than this explain less, not more.
const MOST_EARLIER: usize = 6;

/// Plays a schedule, whose run ends after so many steps or, if it does not, is stopped there, and explains each rule that
/// was found on it: the worst first, then in the order in which they were broken, each rule once for each guilty line.
///
/// `findings` are those of the outcome or run, each with the number of its step.
///
/// # Errors
///
/// The schedule does not fit the program.
pub fn explain(
    program: &Program,
    schedule: &Schedule,
    steps: u32,
    findings: &[(u32, Finding)],
    last_good_step: Option<u32>,
) -> Result<Vec<Explanation>, run::Problem> {
    let story = Story::tell(program, schedule, steps)?;
    let mut seen = BTreeSet::new();
    let mut order: Vec<&(u32, Finding)> =
        findings.iter().filter(|(_, finding)| seen.insert((finding.rule, finding.site))).collect();
    order.sort_by_key(|(step, finding)| (finding.rule.rule().consequence, *step));
    let explain = |(step, finding): &&(u32, Finding)| Explanation {
        rule: finding.rule,
        guilty: finding.site.map(|site| story.guilty(*step, finding.actor, site)),
        other: finding.other.map(|(actor, site)| story.guilty(*step, actor, site)),
        earlier: story.earlier(*step, finding),
        root: story.root(*step),
        waiting: if finding.rule.rule().consequence == Consequence::Hang { story.waiting() } else { Vec::new() },
        step: *step,
        last_good_step,
        schedule: schedule.clone(),
    };
    Ok(order.iter().map(explain).collect())
}

/// The files that a run opened in vain because nobody declared them, each place in the source once: nothing is wrong with a
/// program that looks at what it got, but it will not do what it was written for.
///
/// # Errors
///
/// The schedule does not fit the program.
pub fn undeclared(program: &Program, schedule: &Schedule, steps: u32) -> Result<Vec<Place>, run::Problem> {
    let story = Story::tell(program, schedule, steps)?;
    let mut sites = BTreeSet::new();
    let opened = story.told.iter().filter(|told| told.left == Left::Undeclared && sites.insert(told.site));
    Ok(opened.map(Told::place).collect())
}

/// The last few, each place in the source once.
fn last<'t>(told: &[&'t Told], room: usize) -> Vec<&'t Told> {
    let mut sites = BTreeSet::new();
    told.iter().rev().filter(|told| told.site.is_none_or(|site| sites.insert(site))).take(room).copied().collect()
}

fn place(step: u32, site: Site, text: String) -> Place {
    Place { step, site: Some(site), text }
}

/// A run as sentences, each worded with the labels that things had at the time.
struct Story<'p> {
    walk: Walk<'p>,
    labels: Labels,
    told: Vec<Told>,
    steps: Vec<Seen>,
}

/// Who took a step, and where.
type Seen = (Actor, Option<Site>);

/// A step that others can see.
struct Told {
    step: u32,
    site: Option<Site>,
    things: Vec<Ref>,
    sentence: String,
    /// What a call that failed in it left its caller with.
    left: Left,
    /// The operation that began in it, and those that ended.
    began: Option<Name>,
    ended: Vec<Name>,
}

impl Told {
    fn place(&self) -> Place {
        Place { step: self.step, site: self.site, text: self.sentence.clone() }
    }
}

impl<'p> Story<'p> {
    fn tell(program: &'p Program, schedule: &Schedule, steps: u32) -> Result<Self, run::Problem> {
        let mut labels = Labels::new(program);
        let mut told = Vec::new();
        let mut seen = Vec::new();
        let walk = run::play(program, schedule, steps, &mut |step, taken| {
            seen.push((actor(taken.choice), taken.site));
            taken.events.iter().for_each(|event| labels.learn(event));
            told.push(Told {
                step,
                site: taken.site,
                things: taken.events.iter().flat_map(concern::things).collect(),
                sentence: narrate::headline(program, &labels, &taken.events),
                began: taken.events.iter().find_map(|event| match event.fact {
                    Fact::Issued { op, .. } => Some(op),
                    _ => None,
                }),
                ended: taken.events.iter().filter_map(concern::ended).collect(),
                left: narrate::failure(program, &labels, &taken.events).map_or(Left::Word, |failure| failure.left),
            });
        })?;
        Ok(Story { walk, labels, told, steps: seen })
    }

    /// Who is to blame for a line and when: who waits there or is about to go on there at the end, else who stepped there
    /// last. (What is judged later, say at the end of the process, is noticed by another step than the guilty one.)
    fn guilty(&self, step: u32, actor: Actor, site: Site) -> Place {
        let who = self.labels.actor(actor);
        let thread = match actor {
            Actor::Thread(thread) => self.walk.state().thread(thread),
            Actor::Kernel | Actor::Pool(_) | Actor::Time => None,
        };
        let at_end = thread.filter(|thread| tpio_model::line(self.walk.program(), thread) == Some(site));
        let own = self.steps.get((step as usize).saturating_sub(1));
        let text = match at_end.map(|thread| &thread.phase) {
            _ if own == Some(&(actor, Some(site))) => format!("{who}, step {step}"),
            Some(Phase::Blocked(_)) => format!("{who} waits here"),
            Some(Phase::New | Phase::Ready | Phase::Returning(_) | Phase::Leaving) => {
                format!("{who} is about to run this")
            }
            Some(Phase::Suspended | Phase::Idle) | None => {
                let last = self.steps.iter().rposition(|(_, at)| at.is_some_and(|at| at.line == site.line));
                match last {
                    Some(last) => format!("{}, step {}", self.labels.actor(self.steps[last].0), last + 1),
                    None => String::new(),
                }
            }
        };
        place(step, site, text)
    }

    /// The steps before `step` that concern what the finding is about, but for the guilty line, which is shown anyway.
    /// What concerns the first thing comes before what concerns the others, and of too many the later ones are kept: they
    /// are nearer to the cause.
    fn earlier(&self, step: u32, finding: &Finding) -> Vec<Place> {
        let concerns = |told: &Told, things: &[Ref]| things.iter().any(|thing| told.things.contains(thing));
        let (first, rest) = finding.about.split_at(finding.about.len().min(1));
        let rest = [rest, &self.in_flight(&finding.about)].concat();
        let before = || {
            let guilty = |told: &Told| told.site.is_some() && told.site == finding.site;
            self.told
                .iter()
                .filter(move |told| told.step < step && !guilty(told) && !self.is_over(told, step, finding.rule))
        };
        // who goes on with nothing, or with a file that is not there, goes wrong by and by
        let nothing = |told: &Told| match told.left {
            Left::Undeclared => true,
            Left::Nothing => finding.rule == RuleId::NullDeref,
            Left::Word => false,
        };
        let failed: Vec<&Told> = before().filter(|told| nothing(told)).collect();
        let mut kept = last(&failed, MOST_EARLIER / 2);
        let near: Vec<&Told> = before().filter(|told| !nothing(told) && concerns(told, first)).collect();
        let others = |told: &Told| !nothing(told) && !concerns(told, first) && concerns(told, &rest);
        let far: Vec<&Told> = before().filter(|told| others(told)).collect();
        kept.extend(last(&near, MOST_EARLIER - kept.len()));
        kept.extend(last(&far, MOST_EARLIER - kept.len()));
        kept.sort_by_key(|told| told.step);
        kept.into_iter().map(Told::place).collect()
    }

    /// Whether a step began an operation that was over when a rule was broken which is about what the kernel owns.
    fn is_over(&self, told: &Told, step: u32, rule: RuleId) -> bool {
        let about_owner = matches!(
            rule,
            RuleId::OverlappedFreed | RuleId::OverlappedReused | RuleId::BufferFreed | RuleId::BufferTouched
        );
        let ends = |later: &Told, op| later.step >= told.step && later.step < step && later.ended.contains(&op);
        about_owner && told.began.is_some_and(|op| self.told.iter().any(|later| ends(later, op)))
    }

    /// The last step before that one which opened a file that nobody declared.
    fn root(&self, step: u32) -> Option<u32> {
        let opened = self.told.iter().rev().filter(|told| told.step < step);
        opened.into_iter().find(|told| told.left == Left::Undeclared).map(|told| told.step)
    }

    /// The operations that these TP objects still expect: whoever waits for the object waits for them.
    fn in_flight(&self, things: &[Ref]) -> Vec<Ref> {
        let ops = |thing: &Ref| match thing {
            Ref::Io(io) => self.walk.state().io(*io).map(|io| &io.ops),
            _ => None,
        };
        things.iter().filter_map(ops).flatten().map(|op| Ref::Op(*op)).collect()
    }

    /// Who waits for what at the end.
    fn waiting(&self) -> Vec<Place> {
        let waiters = match self.walk.ending() {
            Some(Ending::Stuck(waiters)) => waiters.clone(),
            _ => tpio_model::waiters(self.walk.program(), self.walk.state()),
        };
        let words = |waiter: &tpio_model::Waiter| {
            let who = self.labels.name(Ref::Thread(waiter.thread));
            let why = narrate::waiting_text(self.walk.program(), self.walk.state(), &self.labels, waiter.thread);
            Some(place(self.walk.steps(), waiter.site, format!("{who} {}", why?)))
        };
        waiters.iter().filter_map(words).collect()
    }
}
