//! The real terminal: the only file that names it. Takes it, gives it back whatever happens (a panic, an error, Ctrl-C, a
//! signal), and turns its events into our keys. Draws on change only: nothing ticks.

mod memory;
mod work;

use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use std::{panic, thread};

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::cli::{Screen, status};
use crate::shelf::Shelf;
use crate::ui::action::Action;
use crate::ui::key::{Key, Mouse, MouseAct};
use crate::ui::order::{MouseUse, Order};
use crate::ui::{self, Draw, Model, Msg, Then};
use work::Desk;

/// Whether the terminal is ours at the moment. The guard, the panic hook and a signal may all want to give it back; only
/// the first does.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The command that shows what was drawn last, for the report of a panic.
static SHOWN: Mutex<String> = Mutex::new(String::new());

/// Shows the screens until the person ends them; the exit status.
///
/// # Errors
///
/// The terminal cannot be used.
pub fn run(screen: Screen) -> io::Result<i32> {
    memory::keep(screen.look.kept);
    let mut model = Model::new(Shelf::catalogue(), screen.look.signs).remembering(memory::read());
    model.mouse = screen.look.mouse;
    model.today = memory::today();
    if let Some(opened) = screen.opened {
        model = model.with(opened);
    }
    if let Some(seed) = screen.quiz {
        model.seed = seed;
        model.act(Action::Quiz);
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
    give_back_on_panic(&sender);
    let guard = Guard::take(model.mouse)?;
    // from here on no change of the window's size is missed: asking once makes crossterm listen for them
    event::poll(Duration::ZERO)?;
    watch_input(sender.clone());
    let status = show(&mut model, &receiver, Desk::new(sender));
    drop(guard);
    // whatever ended it: the next time begins where this one was
    model.keep();
    for order in model.take_orders() {
        if let Order::Remember(memory) = order {
            memory::write(&memory);
        }
    }
    status
}

/// What comes from outside.
enum Input {
    Msg(Msg),
    /// A signal that ends us.
    Ended(i32),
    /// The terminal cannot be read any more.
    Broken(io::Error),
    /// A thread beside this one panicked, and the terminal is given back.
    Panicked,
}

type Window = Terminal<CrosstermBackend<io::Stdout>>;

/// Between two pictures at least so much time passes: nobody sees more of them.
const FRAME: Duration = Duration::from_millis(8);

/// So often what is shown is kept for the next time, while something is done.
const KEPT: Duration = Duration::from_secs(30);

fn show(model: &mut Model, receiver: &Receiver<Input>, mut desk: Desk) -> io::Result<i32> {
    let mut window = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let mut draw = Draw::All;
    let mut kept = Instant::now();
    // what was opened before the first key has its orders, too
    follow_orders(model, &mut desk)?;
    loop {
        picture(model, &mut window, draw)?;
        let drawn = Instant::now();
        if drawn.duration_since(kept) > KEPT {
            kept = drawn;
            model.keep();
            follow_orders(model, &mut desk)?;
        }
        draw = Draw::No;
        while draw == Draw::No || (drawn.elapsed() < FRAME && draw == Draw::Changes) {
            let wait = match (draw, model.wake()) {
                (Draw::No, None) => None,
                (Draw::No, Some(wake)) => Some(wake.saturating_sub(drawn.elapsed())),
                (Draw::Changes | Draw::All, _) => Some(FRAME.saturating_sub(drawn.elapsed())),
            };
            let input = match wait {
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(wait) => receiver.recv_timeout(wait),
            };
            let first = match input {
                Ok(input) => input,
                Err(RecvTimeoutError::Timeout) if draw == Draw::No => Input::Msg(Msg::Tick),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            };
            // a burst of keys is one picture
            for input in std::iter::once(first).chain(receiver.try_iter()) {
                let msg = match input {
                    Input::Msg(msg) => msg,
                    Input::Ended(signal) => return Ok(128 + signal),
                    Input::Broken(error) => return Err(error),
                    Input::Panicked => return Ok(status::INTERNAL),
                };
                let effects = ui::update(model, msg);
                draw = draw.max(effects.draw);
                match effects.then {
                    Then::Stay => {}
                    Then::Quit(status) => {
                        follow_orders(model, &mut desk)?;
                        return Ok(status);
                    }
                    Then::Suspend => suspend(model.mouse)?,
                }
            }
            follow_orders(model, &mut desk)?;
        }
    }
}

/// Draws the model, in one piece for terminals that know how.
fn picture(model: &Model, window: &mut Window, draw: Draw) -> io::Result<()> {
    if draw == Draw::No {
        return Ok(());
    }
    queue!(window.backend_mut(), terminal::BeginSynchronizedUpdate)?;
    if draw == Draw::All {
        // not `Terminal::clear`, which asks the terminal where its cursor is and may wait for an answer
        queue!(window.backend_mut(), terminal::Clear(terminal::ClearType::All))?;
        window.swap_buffers();
        window.autoresize()?;
    }
    if let (Ok(mut shown), Some(step)) = (SHOWN.lock(), &model.step) {
        *shown = step.command();
    }
    window.draw(|frame| ui::view(model, frame))?;
    execute!(window.backend_mut(), terminal::EndSynchronizedUpdate)
}

/// Does what the model wants done outside.
fn follow_orders(model: &mut Model, desk: &mut Desk) -> io::Result<()> {
    for order in model.take_orders() {
        match order {
            Order::Copy(text) => {
                // OSC 52: works over a remote shell, too
                write!(io::stdout(), "\x1b]52;c;{}\x07", work::base64(text.as_bytes()))?;
                io::stdout().flush()?;
            }
            Order::Mouse(MouseUse::Ours) => execute!(io::stdout(), event::EnableMouseCapture)?,
            Order::Mouse(MouseUse::Terminals) => execute!(io::stdout(), event::DisableMouseCapture)?,
            Order::Remember(memory) => memory::write(&memory),
            order => desk.take(order),
        }
    }
    Ok(())
}

/// Holds the terminal; gives it back when dropped.
struct Guard;

impl Guard {
    fn take(mouse: MouseUse) -> io::Result<Self> {
        let guard = Guard;
        TAKEN.store(true, Ordering::SeqCst);
        take(mouse)?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(mouse: MouseUse) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)?;
    match mouse {
        MouseUse::Ours => execute!(io::stdout(), event::EnableMouseCapture),
        MouseUse::Terminals => Ok(()),
    }
}

/// Gives the terminal back, once. There is nobody left to tell if that fails.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            terminal::EndSynchronizedUpdate,
            event::DisableMouseCapture,
            event::DisableBracketedPaste,
            cursor::Show,
            terminal::LeaveAlternateScreen
        );
        let _ = terminal::disable_raw_mode();
        let _ = io::stdout().flush();
    }
}

