//! The protocol as a real program under loom, for at most a minute. loom allows five threads, so K + W is at most 4.
//! usage: on-loom K W [PREEMPTION-BOUND]

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

peers::threads!(protocol, loom);

static EXECUTIONS: AtomicU64 = AtomicU64::new(0);
static OUTCOMES: Mutex<BTreeSet<peers::Outcome>> = Mutex::new(BTreeSet::new());

const LIMIT: Duration = Duration::from_secs(60);

fn main() {
    let (params, more) = peers::arguments();
    assert!(params.k + params.w <= 4, "loom allows five threads: K + W is at most 4");
    let mut builder = loom::model::Builder::new();
    builder.max_duration = Some(LIMIT);
    builder.checkpoint_interval = 64; // it looks at the clock only then
    builder.max_branches = 10_000;
    builder.preemption_bound = more.first().and_then(|bound| bound.parse().ok());
    let start = Instant::now();
    builder.check(move || {
        EXECUTIONS.fetch_add(1, Ordering::Relaxed);
        let outcome = protocol(params);
        OUTCOMES.lock().unwrap().insert(outcome);
    });
    let time = start.elapsed();
    peers::Line::new("loom", params)
        .field("executions", EXECUTIONS.load(Ordering::Relaxed))
        .field("seconds", time.as_secs_f64())
        .outcomes(&OUTCOMES.lock().unwrap())
        .field("complete", time < LIMIT)
        .print();
}
