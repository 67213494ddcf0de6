//! What a page says beside the picture: the plain mode's sentences, the menu as rows to take, the hints as buttons, the
//! link to here. For people who cannot see the picture, and for those who would rather push a button.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde::Serialize;
use tpio_sim::link::PREFIX;
use tpio_sim::quiz::{Form, Question};
use tpio_sim::view::Judgement;

use super::Page;
use crate::plain;
use crate::ui::action::{self, Place};
use crate::ui::explore::Explore;
use crate::ui::key::Key;
use crate::ui::overlay::Overlay;
use crate::ui::quiz::Quiz;
use crate::ui::step::{Curtain, Step};

/// What is said beside the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Which screen is in front: `home`, `step`, `explore`, `quiz`.
    pub place: &'static str,
    /// The situation in sentences, as the plain mode says them.
    pub sentences: String,
    /// The rows that can be taken: choices, exits of a verdict, answers, outcomes.
    pub rows: Vec<String>,
    /// The hints as buttons.
    pub buttons: Vec<Button>,
    /// The link to here without its `tpio:`; none for a program that nobody else has.
    pub fragment: Option<String>,
    /// The name of the program in front.
    pub name: Option<String>,
    /// The verdict in one word, at the end of a run: `good`, `misuse`, `note`, `open`.
    pub verdict: Option<&'static str>,
    /// What is wrong with the C that was read last, as the command line says it.
    pub trouble: Option<String>,
    /// Whether the theme is made for a light background.
    pub light: bool,
}

/// A hint as a button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Button {
    /// The key that does the same.
    pub key: String,
    /// What it does.
    pub words: String,
    #[serde(skip)]
    pub(super) means: Key,
}

impl Page {
    /// What is said beside the picture.
    pub fn told(&self) -> Told {
        let model = &self.model;
        let step = model.step.as_deref();
        let covered = model.overlay != Overlay::None;
        let rows = match model.place() {
            _ if covered => Vec::new(),
            Place::Home => Vec::new(),
            Place::Step => step.map(Step::row_words).unwrap_or_default(),
            Place::Explore => model.explore.as_ref().map(|explore| titles(explore)).unwrap_or_default(),
            Place::Quiz => model.quiz.as_ref().map(|quiz| answers(quiz)).unwrap_or_default(),
        };
        let shared = |name: &&str| !self.edited.contains(*name);
        Told {
            place: match model.place() {
                Place::Home => "home",
                Place::Step => "step",
                Place::Explore => "explore",
                Place::Quiz => "quiz",
            },
            sentences: self.sentences(),
            rows,
            buttons: self.buttons(),
            fragment: self.name().filter(shared).and(step).map(fragment),
            name: self.name().map(str::to_owned),
            verdict: step.and_then(|step| step.view.verdict.as_ref()).map(|verdict| word(verdict.judgement)),
            trouble: match &model.overlay {
                Overlay::Trouble(lines, _) => Some(lines.join("\n")),
                _ => None,
            },
            light: model.signs.theme.background() == Some([255; 3]),
        }
    }

    /// The hints of the screen in front; while something lies over it, the way back.
    pub(super) fn buttons(&self) -> Vec<Button> {
        let button = |key: Key, words: &str| Button { key: key.to_string(), words: words.to_owned(), means: key };
        if self.model.overlay != Overlay::None {
            return vec![
                button(Key::Up, "up"),
                button(Key::Down, "down"),
                button(Key::Enter, "take"),
                button(Key::Esc, "close"),
            ];
        }
        let rows = action::rows(self.model.place()).filter(|row| !row.hint.is_empty());
        // a row of the menu is a button of its own
        let rows = rows.filter(|row| !matches!(row.action, action::Action::Row(_)));
        rows.filter_map(|row| Some(button(*row.keys.first()?, row.hint))).collect()
    }

    fn sentences(&self) -> String {
        let model = &self.model;
        let mut text = match (&model.overlay, model.place()) {
            (Overlay::Trouble(lines, _), _) => lines.join("\n"),
            (Overlay::None, Place::Step) => model.step.as_ref().map(|step| situation(step)).unwrap_or_default(),
            (Overlay::None, Place::Home) => {
                let entry = model.home.entry();
                entry.map(|entry| format!("{}: {}. {}.", entry.name, entry.title, entry.teaches)).unwrap_or_default()
            }
            (Overlay::None, Place::Explore) => {
                model.explore.as_ref().map(|explore| search(explore)).unwrap_or_default()
            }
            (Overlay::None, Place::Quiz) => model.quiz.as_ref().map(|quiz| question(quiz)).unwrap_or_default(),
            (_, _) => self.overlay_text(),
        };
        if let Some(message) = &model.message {
            text = format!("{message}\n{text}");
        }
        text.trim().to_owned()
    }

