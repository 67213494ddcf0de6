//! The real terminal: the only file that names it. Takes it, gives it back whatever happens (a panic, an error, Ctrl-C, a
//! signal), and turns its events into our keys. Draws on change only: nothing ticks.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;
use std::{env, panic, thread};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::shelf::{Opened, Shelf};
use crate::ui::key::Key;
use crate::ui::signs::{Charset, Colour, Signs};
use crate::ui::{self, Draw, Model, Msg, Then};

/// What to show first.
#[derive(Clone, Debug)]
pub enum Start {
    /// The list of scenarios.
    Home,
    /// A program to step.
    Step(Box<Opened>),
}

/// Whether the terminal is ours at the moment. The guard, the panic hook and a signal may all want to give it back; only
/// the first does.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Shows the screens until the person ends them; the exit status.
///
/// # Errors
///
/// The terminal cannot be used.
pub fn run(start: Start) -> io::Result<i32> {
    let mut model = Model::new(Shelf::catalogue(), signs(&|name| env::var(name).ok()));
    if let Start::Step(opened) = start {
        model = model.with(*opened);
    }
    run_model(model)
}

/// Shows this model until the person ends it; the exit status.
///
/// # Errors
///
/// The terminal cannot be used.
pub fn run_model(mut model: Model) -> io::Result<i32> {
    let (sender, receiver) = mpsc::channel();
    watch_signals(&sender)?;
    give_back_on_panic();
    let guard = Guard::take()?;
    // from here on no change of the window's size is missed: asking once makes crossterm listen for them
    event::poll(Duration::ZERO)?;
    watch_input(sender);
    let status = show(&mut model, &receiver);
    drop(guard);
    status
}

/// What comes from outside.
enum Input {
    Msg(Msg),
    /// A signal that ends us.
    Ended(i32),
    /// The terminal cannot be read any more.
    Broken(io::Error),
}

fn show(model: &mut Model, receiver: &Receiver<Input>) -> io::Result<i32> {
    let mut screen = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let mut draw = Draw::All;
    loop {
        match draw {
            Draw::No => {}
            Draw::Changes => {
                screen.draw(|frame| ui::view(model, frame))?;
            }
            Draw::All => {
                // not `Terminal::clear`, which asks the terminal where its cursor is and may wait for an answer
                execute!(io::stdout(), terminal::Clear(terminal::ClearType::All))?;
                screen.swap_buffers();
                screen.autoresize()?;
                screen.draw(|frame| ui::view(model, frame))?;
            }
        }
        draw = Draw::No;
        let Ok(first) = receiver.recv() else { return Ok(0) };
        // a burst of keys is one picture
        for input in std::iter::once(first).chain(receiver.try_iter()) {
            let msg = match input {
                Input::Msg(msg) => msg,
                Input::Ended(signal) => return Ok(128 + signal),
                Input::Broken(error) => return Err(error),
            };
            let effects = ui::update(model, msg);
            draw = match (draw, effects.draw) {
                (Draw::All, _) | (_, Draw::All) => Draw::All,
                (Draw::Changes, _) | (_, Draw::Changes) => Draw::Changes,
                (Draw::No, Draw::No) => Draw::No,
            };
            match effects.then {
                Then::Stay => {}
                Then::Quit(status) => return Ok(status),
                Then::Suspend => suspend()?,
            }
        }
    }
}

/// Holds the terminal; gives it back when dropped.
struct Guard;

impl Guard {
    fn take() -> io::Result<Self> {
        let guard = Guard;
        TAKEN.store(true, Ordering::SeqCst);
        take()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide)
}

/// Gives the terminal back, once. There is nobody left to tell if that fails.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
        let _ = io::stdout().flush();
    }
}

/// The report of a panic must not be written to a screen that is about to go.
fn give_back_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        give_back();
        report(info);
    }));
}

