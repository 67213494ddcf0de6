//! The compiler and the runs: which programs, with which words, in which directory.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use tpio_scenarios::headers;

use super::super::args::OracleArgs;
use super::super::input::Input;
use super::super::output::Output;
use super::super::{Failure, World};
use super::Seen;
use crate::launch::{End, Launch, Launched};

/// Compilers that are tried if none is named.
const COMPILERS: &[&str] = if cfg!(windows) { &["cl", "gcc"] } else { &["x86_64-w64-mingw32-gcc"] };

/// What compiling may take.
const COMPILE_SECONDS: f64 = 120.0;

/// A directory of our own, gone with the value.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("tpio-oracle-{}-{number}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // what cannot be removed is left to the system's own tidying
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A program for Windows, ready to run.
pub(super) struct Built {
    scratch: Scratch,
    /// The compiler, as it was named.
    pub(super) compiler: String,
}

/// What runs a program for Windows here.
pub(super) struct Runner {
    words: Vec<String>,
}

impl Runner {
    /// The one that was named; else Wine, where the system is not Windows.
    pub(super) fn chosen(named: Option<&str>) -> Runner {
        let default = if cfg!(windows) { "" } else { "wine" };
        Runner { words: words(named.unwrap_or(default)) }
    }

    /// Its name, if there is one.
    pub(super) fn name(&self) -> Option<&str> {
        self.words.first().map(String::as_str)
    }

    /// Whether it is Wine, whose faults are known.
    pub(super) fn is_wine(&self) -> bool {
        self.name().and_then(stem).is_some_and(|name| name.starts_with("wine"))
    }
}

/// The words of a command; a path with spaces in it is one word.
fn words(command: &str) -> Vec<String> {
    if Path::new(command).is_file() {
        return vec![command.to_owned()];
    }
    command.split_whitespace().map(str::to_owned).collect()
}

fn stem(program: &str) -> Option<String> {
    Some(Path::new(program).file_stem()?.to_string_lossy().to_lowercase())
}

/// Compiles the program.
pub(super) fn build(input: &Input, args: &OracleArgs, output: &mut Output<'_, '_>) -> Result<Built, Failure> {
    let scratch = Scratch::new()?;
    fs::write(scratch.0.join("program.c"), &input.program.source)?;
    if input.program.source.contains("wine/test.h") {
        fs::create_dir_all(scratch.0.join("include/wine"))?;
        fs::write(scratch.0.join("include/wine/test.h"), headers::WINE_TEST)?;
    }
    let named: Vec<&str> = args.cc.as_deref().map_or_else(|| COMPILERS.to_vec(), |cc| vec![cc]);
    for compiler in &named {
        let Some(launched) = compiled(compiler, &scratch, &input.program.source, output.world())? else { continue };
        if launched.end != End::Exit(0) {
            return Err(refused(compiler, &launched));
        }
        return Ok(Built { scratch, compiler: (*compiler).to_owned() });
    }
    Err(Failure::Input(no_compiler(&named)))
}

/// What the compiler said; `None` if there is none of that name.
fn compiled(
    compiler: &str,
    scratch: &Scratch,
    source: &str,
    world: &mut World<'_>,
) -> Result<Option<Launched>, Failure> {
    let command = words(compiler);
    let Some((program, more)) = command.split_first() else {
        return Err(Failure::Input("`--cc` names no compiler".to_owned()));
    };
    let microsoft = stem(program).is_some_and(|name| name == "cl" || name == "clang-cl");
    let own: &[&str] = if microsoft {
        &["/nologo", "/D_WIN32_WINNT=0x0A00", "/D_CRT_SECURE_NO_WARNINGS", "/Iinclude", "/Feprogram.exe", "program.c"]
    } else {
        &["-D_WIN32_WINNT=0x0A00", "-Iinclude", "-o", "program.exe", "program.c"]
    };
    // these stand in a library that is not linked unasked
    let library = match (source.contains("WaitOnAddress") || source.contains("WakeByAddress"), microsoft) {
        (false, _) => None,
        (true, true) => Some("synchronization.lib"),
        (true, false) => Some("-lsynchronization"),
    };
    let launch = Launch {
        program: OsString::from(program),
        args: more.iter().map(String::as_str).chain(own.iter().copied()).chain(library).map(OsString::from).collect(),
        directory: scratch.0.clone(),
        variables: Vec::new(),
        seconds: COMPILE_SECONDS,
    };
    started(world, &launch)
}

