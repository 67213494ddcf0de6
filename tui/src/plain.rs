//! The plain mode: the same sentences as the screens, as lines of text. For screen readers, pipes and dumb terminals.
//! Streams come in, an exit status goes out, so that tests and the book run it in process.
//!
//! Must never move a cursor, use a colour, or know whether there is a terminal: the caller says.

use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;

use tpio_model::rules::Consequence;
use tpio_sim::explore::{Limits, explore};
use tpio_sim::link::Link;
use tpio_sim::session::{Because, Moved, RUN_ON_LIMIT, Session};
use tpio_sim::view::{Judgement, VerdictPane, View};

use crate::shelf::Opened;
use crate::ui::explore::Explore;

/// A path on record is at most this long.
pub(crate) const LONGEST: usize = 100_000;

/// States that are looked at to say what every order comes to: a second or two.
const MOST_STATES: u64 = 300_000;

/// So many kinds of ends are listed.
const MOST_GROUPS: usize = 20;

/// Who gives the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A person: prompt, and stop at the end of input.
    Person,
    /// A script: at the end of input the run is played to its end.
    Script,
}

/// Steps through a program as commands say. The exit status is that of where it stopped: 0 nothing wrong, 1 misuse,
/// 2 not supported (or a schedule that does not fit), 3 a limit was reached.
///
/// # Errors
///
/// A stream cannot be read or written.
pub fn run(opened: Opened, mut input: impl BufRead, kind: Input, out: &mut impl Write) -> io::Result<i32> {
    let mut session = Session::new(opened.program);
    let title = if opened.title.is_empty() { String::new() } else { format!(": {}", opened.title) };
    writeln!(out, "Scenario {}{title}.", session.program().name)?;
    if !opened.teaches.is_empty() {
        writeln!(out, "Teaches: {}.", opened.teaches)?;
    }
    if let Some(remark) = &opened.remark {
        writeln!(out, "Note: {remark}.")?;
    }
    if let Some(schedule) = &opened.schedule {
        if let Err(misfit) = session.record(schedule, LONGEST) {
            writeln!(out, "{misfit}")?;
            return Ok(2);
        }
        writeln!(out, "{} steps are on record: n plays them.", session.last_step())?;
    }
    situation(&session, out)?;
    loop {
        if kind == Input::Person {
            write!(out, "> ")?;
            out.flush()?;
        }
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            break;
        }
        if command(&mut session, line.trim(), out)? == After::Quit {
            return Ok(status(&session));
        }
    }
    match kind {
        Input::Person => {
            writeln!(out)?;
            Ok(status(&session))
        }
        Input::Script => play(&mut session, out),
    }
}

/// Whether to read another command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Go,
    Quit,
}

fn command(session: &mut Session, line: &str, out: &mut impl Write) -> io::Result<After> {
    let moved = match line {
        "q" => return Ok(After::Quit),
        "" | "n" => session.forward(),
        "N" => session.back(),
        "c" => session.run_on(),
        "C" => session.run_back(),
        "u" => session.undo(),
        "s" => Moved::Yes,
        "w" => {
            why(session, out)?;
            return Ok(After::Go);
        }
        "y" => {
            let program = session.program();
            let link = Link::new(&program.name, &program.fingerprint, session.schedule(), session.step_number());
            writeln!(out, "{link}")?;
            return Ok(After::Go);
        }
        "e" => {
            every_order(session, out)?;
            return Ok(After::Go);
        }
        "?" => {
            help(out)?;
            return Ok(After::Go);
        }
        line => match line.parse::<usize>() {
            Ok(number) if number >= 1 => session.choose(number - 1),
            Ok(_) | Err(_) => {
                writeln!(out, "`{line}` is no command; ? lists them.")?;
                return Ok(After::Go);
            }
        },
    };
    match (moved, line) {
        (Moved::Yes, _) => situation(session, out)?,
        (Moved::No, "u") => writeln!(out, "There is no choice to undo.")?,
        (Moved::No, "N" | "C") => writeln!(out, "This is the start of the run.")?,
        (Moved::No, "n" | "" | "c") => writeln!(out, "This is the end of the run.")?,
        (Moved::No, line) => writeln!(out, "There is no choice {line}.")?,
    }
    Ok(After::Go)
}

/// Every order of the program: what it can come to, each with the shortest order that shows it.
fn every_order(session: &Session, out: &mut impl Write) -> io::Result<()> {
    let limits = Limits { states: MOST_STATES, ..Limits::default() };
    let found = explore(session.program(), limits, &mut |_| ControlFlow::Continue(()));
    let mut screen = Explore::new(&session.program().name, 0);
    let program = session.program();
    screen.finish(found);
    writeln!(out, "Every order of {}: {}.", program.name, screen.bound())?;
    for group in screen.groups.iter().take(MOST_GROUPS) {
        let word = if group.good { "ends well" } else { "goes wrong" };
        let Some(outcome) = group.outcomes.first().and_then(|index| screen.outcome(*index)) else { continue };
        let count = group.outcomes.len();
        let more = if count > 1 { format!("{count} outcomes, the shortest ") } else { String::new() };
        writeln!(out, "  {word}: {}; {more}{} steps.", group.title, outcome.steps)?;
        let link = Link::new(&program.name, &program.fingerprint, outcome.schedule.clone(), outcome.steps as usize);
        writeln!(out, "    tpio step {link}")?;
    }
    match screen.groups.len().saturating_sub(MOST_GROUPS) {
        0 => Ok(()),
        more => writeln!(out, "  {more} more: tpio check {} lists all.", program.name),
    }
}

