//! A browser's keys as ours. Those that a browser or a person's tools need stay theirs: Tab, so that nobody is caught in the
//! player, F5, F11 and F12, and letters with Ctrl, Alt or Meta. The palette has what they would do.

use tpio::ui::key::Key;

/// Our key for the name that a browser gives to one; `None` for those that stay the browser's.
pub(crate) fn key(name: &str) -> Option<Key> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(Key::Char(letter));
    }
    Some(match name {
        "Enter" => Key::Enter,
        "Escape" => Key::Esc,
        "Backspace" => Key::Backspace,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "F1" => Key::F(1),
        "F9" => Key::F(9),
        "F10" => Key::F(10),
        _ => return None,
    })
}
