//! Makes one fault after the other in a copy of the house, builds what its test needs, and looks whether the test fails.
//! First every test has to pass in the house as it is: one that fails anyway notices nothing.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Fault, Test, copy};
use crate::problem::Problem;

/// Quick to build and still quick to run. The rest, overflow checks above all, is as in the tests of the house.
const PROFILE: &[(&str, &str)] = &[
    ("CARGO_INCREMENTAL", "1"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// A test that takes longer is stopped. Each takes some seconds.
const LONGEST: Duration = Duration::from_secs(240);

/// What a test came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Passed,
    Failed,
    Stopped,
}

/// Where faults are made.
struct Bench {
    house: PathBuf,
    /// The copy.
    copy: PathBuf,
    /// Where it is built.
    target: PathBuf,
    /// What tests say, a file for each fault.
    logs: PathBuf,
    cargo: OsString,
}

/// Tries all of them; `tell` gets a line for each as soon as it is known. Says how many were caught.
///
/// # Errors
///
/// The faults that no test noticed or that could not be tried.
pub fn all(house: &Path, faults: &[Fault], tell: &mut dyn FnMut(&str)) -> Result<String, Vec<Problem>> {
    let start = Instant::now();
    let bench = Bench::new(house).map_err(|error| vec![Problem::new("target/faults", 0, error.to_string())])?;
    bench.warm_up(faults, tell)?;
    let mut problems = Vec::new();
    for (index, fault) in faults.iter().enumerate() {
        let begun = Instant::now();
        let tried = bench.attempt(fault);
        let word = match &tried {
            Ok(Ended::Failed) => "caught",
            Ok(Ended::Passed) => "MISSED",
            Ok(Ended::Stopped) => "does not end",
            Err(_) => "does not compile",
        };
        let (at, count, seconds) = (index + 1, faults.len(), begun.elapsed().as_secs_f64());
        tell(&format!("[{at:2}/{count}] {word:7} {} {} ({seconds:.1} s)", fault.group, fault.name));
        match tried {
            Ok(Ended::Failed) => {}
            Ok(Ended::Passed) => problems.push(fault.problem(format!("not noticed by cargo test {}", fault.test))),
            Ok(Ended::Stopped) => problems.push(fault.problem(format!("{} does not end", fault.test))),
            Err(what) => problems.push(fault.problem(what)),
        }
    }
    let (caught, seconds) = (faults.len() - problems.len(), start.elapsed().as_secs());
    let summary = format!("{caught} of {} seeded faults caught in {seconds} s", faults.len());
    if problems.is_empty() {
        return Ok(summary);
    }
    tell(&summary);
    Err(problems)
}

impl Bench {
    fn new(house: &Path) -> io::Result<Bench> {
        let house = house.canonicalize()?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| house.join("target"), PathBuf::from);
        let target = std::path::absolute(target)?;
        let own = target.join("faults");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let bench = Bench { copy: own.join("house"), logs: own.join("logs"), target: own.join("build"), house, cargo };
        fs::create_dir_all(&bench.logs)?;
        copy::mirror(&bench.house, &bench.copy, &target)?;
        Ok(bench)
    }

    /// Builds all tests that are needed, once each, and wants them to pass.
    fn warm_up(&self, faults: &[Fault], tell: &mut dyn FnMut(&str)) -> Result<(), Vec<Problem>> {
        let tests: BTreeSet<&Test> = faults.iter().map(|fault| &fault.test).collect();
        tell(&format!("building, and {} tests without any fault", tests.len()));
        let mut problems = Vec::new();
        for test in tests {
            match self.verdict(test, "none") {
                Ok(Ended::Passed) => {}
                Ok(Ended::Failed | Ended::Stopped) => {
                    problems.push(Problem::new(test.to_string(), 0, "fails without any fault"));
                }
                Err(what) => problems.push(Problem::new(test.to_string(), 0, what)),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Makes the fault, looks what its test says, and takes it back.
    fn attempt(&self, fault: &Fault) -> Result<Ended, String> {
        let path = self.copy.join(&fault.file);
        let sound = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let write = |text: &str| fs::write(&path, text).map_err(|error| error.to_string());
        write(&sound.replacen(&fault.from, &fault.to, 1))?;
        let verdict = self.verdict(&fault.test, &fault.name);
        write(&sound)?;
        verdict
    }

    fn verdict(&self, test: &Test, log: &str) -> Result<Ended, String> {
        let program = self.build(test)?;
        let log = self.logs.join(format!("{log}.txt"));
        let ended = self.play(test, &program, &log).map_err(|error| format!("{}: {error}", program.display()))?;
        let said = fs::read_to_string(&log).unwrap_or_default();
        if ended == Ended::Passed && !said.contains("test result: ok. 1 passed;") {
            return Err(format!("{test} is no test: {}", log.display()));
        }
        Ok(ended)
    }

    /// The program of tests, built.
    fn build(&self, test: &Test) -> Result<PathBuf, String> {
        let output = Command::new(&self.cargo)
            .args(["test", "--release", "--locked", "--no-run", "--message-format=json-render-diagnostics"])
            .args(test.arguments())
            .current_dir(&self.copy)
            .env("CARGO_TARGET_DIR", &self.target)
            .envs(PROFILE.iter().copied())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let from = said.lines().skip_while(|line| !line.starts_with("error"));
            return Err(format!("does not compile:\n{}", from.take(12).collect::<Vec<_>>().join("\n")));
        }
        let said = String::from_utf8_lossy(&output.stdout);
        let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut tests = messages.filter(|message| message["profile"]["test"] == true);
        tests
            .find_map(|message| message["executable"].as_str().map(PathBuf::from))
            .ok_or("nothing was built".to_owned())
    }

    /// Plays one test of a program of tests; what it says goes into a file.
    fn play(&self, test: &Test, program: &Path, log: &Path) -> io::Result<Ended> {
        let room = self.copy.join(test.room);
        let said = File::create(log)?;
        let mut child = Command::new(program)
            .args(["--exact", &test.name])
            .current_dir(&room)
            .env("CARGO_MANIFEST_DIR", &room)
            .env_remove("UPDATE_EXPECT")
            .stdin(Stdio::null())
            .stdout(said.try_clone()?)
            .stderr(said)
            .spawn()?;
        let begun = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(if status.success() { Ended::Passed } else { Ended::Failed });
            }
            if begun.elapsed() > LONGEST {
                child.kill()?;
                child.wait()?;
                return Ok(Ended::Stopped);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
