//! The binary `tpio`: gives the commands the real streams, the clock and the signals. Knows nothing of what they do.

use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::panic;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use signal_hook::consts::SIGINT;
use tpio::cli::{self, Place, World, status};
use tpio::terminal;

/// A search makes and drops many small parts of states; this allocator makes it a tenth faster than the system's.
#[cfg(any(unix, target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| {
        // where nobody listens, the exit status still says it
        let _ = writeln!(io::stderr(), "{}", internal(panic));
    }));
    let status = panic::catch_unwind(run).unwrap_or(status::INTERNAL);
    ExitCode::from(u8::try_from(status).unwrap_or(1))
}

/// A panic is our bug: one line that says so, without a backtrace that helps nobody.
fn internal(panic: &panic::PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let message = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
    let message = message.unwrap_or("a panic").trim_start_matches("internal: ");
    let place = panic.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
    format!("internal: {message}{place}\nThis is a bug in tpio. Please report it with the file and the command line.")
}

fn place(stream: &impl IsTerminal) -> Place {
    if stream.is_terminal() { Place::Terminal } else { Place::Elsewhere }
}

/// From now on the first Ctrl-C is noted and the second one ends us at once: the order of the two registrations does it.
fn watch_interrupt() -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    // where signals cannot be watched, Ctrl-C ends us as ever
    let _ = signal_hook::flag::register_conditional_shutdown(SIGINT, 130, Arc::clone(&interrupted));
    let _ = signal_hook::flag::register(SIGINT, Arc::clone(&interrupted));
    interrupted
}

fn run() -> i32 {
    let interrupt = LazyLock::new(watch_interrupt);
    let start = Instant::now();
    let (stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let (stdin_place, stdout_place, stderr_place) = (place(&stdin), place(&stdout), place(&stderr));
    let mut out = BufWriter::new(stdout.lock());
    let status = cli::main(
        std::env::args_os(),
        &mut World {
            stdin: &mut BufReader::new(stdin.lock()),
            stdin_place,
            stdout: &mut out,
            stdout_place,
            stderr: &mut stderr.lock(),
            stderr_place,
            variable: &|name| std::env::var(name).ok(),
            seconds: &|| start.elapsed().as_secs_f64(),
            interrupted: &|| interrupt.load(Ordering::Relaxed),
            launch: &mut tpio::launch::launch,
            screens: &mut terminal::run,
        },
    );
    // what could not be written was reported where it failed
    let _ = out.flush();
    status
}
