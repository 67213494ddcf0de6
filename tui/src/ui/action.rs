//! What keys do: the actions, the screens that have keys of their own, and how the one table of both is asked. Dispatch,
//! the hint line, the help, the palette and the mouse are made from it; a new key is a new row of the table.

mod table;

use super::key::Key;
use super::theme::Theme;
use crate::export::Format;

pub use table::ROWS;

/// Something that a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One step on: as recorded, else the first choice.
    Forward,
    /// One step back.
    Back,
    /// One step of the thread that moved last.
    Same,
    /// Back to before the last step of that thread.
    SameBack,
    /// On until the function ends that the thread is in.
    Finish,
    /// Back to where it began.
    Unfinish,
    /// On to the next real choice, broken rule, breakpoint or verdict.
    RunOn,
    /// Back to the last one.
    RunBack,
    /// To the start of the run, or of the list.
    First,
    /// To the end of what is recorded, or of the list.
    Last,
    /// Plays the run, or stops playing.
    Play,
    /// Plays at half the speed.
    Slower,
    /// Plays at double the speed.
    Faster,
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
    /// Unmakes the last choice.
    Undo,
    /// Makes it again.
    Redo,
    /// Breaks at the line, or takes the breakpoint away.
    Break,
    /// Breaks at events like the last one, or takes that breakpoint away.
    BreakEvent,
    /// Breaks at steps of the thread that moved last, or takes that breakpoint away.
    BreakThread,
    /// Breaks at steps about the object that the last one was about, or takes that breakpoint away.
    BreakObject,
    /// The list of breakpoints.
    Breaks,
    /// Types a text to find.
    Find,
    /// The next place where it stands.
    FindNext,
    /// The place before.
    FindPrevious,
    /// Why the last step could happen.
    Why,
    /// The words on the screen, and the rule that was broken.
    Card,
    /// What the program has printed.
    Output,
    /// Shows or hides what lies ahead of each choice.
    Ahead,
    /// Hides menu and verdict, or shows them.
    Curtain,
    /// Every order.
    Explore,
    /// Compares the marked outcome with the nearest good run.
    Compare,
    /// The search waits or goes on; once it is over, begins it anew.
    Pause,
    /// Ends the search: what is known then is listed.
    EndSearch,
    /// Another outcome of the marked group.
    NextExample,
    /// The outcome before.
    PreviousExample,
    /// Questions about this program.
    Quiz,
    /// Shows in the timeline what is recorded after the last step, and what that step led to; or not.
    Future,
    /// More columns for a step of the timeline.
    Wider,
    /// Fewer.
    Narrower,
    /// As many as fit.
    Fit,
    /// Strikes out a wrong answer; then the right one does not count.
    Hint,
    /// Steps to the situation that the quiz asks about; the quiz waits.
    Show,
    /// The pane after this one.
    Focus,
    /// The pane before.
    FocusBack,
    /// Makes the timeline tall, short, or as it fits.
    Tall,
    /// Asks all questions of the quiz again.
    Retry,
    /// Makes the pane as large as the window.
    Zoom,
    /// Copies the link to what is shown.
    CopyLink,
    /// Copies the command that shows it.
    CopyCommand,
    /// Saves the run.
    Save(Format),
    /// Uses other colours.
    Theme(Theme),
    /// Gives the mouse back to the terminal, or takes it.
    Mouse,
    /// Hides the line of keys, or shows it.
    Hints,
    /// All commands by name.
    Palette,
    /// Types a filter for the list.
    Filter,
    /// Types the name of a C file to open.
    OpenFile,
    /// The help for this screen.
    Help,
    /// Back to the screen before; on the list, drops the filter.
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
    /// Every order.
    Explore,
    /// Questions.
    Quiz,
}

impl Place {
    /// All of them.
    pub const ALL: [Place; 4] = [Place::Home, Place::Step, Place::Explore, Place::Quiz];
}

