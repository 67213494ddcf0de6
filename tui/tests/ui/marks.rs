//! Marks that stay where a person expects them: the row of the thread that was picked, what became of whom at the end, and
//! letters that are pasted and not pressed.

use tpio::plain::{self, Input};
use tpio::ui::action::Place;
use tpio::ui::key::Key;
use tpio::ui::{Model, Msg, update};

use super::{SIGNS, key, model, opened, picture, press, text};

/// The thread that moves with the marked row.
fn marked(shown: &Model) -> Option<String> {
    let step = shown.step.as_ref().expect("open");
    step.view.picks.get(step.marked()).and_then(|pick| pick.mover.clone())
}

/// A program at a place where a worker can be picked that is not the first.
fn at_a_second_mover() -> Model {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for _ in 0..40 {
        let step = shown.step.as_ref().expect("open");
        let row = step.view.picks.iter().position(|pick| pick.mover.as_deref().is_some_and(|mover| mover != "main"));
        if let Some(row) = row.filter(|row| *row > 0) {
            press(&mut shown, Key::Char(char::from(b'1' + row as u8)));
            return shown;
        }
        let kernel = step.view.picks.iter().position(|pick| pick.mover.is_none()).unwrap_or(0);
        press(&mut shown, Key::Char(char::from(b'1' + kernel as u8)));
    }
    panic!("no worker ever moves");
}

#[test]
fn the_mark_stays_with_the_thread_that_was_picked_and_next_follows_it() {
    let mut shown = at_a_second_mover();
    let picked = shown.step.as_ref().expect("open").session().moved_last();
    assert_eq!(marked(&shown).as_deref(), Some("W1"), "{}", text(&picture(&shown, 80, 24)));
    press(&mut shown, key("n"));
    assert_eq!(shown.step.as_ref().expect("open").session().moved_last(), picked);
    // what is recorded is what "next" means, whoever was picked
    press(&mut shown, key("N"));
    press(&mut shown, key("N"));
    press(&mut shown, key("1"));
    assert_eq!(marked(&shown).as_deref(), Some("main"));
    press(&mut shown, key("N"));
    assert_eq!(marked(&shown).as_deref(), Some("main"));
}

#[test]
fn running_on_begins_with_the_marked_row() {
    let mut shown = at_a_second_mover();
    let step = shown.step.as_ref().expect("open");
    let (at, picked) = (step.view.step, step.session().moved_last());
    press(&mut shown, key("c"));
    press(&mut shown, Key::Home);
    let step = shown.step.as_ref().expect("open");
    let along = step.session().along();
    assert_eq!(along[at].mover(), picked);
}

#[test]
fn who_hangs_and_who_leaves_something_behind_is_seen_on_the_lanes() {
    let mut shown = model(Some("wait-inside-callback"), SIGNS);
    for _ in 0..30 {
        press(&mut shown, key("n"));
    }
    let seen = text(&picture(&shown, 80, 24));
    let ends: Vec<&str> = seen.lines().filter(|line| line.ends_with('H')).collect();
    assert!(ends.len() == 2 && ends[0].starts_with("main") && ends[1].starts_with("W1"), "{seen}");
    press(&mut shown, key("?"));
    let mut help = text(&picture(&shown, 120, 35));
    for _ in 0..30 {
        press(&mut shown, key("j"));
        help += &text(&picture(&shown, 120, 35));
    }
    assert!(help.contains("H  hangs: waits for ever"), "{help}");
    press(&mut shown, Key::Esc);
    press(&mut shown, key("N"));
    assert!(!text(&picture(&shown, 80, 24)).lines().any(|line| line.ends_with('H')), "not before the end");

    let mut shown = model(Some("dropped-work-leaks"), SIGNS);
    for _ in 0..60 {
        press(&mut shown, key("n"));
    }
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.lines().any(|line| line.starts_with("main") && line.ends_with('L')), "{seen}");
}

#[test]
fn who_knows_the_keys_hides_them_and_they_stay_hidden() {
    let mut shown = model(Some("hello-read"), SIGNS);
    let last = |shown: &Model| text(&picture(shown, 80, 24)).lines().last().expect("a line").to_owned();
    assert!(last(&shown).contains("? help"));
    let hide = |shown: &mut Model| {
        press(shown, key(":"));
        for letter in "hide or show".chars() {
            press(shown, Key::Char(letter));
        }
        press(shown, Key::Enter);
    };
    hide(&mut shown);
    assert!(last(&shown).contains("the keys are hidden"), "{}", last(&shown));
    press(&mut shown, key("n"));
    assert_eq!(last(&shown), "");
    let memory = shown.home.memory().clone();
    let mut later = model(None, SIGNS).remembering(memory);
    assert_eq!(last(&later), "");
    hide(&mut later);
    assert!(last(&later).contains("? help"));
}

#[test]
fn plain_mode_tells_every_order() {
    let told = |name: &str| {
        let mut out = Vec::new();
        plain::run(opened(name), "e\nq\n".as_bytes(), Input::Person, &mut out).expect("a sink takes everything");
        String::from_utf8(out).expect("text")
    };
    let seen = told("close-without-wait");
    assert!(seen.contains("Every order of close-without-wait: every order was seen"), "{seen}");
    assert!(seen.contains("  goes wrong: use-after-free"), "{seen}");
    // the order can be opened as it stands there
    let link = seen.lines().find_map(|line| line.trim().strip_prefix("tpio step ")).expect("a link");
    assert!(link.parse::<tpio_sim::link::Link>().is_ok(), "{link}");
    let seen = told("hello-read");
    assert!(!seen.contains("goes wrong") && seen.contains("  ends well: the process ends with exit code 0"), "{seen}");
}

#[test]
fn what_is_pasted_is_typed_where_somebody_types_and_is_no_command_elsewhere() {
    let paste = |shown: &mut Model, words: &str| update(shown, Msg::Paste(words.to_owned()));
    let mut shown = model(Some("hello-read"), SIGNS);
    paste(&mut shown, "nnnq");
    let step = shown.step.as_ref().expect("still open");
    assert_eq!(step.view.step, 0);
    assert_eq!(shown.message.as_deref(), Some("what is pasted is no command: nothing was done"));
    press(&mut shown, key("/"));
    paste(&mut shown, "  ReadFile\nq\x1b[31m");
    assert!(text(&picture(&shown, 80, 24)).contains("/ReadFile_"));
    let mut shown = model(None, SIGNS);
    press(&mut shown, key("/"));
    paste(&mut shown, "close-without-wait\n");
    assert_eq!(shown.place(), Place::Home);
    assert_eq!(shown.home.entry().expect("found").name, "close-without-wait");
}
