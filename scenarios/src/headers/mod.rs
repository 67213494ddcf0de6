//! The headers that a scenario may include, as C text of our own: the types, constants and macros that programs of the
//! thread pool need. Functions are not here: each is declared from its row in the model's table, with the header that
//! Windows or C declares it in. Knows nothing of how C is read.

use tpio_model::api;

/// A header that a scenario may include.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name between `<` and `>`, in lower case.
    pub name: &'static str,
    /// What it says.
    pub text: &'static str,
}

/// Macros that are defined before a file begins.
pub const PREDEFINED: &str = include_str!("predefined.h");

/// All headers. Windows' smaller headers need `windows.h` before them and add nothing to it.
static HEADERS: &[Header] = &[
    Header { name: "assert.h", text: include_str!("assert.h") },
    Header { name: "basetsd.h", text: WINDOWS },
    Header { name: "conio.h", text: include_str!("conio.h") },
    Header { name: "consoleapi.h", text: WINDOWS },
    Header { name: "crtdbg.h", text: include_str!("crtdbg.h") },
    Header { name: "crtdefs.h", text: "#include <stddef.h>\n" },
    Header { name: "ctype.h", text: include_str!("ctype.h") },
    Header { name: "debugapi.h", text: WINDOWS },
    Header { name: "emmintrin.h", text: WINDOWS },
    Header { name: "errhandlingapi.h", text: WINDOWS },
    Header { name: "errno.h", text: include_str!("errno.h") },
    Header { name: "fcntl.h", text: "#include <io.h>\n" },
    Header { name: "fileapi.h", text: WINDOWS },
    Header { name: "handleapi.h", text: WINDOWS },
    Header { name: "heapapi.h", text: WINDOWS },
    Header { name: "immintrin.h", text: WINDOWS },
    Header { name: "interlockedapi.h", text: WINDOWS },
    Header { name: "intrin.h", text: WINDOWS },
    Header { name: "inttypes.h", text: include_str!("inttypes.h") },
    Header { name: "io.h", text: include_str!("io.h") },
    Header { name: "ioapiset.h", text: WINDOWS },
    Header { name: "libloaderapi.h", text: WINDOWS },
    Header { name: "limits.h", text: include_str!("limits.h") },
    Header { name: "locale.h", text: include_str!("locale.h") },
    Header { name: "malloc.h", text: include_str!("malloc.h") },
    Header { name: "math.h", text: include_str!("math.h") },
    Header { name: "memory.h", text: "#include <string.h>\n" },
    Header { name: "memoryapi.h", text: WINDOWS },
    Header { name: "minwinbase.h", text: WINDOWS },
    Header { name: "minwindef.h", text: WINDOWS },
    Header { name: "mmsystem.h", text: WINDOWS },
    Header { name: "namedpipeapi.h", text: WINDOWS },
    Header { name: "ntdef.h", text: WINDOWS },
    Header { name: "ntdll_test.h", text: NTDLL_TEST },
    Header { name: "ntstatus.h", text: include_str!("ntstatus.h") },
    Header { name: "process.h", text: include_str!("process.h") },
    Header { name: "processenv.h", text: WINDOWS },
    Header { name: "processthreadsapi.h", text: WINDOWS },
    Header { name: "profileapi.h", text: WINDOWS },
    Header { name: "sal.h", text: include_str!("sal.h") },
    Header { name: "sdkddkver.h", text: WINDOWS },
    Header { name: "securitybaseapi.h", text: WINDOWS },
    Header { name: "specstrings.h", text: "#include <sal.h>\n" },
    Header { name: "stdarg.h", text: include_str!("stdarg.h") },
    Header { name: "stdbool.h", text: include_str!("stdbool.h") },
    Header { name: "stddef.h", text: include_str!("stddef.h") },
    Header { name: "stdint.h", text: include_str!("stdint.h") },
    Header { name: "stdio.h", text: include_str!("stdio.h") },
    Header { name: "stdlib.h", text: include_str!("stdlib.h") },
    Header { name: "string.h", text: include_str!("string.h") },
    Header { name: "stringapiset.h", text: WINDOWS },
    Header { name: "strsafe.h", text: include_str!("strsafe.h") },
    Header { name: "synchapi.h", text: WINDOWS },
    Header { name: "sys/types.h", text: "#include <stddef.h>\n#include <time.h>\n" },
    Header { name: "sysinfoapi.h", text: WINDOWS },
    Header { name: "tchar.h", text: include_str!("tchar.h") },
    Header { name: "threadpoolapiset.h", text: WINDOWS },
    Header { name: "threadpoollegacyapiset.h", text: WINDOWS },
    Header { name: "threadpoolprivateapiset.h", text: WINDOWS },
    Header { name: "time.h", text: include_str!("time.h") },
    Header { name: "timeapi.h", text: WINDOWS },
    Header { name: "timezoneapi.h", text: WINDOWS },
    Header { name: "utilapiset.h", text: WINDOWS },
    Header { name: "wchar.h", text: include_str!("wchar.h") },
    Header { name: "winbase.h", text: WINDOWS },
    Header { name: "wincon.h", text: WINDOWS },
    Header { name: "windef.h", text: WINDOWS },
    Header { name: "windows.h", text: ALL_OF_WINDOWS },
    Header { name: "wine/test.h", text: WINE_TEST },
    Header { name: "winerror.h", text: WINDOWS },
    Header { name: "winioctl.h", text: include_str!("winioctl.h") },
    Header { name: "winnls.h", text: WINDOWS },
    Header { name: "winnt.h", text: WINDOWS },
    Header { name: "winreg.h", text: WINDOWS },
    Header { name: "winternl.h", text: include_str!("winternl.h") },
    Header { name: "wtypes.h", text: WINDOWS },
    Header { name: "xmmintrin.h", text: WINDOWS },
];