/// Why the last step could happen.
fn why(session: &Session, out: &mut impl Write) -> io::Result<()> {
    let view = View::new(session);
    if view.why.is_empty() {
        return writeln!(out, "Nothing has happened yet.");
    }
    for row in &view.why {
        let how = match row.because {
            None => "",
            Some(Because::GoesOn) => "before it, by the same thread: ",
            Some(Because::Possible) => "made possible by ",
            Some(Because::Concerns) => "the rule is about ",
        };
        let line = row.line.map_or_else(String::new, |line| format!(", line {line}"));
        writeln!(out, "  {how}step {}{line}: {}.", row.step, row.text)?;
    }
    if view.why_else > 0 {
        writeln!(out, "  (Steps left out that touched nothing of this: {}.)", view.why_else)?;
    }
    Ok(())
}

/// Plays on to the end, each step as a sentence; the exit status.
fn play(session: &mut Session, out: &mut impl Write) -> io::Result<i32> {
    for _ in 0..RUN_ON_LIMIT {
        if session.forward() == Moved::No {
            return Ok(status(session));
        }
        happened(session, out)?;
        if session.verdict().is_some() {
            let view = View::new(session);
            if let Some(verdict) = &view.verdict {
                judgement(&view, verdict, out)?;
            }
        }
    }
    writeln!(out, "\nStopped after {RUN_ON_LIMIT} steps: the run may never end.")?;
    Ok(3)
}

/// Everything about where the session is, as one text.
pub fn told(session: &Session) -> String {
    let mut out = Vec::new();
    // a vector takes everything
    let _ = situation(session, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// Everything about where the session is.
fn situation(session: &Session, out: &mut impl Write) -> io::Result<()> {
    let view = View::new(session);
    happened(session, out)?;
    books(&view, out)?;
    match &view.verdict {
        Some(verdict) => judgement(&view, verdict, out),
        None => menu(&view, out),
    }
}

/// What the last step did.
fn happened(session: &Session, out: &mut impl Write) -> io::Result<()> {
    let story = session.story();
    let mut sentences = story.iter();
    if let Some(headline) = sentences.next() {
        writeln!(out, "\nStep {}: {headline}.", session.step_number())?;
    }
    for sentence in sentences {
        writeln!(out, "  {sentence}.")?;
    }
    for finding in session.findings() {
        let rule = finding.rule.rule();
        match rule.consequence {
            Consequence::Error | Consequence::Note => {
                writeln!(out, "  Worth knowing, though allowed: {}: {}.", finding.rule, rule.title)?;
            }
            _ => writeln!(out, "  This breaks the rule {}: {}.", finding.rule, rule.title)?,
        }
    }
    Ok(())
}

/// The counters and what is on its way.
fn books(view: &View, out: &mut impl Write) -> io::Result<()> {
    let machine = &view.machine;
    for io in machine.ios.iter().filter(|io| io.gone.is_none()) {
        let closed = io.closed.map_or_else(String::new, |step| format!("; closed at step {step}"));
        let queued = io.queued.len();
        writeln!(out, "{}: {}; queued {queued}, running {}{closed}.", io.label, io.sum.words(), io.running)?;
    }
    for op in &machine.ops {
        let owned = op.owned.as_ref().map_or_else(String::new, |owned| format!("; {owned}"));
        writeln!(out, "{}, {}: {}{owned}.", op.label, op.what, op.phase)?;
    }
    for block in &machine.blocks {
        if let Some(step) = block.freed {
            writeln!(out, "{}: freed at step {step}.", block.name())?;
        }
    }
    Ok(())
}

fn menu(view: &View, out: &mut impl Write) -> io::Result<()> {
    for pick in &view.picks {
        let recorded = if pick.recorded && view.step < view.last { " (as recorded)" } else { "" };
        writeln!(out, "  {}. {}{recorded}", pick.index + 1, pick.text)?;
    }
    for idle in &view.idle {
        writeln!(out, "  -  {} {}", idle.label, idle.reason)?;
    }
    Ok(())
}

fn judgement(view: &View, verdict: &VerdictPane, out: &mut impl Write) -> io::Result<()> {
    let kind = match verdict.judgement {
        Judgement::Good => "Verdict: no rule was broken",
        Judgement::Misuse => "Verdict: MISUSE",
        Judgement::Note => "Verdict: it ended, but note",
        Judgement::Open => "Verdict: not decided",
    };
    writeln!(out, "{kind}: {}.", verdict.title)?;
    writeln!(out, "  What: {}", verdict.what)?;
    for reason in &verdict.why {
        writeln!(out, "  Why:  {}.", reason.words())?;
    }
    for reason in &verdict.undeclared {
        writeln!(out, "  Note: {}", reason.words())?;
    }
    if let Some(id) = verdict.rule {
        let rule = id.rule();
        writeln!(out, "  Rule: {id}: {}", rule.rule)?;
        writeln!(out, "  Fix:  {}", rule.fix)?;
    }
    for other in &verdict.others {
        writeln!(out, "  Also: {}.", other.words())?;
    }
    for line in view.output.lines() {
        writeln!(out, "  Printed: {line}")?;
    }
    writeln!(out, "  Path: {}", view.path)
}

fn help(out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "n or an empty line: one step on, as recorded, else the first choice. N: one step back.\n\
         1, 2, ...: that choice; nothing that was recorded is lost.\n\
         c: on to the next real choice, broken rule or end. C: back to the last one.\n\
         s: the situation again. w: why the last step could happen. u: undo the last choice. y: the link to here.\n\
         e: every order, and what each comes to. ?: this help. q: quit."
    )
}

fn status(session: &Session) -> i32 {
    session.verdict().map_or(0, |verdict| verdict.exit_status())
}
