//! The table of actions. Nothing but rows: what they mean is said beside [`Action`], who does it is the screens' affair.

use super::Action::{
    Ahead, Back, Break, BreakEvent, BreakObject, BreakThread, Breaks, Card, Compare, CopyCommand, CopyLink, Curtain,
    Down, EndSearch, Explore, Faster, Filter, Find, FindNext, FindPrevious, Finish, First, Fit, Focus, FocusBack,
    Forward, Future, Help, Hint, Hints, Interrupt, Last, Leave, Mouse, Narrower, NextBranch, NextExample, OpenFile,
    Output, PageDown, PageUp, Palette, Pause, Play, PreviousBranch, PreviousExample, Quit, Quiz, Redo, Redraw, Retry,
    RunBack, RunOn, Same, SameBack, Save, Show, Slower, Suspend, Take, Tall, Undo, Unfinish, Up, Why, Wider, Zoom,
};
use super::Group::{Ask, Choose, Find as Seek, Go, Session, Share, View};
use super::{Action, Group, Place, Row};
use crate::export::Format;
use crate::ui::key::Key;
use crate::ui::key::Key::{Char, Ctrl, F, ShiftF};
use crate::ui::theme::Theme;

const HOME: &[Place] = &[Place::Home];
const STEP: &[Place] = &[Place::Step];
const EXPLORE: &[Place] = &[Place::Explore];
const QUIZ: &[Place] = &[Place::Quiz];
const INNER: &[Place] = &[Place::Step, Place::Explore, Place::Quiz];
const LISTS: &[Place] = &[Place::Step, Place::Explore];
const ALL: &[Place] = &Place::ALL;

impl Row {
    const fn hint(self, hint: &'static str) -> Row {
        Row { hint, ..self }
    }

    const fn spare(self) -> Row {
        Row { spare: true, ..self }
    }

    const fn help(self, help: &'static str) -> Row {
        Row { help, ..self }
    }
}

const fn row(action: Action, places: &'static [Place], group: Group, keys: &'static [Key]) -> Row {
    Row { action, keys, places, group, hint: "", spare: false, help: "" }
}

