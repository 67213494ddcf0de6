//! The real terminal, played by a pseudo-terminal: whatever ends the screens, the terminal is given back.
#![cfg(all(unix, feature = "terminal"))]

use std::io::{Read, Write};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, thread};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tpio::shelf::{self, Entry, Opened, Shelf};
use tpio::ui::Model;
use tpio::ui::signs::{Charset, Colour, Signs};
use tpio::ui::theme::Theme;

/// Enters the alternate screen.
const ENTER: &str = "\x1b[?1049h";
/// Leaves it.
const LEAVE: &str = "\x1b[?1049l";
/// Shows the cursor.
const CURSOR: &str = "\x1b[?25h";
/// A slow machine under load is given so much time before a test gives up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Set for the copy of this test that runs inside the pseudo-terminal.
const CHILD: &str = "TPIO_TEST_CHILD";

/// A program in a pseudo-terminal.
struct Pty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Vec<u8>>>,
    /// Set: with the next output nobody reads any more.
    deaf: Arc<AtomicBool>,
    reader: thread::JoinHandle<()>,
    /// Whether the terminal's modes are what they were at first.
    cooked: Check,
}

type Check = Box<dyn Fn(&(dyn MasterPty + Send)) -> bool>;

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Pty {
    fn start(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
        let modes = pair.master.get_termios();
        let cooked = move |master: &(dyn MasterPty + Send)| match (&modes, master.get_termios()) {
            (Some(before), Some(after)) => before.local_flags == after.local_flags,
            // not every system tells once the program is gone
            (None, _) | (_, None) => true,
        };
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        // nothing of this machine's user is read or changed
        command.env("TPIO_NO_STATE", "1");
        command.env_remove("COLORTERM");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut output = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its input");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&seen);
        let deaf = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&deaf);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            // when the program is gone, reading fails or yields nothing
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                sink.lock().expect("the sink").extend_from_slice(&bytes[..count]);
                if stop.load(Ordering::Relaxed) {
                    return;
                }
            }
        });
        Pty { master: pair.master, child, keys, seen, deaf, reader, cooked: Box::new(cooked) }
    }

    fn tpio(arguments: &[&str]) -> Self {
        let pty = Pty::start(env!("CARGO_BIN_EXE_tpio"), arguments, &[]);
        pty.wait_for("quit", 1);
        pty
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().expect("the sink")).into_owned()
    }

    /// Waits until a text has been written so many times.
    fn wait_for(&self, text: &str, times: usize) {
        let start = Instant::now();
        while self.text().matches(text).count() < times {
            assert!(start.elapsed() < PATIENCE, "waited for {text:?} in {:?}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the keys arrive");
        self.keys.flush().expect("the keys arrive");
    }

    fn signal(&self, signal: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        let sent = Command::new("kill").args([signal, &id]).status().expect("kill runs");
        assert!(sent.success());
    }

    /// Waits for the end; the exit status and everything that was written.
    fn end(mut self) -> (u32, String) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("its status") {
                break status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it does not end: {:?}", self.text());
            thread::sleep(Duration::from_millis(10));
        };
        assert!((self.cooked)(&*self.master), "the terminal is still raw");
        drop(self.keys);
        drop(self.master);
        self.reader.join().expect("the reader");
        let text = String::from_utf8_lossy(&self.seen.lock().expect("the sink")).into_owned();
        (status, text)
    }
}

#[test]
fn q_ends_it_and_gives_the_terminal_back() {
    let mut pty = Pty::tpio(&[]);
    pty.press("q");
    let (status, text) = pty.end();
    assert_eq!(status, 0);
    given_back(&text);
}

#[test]
fn the_screens_follow_the_keys() {
    let mut pty = Pty::tpio(&["step", "hello-read"]);
    pty.press("n");
    pty.wait_for("step 1:", 1);
    pty.press("?");
    pty.wait_for("Esc closes", 1);
    pty.press("\x1b");
    // Esc alone is told from the beginning of another key by the pause after it
    thread::sleep(Duration::from_millis(200));
    pty.press("q");
    let (status, text) = pty.end();
    assert_eq!(status, 0);
    given_back(&text);
}