/// What `wine/test.h` says: plain C, for a Windows compiler too.
pub const WINE_TEST: &str = include_str!("wine/test.h");

/// What the tests of ntdll include: a header beside them.
const NTDLL_TEST: &str = "#include <windows.h>\n#include <ntstatus.h>\n#include <winternl.h>\n#include <wine/test.h>\n";

/// What the headers that are parts of `windows.h` say.
const WINDOWS: &str = "#include <windows.h>\n";

/// What `windows.h` says.
const ALL_OF_WINDOWS: &str = concat!(
    "#include <stddef.h>\n#include <limits.h>\n#include <stdlib.h>\n#include <string.h>\n",
    "#include <stdarg.h>\n#include <sal.h>\n",
    include_str!("windef.h"),
    include_str!("winnt.h"),
    include_str!("threadpool.h"),
    include_str!("winerror.h"),
    include_str!("winbase.h"),
);

/// Functions as C around those of the model: those of ntdll, the pool before Vista, and what is not worth a row of its own.
/// Read with a file that uses one of the names. Each has [`SYSTEM`] before its name, so that a file may use the name for
/// something of its own.
pub const NT: &str = concat!(
    include_str!("nt.h"),
    include_str!("older.h"),
    "#include <stdio.h>\n#include <process.h>\n#include <time.h>\n#include <ctype.h>\n",
    include_str!("around.h"),
    include_str!("crt.h"),
    include_str!("system.h"),
    include_str!("small.h"),
    include_str!("barrier.h"),
    "#include <conio.h>\n",
    include_str!("console.h"),
    include_str!("text.h"),
);

const SYSTEM: &str = "__nt_";

/// The name that a function of the system has in [`NT`].
pub fn system_name(name: &str) -> String {
    format!("{SYSTEM}{name}")
}

/// Whether a name is one of those that a program does not see.
pub fn is_hidden_name(name: &str) -> bool {
    name.starts_with("__nt_") || name.starts_with("__tpio_")
}

/// The name that a function of a header has for people.
pub fn plain_name(name: &str) -> &str {
    name.strip_prefix(SYSTEM).unwrap_or(name)
}

/// The names of the functions in [`NT`] that are those of ntdll, in its order.
///
/// ```
/// use tpio_scenarios::headers::{around_names, system_names};
/// assert!(system_names().contains(&"TpAllocWork") && !system_names().contains(&"QueueUserWorkItem"));
/// assert!(around_names().contains(&"QueueUserWorkItem"));
/// ```
pub fn system_names() -> Vec<&'static str> {
    names_within().filter(|name| of_ntdll(name)).collect()
}

/// The names of the others in [`NT`], sorted.
pub fn around_names() -> Vec<&'static str> {
    let mut names: Vec<_> = names_within().filter(|name| !of_ntdll(name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn names_within() -> impl Iterator<Item = &'static str> {
    let named = |line: &'static str| line.split_once(SYSTEM)?.1.split_once('(').map(|(name, _)| name);
    NT.lines().filter(|line| !line.starts_with(' ')).filter_map(named)
}

fn of_ntdll(name: &str) -> bool {
    ["Nt", "Rtl", "Tp"].into_iter().any(|family| name.starts_with(family))
}

/// The header to include for a function that is C around others.
///
/// ```
/// assert_eq!(tpio_scenarios::headers::declaring("_beginthreadex"), Some("process.h"));
/// ```
pub fn declaring(name: &str) -> Option<&'static str> {
    let (called, at_pointer) = (format!(" {name}("), format!("*{name}("));
    let declares = |text: &str| text.contains(&called) || text.contains(&at_pointer);
    main_names().find(|header| find(header).is_some_and(|header| declares(header.text)))
}

/// Whether [`NT`] has a function for that name.
///
/// ```
/// use tpio_scenarios::headers::is_system;
/// assert!(is_system("TpReleasePool") && !is_system("TpRelease") && !is_system("CloseThreadpool"));
/// ```
pub fn is_system(name: &str) -> bool {
    let called = format!("{SYSTEM}{name}(");
    NT.contains(&called)
}

/// The header with that name, upper and lower case being equal, as on Windows.
pub fn find(name: &str) -> Option<&'static Header> {
    HEADERS.iter().find(|header| header.name.eq_ignore_ascii_case(name))
}

