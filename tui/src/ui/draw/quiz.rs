//! The screen of the quiz: the situation, the question, the answers, and why.

use ratatui::layout::Rect;

use super::paper::{Paper, wrap};
use crate::ui::Model;
use crate::ui::areas::SizeClass;
use crate::ui::signs::Sign;

pub(super) fn quiz(paper: &mut Paper, area: Rect, model: &Model) {
    let Some(quiz) = &model.quiz else { return };
    let signs = paper.signs;
    let (number, _) = quiz.question();
    let (right, given) = quiz.score();
    let dot = signs.text(Sign::Dot);
    let header = Rect { height: 1.min(area.height), ..area };
    let name = &quiz.view.scenario;
    let heading = format!(" tpio {dot} {name} {dot} quiz {number} of {}", quiz.questions.len());
    paper.text(header, 0, &heading, signs.strong());
    paper.right(header, 0, 40, &format!("score {right} of {given} "), signs.plain());
    let hints = Rect { y: area.y + area.height.saturating_sub(1), height: 1.min(area.height), ..area };
    let mut rest = Rect { y: area.y + header.height, height: area.height.saturating_sub(2), ..area };
    if SizeClass::of(area) >= SizeClass::Compact {
        let above = (rest.height / 3).max(5);
        let left = rest.width / 2;
        let machine = Rect { x: rest.x + left, width: rest.width - left, height: above, ..rest };
        super::objects::objects(paper, machine, &quiz.view, None);
        sources(paper, Rect { width: left - 1, height: above, ..rest }, quiz);
        rest = Rect { y: rest.y + above, height: rest.height - above, ..rest };
    }
    asked(paper, rest, model);
    super::hints(paper, hints, model);
}

/// Where everybody stands.
fn sources(paper: &mut Paper, room: Rect, quiz: &crate::ui::quiz::Quiz) {
    let signs = paper.signs;
    paper.heading(room, "Who stands where", signs.strong());
    for (row, pane) in (1..room.height).zip(&quiz.view.threads) {
        let line = pane.next.and_then(|next| pane.lines.iter().find(|line| line.number == next));
        let text = line.map_or_else(|| pane.status.words(), |line| format!("{} {}", line.number, line.text.trim()));
        paper.text(room, row, &format!(" {}: {text}", pane.label), signs.plain());
    }
}

fn asked(paper: &mut Paper, room: Rect, model: &Model) {
    let Some(quiz) = &model.quiz else { return };
    let signs = paper.signs;
    let (_, question) = quiz.question();
    let most = (room.width as usize).saturating_sub(6);
    paper.heading(room, &format!("After step {}", question.step), signs.strong());
    let mut row = 1;
    let mut say = |paper: &mut Paper, text: &str, style| {
        for line in wrap(text, most) {
            paper.text(room, row, &format!(" {line}"), style);
            row += 1;
        }
    };
    say(paper, &format!("{}.", question.context.join("; ")), signs.plain());
    say(paper, &question.asked, signs.strong());
    let answered = quiz.answered();
    for (index, (letter, answer)) in ('a'..).zip(&question.answers).enumerate() {
        let (mark, style) = match answered {
            None if quiz.hint() == Some(index) => (signs.text(Sign::Misuse), signs.faint()),
            None => (" ", signs.plain()),
            Some(_) if answer.right => (signs.text(Sign::Fine), signs.fine()),
            Some(given) if given == index => (signs.text(Sign::Misuse), signs.warning()),
            Some(_) => (" ", signs.faint()),
        };
        say(paper, &format!("{mark} {letter}  {}", answer.text), style);
        let told = answered.is_some_and(|given| given == index || answer.right);
        if told {
            say(paper, &format!("{} {}", signs.text(Sign::Arrow), answer.why), signs.plain());
        }
    }
    if let Some(given) = answered {
        let right = given == question.right();
        let words = match (right, quiz.hint()) {
            (true, None) => "right: n leads on",
            (true, Some(_)) => "right, with a hint: it does not count; n leads on",
            (false, _) => "not so: n leads on",
        };
        say(paper, words, if right { signs.fine() } else { signs.warning() });
    }
}
