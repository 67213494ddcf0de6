//! Other programs, started and waited for with a limit on their time: a compiler, a program that it made. Knows nothing of
//! what they are for.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A program to start.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// Its name, looked for as the system does it.
    pub program: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// The directory that it runs in.
    pub directory: PathBuf,
    /// Environment variables beside those that we have.
    pub variables: Vec<(String, String)>,
    /// When it is ended, if it has not ended itself.
    pub seconds: f64,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// With this exit code.
    Exit(i32),
    /// By a signal, or without a code.
    Killed,
    /// Its time was up.
    TimedOut,
}

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launched {
    /// How it ended.
    pub end: End,
    /// What it wrote to its standard output.
    pub stdout: Vec<u8>,
    /// What it wrote to its standard error.
    pub stderr: Vec<u8>,
}

/// How long to wait before looking again whether a program has ended.
const PAUSE: Duration = Duration::from_millis(2);

/// How long to wait for more of what a program wrote once it has ended.
const PATIENCE: Duration = Duration::from_millis(300);

/// What a program that asks for something reads: somebody presses Enter again and again.
const LINES: &[u8] = &[b'\n'; 1024];

/// Starts a program and waits for its end. Its standard input are empty lines.
///
/// # Errors
///
/// It cannot be started: there is none, or it may not be run.
pub fn launch(launch: &Launch) -> io::Result<Launched> {
    let mut child = Command::new(&launch.program)
        .args(&launch.args)
        .current_dir(&launch.directory)
        .envs(launch.variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // so few bytes fit into a pipe that nobody reads; who has ended already reads none
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(LINES));
    let stdout = read_all(child.stdout.take());
    let stderr = read_all(child.stderr.take());
    let end = wait(&mut child, Duration::try_from_secs_f64(launch.seconds).unwrap_or(Duration::MAX))?;
    Ok(Launched { end, stdout: stdout.collect(), stderr: stderr.collect() })
}

fn wait(child: &mut Child, most: Duration) -> io::Result<End> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(ended(status));
        }
        if start.elapsed() >= most {
            child.kill()?;
            child.wait()?;
            return Ok(End::TimedOut);
        }
        thread::sleep(PAUSE);
    }
}

fn ended(status: ExitStatus) -> End {
    status.code().map_or(End::Killed, End::Exit)
}

/// A stream that is read while the program runs, so that it never waits for us.
struct Reader {
    bytes: std::sync::mpsc::Receiver<Vec<u8>>,
}

fn read_all(stream: Option<impl Read + Send + 'static>) -> Reader {
    let (sender, bytes) = std::sync::mpsc::channel();
    if let Some(mut stream) = stream {
        thread::spawn(move || {
            let mut part = vec![0; 4096];
            while let Ok(count @ 1..) = stream.read(&mut part) {
                if sender.send(part[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
    }
    Reader { bytes }
}

impl Reader {
    /// All that was written. A program may leave others behind that hold the stream open, as the first one under Wine does:
    /// what is there by then is all.
    fn collect(self) -> Vec<u8> {
        std::iter::from_fn(|| self.bytes.recv_timeout(PATIENCE).ok()).flatten().collect()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, seconds: f64) -> Launched {
        let args = ["-c", script].map(OsString::from).to_vec();
        let directory = std::env::temp_dir();
        launch(&Launch { program: "sh".into(), args, directory, variables: Vec::new(), seconds }).expect("a shell")
    }

    #[test]
    fn who_is_left_behind_is_not_waited_for() {
        let start = Instant::now();
        let launched = shell("sleep 60 & echo said; exit 3", 50.0);
        assert_eq!((launched.end, &*launched.stdout), (End::Exit(3), &b"said\n"[..]));
        assert!(start.elapsed() < Duration::from_secs(40), "{:?}", start.elapsed());
    }

    #[test]
    fn there_are_empty_lines_to_read() {
        let launched = shell("read one; read other; echo \"[$one$other] $?\"", 50.0);
        assert_eq!((launched.end, &*launched.stdout), (End::Exit(0), &b"[] 0\n"[..]));
    }

    #[test]
    fn what_was_said_before_time_was_up_is_kept() {
        let launched = shell("echo said; exec sleep 60", 2.0);
        assert_eq!((launched.end, &*launched.stdout), (End::TimedOut, &b"said\n"[..]));
    }
}