#[test]
fn ctrl_c_ends_it_with_130() {
    let mut pty = Pty::tpio(&["step", "hello-read"]);
    pty.press("\x03");
    let (status, text) = pty.end();
    assert_eq!(status, 130);
    given_back(&text);
}

#[test]
fn signals_end_it_with_their_number() {
    for (signal, status) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let pty = Pty::tpio(&[]);
        pty.signal(signal);
        let (ended, text) = pty.end();
        assert_eq!(ended, status, "{signal}");
        given_back(&text);
    }
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_it_goes_on() {
    let mut pty = Pty::tpio(&[]);
    pty.press("\x1a");
    pty.wait_for(LEAVE, 1);
    // it stops a moment after it has given the terminal back
    thread::sleep(Duration::from_millis(200));
    pty.signal("-CONT");
    pty.wait_for(ENTER, 2);
    pty.wait_for("quit", 2);
    pty.press("q");
    let (status, text) = pty.end();
    assert_eq!(status, 0);
    given_back(&text);
}

#[test]
fn a_smaller_window_is_drawn_anew_and_a_larger_one_too() {
    let mut pty = Pty::tpio(&["step", "hello-read"]);
    pty.master.resize(size(40, 8)).expect("another size");
    pty.wait_for("small,", 1);
    pty.master.resize(size(120, 35)).expect("another size");
    pty.wait_for("Timeline", 2);
    pty.press("q");
    assert_eq!(pty.end().0, 0);
}

#[test]
fn no_color_is_honoured() {
    let coloured = |text: &str| text.contains("\x1b[38;5;6;") || text.contains("\x1b[36;");
    for (variables, expected) in [(&[][..], true), (&[("NO_COLOR", "1")][..], false)] {
        let mut pty = Pty::start(env!("CARGO_BIN_EXE_tpio"), &[], variables);
        pty.wait_for("quit", 1);
        pty.press("q");
        let (_, text) = pty.end();
        assert_eq!(coloured(&text), expected, "{text:?}");
    }
}

/// Runs [`a_screen_that_panics`] in a pseudo-terminal until it panics in that way; what was written.
fn panicked(how: &str, keys: &[&str]) -> String {
    let itself = env::current_exe().expect("this test");
    let arguments = ["--exact", "a_screen_that_panics", "--nocapture", "--test-threads=1"];
    let mut pty = Pty::start(itself.to_str().expect("a path"), &arguments, &[(CHILD, how)]);
    pty.wait_for("quit", 1);
    for key in keys {
        pty.press(key);
        // Esc alone is told from the beginning of another key by the pause after it
        thread::sleep(Duration::from_millis(200));
    }
    let (status, text) = pty.end();
    assert_ne!(status, 0);
    given_back(&text);
    let report = text.find("panics on purpose").expect("a report");
    assert!(text.find(LEAVE).expect("left") < report, "{text:?}");
    text
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let text = panicked("unwind", &["\r"]);
    assert!(text.contains("test result: FAILED"), "it was to unwind: {text:?}");
    assert!(!text.contains("tpio showed this"), "no program was open: {text:?}");
}

/// As where `panic = "abort"` is set: nothing is unwound, so no guard is dropped.
#[test]
fn a_panic_that_aborts_gives_the_terminal_back_too() {
    let text = panicked("abort", &["\r"]);
    assert!(!text.contains("test result"), "it was to abort: {text:?}");
}

#[test]
fn the_report_of_a_panic_says_how_to_come_back() {
    let text = panicked("later", &["nn", "\x1b", "\r"]);
    let command = "tpio showed this last: tpio step ";
    let link = text.find(command).map(|at| &text[at + command.len()..]).expect("a command");
    assert!(link.starts_with("tpio:hello-read@"), "{text:?}");
}

#[test]
fn a_panic_beside_the_screens_ends_them() {
    panicked("beside", &[]);
}

