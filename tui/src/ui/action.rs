//! The one table of actions: which keys do what on which screen. Dispatch, the hint line and the help are made from it;
//! a new key is a new row.

use super::key::Key;
use super::key::Key::Char;
use Action::{
    Back, Down, Filter, First, Forward, Help, Interrupt, Last, Leave, NextBranch, Output, PageDown, PageUp,
    PreviousBranch, Quit, Redraw, Rule, RunBack, RunOn, Suspend, Take, Up,
};
use Group::{Ask, Choose, Go, Session};

/// Something that a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One step on: as recorded, else the first choice.
    Forward,
    /// One step back.
    Back,
    /// On to the next real choice, broken rule or verdict.
    RunOn,
    /// Back to the last one.
    RunBack,
    /// To the start of the run, or of the list.
    First,
    /// To the end of what is recorded, or of the list.
    Last,
    /// The row of the menu with that number, from 1.
    Row(u8),
    /// The marked row.
    Take,
    /// Marks the row below.
    Down,
    /// Marks the row above.
    Up,
    /// Marks a row a page below.
    PageDown,
    /// Marks a row a page above.
    PageUp,
    /// The branch before this one.
    PreviousBranch,
    /// The branch after this one.
    NextBranch,
    /// The rule that was broken, in full.
    Rule,
    /// What the program has printed.
    Output,
    /// Types a filter for the list.
    Filter,
    /// The help for this screen.
    Help,
    /// Back to the list; on the list, drops the filter.
    Leave,
    /// Ends tpio.
    Quit,
    /// Ends tpio as an interrupted program does.
    Interrupt,
    /// Stops tpio until the shell wakes it.
    Suspend,
    /// Draws everything anew.
    Redraw,
}

/// A screen that has keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of scenarios.
    Home,
    /// The stepping screen.
    Step,
}

/// Under which heading the help shows an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Moving through time, or through the list.
    Go,
    /// Choosing what happens.
    Choose,
    /// Asking about what is shown.
    Ask,
    /// tpio itself.
    Session,
}

impl Group {
    /// All groups in the order of the help.
    pub const ALL: [Group; 4] = [Go, Choose, Ask, Session];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Go => "Go",
            Choose => "Choose",
            Ask => "Ask",
            Session => "Leave",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// The keys that do it, the one to show first.
    pub keys: &'static [Key],
    /// Where.
    pub places: &'static [Place],
    /// Under which heading.
    pub group: Group,
    /// For the hint line; empty: not there.
    pub hint: &'static str,
    /// For the help.
    pub help: &'static str,
}

const HOME: &[Place] = &[Place::Home];
const STEP: &[Place] = &[Place::Step];
const BOTH: &[Place] = &[Place::Home, Place::Step];

impl Row {
    /// The key to show: the first; the digits as one.
    pub fn key(&self) -> String {
        match self.action {
            Action::Row(_) => "1-9".to_owned(),
            _ => self.keys[0].to_string(),
        }
    }

    /// Its keys as the help shows them: at most two.
    pub fn shown_keys(&self) -> String {
        match self.keys {
            [first, second, ..] => format!("{first} {second}"),
            _ => self.key(),
        }
    }

    const fn hint(self, hint: &'static str) -> Row {
        Row { hint, ..self }
    }

    const fn help(self, help: &'static str) -> Row {
        Row { help, ..self }
    }
}

const fn row(action: Action, places: &'static [Place], group: Group, keys: &'static [Key]) -> Row {
    Row { action, keys, places, group, hint: "", help: "" }
}