/// The names of all headers, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    HEADERS.iter().map(|header| header.name)
}

/// The names of the headers that say something of their own, sorted.
pub fn main_names() -> impl Iterator<Item = &'static str> {
    HEADERS.iter().filter(|header| header.text != WINDOWS).map(|header| header.name)
}

/// C functions that are not declared by `windows.h`, by header.
static C_FUNCTIONS: &[(&str, &[&str])] = &[
    ("math.h", &["pow", "sqrt"]),
    ("process.h", &["_beginthread", "_beginthreadex", "_endthread", "_endthreadex"]),
    (
        "stdio.h",
        &[
            "_snprintf",
            "fflush",
            "fprintf",
            "fputs",
            "getchar",
            "printf",
            "putchar",
            "puts",
            "setbuf",
            "setvbuf",
            "snprintf",
            "sprintf",
            "swprintf",
            "vfprintf",
            "vprintf",
            "vsnprintf",
            "vsprintf",
            "wprintf",
        ],
    ),
    (
        "stdlib.h",
        &["_exit", "abort", "abs", "atoi", "calloc", "exit", "free", "malloc", "rand", "realloc", "srand", "system"],
    ),
    (
        "string.h",
        &[
            "memchr", "memcmp", "memcpy", "memmove", "memset", "strcat", "strchr", "strcmp", "strcpy", "strlen",
            "strncmp", "strncpy", "strrchr", "strstr", "wcscmp", "wcscpy", "wcslen",
        ],
    ),
];

/// Functions of the model that no header of Windows declares: [`NT`] does, under another name.
static UNDECLARED: &[&str] = &["TpAllocIoCompletion"];

/// The header that declares a function of the model.
///
/// ```
/// use tpio_scenarios::headers::home;
/// assert_eq!(home("printf"), "stdio.h");
/// assert_eq!(home("ReadFile"), "windows.h");
/// ```
pub fn home(function: &str) -> &'static str {
    C_FUNCTIONS.iter().find(|(_, functions)| functions.contains(&function)).map_or("windows.h", |(header, _)| header)
}

/// The header to include for a name that a file uses but does not declare, if one offers it.
///
/// ```
/// use tpio_scenarios::headers::offering;
/// assert_eq!(offering("DWORD"), Some("windows.h"));
/// assert_eq!(offering("uint32_t"), Some("stdint.h"));
/// assert_eq!(offering("Offset"), None);
/// ```
pub fn offering(name: &str) -> Option<&'static str> {
    if api::find(name).is_some() {
        return Some(home(name));
    }
    let says = |header: &&str| find(header).is_some_and(|header| offers(header.text, name));
    [
        "stddef.h",
        "stdint.h",
        "inttypes.h",
        "limits.h",
        "stdbool.h",
        "stdlib.h",
        "stdio.h",
        "windows.h",
        "winternl.h",
        "tchar.h",
    ]
    .into_iter()
    .find(says)
}

/// Whether the text of a header defines the macro, or uses the name and it looks like one of Windows or C: upper case, or
/// ending in `_t`. The names of fields and parameters do not.
fn offers(text: &str, name: &str) -> bool {
    let upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let looks_so = name.len() > 2 && (name.bytes().all(upper) || name.ends_with("_t"));
    text.lines().any(|line| {
        let defined = line.strip_prefix("#define ").map(|rest| first_word(rest) == name);
        defined.unwrap_or_else(|| looks_so && line.split(|c| !is_name(c)).any(|word| word == name))
    })
}

fn first_word(text: &str) -> &str {
    text.split(|c| !is_name(c)).next().unwrap_or_default()
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The declarations of the functions that a header declares, as C text.
pub fn prototypes(header: &str) -> String {
    let mut text = String::new();
    let declared = |name: &str| home(name) == header && !UNDECLARED.contains(&name);
    for row in api::ROWS.iter().filter(|row| declared(row.name)) {
        text.push_str(row.prototype);
        text.push_str(";\n");
    }
    text
}
