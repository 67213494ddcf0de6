//! Runs a closure in every order that loom finds, says how many executions that were, and whether anything was left out.
//! For tests of one's own as for those here. Knows nothing of the objects.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
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
}

/// How an exploration ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explored {
    /// Executions, the last one included.
    pub executions: u64,
    /// What the closure panicked with, or loom, in the execution that failed.
    pub failure: Option<String>,
}

impl Check {
    /// Every execution. The name stands in the line that is printed; that of the test is a good one.
    pub fn new(name: &str) -> Self {
        Check { name: name.to_owned(), preemptions: None }
    }

    /// Only executions in which threads are preempted at most so often. Most bugs need two; the line says that there was a
    /// bound, and the name of the test should.
    #[must_use]
    pub fn preemptions(mut self, most: usize) -> Self {
        self.preemptions = Some(most);
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
        let count = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&count);
        let body = move || {
            counter.fetch_add(1, Ordering::Relaxed);
            body();
        };
        let failure = catch_unwind(AssertUnwindSafe(|| match std::env::var_os("LOOM_LOG") {
            Some(_) => loom::model(body),
            None => builder.check(body),
        }));
        let failure = failure.err().map(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
        });
        let explored = Explored { executions: count.load(Ordering::Relaxed), failure };
        self.print(&explored);
        explored
    }

    /// Past the test harness, which would keep what goes through `println!` to itself.
    fn print(&self, explored: &Explored) {
        let end: &dyn fmt::Display = match &explored.failure {
            Some(_) => &"refuted",
            None if self.preemptions.is_none() => &"complete",
            None => &"within the bound",
        };
        let bound = self.preemptions.map_or_else(String::new, |most| format!(", at most {most} preemptions"));
        let line = format!("loom: {}: {} executions{bound}: {end}\n", self.name, explored.executions);
        // A closed standard output is no reason to fail.
        let _ = std::io::stdout().write_all(line.as_bytes());
    }
}
