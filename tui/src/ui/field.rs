//! A line of text that a person types: filters, searches, names of files. Letters are added and taken away at its end.

use super::key::Key;

/// What was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The text.
    pub text: String,
}

/// Nobody types more than this.
const LONGEST: usize = 1000;

impl Field {
    /// A line that begins with a text.
    pub fn new(text: &str) -> Self {
        Field { text: text.to_owned() }
    }

    /// A key; whether it changed the text.
    pub fn press(&mut self, key: Key) -> bool {
        match key {
            Key::Char(letter) if self.text.len() < LONGEST => {
                self.text.push(letter);
                true
            }
            Key::Backspace => self.text.pop().is_some(),
            Key::Ctrl('u') => !std::mem::take(&mut self.text).is_empty(),
            _ => false,
        }
    }
}

/// How well a text fits what was typed: its letters occur in order, and the earlier and the nearer together the better.
/// `None` if they do not occur.
pub fn score(typed: &str, text: &str) -> Option<usize> {
    let (typed, text) = (typed.to_lowercase(), text.to_lowercase());
    if let Some(at) = text.find(&typed) {
        let word_start = at == 0 || text[..at].ends_with([' ', '-', ':']);
        return Some(at + if word_start { 0 } else { 20 });
    }
    let mut rest = text.char_indices();
    let (mut first, mut last) = (None, 0);
    for letter in typed.chars().filter(|letter| *letter != ' ') {
        let (at, _) = rest.find(|(_, other)| *other == letter)?;
        first.get_or_insert(at);
        last = at;
    }
    Some(100 + last - first.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_in_order() {
        assert_eq!(score("", "copy the link"), Some(0));
        assert!(score("link", "copy the link") < score("ink", "copy the link"));
        assert!(score("ctl", "copy the link").is_some());
        assert_eq!(score("knil", "copy the link"), None);
    }

    #[test]
    fn keys_edit_the_end() {
        let mut field = Field::new("ab");
        assert!(field.press(Key::Char('c')) && field.press(Key::Backspace) && !field.press(Key::Left));
        assert_eq!(field.text, "ab");
        assert!(field.press(Key::Ctrl('u')) && !field.press(Key::Backspace));
    }
}
