//! Where somebody who was new to it stumbled: words that say too much, too little, or what is not so.

use tpio::ui::key::Key;

use super::{SIGNS, key, model, obey, picture, press, text};

#[test]
fn who_looks_for_hangs_finds_programs_that_hang() {
    let found = |words: &str| {
        let mut shown = model(None, SIGNS);
        press(&mut shown, key("/"));
        for letter in words.chars() {
            press(&mut shown, Key::Char(letter));
        }
        shown.home.shown().iter().map(|entry| entry.name.clone()).collect::<Vec<_>>()
    };
    let hangs = found("hang");
    assert!(hangs.iter().any(|name| name == "wait-inside-callback"), "{hangs:?}");
    // changed is not hanged
    assert!(!hangs.iter().any(|name| name == "interlocked-counter"), "{hangs:?}");
    assert!(found("leak").iter().any(|name| name == "dropped-work-leaks"));
    // a part of a word finds what no beginning of a word does
    let parts = found("hreadpool");
    assert!(!parts.is_empty());
}

#[test]
fn where_no_order_ends_well_that_is_said() {
    let mut shown = model(Some("event-given-too-late"), SIGNS);
    press(&mut shown, key("e"));
    obey(&mut shown);
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains("no order of this program ends well") && !seen.contains("or never"), "{seen}");
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("e"));
    obey(&mut shown);
    for _ in 0..4 {
        let seen = text(&picture(&shown, 120, 35));
        assert!(!seen.contains("no order of this program ends well"), "{seen}");
        press(&mut shown, key("j"));
    }
}

#[test]
fn a_run_of_first_choices_had_choices_nevertheless() {
    let mut shown = model(Some("wait-then-close"), SIGNS);
    for _ in 0..60 {
        press(&mut shown, key("n"));
    }
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains("another order may end otherwise: C goes back"), "{seen}");
    press(&mut shown, key("C"));
    let step = shown.step.as_ref().expect("open");
    assert!(step.view.step > 0 && step.view.picks.len() > 1);
    let mut shown = model(Some("event-given-too-late"), SIGNS);
    for _ in 0..60 {
        press(&mut shown, key("n"));
    }
    assert!(!shown.step.as_ref().expect("open").session().had_choice());
}
