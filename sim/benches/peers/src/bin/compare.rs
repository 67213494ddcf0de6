//! The protocol in tpio and in its peers, in one run on one machine: one table, with the ratio of each peer's time to tpio's.
//! Fails if tpio's outcomes are not those of the reference. Knows tpio by its binary and its JSON alone.
//! Called by `sim/benches/compare`; see README.md for what the environment may say.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const W: u32 = 3;

/// Distinct outcomes for K = 1, 2, … with three workers.
const OUTCOMES: [usize; 8] = [3, 9, 27, 65, 131, 233, 379, 577];

/// One search by one tool.
struct Row {
    tool: String,
    states: Option<u64>,
    transitions: Option<u64>,
    /// Seconds as the tool gives them.
    seconds: f64,
    /// Most memory that the process held, in MiB, where the system tells.
    peak: Option<u64>,
    outcomes: Option<(usize, String)>,
    complete: bool,
}

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

/// Runs a process to its end and watches how much memory it holds.
fn watch(command: &mut Command) -> std::io::Result<(Output, Option<u64>)> {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let (done, finished) = std::sync::mpsc::channel::<()>();
    let watcher = std::thread::spawn(move || {
        let mut peak = None;
        loop {
            peak = held(&status).max(peak);
            if finished.recv_timeout(Duration::from_millis(5)) != Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                return peak;
            }
        }
    });
    let output = child.wait_with_output()?;
    drop(done);
    Ok((output, watcher.join().expect("the watcher does not panic")))
}

/// The most memory that a process has held, in MiB.
fn held(status: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib / 1024)
}

fn tpio(k: u32) -> Result<Row, String> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let source = house.join("scenarios/bench/protocol.c");
    let text = std::fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    let text = text.replace("#define K 3", &format!("#define K {k}")).replace("#define W 3", &format!("#define W {W}"));
    let file = std::env::temp_dir().join(format!("protocol-{k}-{W}-{}.c", std::process::id()));
    std::fs::write(&file, text).map_err(|error| error.to_string())?;
    let binary = variable("TPIO", &house.join("target/release/tpio").display().to_string());
    let flags = variable("FLAGS", "--reduce all --threads 1 --witnesses found");
    let mut command = Command::new(&binary);
    command.args(["check", "--json"]).args(flags.split_whitespace()).arg(&file);
    let start = Instant::now();
    let (output, peak) = watch(&mut command).map_err(|error| format!("{binary}: {error}"))?;
    let wall = start.elapsed();
    std::fs::remove_file(&file).map_err(|error| error.to_string())?;
    let line = String::from_utf8_lossy(&output.stdout);
    let found: Value = serde_json::from_str(&line)
        .map_err(|_| format!("tpio {flags}: {}", String::from_utf8_lossy(&output.stderr).trim()))?;
    let outcomes = found["outcomes"].as_array().ok_or("no outcomes")?;
    let codes: BTreeSet<peers::Outcome> = outcomes.iter().filter_map(code).collect();
    if codes.len() != outcomes.len() {
        return Err(format!("K = {k}: an outcome is not a line of digits"));
    }
    Ok(Row {
        tool: format!("tpio {flags}").trim().to_owned(),
        states: found["states"].as_u64(),
        transitions: found["transitions"].as_u64(),
        seconds: found["search_seconds"].as_f64().unwrap_or(wall.as_secs_f64()),
        peak,
        outcomes: Some((codes.len(), format!("{:016x}", peers::outcome_hash(&codes)))),
        complete: found["coverage"] == "complete",
    })
}

/// The digits that a good run printed, two bits each.
fn code(outcome: &Value) -> Option<peers::Outcome> {
    let clean = outcome["ending"] == "finished" && outcome["rules"].as_array()?.is_empty();
    let digits = outcome["stdout"].as_str().filter(|_| clean)?.trim_end();
    digits.chars().enumerate().try_fold(0, |code, (at, digit)| Some(code | digit.to_digit(3)? << (2 * at)))
}

/// A peer's row; none, with the reason on standard error, if it could not run.
fn peer(command: &mut Command) -> Option<Row> {
    let shown = format!("{command:?}");
    let complain = |problem: &str| eprintln!("left out: {shown}: {}", problem.trim());
    let (output, peak) = match watch(command) {
        Ok(ran) => ran,
        Err(error) => {
            complain(&error.to_string());
            return None;
        }
    };
    let line = String::from_utf8_lossy(&output.stdout);
    let Some(found) = line.lines().find_map(|line| serde_json::from_str::<Value>(line).ok()) else {
        complain(&String::from_utf8_lossy(&output.stderr));
        return None;
    };
    let hash = found["outcome_hash"].as_str().map(str::to_owned);
    Some(Row {
        tool: found["tool"].as_str().unwrap_or("?").to_owned(),
        states: found["states"].as_u64().or_else(|| found["executions"].as_u64()),
        transitions: found["transitions"].as_u64(),
        seconds: found["seconds"].as_f64().unwrap_or(f64::NAN),
        // SPIN's search is a grandchild, which is not watched
        peak: peak.filter(|_| found["tool"] != "spin"),
        outcomes: found["outcomes"].as_u64().map(|count| count as usize).zip(hash),
        complete: found["complete"] == true,
    })
}

fn peers(k: u32) -> Vec<Row> {
    let here = std::env::current_exe().expect("this program has a path");
    let sibling = |name: &str| here.with_file_name(name);
    let arguments = [k.to_string(), W.to_string()];
    let wanted = variable("PEERS", "stateright spin");
    let commands = wanted.split_whitespace().filter_map(|name| match name {
        "stateright" => Some(Command::new(sibling("on-stateright"))),
        "spin" => Some(Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("spin/run"))),
        "loom" if k + W <= 4 => Some(Command::new(sibling("on-loom"))),
        _ => None,
    });
    commands.filter_map(|mut command| peer(command.args(&arguments))).collect()
}

fn print(k: u32, row: &Row, own: Option<f64>) {
    let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
    let ratio = own.map_or("-".to_owned(), |own| format!("{:.2}", row.seconds / own));
    println!(
        "{k}  {:<34} {:>11} {:>12} {:>10.4} {ratio:>8} {:>6} {:>9} {}",
        row.tool,
        number(row.states),
        number(row.transitions),
        row.seconds,
        number(row.peak),
        row.outcomes.as_ref().map_or("-".to_owned(), |(count, _)| count.to_string()),
        if row.complete { "" } else { "not complete" },
    );
}

fn main() -> ExitCode {
    let most: u32 = variable("MOST_K", "6").parse().expect("MOST_K is a number");
    let mut wrong = false;
    println!("K  tool                                    states  transitions    seconds  / tpio    MiB  outcomes");
    for k in 1..=most.min(OUTCOMES.len() as u32) {
        let own = tpio(k);
        let rows = peers(k);
        match &own {
            Ok(row) => {
                print(k, row, Some(row.seconds));
                let expected = OUTCOMES[k as usize - 1];
                let (count, hash) = row.outcomes.as_ref().expect("tpio lists outcomes");
                let other = rows.iter().find_map(|row| row.outcomes.as_ref());
                if !row.complete || *count != expected || other.is_some_and(|(_, other)| other != hash) {
                    eprintln!("K = {k}: tpio has {count} outcomes; the reference has {expected}, perhaps others");
                    wrong = true;
                }
            }
            Err(problem) => {
                eprintln!("K = {k}: {problem}");
                wrong = true;
            }
        }
        for row in &rows {
            print(k, row, own.as_ref().ok().map(|own| own.seconds));
        }
    }
    ExitCode::from(u8::from(wrong))
}