/// The report of a panic must not be written to a screen that is about to go. It says how to come back to what was shown.
fn give_back_on_panic(sender: &Sender<Input>) {
    let sender = sender.clone();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        give_back();
        report(info);
        // whoever panics while it is written has it still
        if let Ok(shown) = SHOWN.try_lock()
            && !shown.is_empty()
        {
            eprintln!("tpio showed this last: {shown}");
        }
        let _ = sender.send(Input::Panicked);
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
                Ok(Event::Mouse(event)) => match translate_mouse(event) {
                    Some(mouse) => Input::Msg(Msg::Mouse(mouse)),
                    None => continue,
                },
                Ok(Event::Paste(text)) => Input::Msg(Msg::Paste(text)),
                Ok(Event::FocusLost) => continue,
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
        KeyCode::Tab => Some(Key::Tab),
        KeyCode::BackTab => Some(Key::BackTab),
        KeyCode::F(number) if key.modifiers.contains(KeyModifiers::SHIFT) => Some(Key::ShiftF(number)),
        KeyCode::F(number) => Some(Key::F(number)),
        _ => None,
    }
}

/// Our event for one of the mouse's; `None` for those that mean nothing to us.
fn translate_mouse(event: MouseEvent) -> Option<Mouse> {
    let act = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAct::Click,
        MouseEventKind::Drag(MouseButton::Left) => MouseAct::Drag,
        MouseEventKind::ScrollUp => MouseAct::WheelUp,
        MouseEventKind::ScrollDown => MouseAct::WheelDown,
        _ => return None,
    };
    let window = terminal::size().ok()?;
    Some(Mouse { act, column: event.column, row: event.row, window })
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
fn suspend(mouse: MouseUse) -> io::Result<()> {
    give_back();
    // SIGSTOP, not SIGTSTP: the latter is dropped in an orphaned process group
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)?;
    TAKEN.store(true, Ordering::SeqCst);
    take(mouse)
}

#[cfg(not(unix))]
fn suspend(_mouse: MouseUse) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_and_unknown_keys_mean_nothing() {
        let key = |code, kind| translate(KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind));
        assert_eq!(key(KeyCode::Char('n'), KeyEventKind::Press), Some(Key::Char('n')));
        assert_eq!(key(KeyCode::Char('n'), KeyEventKind::Repeat), Some(Key::Char('n')));
        assert_eq!(key(KeyCode::Char('n'), KeyEventKind::Release), None);
        assert_eq!(key(KeyCode::Insert, KeyEventKind::Press), None);
    }
}
