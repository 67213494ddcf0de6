//! The screen of the quiz: the situation, the question, the answers, and why; at the end the score.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tpio_sim::quiz::{Form, Question};

use super::objects::Marks;
use super::paper::{Paper, wrap};
use crate::ui::Model;
use crate::ui::areas::SizeClass;
use crate::ui::quiz::Quiz;
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::Lens;

pub(super) fn quiz(paper: &mut Paper, area: Rect, model: &Model) {
    let Some(quiz) = &model.quiz else { return };
    let signs = paper.signs;
    let (number, _) = quiz.question();
    let (right, given) = quiz.score();
    let dot = signs.text(Sign::Dot);
    let header = Rect { height: 1.min(area.height), ..area };
    let name = &quiz.view.scenario;
    let place = if quiz.is_over() { "over".to_owned() } else { format!("{number} of {}", quiz.questions.len()) };
    paper.text(header, 0, &format!(" tpio {dot} {name} {dot} quiz {place}"), signs.strong());
    let streak = match quiz.streak() {
        0 | 1 => String::new(),
        streak => format!(" {dot} {streak} in a row"),
    };
    paper.right(header, 0, 40, &format!("score {right} of {given}{streak} "), signs.plain());
    let Rooms { above, timeline, rest, hints } = rooms(area, quiz);
    if quiz.is_over() {
        let height = above.height + timeline.height + rest.height;
        score(paper, Rect { y: above.y, height, ..rest }, quiz);
    } else {
        let left = above.width / 2;
        let machine = Rect { x: above.x + left, width: above.width - left, ..above };
        super::objects::objects(paper, machine, &quiz.view, &Marks::none());
        sources(paper, Rect { width: left.saturating_sub(1), ..above }, quiz);
        super::timeline::timeline(paper, timeline, &quiz.view, Lens::of_all());
        asked(paper, rest, quiz);
    }
    super::hints(paper, hints, model);
}

/// Where things stand.
struct Rooms {
    /// The situation; nothing of it in small windows.
    above: Rect,
    /// The run, where a step of it is the answer.
    timeline: Rect,
    /// The question.
    rest: Rect,
    hints: Rect,
}

fn rooms(area: Rect, quiz: &Quiz) -> Rooms {
    let hints = Rect { y: area.y + area.height.saturating_sub(1), height: 1.min(area.height), ..area };
    let body = Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(2), ..area };
    let compact = SizeClass::of(area) >= SizeClass::Compact;
    let above = if compact { (body.height / 3).max(5) } else { 0 };
    let below = body.height - above;
    let lanes = quiz.view.timeline.lanes.len() as u16 + 2;
    let points = quiz.question().1.form == Form::Point;
    let timeline = if points && compact { lanes.min(below / 2) } else { 0 };
    Rooms {
        above: Rect { height: above, ..body },
        timeline: Rect { y: body.y + above, height: timeline, ..body },
        rest: Rect { y: body.y + above + timeline, height: below - timeline, ..body },
        hints,
    }
}

/// Where everybody stands.
fn sources(paper: &mut Paper, room: Rect, quiz: &Quiz) {
    let signs = paper.signs;
    if room.height == 0 {
        return;
    }
    paper.heading(room, "Who stands where", signs.strong());
    for (row, pane) in (1..room.height).zip(&quiz.view.threads) {
        let line = pane.next.and_then(|next| pane.lines.iter().find(|line| line.number == next));
        let text = line.map_or_else(|| pane.status.words(), |line| format!("{} {}", line.number, line.text.trim()));
        paper.text(room, row, &format!(" {}: {text}", pane.label), signs.plain());
    }
}

/// What a row of the question is, for the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Hit {
    /// That answer.
    Answer(usize),
    /// On to the next question.
    Next,
    /// That step.
    Step(usize),
}

/// A row below the heading.
struct Line {
    text: String,
    style: Style,
    hit: Option<Hit>,
}

/// What is at a position of the window.
pub(in crate::ui) fn quiz_hit(model: &Model, area: Rect, at: Position) -> Option<Hit> {
    let quiz = model.quiz.as_ref().filter(|quiz| !quiz.is_over())?;
    let Rooms { timeline, rest: room, .. } = rooms(area, quiz);
    if timeline.contains(at) {
        return super::timeline_step(&quiz.view, timeline, at.x, Lens::of_all()).map(Hit::Step);
    }
    let row = at.y.checked_sub(room.y)?.checked_sub(1)?;
    lines(model.signs, room, quiz).get(usize::from(row)).filter(|_| row + 1 < room.height)?.hit
}

fn asked(paper: &mut Paper, room: Rect, quiz: &Quiz) {
    let (_, question) = quiz.question();
    let heading = match question.form {
        Form::Pick => format!("After step {}", question.step),
        Form::Point => format!("A run of {} steps", question.step),
    };
    paper.heading(room, &heading, paper.signs.strong());
    for (row, line) in (1..room.height).zip(lines(paper.signs, room, quiz)) {
        paper.text(room, row, &line.text, line.style);
    }
}

