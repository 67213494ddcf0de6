//! C files of one's own: opened by name, read again when they change, with what is wrong in them shown in place; and what is
//! remembered from one time to the next.

use tpio::ui::home::Memory;
use tpio::ui::key::Key;
use tpio::ui::order::{MouseUse, Order};
use tpio::ui::overlay::Overlay;
use tpio::ui::{Model, Msg, update};

use super::{SIGNS, key, model, picture, press, text};

const C: &str = "#include <windows.h>\n#include <stdio.h>\nHANDLE done;\nDWORD WINAPI other(void *p)\n{\n    printf(\"other\\n\");\n    \
                 return 0;\n}\nint main(void)\n{\n    HANDLE t = CreateThread(NULL, 0, other, NULL, 0, NULL);\n    printf(\"main\\n\");\n    \
                 WaitForSingleObject(t, INFINITE);\n    return 0;\n}\n";

fn file(model: &mut Model, text: Result<&str, &str>) {
    let text = text.map(str::to_owned).map_err(str::to_owned);
    update(model, Msg::File { path: "my/own.c".to_owned(), text });
}

fn mouse_of(order: &Order) -> Option<MouseUse> {
    if let Order::Mouse(mouse) = order { Some(*mouse) } else { None }
}

fn opened() -> Model {
    let mut shown = model(None, SIGNS);
    press(&mut shown, key("o"));
    for letter in "my/own.c".chars() {
        press(&mut shown, Key::Char(letter));
    }
    press(&mut shown, Key::Enter);
    let orders = shown.take_orders();
    let read = orders.iter().any(|order| matches!(order, Order::Read(path) if path == "my/own.c"));
    assert!(read, "{orders:?}");
    // the mouse was the terminal's meanwhile, for a name that is pasted
    let mice: Vec<MouseUse> = orders.iter().filter_map(mouse_of).collect();
    assert_eq!(mice, [MouseUse::Terminals, MouseUse::Ours]);
    file(&mut shown, Ok(C));
    shown
}

#[test]
fn a_file_is_opened_watched_and_remembered() {
    let mut shown = opened();
    let orders = shown.take_orders();
    assert!(orders.iter().any(|order| matches!(order, Order::Watch(Some(path)) if path == "my/own.c")));
    let remembered = orders.iter().find_map(|order| match order {
        Order::Remember(memory) => Some(memory.clone()),
        _ => None,
    });
    press(&mut shown, Key::Esc);
    assert!(shown.take_orders().iter().any(|order| matches!(order, Order::Watch(None))));
    let mut later = model(None, SIGNS).remembering(remembered.expect("remembered"));
    press(&mut later, key("G"));
    assert!(text(&picture(&later, 80, 24)).contains("my/own.c"));
    press(&mut later, Key::Enter);
    assert!(matches!(&later.take_orders()[..], [Order::Read(path)] if path == "my/own.c"));
}

#[test]
fn when_it_changes_the_same_order_is_shown_in_the_new_program() {
    let mut shown = opened();
    for word in ["c", "2", "n", "b"] {
        press(&mut shown, key(word));
    }
    let view = shown.step.as_ref().expect("open").view.clone();
    let breaks = shown.step.as_ref().expect("open").breaks.clone();
    file(&mut shown, Ok(C));
    assert_eq!(shown.message.as_deref().map(|said| said.contains("changed")), Some(false), "nothing changed");
    file(&mut shown, Ok(&C.replace("\"main", "\"MAIN")));
    let step = shown.step.as_ref().expect("open");
    assert_eq!((step.view.step, &step.view.path, &step.breaks), (view.step, &view.path, &breaks));
    assert!(shown.message.as_ref().expect("said").contains("the file changed"));
    assert!(text(&picture(&shown, 120, 35)).contains("MAIN"));
}

#[test]
fn an_order_that_does_not_fit_any_more_is_followed_as_far_as_it_does() {
    let mut shown = opened();
    for word in ["c", "2", "2"] {
        press(&mut shown, key(word));
    }
    file(&mut shown, Ok("int main(void) { return 0; }\n"));
    let step = shown.step.as_ref().expect("open");
    assert!(step.view.step <= step.view.last);
}

#[test]
fn what_is_wrong_is_shown_in_place_until_it_is_mended() {
    let mut shown = opened();
    file(&mut shown, Ok("int main(void) { return x; }\n"));
    assert!(matches!(shown.overlay, Overlay::Trouble(..)));
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains("return x;") && seen.contains('^'), "{seen}");
    file(&mut shown, Ok(&C.replace("\"main", "\"MAIN")));
    assert_eq!(shown.overlay, Overlay::None);
    file(&mut shown, Err("my/own.c cannot be read"));
    assert!(shown.message.as_ref().expect("said").contains("cannot be read"));
}

#[test]
fn a_file_that_never_compiled_is_read_again_while_its_trouble_is_shown() {
    let mut shown = model(None, SIGNS);
    file(&mut shown, Ok("int main(void) { return x; }\n"));
    let watched = |shown: &mut Model| {
        shown.take_orders().into_iter().rev().find_map(|order| match order {
            Order::Watch(path) => Some(path),
            _ => None,
        })
    };
    assert_eq!(watched(&mut shown), Some(Some("my/own.c".to_owned())));
    press(&mut shown, Key::Esc);
    assert_eq!(watched(&mut shown), Some(None), "whoever closes it gives up mending");
    file(&mut shown, Ok("int main(void) { return x; }\n"));
    file(&mut shown, Ok(C));
    assert_eq!(shown.overlay, Overlay::None);
    assert!(shown.step.is_some(), "the mended file is open");
    assert_eq!(watched(&mut shown), Some(Some("my/own.c".to_owned())));
}

#[test]
fn the_last_line_names_the_keys_that_work_there() {
    let last = |shown: &Model| text(&picture(shown, 80, 24)).lines().last().expect("a line").to_owned();
    let mut shown = model(None, SIGNS);
    press(&mut shown, key("/"));
    assert!(last(&shown).contains("Enter opens") && !last(&shown).contains("j down"), "{}", last(&shown));
    let mut opened = opened();
    press(&mut opened, key("n"));
    for hint in ["n next", "c run on", "w why", "e every order", "Esc leave", ": commands", "q quit"] {
        assert!(last(&opened).contains(hint), "{hint}: {}", last(&opened));
    }
}

#[test]
fn what_was_seen_and_stepped_to_an_end_is_marked() {
    let mut shown = model(None, SIGNS);
    shown.open("hello-read");
    press(&mut shown, Key::Esc);
    assert!(text(&picture(&shown, 80, 24)).contains("◦▸ hello-read"));
    shown.open("hello-read");
    for _ in 0..40 {
        press(&mut shown, key("n"));
    }
    press(&mut shown, Key::Esc);
    let seen = text(&picture(&shown, 80, 24));
    assert!(seen.contains("✓▸ hello-read") && seen.contains("✓ 1 of "), "{seen}");
    assert!(seen.contains("◦ opened before   ✓ stepped to a verdict"), "{seen}");
    let memory: Memory = serde_json::from_str("{\"seen\":[\"a\"],\"new\":1}").expect("older and newer files are read");
    assert!(memory.seen.contains("a"));
}