/// The table. The order is that of the hint line, the help and the palette. Help texts have at most 25 letters: two stand
/// side by side in a window of 80 columns.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Forward, STEP, Go, &[Char('n'), Key::Right, Char('l'), Key::PageDown, F(10)]).hint("next").help("one step on"),
    row(Back, STEP, Go, &[Char('N'), Key::Left, Char('h'), Key::PageUp, Key::Backspace]).hint("back").spare().help("one step back"),
    row(Same, STEP, Go, &[Char('s'), F(11)]).help("a step of this thread"),
    row(SameBack, STEP, Go, &[Char('S')]).help("before its last step"),
    row(Finish, STEP, Go, &[Char('f'), ShiftF(11)]).help("on to the function's end"),
    row(Unfinish, STEP, Go, &[Char('F')]).help("back to where it began"),
    row(RunOn, STEP, Go, &[Char('c'), F(5)]).hint("run on").help("on to choice, break, end"),
    row(RunBack, STEP, Go, &[Char('C')]).hint("run back").spare().help("back to choice or break"),
    row(Forward, QUIZ, Go, &[Char('n'), Key::Right, Key::PageDown]).hint("next").help("on: a question, a step"),
    row(Back, QUIZ, Go, &[Char('N'), Key::Left, Key::PageUp]).hint("back").spare().help("a step back"),
    row(First, ALL, Go, &[Key::Home, Char('g')]).help("to the first one"),
    row(Last, ALL, Go, &[Key::End, Char('G')]).help("to the last one"),
    row(Play, STEP, Go, &[Char(' ')]).help("play, pause"),
    row(Slower, STEP, Go, &[Char('<')]).help("play at half the speed"),
    row(Faster, STEP, Go, &[Char('>')]).help("play at double the speed"),
    row(Action::Row(1), STEP, Choose, &[Char('1')]).hint("pick").spare().help("that row of the menu"),
    row(Action::Row(2), STEP, Choose, &[Char('2')]),
    row(Action::Row(3), STEP, Choose, &[Char('3')]),
    row(Action::Row(4), STEP, Choose, &[Char('4')]),
    row(Action::Row(5), STEP, Choose, &[Char('5')]),
    row(Action::Row(6), STEP, Choose, &[Char('6')]),
    row(Action::Row(7), STEP, Choose, &[Char('7')]),
    row(Action::Row(8), STEP, Choose, &[Char('8')]),
    row(Action::Row(9), STEP, Choose, &[Char('9')]),
    row(Action::Row(1), QUIZ, Choose, &[Char('a'), Char('1')]).hint("answer").help("that answer"),
    row(Action::Row(2), QUIZ, Choose, &[Char('b'), Char('2')]),
    row(Action::Row(3), QUIZ, Choose, &[Char('c'), Char('3')]),
    row(Action::Row(4), QUIZ, Choose, &[Char('d'), Char('4')]),
    row(Take, HOME, Choose, &[Key::Enter]).hint("open").help("open the marked one"),
    row(Take, STEP, Choose, &[Key::Enter]).help("the marked row"),
    row(Take, EXPLORE, Choose, &[Key::Enter]).hint("open there").help("step to this outcome"),
    row(Take, QUIZ, Choose, &[Key::Enter]).hint("take").help("this step; then: go on"),
    row(Hint, QUIZ, Choose, &[Char('h')]).hint("hint").help("strike out a wrong one"),
    row(Show, QUIZ, Choose, &[Char('s')]).hint("step there").help("step there, come back: Q"),
    row(Retry, QUIZ, Choose, &[Char('r')]).hint("all again").help("ask all questions again"),
    row(Down, QUIZ, Choose, &[Char('j'), Key::Down]).help("a step on, the score down"),
    row(Up, QUIZ, Choose, &[Char('k'), Key::Up]).help("a step back, the score up"),
    row(Down, HOME, Choose, &[Char('j'), Key::Down]).hint("down").spare().help("mark the row below"),
    row(Up, HOME, Choose, &[Char('k'), Key::Up]).hint("up").spare().help("mark the row above"),
    row(Down, LISTS, Choose, &[Char('j'), Key::Down]).help("mark the row below"),
    row(Up, LISTS, Choose, &[Char('k'), Key::Up]).help("mark the row above"),
    row(PageDown, HOME, Choose, &[Key::PageDown, Char(' ')]).help("a page down"),
    row(PageUp, HOME, Choose, &[Key::PageUp]).help("a page up"),
    row(Undo, STEP, Choose, &[Char('u')]).help("undo the last choice"),
    row(Redo, STEP, Choose, &[Ctrl('r')]).help("make it again"),
    row(PreviousBranch, STEP, Choose, &[Char('[')]).help("the branch before"),
    row(NextBranch, STEP, Choose, &[Char(']')]).help("the branch after"),
    row(Compare, EXPLORE, Choose, &[Char('d')]).hint("compare").help("compare with a good run"),
    row(Pause, EXPLORE, Choose, &[Char('p')]).hint("wait, go on").help("wait, go on, search anew"),
    row(EndSearch, EXPLORE, Choose, &[Char('x')]).hint("end").help("end: list what is known"),
    row(NextExample, EXPLORE, Choose, &[Char('l'), Key::Right]).help("the next example"),
    row(PreviousExample, EXPLORE, Choose, &[Char('h'), Key::Left]).help("the example before"),
    row(Filter, HOME, Seek, &[Char('/')]).hint("filter").help("type words to filter by"),
    row(OpenFile, HOME, Seek, &[Char('o')]).hint("open a file").help("open a C file"),
    row(Find, STEP, Seek, &[Char('/')]).help("find in all steps"),
    row(FindNext, STEP, Seek, &[Char(';')]).help("the next place"),
    row(FindPrevious, STEP, Seek, &[Char(',')]).help("the place before"),
    row(Break, STEP, Seek, &[Char('b'), F(9)]).help("break at the line"),
    row(BreakEvent, STEP, Seek, &[Char('B')]).help("break at such an event"),
    row(BreakThread, STEP, Seek, &[Char('T')]).help("break at this thread"),
    row(BreakObject, STEP, Seek, &[Char('O')]).help("break at this object"),
    row(Breaks, STEP, Seek, &[Char('L')]).help("list the breakpoints"),
    row(Why, STEP, Ask, &[Char('w')]).hint("why").help("why could this happen"),
    row(Card, STEP, Ask, &[Char('i')]).help("the words, the rule"),
    row(Output, STEP, Ask, &[Char('p')]).help("all that was printed"),
    row(Ahead, STEP, Ask, &[Char('o')]).help("show, hide what is ahead"),
    row(Explore, STEP, Ask, &[Char('e')]).hint("every order").help("explore every order"),
    row(Quiz, STEP, Ask, &[Char('Q')]).help("a quiz on this program"),
    row(Focus, STEP, View, &[Key::Tab]).help("to the next pane"),
    row(FocusBack, STEP, View, &[Key::BackTab]).help("to the pane before"),
    row(Zoom, STEP, View, &[Char('z')]).help("the pane alone"),
    row(Future, STEP, View, &[Char('v')]).help("what followed, in lines"),
    row(Wider, STEP, View, &[Char('+'), Char('=')]).help("timeline: wider steps"),
    row(Narrower, STEP, View, &[Char('-')]).help("timeline: narrower steps"),
    row(Fit, STEP, View, &[Char('0')]).help("timeline: as it fits"),
    row(Tall, STEP, View, &[Char('t')]).help("timeline: tall, short"),
    row(Curtain, STEP, View, &[Char('.')]).help("hide what comes, show it"),
    row(Action::Theme(Theme::Ansi), ALL, View, &[]).help("theme: ansi"),
    row(Action::Theme(Theme::OkabeDark), ALL, View, &[]).help("theme: okabe-dark"),
    row(Action::Theme(Theme::OkabeLight), ALL, View, &[]).help("theme: okabe-light"),
    row(Action::Theme(Theme::Mono), ALL, View, &[]).help("theme: mono"),
    row(Action::Theme(Theme::HighContrast), ALL, View, &[]).help("theme: high-contrast"),
    row(Hints, ALL, View, &[]).help("hide or show these keys"),
    row(Mouse, ALL, View, &[F(2)]).help("mouse on, off"),
    row(CopyLink, STEP, Share, &[Char('y')]).help("copy the link to here"),
    row(CopyCommand, STEP, Share, &[Char('Y')]).help("copy the command"),
    row(Save(Format::JsonLines), STEP, Share, &[]).help("export JSON lines"),
    row(Save(Format::Chrome), STEP, Share, &[]).help("export Chrome / Perfetto"),
    row(Save(Format::Svg), STEP, Share, &[]).help("export drawing: SVG"),
    row(Save(Format::Cast), STEP, Share, &[]).help("export recording: cast"),
    row(Leave, INNER, Session, &[Key::Esc]).hint("leave").help("to the screen before"),
    row(Leave, HOME, Session, &[Key::Esc]).hint("show all").help("drop the filter"),
    row(Palette, ALL, Session, &[Char(':'), Ctrl('p')]).hint("commands").help("all commands by name"),
    row(Help, ALL, Session, &[Char('?'), F(1)]).hint("help").help("this help"),
    row(Quit, ALL, Session, &[Char('q')]).hint("quit").help("end tpio"),
    row(Interrupt, ALL, Session, &[Ctrl('c')]).help("end with status 130"),
    row(Suspend, ALL, Session, &[Ctrl('z')]).help("stop until `fg`"),
    row(Redraw, ALL, Session, &[Ctrl('l')]).help("draw the screen anew"),
];