fn lines(signs: Signs, room: Rect, quiz: &Quiz) -> Vec<Line> {
    let (_, question) = quiz.question();
    let most = (room.width as usize).saturating_sub(6);
    let mut lines = Vec::new();
    let mut say = |text: &str, style, hit| {
        lines.extend(wrap(text, most).into_iter().map(|line| Line { text: format!(" {line}"), style, hit }));
    };
    if question.form == Form::Pick {
        say(&format!("{}.", question.context.join("; ")), signs.plain(), None);
    }
    say(&question.asked, signs.strong(), None);
    let answered = quiz.answered();
    for (index, answer) in question.answers.iter().enumerate() {
        let (mark, style) = match answered {
            None if quiz.hint() == Some(index) => (signs.text(Sign::Misuse), signs.faint()),
            None => (" ", signs.plain()),
            Some(_) if answer.right => (signs.text(Sign::Fine), signs.fine()),
            Some(given) if given == index => (signs.text(Sign::Misuse), signs.warning()),
            Some(_) => (" ", signs.faint()),
        };
        let told = answered.is_some_and(|given| given == index || answer.right);
        match question.form {
            Form::Pick => {
                let hit = answered.is_none().then_some(Hit::Answer(index));
                say(&format!("{mark} {}", called(question, index)), style, hit);
            }
            Form::Point if quiz.pointer() == Some(index + 1) => {
                say(&format!("{} {}", signs.text(Sign::Here), called(question, index)), signs.marked(), None);
            }
            Form::Point if told => say(&format!("{mark} {}", called(question, index)), style, None),
            Form::Point => {}
        }
        if told {
            say(&format!("{} {}", signs.text(Sign::Arrow), answer.why), signs.plain(), None);
        }
    }
    if let Some((first, last)) = quiz.hinted_steps().filter(|_| answered.is_none()) {
        say(&format!("it is one of the steps {first} to {last}"), signs.notice(), None);
    }
    if let Some(given) = answered {
        let right = given == question.right();
        let on = if quiz.question().0 == quiz.questions.len() { "n shows the score" } else { "n leads on" };
        let words = match (right, quiz.is_hinted()) {
            (true, false) => "right".to_owned(),
            (true, true) => "right, with a hint: it does not count".to_owned(),
            (false, _) => "not so".to_owned(),
        };
        say(&format!("{words}; {on}"), if right { signs.fine() } else { signs.warning() }, Some(Hit::Next));
    }
    lines
}

/// An answer with what it is called: `b  main freed block#1`, `step 12: main freed block#1`.
fn called(question: &Question, index: usize) -> String {
    let text = &question.answers[index].text;
    match question.form {
        Form::Pick => format!("{}  {text}", char::from(b'a' + index as u8)),
        Form::Point => format!("step {}: {text}", index + 1),
    }
}

/// The score, and each question that brought no point with what was said, what is right, and why.
fn score(paper: &mut Paper, room: Rect, quiz: &Quiz) {
    let signs = paper.signs;
    let (right, all) = quiz.score();
    paper.heading(room, &format!("Score: {right} of {all}"), signs.strong());
    let most = (room.width as usize).saturating_sub(6);
    let mut lines: Vec<(String, Style)> = Vec::new();
    let mut say = |indent: usize, text: &str, style| {
        let parts = wrap(text, most.saturating_sub(indent)).into_iter();
        lines.extend(parts.map(|line| (format!(" {:indent$}{line}", ""), style)));
    };
    if right == all {
        say(0, &format!("{} every answer was right, without a hint", signs.text(Sign::Fine)), signs.fine());
    }
    for (number, question, given) in quiz.missed() {
        let answer = |index: usize| called(question, index);
        let right = question.right();
        let place = match question.form {
            Form::Pick => format!("after step {}", question.step),
            Form::Point => format!("a run of {} steps", question.step),
        };
        let asked = format!("{} {number}  {place}: {}", signs.text(Sign::Misuse), question.asked);
        say(0, &asked, signs.strong());
        if given == right {
            say(4, &format!("you said {}: right, but with a hint", answer(given)), signs.plain());
        } else {
            say(4, &format!("you said {}", answer(given)), signs.warning());
            say(7, &format!("{} {}", signs.text(Sign::Arrow), question.answers[given].why), signs.plain());
        }
        say(4, &format!("right is {}", answer(right)), signs.fine());
        say(7, &format!("{} {}", signs.text(Sign::Arrow), question.answers[right].why), signs.plain());
    }
    say(0, "r asks all of them again, Esc leaves", signs.strong());
    let rows = room.height.saturating_sub(1) as usize;
    let top = quiz.scroll().min(lines.len().saturating_sub(rows));
    let below = lines.len().saturating_sub(top + rows);
    for (row, (text, style)) in (1..room.height).zip(&lines[top..]) {
        paper.text(room, row, text, *style);
    }
    if below > 0 {
        paper.right(room, 0, 24, &format!(" {below} more: j "), signs.strong());
    }
}