/// Starts a program; `None` if there is none of that name.
fn started(world: &mut World<'_>, launch: &Launch) -> Result<Option<Launched>, Failure> {
    match (world.launch)(launch) {
        Ok(launched) => Ok(Some(launched)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::Input(format!("`{}` cannot be started: {error}", launch.program.to_string_lossy()))),
    }
}

fn refused(compiler: &str, launched: &Launched) -> Failure {
    let said = [text(&launched.stdout), text(&launched.stderr)].concat();
    let how = match launched.end {
        End::TimedOut => "did not end",
        End::Exit(_) | End::Killed => "refuses the file",
    };
    Failure::Input(format!("`{compiler}` {how}:\n{}", said.trim_end()))
}

fn no_compiler(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let help = if cfg!(windows) {
        "open a Developer Command Prompt of Visual Studio (its workload is called \"Desktop development with C++\"), or \
         install MinGW-w64"
    } else {
        "install the package gcc-mingw-w64-x86-64 (Debian, Ubuntu), mingw64-gcc (Fedora) or mingw-w64-gcc (Arch), or \
         mingw-w64 with Homebrew"
    };
    format!("there is no compiler {}: {help}; or name another with --cc", names.join(" or "))
}

fn no_runner(name: &str) -> String {
    let help = if name.starts_with("wine") {
        "install the package wine (Debian, Ubuntu, Fedora, Arch), or wine-stable with Homebrew; or name"
    } else {
        "name"
    };
    format!("there is no program `{name}` to run the program with: {help} another with --runner")
}

impl Built {
    /// Runs the program once, in a directory with the files that its header describes.
    pub(super) fn run(
        &self,
        runner: &Runner,
        input: &Input,
        seconds: f64,
        output: &mut Output<'_, '_>,
    ) -> Result<Seen, Failure> {
        let directory = Scratch::new()?;
        for device in input.program.devices.iter().filter(|device| device.exists) {
            let letters = (b'a'..=b'z').cycle().take(device.size as usize);
            fs::write(directory.0.join(&device.name), letters.collect::<Vec<u8>>())?;
        }
        let program = self.scratch.0.join("program.exe");
        let (first, args): (OsString, Vec<OsString>) = match runner.words.split_first() {
            Some((runner, more)) => {
                let more = more.iter().map(OsString::from);
                (runner.into(), more.chain([program.into_os_string()]).collect())
            }
            None => (program.into_os_string(), Vec::new()),
        };
        let world = output.world();
        let variables = if runner.is_wine() { quiet_wine(world) } else { Vec::new() };
        let launch = Launch { program: first, args, directory: directory.0.clone(), variables, seconds };
        let Some(launched) = started(world, &launch)? else {
            return Err(Failure::Input(no_runner(&launch.program.to_string_lossy())));
        };
        Ok(Seen { end: launched.end, stdout: own(&text(&launched.stdout)) })
    }
}

/// Wine without its own messages and without asking for what C programs do not need, unless the user says otherwise.
fn quiet_wine(world: &World<'_>) -> Vec<(String, String)> {
    [("WINEDEBUG", "-all"), ("WINEDLLOVERRIDES", "mscoree,mshtml=")]
        .into_iter()
        .filter(|(name, _)| (world.variable)(name).is_none())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What the program printed itself: without what `pause` says, on Windows and on Wine.
fn own(stdout: &str) -> String {
    ["Press any key to continue . . . \n", "Press any key to continue... "]
        .into_iter()
        .fold(stdout.to_owned(), |text, pause| text.replace(pause, ""))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}