/// A panic that nothing unwinds beyond: it aborts.
fn abort(_: &Entry) -> Result<Opened, String> {
    extern "C" fn inside() {
        panic!("panics on purpose")
    }
    inside();
    unreachable!("internal: it has aborted")
}

/// Runs inside the pseudo-terminal of the tests above; by itself it does nothing.
#[test]
fn a_screen_that_panics() {
    let Ok(how) = env::var(CHILD) else { return };
    let name = || "a-scenario".to_owned();
    let entry =
        Entry { name: name(), chapter: name(), title: name(), teaches: name(), rules: name(), source: String::new() };
    let open: fn(&Entry) -> Result<Opened, String> =
        if how == "abort" { abort } else { |_| panic!("panics on purpose") };
    let shelf = Shelf { entries: vec![entry], open };
    let signs = Signs { charset: Charset::Unicode, colour: Colour::Sixteen, theme: Theme::Ansi };
    let mut model = Model::new(shelf, signs);
    if how == "later" {
        let scenario = tpio_scenarios::catalogue::find("hello-read").expect("a scenario");
        let opened = shelf::open(scenario.name, scenario.text).expect("it compiles");
        model = model.with(opened);
    }
    if how == "beside" {
        thread::spawn(|| {
            thread::sleep(Duration::from_millis(500));
            panic!("panics on purpose");
        });
    }
    let status = tpio::terminal::run_model(model).expect("a terminal");
    assert_eq!(status, 0, "as whoever waits for it is told");
}

/// The last thing that was done to the screen and to the cursor is to give them back.
fn given_back(text: &str) {
    assert!(text.rfind(LEAVE) > text.rfind(ENTER), "the alternate screen was not left: {text:?}");
    assert!(text.rfind(CURSOR) > text.rfind("\x1b[?25l"), "the cursor stays hidden: {text:?}");
}

/// Mouse reports on, and off.
const MOUSE: [&str; 2] = ["\x1b[?1006h", "\x1b[?1006l"];

#[test]
fn the_mouse_is_ours_and_is_given_back() {
    let mut pty = Pty::tpio(&["step", "close-without-wait"]);
    pty.wait_for(MOUSE[0], 1);
    // a click on the first row of the menu, and a turn of the wheel over the timeline
    pty.press("\x1b[<0;6;20M\x1b[<0;6;20m");
    pty.wait_for("step 1:", 1);
    pty.press("\x1b[<65;20;16M");
    pty.wait_for("opened", 1);
    pty.press("q");
    let (status, text) = pty.end();
    assert_eq!(status, 0);
    given_back(&text);
    assert!(text.rfind(MOUSE[1]) > text.rfind(MOUSE[0]), "the mouse is still ours");
}

#[test]
fn the_mouse_can_be_left_alone() {
    let mut pty = Pty::tpio(&["step", "hello-read", "--no-mouse"]);
    pty.press("q");
    assert!(!pty.end().1.contains(MOUSE[0]));
}

#[test]
fn a_link_is_copied_and_opens_again() {
    let mut pty = Pty::tpio(&["step", "hello-read"]);
    pty.press("nnny");
    pty.wait_for("copied: tpio:hello-read@", 1);
    let text = pty.text();
    assert!(text.contains("\x1b]52;c;"), "{text:?}");
    let at = text.find("tpio:hello-read@").expect("a link");
    let link: String = text[at..].chars().take_while(|letter| !letter.is_whitespace() && *letter != '\x1b').collect();
    pty.press("q");
    pty.end();
    let mut again = Pty::tpio(&["step", &link]);
    again.wait_for("3/", 1);
    again.press("q");
    assert_eq!(again.end().0, 0);
}

#[test]
fn every_order_is_searched_beside_the_screen() {
    let mut pty = Pty::tpio(&["step", "close-without-wait"]);
    // what lies ahead comes by itself
    pty.wait_for("ahead:", 1);
    pty.press("e");
    pty.wait_for("every order was seen", 1);
    pty.press("\r");
    pty.wait_for("MISUSE", 1);
    pty.press("q");
    assert_eq!(pty.end().0, 0);
}

