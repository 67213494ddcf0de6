//! Small words that narration is made of: error codes by name, the text of a call in the source, a result as C shows it.
//!
//! Must never know a history or a state: each word is made from one number or one place in the source.

use tpio_model::api::ROWS;
use tpio_model::program::{ApiId, Program, Site};

/// Windows' name of a function.
pub fn api_name(api: ApiId) -> &'static str {
    ROWS.get(api.0 as usize).map_or("a Windows function", |row| row.name)
}

/// A Win32 error code with its name: `ERROR_IO_PENDING (997)`; the number alone if it has no name here.
///
/// ```
/// assert_eq!(tpio_sim::words::error_name(995), "ERROR_OPERATION_ABORTED (995)");
/// assert_eq!(tpio_sim::words::error_name(12345), "error 12345");
/// ```
pub fn error_name(code: u32) -> String {
    let name = match code {
        0 => "NO_ERROR",
        1 => "ERROR_INVALID_FUNCTION",
        2 => "ERROR_FILE_NOT_FOUND",
        3 => "ERROR_PATH_NOT_FOUND",
        5 => "ERROR_ACCESS_DENIED",
        6 => "ERROR_INVALID_HANDLE",
        8 => "ERROR_NOT_ENOUGH_MEMORY",
        38 => "ERROR_HANDLE_EOF",
        50 => "ERROR_NOT_SUPPORTED",
        80 => "ERROR_FILE_EXISTS",
        87 => "ERROR_INVALID_PARAMETER",
        109 => "ERROR_BROKEN_PIPE",
        112 => "ERROR_DISK_FULL",
        183 => "ERROR_ALREADY_EXISTS",
        230 => "ERROR_BAD_PIPE",
        231 => "ERROR_PIPE_BUSY",
        232 => "ERROR_NO_DATA",
        233 => "ERROR_PIPE_NOT_CONNECTED",
        234 => "ERROR_MORE_DATA",
        258 => "WAIT_TIMEOUT",
        535 => "ERROR_PIPE_CONNECTED",
        536 => "ERROR_PIPE_LISTENING",
        735 => "ERROR_ABANDONED_WAIT_0",
        745 => "ERROR_NOTIFY_CLEANUP",
        995 => "ERROR_OPERATION_ABORTED",
        996 => "ERROR_IO_INCOMPLETE",
        997 => "ERROR_IO_PENDING",
        998 => "ERROR_NOACCESS",
        1022 => "ERROR_NOTIFY_ENUM_DIR",
        1117 => "ERROR_IO_DEVICE",
        1168 => "ERROR_NOT_FOUND",
        1450 => "ERROR_NO_SYSTEM_RESOURCES",
        _ => return format!("error {code}"),
    };
    format!("{name} ({code})")
}

/// What a function returned, as C shows it: `FALSE, ERROR_IO_PENDING (997)`. `None` for a function without a result.
pub fn result_text(api: ApiId, value: u64, error: Option<u32>) -> Option<String> {
    let row = ROWS.get(api.0 as usize)?;
    let kind = row.prototype.split([' ', '*']).next().unwrap_or("");
    let value = match (kind, value) {
        ("void" | "VOID", _) => return None,
        ("BOOL", 0) => "FALSE".to_owned(),
        ("BOOL", _) => "TRUE".to_owned(),
        ("DWORD", code) if row.name.starts_with("WaitFor") => wait_name(code as u32),
        ("DWORD", code) if row.name == "GetLastError" => error_name(code as u32),
        ("DWORD" | "UINT" | "ULONG" | "unsigned", number) => (number as u32).to_string(),
        ("LONG" | "int" | "INT", number) => (number as i32).to_string(),
        ("LONG64" | "LONGLONG", number) => (number as i64).to_string(),
        ("HANDLE", u64::MAX) => "INVALID_HANDLE_VALUE".to_owned(),
        ("HANDLE", 1..) => "a handle".to_owned(),
        (_, 0) => "NULL".to_owned(),
        (_, _) => "a pointer".to_owned(),
    };
    Some(match error {
        Some(code) => format!("{value}, {}", error_name(code)),
        None => value,
    })
}

fn wait_name(code: u32) -> String {
    match code {
        0 => "WAIT_OBJECT_0".to_owned(),
        1..=63 => format!("WAIT_OBJECT_0 + {code}"),
        258 => "WAIT_TIMEOUT".to_owned(),
        u32::MAX => "WAIT_FAILED".to_owned(),
        _ => code.to_string(),
    }
}

/// The call at a place in the source, on one line; a call that goes on on the next line ends in `...)`.
pub fn call_text(program: &Program, site: Site) -> String {
    let line = program.line(site.line);
    let start = site.column.saturating_sub(1) as usize;
    let whole: String = line.chars().skip(start).collect();
    let mut depth = 0_i32;
    let mut text = String::new();
    for letter in whole.chars() {
        text.push(letter);
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ';' if depth == 0 => {
                text.pop();
                break;
            }
            _ => {}
        }
        if letter == ')' && depth <= 0 {
            break;
        }
    }
    let text = squeeze(&text);
    if depth > 0 { format!("{} ...)", text.trim_end_matches([' ', ','])) } else { text }
}

/// The name of the function that is called at a place in the source.
pub fn call_name(program: &Program, site: Site) -> String {
    let text = call_text(program, site);
    text.split('(').next().unwrap_or(&text).trim().to_owned()
}

/// A line of the source without its indentation and comments.
///
/// ```
/// use tpio_sim::words::strip_comments;
/// assert_eq!(strip_comments(r#"puts("//");   /* says */ // so"#), r#"puts("//");"#);
/// ```
pub fn line_text(program: &Program, line: u32) -> String {
    squeeze(&strip_comments(program.line(line)))
}

/// A line of C without its comments and the white space at its end; what stands in quotes is kept.
pub fn strip_comments(line: &str) -> String {
    let mut text = String::new();
    let mut quote = None;
    let mut rest = line.chars().peekable();
    while let Some(letter) = rest.next() {
        match (quote, letter, rest.peek()) {
            (None, '/', Some('/')) => break,
            (None, '/', Some('*')) => {
                rest.next();
                let mut last = ' ';
                for inside in rest.by_ref() {
                    if last == '*' && inside == '/' {
                        break;
                    }
                    last = inside;
                }
                continue;
            }
            (None, '"' | '\'', _) => quote = Some(letter),
            (Some(open), letter, _) if letter == open => quote = None,
            (Some(_), '\\', Some(_)) => {
                text.push(letter);
                text.extend(rest.next());
                continue;
            }
            (None | Some(_), _, _) => {}
        }
        text.push(letter);
    }
    text.trim_end().to_owned()
}

/// Runs of white space as one space.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