/// Under which heading the help shows an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Moving through time, or through the list.
    Go,
    /// Choosing what happens.
    Choose,
    /// Finding and breaking.
    Find,
    /// Asking about what is shown.
    Ask,
    /// What is shown.
    View,
    /// Taking something with you.
    Share,
    /// tpio itself.
    Session,
}

impl Group {
    /// All groups in the order of the help.
    pub const ALL: [Group; 7] =
        [Group::Go, Group::Choose, Group::Find, Group::Ask, Group::View, Group::Share, Group::Session];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Go => "Go",
            Group::Choose => "Choose",
            Group::Find => "Find",
            Group::Ask => "Ask",
            Group::View => "View",
            Group::Share => "Share",
            Group::Session => "Leave",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// The keys that do it, the one to show first. None: it is in the palette only.
    pub keys: &'static [Key],
    /// Where.
    pub places: &'static [Place],
    /// Under which heading.
    pub group: Group,
    /// For the hint line; empty: not there.
    pub hint: &'static str,
    /// Whether another hint of the line leads to it: of a line that is too long it goes first.
    pub spare: bool,
    /// For the help and the palette; empty: not there.
    pub help: &'static str,
}

impl Row {
    /// The key to show: the first; the digits as one.
    pub fn key(&self) -> String {
        match (self.action, self.keys) {
            (Action::Row(_), [Key::Char('a'), ..]) => "a-d".to_owned(),
            (Action::Row(_), _) => "1-9".to_owned(),
            (_, [first, ..]) => first.to_string(),
            (Action::Save(format), []) => format!(":w t.{}", format.extension()),
            (_, []) => String::new(),
        }
    }

    /// Its keys as the help shows them: at most two.
    pub fn shown_keys(&self) -> String {
        match self.keys {
            [first, second, ..] if !matches!(second, Key::F(2..) | Key::ShiftF(_)) => format!("{first} {second}"),
            _ => self.key(),
        }
    }
}

/// Rows that count on a screen.
pub fn rows(place: Place) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.places.contains(&place))
}

/// Rows that can be run by name on a screen.
pub fn commands(place: Place) -> impl Iterator<Item = &'static Row> {
    rows(place).filter(|row| !row.help.is_empty() && !matches!(row.action, Action::Row(_) | Action::Palette))
}

/// What a key does on a screen.
pub fn find(place: Place, key: Key) -> Option<Action> {
    rows(place).find(|row| row.keys.contains(&key)).map(|row| row.action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Key::Char;

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        for place in Place::ALL {
            let mut keys: Vec<Key> = rows(place).flat_map(|row| row.keys).copied().collect();
            keys.sort();
            for pair in keys.windows(2) {
                assert_ne!(pair[0], pair[1], "{} is bound twice on {place:?}", pair[0]);
            }
        }
    }

    #[test]
    fn every_row_can_be_found() {
        for row in ROWS {
            assert!(row.hint.is_empty() || !row.help.is_empty() && !row.keys.is_empty(), "{:?}", row.action);
            assert!(row.help.chars().count() <= 25, "{:?}: the help does not fit beside another", row.action);
            let listed = row.places.iter().all(|place| commands(*place).any(|other| other.action == row.action));
            let digit = matches!(row.action, Action::Row(_) | Action::Palette);
            assert!(listed || digit, "{:?} is in no palette", row.action);
        }
    }

    #[test]
    fn only_keys_that_every_terminal_sends() {
        for key in ROWS.iter().flat_map(|row| row.keys) {
            assert!(!matches!(key, Char(letter) if !letter.is_ascii()), "{key}");
        }
    }

    #[test]
    fn upper_case_goes_back_where_lower_case_goes_on() {
        let pairs = [
            ('n', Action::Forward, Action::Back),
            ('s', Action::Same, Action::SameBack),
            ('f', Action::Finish, Action::Unfinish),
            ('c', Action::RunOn, Action::RunBack),
        ];
        for (letter, on, back) in pairs {
            assert_eq!(find(Place::Step, Char(letter)), Some(on));
            assert_eq!(find(Place::Step, Char(letter.to_ascii_uppercase())), Some(back));
        }
    }
}
