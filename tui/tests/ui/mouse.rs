//! The mouse: clicks and turns of the wheel, at places that are found in the picture.

use tpio::ui::action::Place;
use tpio::ui::key::{Mouse, MouseAct};
use tpio::ui::order::{MouseUse, Order};
use tpio::ui::overlay::Overlay;
use tpio::ui::step::Break;
use tpio::ui::{Model, Msg, update};

use super::{SIGNS, key, model, obey, picture, press, text};

const WINDOW: (u16, u16) = (120, 35);

fn point(model: &mut Model, act: MouseAct, column: u16, row: u16) {
    update(model, Msg::Mouse(Mouse { act, column, row, window: WINDOW }));
}

/// The place where a text begins.
fn place(model: &Model, wanted: &str) -> (u16, u16) {
    let seen = text(&picture(model, WINDOW.0, WINDOW.1));
    let (row, line) =
        seen.lines().enumerate().find(|(_, line)| line.contains(wanted)).unwrap_or_else(|| panic!("{seen}"));
    let column = line[..line.find(wanted).expect("found")].chars().count();
    (column as u16, row as u16)
}

fn click(model: &mut Model, wanted: &str) {
    let (column, row) = place(model, wanted);
    point(model, MouseAct::Click, column, row);
}

#[test]
fn a_row_of_the_menu_is_picked_and_one_of_the_verdict_too() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("c"));
    click(&mut shown, "2 the kernel completes");
    assert_eq!(shown.step.as_ref().expect("open").view.path, "a.1");
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for word in ["c", "1", "1", "1", "2", "2", "2", "2"] {
        press(&mut shown, key(word));
    }
    click(&mut shown, "2 read the rule");
    assert_eq!(shown.overlay, Overlay::Card(0));
    point(&mut shown, MouseAct::Click, 0, 0);
    assert_eq!(shown.overlay, Overlay::None);
}

#[test]
fn time_is_gone_through_by_scrubber_timeline_and_wheel() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("c"));
    let last = shown.step.as_ref().expect("open").view.step;
    let at = |shown: &Model| shown.step.as_ref().expect("open").view.step;
    point(&mut shown, MouseAct::Click, 12, 1);
    assert_eq!(at(&shown), 0);
    for column in 12..100 {
        point(&mut shown, MouseAct::Drag, column, 1);
    }
    assert!(at(&shown) > last / 2);
    press(&mut shown, key("End"));
    let (_, row) = place(&shown, "Timeline");
    point(&mut shown, MouseAct::Click, 8 + 7 * 3 - 1, row + 2);
    assert_eq!(at(&shown), 3);
    point(&mut shown, MouseAct::WheelDown, 20, row + 2);
    assert_eq!(at(&shown), 4);
    point(&mut shown, MouseAct::WheelUp, 20, row + 2);
    assert_eq!(at(&shown), 3);
}

#[test]
fn a_line_of_the_source_gets_a_breakpoint() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("c"));
    click(&mut shown, "CloseThreadpoolIo(io)");
    assert_eq!(shown.step.as_ref().expect("open").breaks.iter().copied().collect::<Vec<_>>(), [Break::Line(41)]);
    assert!(text(&picture(&shown, WINDOW.0, WINDOW.1)).contains("◉ 41"));
}

#[test]
fn lists_are_clicked_twice_to_open() {
    let mut shown = model(None, SIGNS);
    click(&mut shown, "hello-write");
    assert_eq!(shown.home.entry().map(|entry| entry.name.as_str()), Some("hello-write"));
    click(&mut shown, "hello-write");
    assert_eq!(shown.place(), Place::Step);
    press(&mut shown, key("Esc"));
    shown.open("close-without-wait");
    press(&mut shown, key("e"));
    obey(&mut shown);
    click(&mut shown, "the process ends with exit code 0");
    assert_eq!(shown.explore.as_ref().expect("open").marked(), 2);
}

#[test]
fn how_text_is_selected_is_said_once() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    point(&mut shown, MouseAct::Click, 119, 0);
    assert!(shown.message.as_ref().expect("said").contains("Shift selects text"));
    point(&mut shown, MouseAct::Click, 119, 0);
    assert_eq!(shown.message, None);
}

#[test]
fn it_can_be_given_back() {
    let mut shown = model(None, SIGNS);
    press(&mut shown, key("F2"));
    assert!(matches!(shown.take_orders()[..], [Order::Mouse(MouseUse::Terminals)]));
    press(&mut shown, key("F2"));
    assert!(matches!(shown.take_orders()[..], [Order::Mouse(MouseUse::Ours)]));
}

#[test]
fn no_place_of_any_window_breaks_anything() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("c"));
    for window in [(1, 1), (40, 10), (60, 18), (120, 35)] {
        for (column, row) in [(0, 0), (5, 1), (30, 5), (59, 17), (100, 30), (119, 34), (200, 200)] {
            for act in [MouseAct::Click, MouseAct::Drag, MouseAct::WheelDown, MouseAct::WheelUp] {
                update(&mut shown, Msg::Mouse(Mouse { act, column, row, window }));
            }
        }
    }
}

#[test]
fn answers_of_the_quiz_are_clicked_and_so_is_the_way_on() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("Q"));
    let quiz = |shown: &Model| shown.quiz.clone().expect("open");
    // beside the answers nothing is answered
    point(&mut shown, MouseAct::Click, 3, 0);
    assert_eq!(quiz(&shown).answered(), None);
    click(&mut shown, " b io#1");
    assert_eq!(quiz(&shown).answered(), Some(1));
    let (column, row) = place(&shown, "n leads on");
    point(&mut shown, MouseAct::Click, column, row);
    assert_eq!((quiz(&shown).question().0, quiz(&shown).answered()), (2, None));
    while !quiz(&shown).is_over() {
        super::answer(&mut shown, 0);
        press(&mut shown, key("n"));
    }
    point(&mut shown, MouseAct::WheelDown, 3, 9);
    assert_eq!(quiz(&shown).scroll(), 1);
    point(&mut shown, MouseAct::WheelUp, 3, 9);
    assert_eq!(quiz(&shown).scroll(), 0);
}

#[test]
fn an_object_gets_a_breakpoint() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("c"));
    click(&mut shown, "io#1 on tpio:server");
    let step = shown.step.as_ref().expect("open");
    let words: Vec<String> = step.breaks.iter().map(|place| place.words(step.session())).collect();
    assert_eq!(words, ["steps about io#1"]);
    let seen = text(&picture(&shown, WINDOW.0, WINDOW.1));
    assert!(seen.contains("◉io#1") || seen.contains("◉*io#1"), "{seen}");
    click(&mut shown, "io#1 on tpio:server");
    assert!(shown.step.as_ref().expect("open").breaks.is_empty());
}
