//! Other programs, started and waited for with a limit on their time: a compiler, a program that it made. Knows nothing of
//! what they are for.

use std::ffi::OsString;
use std::io::{self, Read};
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

/// Starts a program and waits for its end. Its standard input is empty.
///
/// # Errors
///
/// It cannot be started: there is none, or it may not be run.
pub fn launch(launch: &Launch) -> io::Result<Launched> {
    let mut child = Command::new(&launch.program)
        .args(&launch.args)
        .current_dir(&launch.directory)
        .envs(launch.variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = read_all(child.stdout.take());
    let stderr = read_all(child.stderr.take());
    let end = wait(&mut child, Duration::try_from_secs_f64(launch.seconds).unwrap_or(Duration::MAX))?;
    Ok(Launched { end, stdout: stdout.collect(end), stderr: stderr.collect(end) })
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
    /// All that was written. A program that was ended may have left others behind that hold the stream open: what is there
    /// by then is all.
    fn collect(self, end: End) -> Vec<u8> {
        match end {
            End::Exit(_) | End::Killed => self.bytes.iter().flatten().collect(),
            End::TimedOut => {
                let patience = Duration::from_millis(50);
                std::iter::from_fn(|| self.bytes.recv_timeout(patience).ok()).flatten().collect()
            }
        }
    }
}
