//! `tpio export FILE --to FORMAT`: one order as a file for another program.

use super::args::{ExportArgs, ExportFormat};
use super::output::Output;
use super::{Done, Failure, input, status, step};
use crate::export::{self, Format};
use crate::ui::signs::{Charset, Colour, Signs};
use crate::ui::step::Step;
use crate::ui::theme::Theme;

/// What is exported looks the same everywhere.
const SIGNS: Signs = Signs { charset: Charset::Unicode, colour: Colour::Sixteen, theme: Theme::Ansi };

pub(super) fn export(args: &ExportArgs, output: &mut Output<'_, '_>) -> Done {
    let input = input::open(&args.file, output)?;
    let schedule = step::schedule(args.schedule.as_deref(), args.seed, &input)?;
    // without an order the first choices are taken
    let opened = input::opened(input, Some(schedule.unwrap_or_default()));
    let (mut step, misfit) = Step::new(opened);
    if let Some(misfit) = misfit {
        return Err(Failure::Input(misfit));
    }
    step.seek_quietly(usize::MAX);
    let format = match args.to {
        ExportFormat::Json => Format::JsonLines,
        ExportFormat::Chrome => Format::Chrome,
        ExportFormat::Svg => Format::Svg,
        ExportFormat::Cast => Format::Cast,
    };
    output.result(&export::export(&step, format, SIGNS))?;
    Ok(status::GOOD)
}