/// The table. The order is that of the hint line and of the help. Help texts have at most 25 letters: two stand side by
/// side in a window of 80 columns.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Forward, STEP, Go, &[Char('n'), Key::Right, Char('l'), Key::PageDown]).hint("next").help("one step on"),
    row(Back, STEP, Go, &[Char('N'), Key::Left, Char('h'), Key::PageUp, Key::Backspace]).hint("back").help("one step back"),
    row(RunOn, STEP, Go, &[Char('c')]).hint("run on").help("on to choice, misuse, end"),
    row(RunBack, STEP, Go, &[Char('C')]).hint("run back").help("back to choice or misuse"),
    row(First, BOTH, Go, &[Key::Home, Char('g')]).help("to the first one"),
    row(Last, BOTH, Go, &[Key::End, Char('G')]).help("to the last one"),
    row(PreviousBranch, STEP, Go, &[Char('[')]).help("the branch before"),
    row(NextBranch, STEP, Go, &[Char(']')]).help("the branch after"),
    row(Action::Row(1), STEP, Choose, &[Char('1')]).hint("pick").help("that row of the menu"),
    row(Action::Row(2), STEP, Choose, &[Char('2')]),
    row(Action::Row(3), STEP, Choose, &[Char('3')]),
    row(Action::Row(4), STEP, Choose, &[Char('4')]),
    row(Action::Row(5), STEP, Choose, &[Char('5')]),
    row(Action::Row(6), STEP, Choose, &[Char('6')]),
    row(Action::Row(7), STEP, Choose, &[Char('7')]),
    row(Action::Row(8), STEP, Choose, &[Char('8')]),
    row(Action::Row(9), STEP, Choose, &[Char('9')]),
    row(Take, HOME, Choose, &[Key::Enter]).hint("open").help("open the marked scenario"),
    row(Take, STEP, Choose, &[Key::Enter]).help("the marked row"),
    row(Down, HOME, Choose, &[Char('j'), Key::Down]).hint("down").help("mark the row below"),
    row(Up, HOME, Choose, &[Char('k'), Key::Up]).hint("up").help("mark the row above"),
    row(Down, STEP, Choose, &[Char('j'), Key::Down]).help("mark the row below"),
    row(Up, STEP, Choose, &[Char('k'), Key::Up]).help("mark the row above"),
    row(PageDown, HOME, Choose, &[Key::PageDown, Char(' ')]).help("a page down"),
    row(PageUp, HOME, Choose, &[Key::PageUp]).help("a page up"),
    row(Filter, HOME, Choose, &[Char('/')]).hint("filter").help("type words to filter by"),
    row(Rule, STEP, Ask, &[Char('i')]).help("the broken rule in full"),
    row(Output, STEP, Ask, &[Char('p')]).help("all that was printed"),
    row(Help, BOTH, Ask, &[Char('?'), Key::F1]).hint("help").help("this help"),
    row(Leave, STEP, Session, &[Key::Esc]).hint("list").help("to the list of scenarios"),
    row(Leave, HOME, Session, &[Key::Esc]).help("drop the filter"),
    row(Quit, BOTH, Session, &[Char('q')]).hint("quit").help("end tpio"),
    row(Interrupt, BOTH, Session, &[Key::Ctrl('c')]).help("end with status 130"),
    row(Suspend, BOTH, Session, &[Key::Ctrl('z')]).help("stop until `fg`"),
    row(Redraw, BOTH, Session, &[Key::Ctrl('l')]).help("draw the screen anew"),
];

/// Rows that count on a screen.
pub fn rows(place: Place) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.places.contains(&place))
}

/// What a key does on a screen.
pub fn find(place: Place, key: Key) -> Option<Action> {
    rows(place).find(|row| row.keys.contains(&key)).map(|row| row.action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        for place in [Place::Home, Place::Step] {
            let mut keys: Vec<Key> = rows(place).flat_map(|row| row.keys).copied().collect();
            keys.sort();
            for pair in keys.windows(2) {
                assert_ne!(pair[0], pair[1], "{} is bound twice on {place:?}", pair[0]);
            }
        }
    }

    #[test]
    fn every_row_with_a_hint_has_help_and_a_key() {
        for row in ROWS {
            assert!(!row.keys.is_empty(), "{:?}", row.action);
            assert!(row.hint.is_empty() || !row.help.is_empty(), "{:?}", row.action);
            assert!(row.help.chars().count() <= 25, "{:?}: the help does not fit beside another", row.action);
        }
    }

    #[test]
    fn upper_case_goes_back_where_lower_case_goes_on() {
        let pairs = [('n', Forward, Back), ('c', RunOn, RunBack)];
        for (letter, on, back) in pairs {
            assert_eq!(find(Place::Step, Char(letter)), Some(on));
            assert_eq!(find(Place::Step, Char(letter.to_ascii_uppercase())), Some(back));
        }
    }
}