#[test]
fn a_file_is_read_again_when_it_changes() {
    let folder = env::temp_dir().join(format!("tpio-test-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("own.c");
    std::fs::write(&path, "int main(void) { return 0; }\n").expect("a file");
    let mut pty = Pty::tpio(&["step", path.to_str().expect("a path")]);
    // a file system may count time in whole seconds
    thread::sleep(Duration::from_millis(1100));
    std::fs::write(&path, "int main(void) { return x; }\n").expect("a file");
    pty.wait_for("does not compile", 1);
    thread::sleep(Duration::from_millis(1100));
    std::fs::write(&path, "int main(void) { return 7; }\n").expect("a file");
    pty.wait_for("the file changed", 1);
    pty.press("q");
    let (status, text) = pty.end();
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert_eq!(status, 0);
    given_back(&text);
}

#[test]
fn what_was_seen_is_remembered() {
    let folder = env::temp_dir().join(format!("tpio-state-{}", std::process::id()));
    let variables = [("XDG_STATE_HOME", folder.to_str().expect("a path")), ("TPIO_NO_STATE", "")];
    for (times, seen) in [(0, false), (1, true)] {
        let mut pty = Pty::start(env!("CARGO_BIN_EXE_tpio"), &[], &variables);
        pty.wait_for("quit", 1);
        assert_eq!(pty.text().contains('◦'), seen, "{times}");
        pty.press("\r");
        pty.wait_for("Timeline", 1);
        pty.press("q");
        pty.end();
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn a_dumb_terminal_gets_lines_of_text() {
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_tpio"), &["step", "hello-read"], &[("TERM", "dumb")]);
    pty.wait_for("> ", 1);
    pty.press("n\nq\n");
    let (status, text) = pty.end();
    assert_eq!(status, 0);
    assert!(!text.contains('\x1b') && text.contains("Step 1"), "{text:?}");
}

#[test]
fn a_theme_has_the_colours_of_the_terminal() {
    for (variable, colour) in [("truecolor", "38;2;86;180;233"), ("", "38;5;74")] {
        let program = env!("CARGO_BIN_EXE_tpio");
        let mut pty = Pty::start(program, &["--theme", "okabe-dark"], &[("COLORTERM", variable)]);
        pty.wait_for("quit", 1);
        pty.press("q");
        let (_, text) = pty.end();
        assert!(text.contains(colour), "{colour} in {text:?}");
    }
}

#[test]
fn an_idle_screen_uses_no_time() {
    let mut pty = Pty::tpio(&["step", "hello-read"]);
    pty.wait_for("ahead:", 1);
    thread::sleep(Duration::from_millis(300));
    let id = pty.child.process_id().expect("it runs");
    // not every system tells how much time a process used
    let ticks = || {
        std::fs::read_to_string(format!("/proc/{id}/stat")).ok().and_then(|stat| {
            let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
            Some(fields[11].parse::<u64>().ok()? + fields[12].parse::<u64>().ok()?)
        })
    };
    let (before, bytes) = (ticks(), pty.text().len());
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(pty.text().len(), bytes, "something was drawn though nothing changed");
    if let (Some(before), Some(after)) = (before, ticks()) {
        assert!(after - before <= 1, "{} ticks of a processor", after - before);
    }
    pty.press("q");
    assert_eq!(pty.end().0, 0);
}

#[test]
fn a_terminal_that_closes_ends_it() {
    let mut pty = Pty::tpio(&["step", "hello-read"]);
    pty.deaf.store(true, Ordering::Relaxed);
    pty.press("n");
    pty.reader.join().expect("the reader");
    drop(pty.keys);
    drop(pty.master);
    let start = Instant::now();
    while pty.child.try_wait().expect("its status").is_none() {
        assert!(start.elapsed() < PATIENCE, "it goes on without a terminal");
        thread::sleep(Duration::from_millis(10));
    }
}
