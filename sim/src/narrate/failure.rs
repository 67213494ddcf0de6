//! Calls that failed at once: what was called where, what it returned, and why; for a file that nobody declared, how to
//! declare it.

use tpio_model::event::{Event, Fact};
use tpio_model::program::{ApiId, Inst, Program};

use crate::labels::Labels;
use crate::words::{api_name, error_name, result_text};

/// A call that failed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Who called what, what it returned and why.
    pub text: String,
    /// What the caller is left with.
    pub left: Left,
}

/// What a failed call leaves its caller with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// FALSE or a code: whoever looks at it knows.
    Word,
    /// No handle or pointer where one was wanted: who goes on with it goes wrong later.
    Nothing,
    /// The same, because the program says nothing of a file of that name, or makes no such directory.
    Undeclared,
}

/// ERROR_FILE_NOT_FOUND
const FILE_NOT_FOUND: u32 = 2;
/// FILE_FLAG_BACKUP_SEMANTICS
const BACKUP_SEMANTICS: u64 = 0x0200_0000;

/// The call of a step that failed at once and is over, if there is one.
pub fn failure(program: &Program, labels: &Labels, events: &[Event]) -> Option<Failure> {
    let code = events.iter().find_map(|event| match event.fact {
        Fact::Failed(code) => Some(code),
        _ => None,
    })?;
    events.iter().find_map(|event| match &event.fact {
        Fact::Called { api, args, result, .. } => Some(told(program, labels, event, *api, args, *result, code)),
        _ => None,
    })
}

fn told(
    program: &Program,
    labels: &Labels,
    event: &Event,
    api: ApiId,
    args: &[u64],
    result: Option<u64>,
    code: u32,
) -> Failure {
    let name = api_name(api);
    let path = if name.starts_with("CreateFile") { path(labels, name, args) } else { None };
    let call = path.as_ref().map_or_else(|| name.to_owned(), |path| format!("{name}({})", quoted(path)));
    let line = event.site.map_or_else(String::new, |site| format!(" at line {}", site.line));
    let returned = result.and_then(|value| result_text(api, value, None)).unwrap_or_else(|| "nothing".to_owned());
    let nothing = matches!(returned.as_str(), "NULL" | "INVALID_HANDLE_VALUE");
    let is_directory = args.get(5).is_some_and(|flags| flags & BACKUP_SEMANTICS != 0);
    let missing = path.as_ref().filter(|path| code == FILE_NOT_FOUND && !labels.was_opened(path));
    let undeclared = missing.filter(|path| !is_directory && is_undeclared(program, path));
    let why = match (undeclared, &path) {
        (Some(path), _) if is_pipe(path) => {
            ": nothing here creates a pipe, and a scenario is one process; let a thread of it be the server".to_owned()
        }
        (Some(path), _) => format!(": no device of this name is declared; declare it: {}", declaration(path)),
        (None, Some(path)) if code == FILE_NOT_FOUND && is_pipe(path) => {
            ": no server end of this pipe exists now".to_owned()
        }
        (None, Some(_)) if missing.is_some() && is_directory => {
            ": there is no such directory; CreateDirectory makes one".to_owned()
        }
        (None, Some(_)) if code == FILE_NOT_FOUND => ": the file does not exist now".to_owned(),
        (None, _) => reason(name, code).map_or_else(String::new, |why| format!(": {why}")),
    };
    let who = labels.actor(event.actor);
    Failure {
        text: format!("{who}'s {call}{line} returned {returned}: {}{why}", error_name(code)),
        left: match (undeclared.is_some() || (missing.is_some() && is_directory), nothing) {
            (true, _) => Left::Undeclared,
            (false, true) => Left::Nothing,
            (false, false) => Left::Word,
        },
    }
}

/// The name of the file that is opened, if it is a string of the program.
fn path(labels: &Labels, name: &str, args: &[u64]) -> Option<String> {
    labels.string(*args.first()?, name.ends_with('W'))
}

fn is_pipe(path: &str) -> bool {
    path.contains(r"\pipe\")
}

fn is_undeclared(program: &Program, path: &str) -> bool {
    if is_pipe(path) { !creates_pipes(program) } else { !program.devices.iter().any(|device| device.name == path) }
}

fn creates_pipes(program: &Program) -> bool {
    let mut code = program.functions.iter().flat_map(|function| &function.code);
    code.any(|inst| matches!(inst, Inst::Api { api, .. } if api_name(*api).starts_with("CreateNamedPipe")))
}

/// The line of the source that would declare a file.
fn declaration(path: &str) -> String {
    format!("//@ device {}: size = 16; read = pending", quoted(path))
}

/// A string as C spells it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Why a function fails with a code, where the code alone says too little. Source: IO-CREATE-03 to IO-CREATE-06, OV-14.
fn reason(name: &str, code: u32) -> Option<&'static str> {
    match (name, code) {
        ("CreateThreadpoolIo", 6) => Some("what it was given is no handle of a file"),
        ("CreateThreadpoolIo", 87) => Some("the file was opened without FILE_FLAG_OVERLAPPED, or it is bound already"),
        ("ReadFile" | "WriteFile" | "ReadFileEx" | "WriteFileEx" | "ConnectNamedPipe" | "DeviceIoControl", _) => {
            Some("no packet will come")
        }
        _ => None,
    }
}
