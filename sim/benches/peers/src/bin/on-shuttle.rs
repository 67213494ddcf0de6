//! Bugs under shuttle's random and PCT schedulers: how many runs until each is found, for twenty seeds.
//! usage: on-shuttle [MOST-RUNS]
//!
//! `touch-after-issue` is the scenario of that name: main looks into a request that its callback may have freed. `all-late`
//! is the protocol with K = 3, W = 3: every callback begins after Close ("222").

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use shuttle::scheduler::{PctScheduler, RandomScheduler, Schedule, Scheduler, Task, TaskId};

peers::threads!(protocol, shuttle);

/// PCT's depth: two preemptions are enough for either bug.
const DEPTH: usize = 3;
const SEEDS: u64 = 20;

/// Whether this run shows the bug.
type Bug = fn() -> bool;

const BUGS: &[(&str, Bug)] = &[("touch-after-issue", touch_after_issue), ("all-late", all_late)];

fn all_late() -> bool {
    protocol(peers::Params { k: 3, w: 3 }) == 0b10_10_10
}

/// A request that is freed by its callback while main still uses it. A flag stands for the memory: in Rust it could not be
/// freed here.
fn touch_after_issue() -> bool {
    use shuttle::sync::Condvar;
    use shuttle::sync::atomic::AtomicBool as Flag;
    let freed = Arc::new(Flag::new(false));
    let port = Arc::new((shuttle::sync::Mutex::new(false), Condvar::new()));
    let worker = {
        let (freed, port) = (Arc::clone(&freed), Arc::clone(&port));
        shuttle::thread::spawn(move || {
            let mut packet = port.0.lock().unwrap();
            while !*packet {
                packet = port.1.wait(packet).unwrap();
            }
            drop(packet);
            freed.store(true, Ordering::SeqCst);
        })
    };
    // issue: the device completes whenever it likes
    let device = shuttle::thread::spawn(move || {
        *port.0.lock().unwrap() = true;
        port.1.notify_one();
    });
    let touched = freed.load(Ordering::SeqCst);
    device.join().unwrap();
    worker.join().unwrap();
    touched
}

/// Ends the runs once the bug was found.
struct Until<S>(S, Arc<AtomicBool>);

impl<S: Scheduler> Scheduler for Until<S> {
    fn new_execution(&mut self) -> Option<Schedule> {
        if self.1.load(Ordering::Relaxed) { None } else { self.0.new_execution() }
    }

    fn next_task(&mut self, runnable: &[&Task], current: Option<TaskId>, yielding: bool) -> Option<TaskId> {
        self.0.next_task(runnable, current, yielding)
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }
}

/// Runs until the bug is found; none if it is not.
fn runs(scheduler: Box<dyn Scheduler + Send>, bug: Bug) -> Option<u64> {
    let found = Arc::new(AtomicBool::new(false));
    let count = Arc::new(AtomicU64::new(0));
    let mut config = shuttle::Config::new();
    config.silence_warnings = true;
    config.failure_persistence = shuttle::FailurePersistence::None;
    let (seen, counted) = (Arc::clone(&found), Arc::clone(&count));
    shuttle::Runner::new(Until(scheduler, Arc::clone(&found)), config).run(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        if bug() {
            seen.store(true, Ordering::Relaxed);
        }
    });
    found.load(Ordering::Relaxed).then(|| count.load(Ordering::Relaxed))
}

fn main() {
    let most: usize = std::env::args().nth(1).map_or(100_000, |text| text.parse().expect("a number of runs"));
    for (name, bug) in BUGS {
        for kind in ["random", "pct"] {
            let found: Vec<Option<u64>> = (0..SEEDS)
                .map(|seed| {
                    let scheduler: Box<dyn Scheduler + Send> = match kind {
                        "random" => Box::new(RandomScheduler::new_from_seed(seed, most)),
                        _ => Box::new(PctScheduler::new_from_seed(seed, DEPTH, most)),
                    };
                    runs(scheduler, *bug)
                })
                .collect();
            let mut sorted: Vec<u64> = found.iter().map(|runs| runs.unwrap_or(u64::MAX)).collect();
            sorted.sort_unstable();
            let number = |runs: u64| if runs == u64::MAX { format!("> {most}") } else { runs.to_string() };
            println!(
                "{name}  shuttle-{kind}  found by {} of {SEEDS} seeds  runs: median {}, most {}",
                found.iter().flatten().count(),
                number(sorted[sorted.len() / 2]),
                number(sorted[sorted.len() - 1]),
            );
        }
    }
}
