//! A run as a file for other programs: JSON lines, a trace for Perfetto, a drawing, a recording. Made from the same sentences,
//! letters and pictures that the screens show.
//!
//! Must never write a file: the text is handed over.

mod cast;
mod chrome;
mod jsonl;
mod svg;

use ratatui::buffer::Buffer;
use tpio_sim::session::Session;
use tpio_sim::view::View;

use crate::ui::signs::Signs;
use crate::ui::step::Step;

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A line of JSON for each step.
    JsonLines,
    /// A trace for chrome://tracing and Perfetto.
    Chrome,
    /// A drawing of the timeline.
    Svg,
    /// A recording for asciinema, version 3.
    Cast,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 4] = [Format::JsonLines, Format::Chrome, Format::Svg, Format::Cast];

    /// What names of such files end in, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::JsonLines => "jsonl",
            Format::Chrome => "trace.json",
            Format::Svg => "svg",
            Format::Cast => "cast",
        }
    }

    /// The format that a file's name asks for.
    pub fn of(path: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| path.ends_with(&format!(".{}", format.extension())))
    }
}

/// The run that is shown, from its start to its end, as a file.
pub fn export(step: &Step, format: Format, signs: Signs) -> String {
    let mut session = step.session().clone();
    session.seek(usize::MAX);
    match format {
        Format::JsonLines => jsonl::lines(&session, &step.link().to_string()),
        Format::Chrome => chrome::trace(&session),
        Format::Svg => svg::timeline(&session, &View::new(&session), signs),
        Format::Cast => cast::recording(step, signs),
    }
}

/// A screen as a drawing.
pub fn screen(buffer: &Buffer, title: &str) -> String {
    svg::drawing(buffer, title, &[])
}

/// Who took a step: a thread's label, else the kernel or the port.
fn owners(view: &View) -> Vec<(usize, String)> {
    let lanes = &view.timeline.lanes;
    let steps = lanes.first().map_or(0, |lane| lane.cells.len());
    let owner = |index: usize| {
        let lane = lanes.iter().find(|lane| lane.cells[index].letter.is_some())?;
        Some((view.timeline.first + index, lane.label.clone()))
    };
    (0..steps).filter_map(owner).collect()
}

/// The name of a run for people.
fn title(session: &Session) -> String {
    format!("{}, order {}", session.program().name, session.schedule())
}
