//! The one table of actions: which keys do what on which screen. Dispatch, the hint line and the help are made from it;
//! a new key is a new row.

use super::key::Key;

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
    pub const ALL: [Group; 4] = [Group::Go, Group::Choose, Group::Ask, Group::Session];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Go => "Go",
            Group::Choose => "Choose",
            Group::Ask => "Ask",
            Group::Session => "Leave",
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

const fn row(
    action: Action,
    keys: &'static [Key],
    places: &'static [Place],
    group: Group,
    hint: &'static str,
    help: &'static str,
) -> Row {
    Row { action, keys, places, group, hint, help }
}

/// The table. The order is that of the hint line and of the help.
pub const ROWS: &[Row] = &[
    row(
        Action::Forward,
        &[Key::Char('n'), Key::Right, Key::Char('l'), Key::PageDown],
        STEP,
        Group::Go,
        "next",
        "one step on: as recorded, else the first choice",
    ),
    row(
        Action::Back,
        &[Key::Char('N'), Key::Left, Key::Char('h'), Key::PageUp, Key::Backspace],
        STEP,
        Group::Go,
        "back",
        "one step back; nothing is lost",
    ),
    row(Action::RunOn, &[Key::Char('c')], STEP, Group::Go, "run on", "on to the next real choice, broken rule or end"),
    row(Action::RunBack, &[Key::Char('C')], STEP, Group::Go, "run back", "back to the last real choice or broken rule"),
    row(Action::First, &[Key::Home, Key::Char('g')], BOTH, Group::Go, "", "the first step, or row"),
    row(Action::Last, &[Key::End, Key::Char('G')], BOTH, Group::Go, "", "the last step on record, or row"),
    row(Action::PreviousBranch, &[Key::Char('[')], STEP, Group::Go, "", "the branch before this one"),
    row(Action::NextBranch, &[Key::Char(']')], STEP, Group::Go, "", "the branch after this one"),
    row(Action::Row(1), &[Key::Char('1')], STEP, Group::Choose, "pick", "row 1 of the menu; 2 to 9 likewise"),
    row(Action::Row(2), &[Key::Char('2')], STEP, Group::Choose, "", ""),
    row(Action::Row(3), &[Key::Char('3')], STEP, Group::Choose, "", ""),
    row(Action::Row(4), &[Key::Char('4')], STEP, Group::Choose, "", ""),
    row(Action::Row(5), &[Key::Char('5')], STEP, Group::Choose, "", ""),
    row(Action::Row(6), &[Key::Char('6')], STEP, Group::Choose, "", ""),
    row(Action::Row(7), &[Key::Char('7')], STEP, Group::Choose, "", ""),
    row(Action::Row(8), &[Key::Char('8')], STEP, Group::Choose, "", ""),
    row(Action::Row(9), &[Key::Char('9')], STEP, Group::Choose, "", ""),
    row(Action::Take, &[Key::Enter], HOME, Group::Choose, "open", "open the marked scenario"),
    row(Action::Take, &[Key::Enter], STEP, Group::Choose, "", "the marked row of the menu"),
    row(Action::Down, &[Key::Char('j'), Key::Down], BOTH, Group::Choose, "down", "mark the row below"),
    row(Action::Up, &[Key::Char('k'), Key::Up], BOTH, Group::Choose, "up", "mark the row above"),
    row(Action::PageDown, &[Key::PageDown, Key::Char(' ')], HOME, Group::Choose, "", "a page down"),
    row(Action::PageUp, &[Key::PageUp], HOME, Group::Choose, "", "a page up"),
    row(
        Action::Filter,
        &[Key::Char('/')],
        HOME,
        Group::Choose,
        "filter",
        "type to filter by name, title and what it teaches",
    ),
    row(Action::Rule, &[Key::Char('i'), Key::Char('r')], STEP, Group::Ask, "", "the rule that was broken, in full"),
    row(Action::Output, &[Key::Char('p')], STEP, Group::Ask, "", "all that the program has printed"),
    row(Action::Help, &[Key::Char('?'), Key::F1], BOTH, Group::Ask, "help", "this help: keys, signs, letters"),
    row(Action::Leave, &[Key::Esc], STEP, Group::Session, "list", "back to the list of scenarios"),
    row(Action::Leave, &[Key::Esc], HOME, Group::Session, "", "drop the filter"),
    row(Action::Quit, &[Key::Char('q')], BOTH, Group::Session, "quit", "end tpio"),
    row(Action::Interrupt, &[Key::Ctrl('c')], BOTH, Group::Session, "", "end tpio at once, with status 130"),
    row(Action::Suspend, &[Key::Ctrl('z')], BOTH, Group::Session, "", "stop tpio; `fg` in the shell brings it back"),
    row(Action::Redraw, &[Key::Ctrl('l')], BOTH, Group::Session, "", "draw the screen anew"),
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
        }
    }

    #[test]
    fn upper_case_goes_back_where_lower_case_goes_on() {
        let pairs = [('n', Action::Forward, Action::Back), ('c', Action::RunOn, Action::RunBack)];
        for (letter, on, back) in pairs {
            assert_eq!(find(Place::Step, Key::Char(letter)), Some(on));
            assert_eq!(find(Place::Step, Key::Char(letter.to_ascii_uppercase())), Some(back));
        }
    }
}
