//! What a command prints: the command line's library functions called in process, with the same arguments that a person
//! would type. Pages and the README hold no transcript that was not made here.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use tpio::cli::{self, Place, World};

use crate::expand::Page;

/// What stands between a command and what is typed into it: `step hello-read --plain <<< 1 n q` types three lines.
const TYPED: &str = " <<< ";

/// A console block: the command as typed, and what it prints.
///
/// # Errors
///
/// The command line is wrong, or tpio panicked.
pub fn block(page: &Page, command: &str) -> Result<String, String> {
    let (command, typed) = command.split_once(TYPED).unwrap_or((command, ""));
    let mut out = String::from("```console\n$ ");
    if !typed.is_empty() {
        let _ = write!(out, "printf '{}\\n' | ", typed.split(' ').collect::<Vec<_>>().join("\\n"));
    }
    let _ = writeln!(out, "tpio {command}");
    out.push_str(&if typed.is_empty() { known(page, command)? } else { output(page, command, typed)? });
    Ok(out + "```\n")
}

/// What a command prints, with nothing typed into it. What needs no file of the page is played once and remembered: many
/// pages show the same run.
///
/// # Errors
///
/// As for [`output`].
pub fn known(page: &Page, command: &str) -> Result<String, String> {
    static PLAYED: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    if !page.files.is_empty() {
        return output(page, command, "");
    }
    let played = || PLAYED.lock().expect("nobody panics with it");
    if let Some(text) = played().get(command) {
        return Ok(text.clone());
    }
    let text = output(page, command, "")?;
    played().insert(command.to_string(), text.clone());
    Ok(text)
}

/// What a command prints to a person: both streams in the order of writing. Files of the page can be named by it.
///
/// # Errors
///
/// The command line is wrong, or a file cannot be made.
pub fn output(page: &Page, command: &str, typed: &str) -> Result<String, String> {
    let folder = Folder::new(page).map_err(|error| error.to_string())?;
    let place = |word: &str| {
        let path = if page.files.contains_key(word) { folder.path.join(word) } else { PathBuf::from(word) };
        path.to_string_lossy().into_owned()
    };
    let words: Vec<String> = std::iter::once("tpio".to_string()).chain(command.split_whitespace().map(place)).collect();
    let printed = RefCell::new(Vec::new());
    let status = cli::main(
        words,
        &mut World {
            stdin: &mut typed.replace(' ', "\n").as_bytes(),
            stdin_place: Place::Elsewhere,
            stdout: &mut Shared(&printed),
            stdout_place: Place::Elsewhere,
            stderr: &mut Shared(&printed),
            stderr_place: Place::Elsewhere,
            variable: &|_| None,
            // a transcript that told the time would never be the same twice
            seconds: &|| 0.0,
            interrupted: &|| false,
            launch: &mut |_| Err(io::ErrorKind::NotFound.into()),
            screens: &mut |_| Ok(0),
        },
    );
    let text = String::from_utf8_lossy(&printed.into_inner()).replace(&folder.prefix(), "");
    if status == cli::status::INPUT {
        return Err(format!("`tpio {command}` refuses its input: {text}"));
    }
    Ok(text)
}

/// Two streams that end in one place.
struct Shared<'a>(&'a RefCell<Vec<u8>>);

impl Write for Shared<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A folder with the page's files, for as long as a command runs.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new(page: &Page) -> io::Result<Folder> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("tpio-book-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        let folder = Folder { path };
        for (name, text) in &page.files {
            std::fs::write(folder.path.join(name), text)?;
        }
        Ok(folder)
    }

    /// What the names of its files begin with, as tpio shows them.
    fn prefix(&self) -> String {
        format!("{}/", self.path.to_string_lossy().replace('\\', "/"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // a folder that stays behind in the system's place for such things does no harm
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_is_the_same_twice() {
        let page = Page::default();
        let once = output(&page, "check hello-read", "").expect("it runs");
        assert_eq!(output(&page, "check hello-read", "").as_ref(), Ok(&once));
        assert_eq!(block(&page, "check hello-read"), Ok(format!("```console\n$ tpio check hello-read\n{once}```\n")));
    }

    #[test]
    fn a_wrong_command_line_is_an_error() {
        assert!(block(&Page::default(), "chekc hello-read").is_err());
        assert!(block(&Page::default(), "check no-such-scenario").is_err());
    }

    #[test]
    fn files_of_the_page_are_named_as_the_page_names_them() {
        let mut page = Page::default();
        page.files.insert("mine.c".to_string(), "int main(void) { return 3; }\n".to_string());
        let text = output(&page, "check mine.c", "").expect("it runs");
        assert!(text.contains("mine.c") && !text.contains("tpio-book"), "{text}");
    }
}
