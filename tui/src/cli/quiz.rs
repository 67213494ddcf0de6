//! `tpio quiz FILE`: questions about a program on the screen, or as Markdown.

use tpio_sim::link::Link;
use tpio_sim::quiz;

use super::args::{Color, QuizArgs};
use super::look::{self, Screen};
use super::output::Output;
use super::{Done, Failure, input, status, step};
use crate::ui::quiz::COUNT;

pub(super) fn quiz(args: &QuizArgs, color: Color, output: &mut Output<'_, '_>) -> Done {
    let input = input::open(&args.file, output)?;
    if args.export.is_none() && step::has_screen(output) {
        let look = look::look(&args.look, color, output.world())?;
        let opened = Some(input::opened(input, None));
        return Ok((output.world().screens)(Screen { opened, look, quiz: Some(args.seed) })?);
    }
    let edits = crate::shelf::edits(&input.program, input.directives.twin.as_deref());
    let questions = quiz::quiz(&input.program, &edits, args.seed, COUNT);
    if questions.is_empty() {
        return Err(Failure::Input(format!("{}: there is nothing to ask: no step has an alternative", args.file)));
    }
    let name = args.file.clone();
    let fingerprint = input.program.fingerprint.clone();
    let link = |asked: &quiz::Question| Link::new(&name, &fingerprint, asked.schedule.clone(), asked.step).to_string();
    let title = input.directives.title.as_deref().unwrap_or(&input.program.name);
    let text = quiz::markdown(title, &questions, &link);
    match args.export.as_deref() {
        None | Some("-") => output.result(&text)?,
        Some(path) => {
            std::fs::write(path, text).map_err(|error| Failure::Input(format!("{path} cannot be written: {error}")))?;
        }
    }
    Ok(status::GOOD)
}
