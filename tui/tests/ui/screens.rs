//! Pictures of screens. `screens/<name>.keys` says what is opened and pressed; beside it lies what is to be seen then, at
//! three sizes. `UPDATE_EXPECT=1` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use expect_test::expect_file;
use tpio::ui::Model;
use tpio::ui::key::Key;
use tpio::ui::signs::{Charset, Colour, Signs};
use tpio::ui::theme::Theme;

use super::{SIGNS, key, model, obey, picture, press, text};

/// How the ASCII pictures are drawn.
const ASCII: Signs = Signs { charset: Charset::Ascii, colour: Colour::Never, theme: Theme::Ansi };

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (200, 50)];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/screens")
}

/// The names of the files with that extension, without it.
fn names(extension: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("the folder of screens");
    let names = files.map(|file| file.expect("a file").file_name().into_string().expect("a name"));
    names.filter_map(|name| name.strip_suffix(extension).map(str::to_owned)).collect()
}

/// Scripts whose screens are also kept as they are drawn with ASCII only.
const IN_ASCII: [&str; 6] = ["list", "hello-middle", "misuse-verdict", "explore", "quiz-answered", "help"];

/// Scripts whose screens are also kept as the least window shows them.
const IN_LEAST: [&str; 6] = ["hello-middle", "misuse-verdict", "freed", "quiz", "quiz-point", "explore"];

const LEAST: (u16, u16) = (60, 18);

/// What a script shows.
fn play(name: &str, signs: Signs) -> Model {
    let script = fs::read_to_string(folder().join(format!("{name}.keys"))).expect("a script");
    let mut words = script.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let opened = words.next().filter(|name| *name != "list");
    let mut shown = model(opened, signs);
    obey(&mut shown);
    for word in words {
        // a word after a colon is typed letter by letter
        let keys = match word.strip_prefix("type:") {
            Some(text) => text.chars().map(Key::Char).collect(),
            None => vec![key(word)],
        };
        for key in keys {
            press(&mut shown, key);
            obey(&mut shown);
        }
    }
    shown
}

fn expect_at_all_sizes(name: &str, shown: &Model) {
    for (width, height) in SIZES {
        let expected = folder().join(format!("{name}-{width}x{height}.screen"));
        expect_file![expected].assert_eq(&text(&picture(shown, width, height)));
    }
}

#[test]
fn every_script_shows_what_lies_beside_it() {
    for name in names(".keys") {
        expect_at_all_sizes(&name, &play(&name, SIGNS));
    }
}

#[test]
fn the_least_window_shows_it_too() {
    for name in IN_LEAST {
        let (width, height) = LEAST;
        let expected = folder().join(format!("{name}-{width}x{height}.screen"));
        expect_file![expected].assert_eq(&text(&picture(&play(name, SIGNS), width, height)));
    }
}

#[test]
fn with_ascii_only_it_shows_the_same() {
    for name in IN_ASCII {
        expect_at_all_sizes(&format!("{name}-ascii"), &play(name, ASCII));
    }
}

#[test]
fn no_screen_is_left_without_its_script() {
    let scripts = names(".keys").into_iter().chain(IN_ASCII.map(|name| format!("{name}-ascii")));
    let mut wanted: BTreeSet<String> =
        scripts.flat_map(|name| SIZES.map(|(width, height)| format!("{name}-{width}x{height}"))).collect();
    wanted.extend(IN_LEAST.map(|name| format!("{name}-{}x{}", LEAST.0, LEAST.1)));
    assert_eq!(names(".screen"), wanted);
}

#[test]
fn in_ascii_every_cell_is_ascii() {
    for name in [None, Some("hello-read"), Some("close-without-wait")] {
        let mut shown = model(name, ASCII);
        for word in ["n", "n", "c", "c", "1", "1", "1", "2", "2", "2", "2", "?"] {
            let seen = text(&picture(&shown, 120, 35));
            assert!(seen.is_ascii(), "{seen}");
            press(&mut shown, key(word));
        }
    }
}

/// Where the state of things differs, the text does, too: colour says nothing of its own.
#[test]
fn no_two_situations_look_alike_without_styles() {
    for name in ["hello-read", "close-without-wait", "wait-inside-callback"] {
        let mut shown = model(Some(name), SIGNS);
        let mut seen = BTreeSet::from([text(&picture(&shown, 80, 24))]);
        while shown.step.as_ref().is_some_and(|step| step.view.verdict.is_none()) {
            press(&mut shown, key("n"));
            assert!(seen.insert(text(&picture(&shown, 80, 24))), "{name}");
        }
    }
}