/// Reads the terminal on a thread of its own: it waits there, and nothing else does.
fn watch_input(sender: Sender<Input>) {
    thread::spawn(move || {
        loop {
            let input = match event::read() {
                Ok(Event::Key(key)) => match translate(key) {
                    Some(key) => Input::Msg(Msg::Key(key)),
                    None => continue,
                },
                Ok(Event::Resize(..) | Event::FocusGained) => Input::Msg(Msg::Resized),
                Ok(Event::FocusLost | Event::Mouse(_) | Event::Paste(_)) => continue,
                Err(error) => Input::Broken(error),
            };
            let last = matches!(input, Input::Broken(_));
            if sender.send(input).is_err() || last {
                return;
            }
        }
    });
}

/// Our key for one of the terminal's; `None` for those that mean nothing to us, and for releases.
fn translate(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char(letter) if ctrl => Some(Key::Ctrl(letter.to_ascii_lowercase())),
        KeyCode::Char(letter) => Some(Key::Char(letter)),
        KeyCode::Enter => Some(Key::Enter),
        KeyCode::Esc => Some(Key::Esc),
        KeyCode::Backspace => Some(Key::Backspace),
        KeyCode::Left => Some(Key::Left),
        KeyCode::Right => Some(Key::Right),
        KeyCode::Up => Some(Key::Up),
        KeyCode::Down => Some(Key::Down),
        KeyCode::Home => Some(Key::Home),
        KeyCode::End => Some(Key::End),
        KeyCode::PageUp => Some(Key::PageUp),
        KeyCode::PageDown => Some(Key::PageDown),
        KeyCode::F(1) => Some(Key::F1),
        _ => None,
    }
}

#[cfg(unix)]
fn watch_signals(sender: &Sender<Input>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let sender = sender.clone();
    thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Input::Ended(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn watch_signals(_sender: &Sender<Input>) -> io::Result<()> {
    Ok(())
}

/// Gives the terminal back and stops, as Ctrl-Z does elsewhere; takes it again when the shell wakes us.
#[cfg(unix)]
fn suspend() -> io::Result<()> {
    give_back();
    // SIGSTOP, not SIGTSTP: the latter is dropped in an orphaned process group
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)?;
    TAKEN.store(true, Ordering::SeqCst);
    take()
}

#[cfg(not(unix))]
fn suspend() -> io::Result<()> {
    Ok(())
}

/// How to draw, from the environment: ASCII where the locale is not UTF-8, no colour where `NO_COLOR` asks for none.
fn signs(variable: &dyn Fn(&str) -> Option<String>) -> Signs {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| set(name));
    let utf8 = match locale {
        Some(locale) => ["utf-8", "utf8"].iter().any(|charset| locale.to_lowercase().contains(charset)),
        None => cfg!(windows),
    };
    let console = set("TERM").is_some_and(|term| term == "linux" || term == "dumb");
    let charset = if utf8 && !console { Charset::Unicode } else { Charset::Ascii };
    let colour = if set("NO_COLOR").is_some() { Colour::Never } else { Colour::Sixteen };
    Signs { charset, colour }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &'static [(&'static str, &'static str)]) -> Signs {
        signs(&move |name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_locale_decides_about_characters() {
        assert_eq!(with(&[("LANG", "de_DE.UTF-8")]).charset, Charset::Unicode);
        assert_eq!(with(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]).charset, Charset::Ascii);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "C.utf8")]).charset, Charset::Unicode);
        assert_eq!(with(&[("LANG", "en_US.UTF-8"), ("TERM", "linux")]).charset, Charset::Ascii);
    }

    #[test]
    fn no_color_is_honoured_unless_it_is_empty() {
        assert_eq!(with(&[("NO_COLOR", "1")]).colour, Colour::Never);
        assert_eq!(with(&[("NO_COLOR", "")]).colour, Colour::Sixteen);
    }

    #[test]
    fn releases_and_unknown_keys_mean_nothing() {
        let key = |code, kind| translate(KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind));
        assert_eq!(key(KeyCode::Char('n'), KeyEventKind::Press), Some(Key::Char('n')));
        assert_eq!(key(KeyCode::Char('n'), KeyEventKind::Repeat), Some(Key::Char('n')));
        assert_eq!(key(KeyCode::Char('n'), KeyEventKind::Release), None);
        assert_eq!(key(KeyCode::Insert, KeyEventKind::Press), None);
    }
}