    /// What lies over the screen, as it stands there.
    fn overlay_text(&self) -> String {
        let window = Rect::new(0, 0, 80, 24);
        let mut buffer = Buffer::empty(window);
        crate::ui::draw::draw(&self.model, window, &mut buffer);
        let Some(inner) = largest_box(&buffer) else { return String::new() };
        let row = |y: u16| (inner.left()..inner.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        let rows = (inner.top()..inner.bottom()).map(row).map(|row| row.trim().to_owned());
        rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// What is inside of the largest box that was drawn.
fn largest_box(buffer: &Buffer) -> Option<Rect> {
    let area = buffer.area;
    let is = |x: u16, y: u16, symbol: &str| x < area.width && y < area.height && buffer[(x, y)].symbol() == symbol;
    let mut boxes = Vec::new();
    for (x, y) in (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y))).filter(|(x, y)| is(*x, *y, "┌"))
    {
        let right = (x + 1..area.width).find(|right| is(*right, y, "┐") && is(*right, y + 1, "│"));
        let bottom = (y + 1..area.height).find(|bottom| is(x, *bottom, "└"));
        if let (Some(right), Some(bottom)) = (right, bottom) {
            boxes.push(Rect::new(x + 1, y + 1, right - x - 1, bottom - y - 1));
        }
    }
    boxes.into_iter().max_by_key(|inner| inner.area())
}

fn fragment(step: &Step) -> String {
    step.link().to_string().trim_start_matches(PREFIX).to_owned()
}

fn word(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Good => "good",
        Judgement::Misuse => "misuse",
        Judgement::Note => "note",
        Judgement::Open => "open",
    }
}

fn situation(step: &Step) -> String {
    if step.curtain == Curtain::Drawn {
        return "What happens next? Think first; . opens the curtain.".to_owned();
    }
    plain::told(step.session())
}

fn titles(explore: &Explore) -> Vec<String> {
    explore.groups.iter().map(|group| group.title.clone()).collect()
}

fn search(explore: &Explore) -> String {
    let states = explore.progress.map_or(0, |progress| progress.states);
    let mut lines = vec![format!("Every order of {}: {states} states; {}.", explore.name, explore.bound())];
    if let Some(group) = explore.groups.get(explore.marked()) {
        let orders = explore.orders(group).map_or_else(String::new, |orders| format!(", {orders}"));
        lines.push(format!("Marked: {}{orders}.", group.title));
    }
    lines.join("\n")
}

fn answers(quiz: &Quiz) -> Vec<String> {
    let question = quiz.question().1;
    // a step is pointed at with the buttons
    if quiz.answered().is_some() || quiz.is_over() || question.form == Form::Point {
        return Vec::new();
    }
    question.answers.iter().map(|answer| answer.text.clone()).collect()
}

fn question(quiz: &Quiz) -> String {
    if quiz.is_over() {
        return score(quiz);
    }
    let (number, question) = quiz.question();
    let situation = match question.form {
        Form::Pick => question.context.join("; "),
        Form::Point => format!("a run of {} steps", question.step),
    };
    let mut lines =
        vec![format!("Question {number} of {}: {situation}.", quiz.questions.len()), question.asked.clone()];
    if let Some(step) = quiz.pointer() {
        lines.push(format!("Here: step {step}: {}.", question.answers[step - 1].text));
    }
    if let Some(answer) = quiz.answered().and_then(|answer| question.answers.get(answer)) {
        let how = if answer.right { "Right" } else { "Wrong" };
        lines.push(format!("{how}: {}", answer.why));
        if !answer.right {
            lines.push(right_is(question));
        }
    }
    lines.join("\n")
}

/// The right answer, and why.
fn right_is(question: &Question) -> String {
    let right = question.right();
    let step = match question.form {
        Form::Pick => String::new(),
        Form::Point => format!("step {}: ", right + 1),
    };
    let answer = &question.answers[right];
    format!("Right is: {step}{}. {}", answer.text, answer.why)
}

fn score(quiz: &Quiz) -> String {
    let (right, all) = quiz.score();
    let mut lines = vec![format!("The quiz is over. Score: {right} of {all}. r asks all again, Esc leaves.")];
    for (number, question, _) in quiz.missed() {
        lines.push(format!("Missed {number}: {} {}", question.asked, right_is(question)));
    }
    lines.join("\n")
}
