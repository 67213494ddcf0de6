//! The same questions as `sim/src/live_on_loom/check.rs`, put to shuttle's schedulers: a number of runs instead of all.

use std::collections::BTreeSet;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler};

/// Runs of each scheduler.
const RUNS: usize = 5_000;

/// PCT's depth.
const DEPTH: usize = 3;

/// Both schedulers begin here.
const SEED: u64 = 0x5eed;

pub struct Check {
    name: String,
}

/// After how many runs it failed, and with what; none if it did not.
type Failure = Option<(u64, String)>;

impl Check {
    pub fn new(name: &str) -> Self {
        Check { name: name.to_owned() }
    }

    pub fn run<T>(&self, body: impl Fn() -> T + Send + Sync + 'static) {
        for (kind, failure) in self.both(body) {
            assert!(failure.is_none(), "{kind}: {}: {failure:?}", self.name);
        }
    }

    /// Not to find it is no failure here: shuttle knows no weak memory, and what that finds is what the comparison is about.
    pub fn refute<T>(&self, message: &str, body: impl Fn() -> T + Send + Sync + 'static) {
        for (kind, failure) in self.both(body) {
            let right = failure.as_ref().is_none_or(|(_, text)| text.contains(message));
            assert!(right, "{kind}: {}: it fails, but with {failure:?}", self.name);
        }
    }

    pub fn outcomes<T: Ord + Send + 'static>(&self, body: impl Fn() -> T + Send + Sync + 'static) -> BTreeSet<T> {
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let sink = Arc::clone(&seen);
        self.run(move || {
            let outcome = body();
            sink.lock().unwrap().insert(outcome);
        });
        std::mem::take(&mut *seen.lock().unwrap())
    }

    fn both<T>(&self, body: impl Fn() -> T + Send + Sync + 'static) -> [(&'static str, Failure); 2] {
        let body = Arc::new(body);
        let random = Box::new(RandomScheduler::new_from_seed(SEED, RUNS));
        let pct = Box::new(PctScheduler::new_from_seed(SEED, DEPTH, RUNS));
        let kinds: [(&str, Box<dyn Scheduler + Send>); 2] = [("shuttle-random", random), ("shuttle-pct", pct)];
        kinds.map(|(kind, scheduler)| {
            let failure = explore(scheduler, Arc::clone(&body));
            let (runs, end) = failure.as_ref().map_or((RUNS as u64, "not refuted"), |(runs, _)| (*runs, "refuted"));
            let _ = writeln!(std::io::stdout(), "{kind}: {}: {runs} executions: {end}", self.name);
            (kind, failure)
        })
    }
}

fn explore<T>(scheduler: Box<dyn Scheduler + Send>, body: Arc<impl Fn() -> T + Send + Sync + 'static>) -> Failure {
    let mut config = shuttle::Config::new();
    config.silence_warnings = true;
    config.failure_persistence = shuttle::FailurePersistence::None;
    let count = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&count);
    let panic = catch_unwind(AssertUnwindSafe(|| {
        shuttle::Runner::new(scheduler, config).run(move || {
            counter.fetch_add(1, Ordering::Relaxed);
            body();
        })
    }));
    let panic = panic.err()?;
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default();
    Some((count.load(Ordering::Relaxed), text))
}
