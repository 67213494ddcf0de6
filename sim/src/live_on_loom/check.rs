//! Runs a closure in every order that loom finds, says how many executions that were, and whether anything was left out.
//! For tests of one's own as for those here. Knows nothing of the objects.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use loom::model::Builder;

/// Threads may switch so often in one execution; beyond that something spins.
const MOST_BRANCHES: usize = 10_000;

/// What is to be explored, and how far.
#[derive(Clone, Debug)]
pub struct Check {
    name: String,
    preemptions: Option<usize>,
    record: Option<PathBuf>,
}

/// How an exploration ended. Shown, it is the line that is printed.
#[derive(Clone, Debug)]
pub struct Explored {
    /// What was explored.
    pub check: Check,
    /// Executions, the last one included.
    pub executions: u64,
    /// Whether it began at the beginning, with no bound but its own.
    pub whole: bool,
    /// What the closure panicked with, or loom, in the execution that failed.
    pub failure: Option<String>,
}

impl fmt::Display for Explored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Check { name, preemptions, .. } = &self.check;
        write!(f, "loom: {name}: {} execution{}", self.executions, if self.executions == 1 { "" } else { "s" })?;
        if let Some(most) = preemptions {
            write!(f, ", at most {most} preemptions")?;
        }
        f.write_str(match (&self.failure, self.whole, preemptions) {
            (Some(_), _, _) => ": refuted",
            (None, false, _) => ": not all, for it was recorded or loom's variables say so",
            (None, true, None) => ": complete",
            (None, true, Some(_)) => ": within the bound",
        })
    }
}

impl Check {
    /// Every execution. The name stands in the line that is printed; that of the test is a good one.
    pub fn new(name: &str) -> Self {
        Check { name: name.to_owned(), preemptions: None, record: None }
    }

    /// Only executions in which threads are preempted at most so often. Most bugs need two; the line says that there was a
    /// bound, and the name of the test should.
    #[must_use]
    pub fn preemptions(mut self, most: usize) -> Self {
        self.preemptions = Some(most);
        self
    }

    /// Writes the way of each execution into a file before it begins. If it fails, its way is what stands there; and if there
    /// is such a file, an exploration begins with that execution. The same as loom's `LOOM_CHECKPOINT_FILE`, with
    /// `LOOM_CHECKPOINT_INTERVAL=1`.
    #[must_use]
    pub fn record(mut self, file: &Path) -> Self {
        self.record = Some(file.to_owned());
        self
    }

    /// Explores, and fails as the first failing execution does.
    pub fn run<T>(&self, body: impl Fn() -> T + Send + Sync + 'static) {
        let explored = self.explore(body);
        if let Some(failure) = explored.failure {
            panic!("{}: execution {} failed: {failure}", self.name, explored.executions);
        }
    }

    /// Explores, and fails unless an execution fails with a message that contains `message`.
    pub fn refute<T>(&self, message: &str, body: impl Fn() -> T + Send + Sync + 'static) {
        let explored = self.explore(body);
        match explored.failure {
            None => panic!("{}: all {} executions went well", self.name, explored.executions),
            Some(failure) => assert!(failure.contains(message), "{}: it fails, but with: {failure}", self.name),
        }
    }

    /// Explores, and collects what the executions end with.
    pub fn outcomes<T: Ord + Send + 'static>(&self, body: impl Fn() -> T + Send + Sync + 'static) -> BTreeSet<T> {
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let sink = Arc::clone(&seen);
        self.run(move || {
            let outcome = body();
            sink.lock().expect("nobody panics while inserting").insert(outcome);
        });
        std::mem::take(&mut *seen.lock().expect("nobody panics while inserting"))
    }

    /// Explores until an execution fails or there are no more, prints one line, and says what happened.
    ///
    /// loom's own variables work: `LOOM_CHECKPOINT_FILE`, `LOOM_CHECKPOINT_INTERVAL`, `LOOM_LOCATION`. With `LOOM_LOG` it is
    /// `loom::model` that explores, which can tell what happens; the bounds are then those of loom's other variables.
    pub fn explore<T>(&self, body: impl Fn() -> T + Send + Sync + 'static) -> Explored {
        let mut builder = Builder::new();
        builder.max_branches = MOST_BRANCHES;
        builder.preemption_bound = self.preemptions;
        builder.max_permutations = None;
        builder.max_duration = None;
        if let Some(file) = &self.record {
            builder.checkpoint_file = Some(file.clone());
            builder.checkpoint_interval = 1;
        }
        let told = std::env::var_os("LOOM_LOG").is_some();
        let whole = !told && !builder.checkpoint_file.as_ref().is_some_and(|file| file.exists());
        let count = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&count);
        let body = move || {
            counter.fetch_add(1, Ordering::Relaxed);
            body();
        };
        let failure = catch_unwind(AssertUnwindSafe(|| if told { loom::model(body) } else { builder.check(body) }));
        let failure = failure.err().map(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
        });
        let explored = Explored { check: self.clone(), executions: count.load(Ordering::Relaxed), whole, failure };
        print(&explored);
        explored
    }
}

/// Past the test harness, which would keep what goes through `println!` to itself.
fn print(explored: &Explored) {
    // A closed standard output is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{explored}");
}
