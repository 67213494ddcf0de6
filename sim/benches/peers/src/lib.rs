//! What the peers share: the parameters of the protocol, how an outcome is counted, the line that each prints, and the
//! program under shuttle's primitives and loom's alike. Knows nothing of tpio.

use std::collections::BTreeSet;
use std::fmt::Write;

/// How many operations, how many workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
    pub k: u32,
    pub w: u32,
}

/// Two bits for each operation: 0 its callback ended before Close, 1 it began before and ended after, 2 it began after.
pub type Outcome = u32;

/// FNV-1a over the sorted outcomes: equal sets, equal hash, for practical purposes.
pub fn outcome_hash(outcomes: &BTreeSet<Outcome>) -> u64 {
    let bytes = outcomes.iter().flat_map(|outcome| outcome.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// One line of JSON.
pub struct Line(String);

impl Line {
    pub fn new(tool: &str, params: Params) -> Self {
        Line(format!("{{\"tool\":\"{tool}\",\"k\":{},\"w\":{}", params.k, params.w))
    }

    pub fn field(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        write!(self.0, ",\"{key}\":{value}").expect("a string takes everything");
        self
    }

    pub fn outcomes(self, outcomes: &BTreeSet<Outcome>) -> Self {
        self.field("outcomes", outcomes.len()).field("outcome_hash", format!("\"{:016x}\"", outcome_hash(outcomes)))
    }

    pub fn print(self) {
        println!("{}}}", self.0);
    }
}

/// `K W [MORE...]` from the command line.
pub fn arguments() -> (Params, Vec<String>) {
    let mut arguments = std::env::args().skip(1);
    let mut number = || arguments.next().and_then(|text| text.parse().ok()).expect("usage: K W [...]");
    let params = Params { k: number(), w: number() };
    assert!((1..=8).contains(&params.k) && (1..=4).contains(&params.w), "K is 1 to 8, W is 1 to 4");
    (params, arguments.collect())
}

/// The protocol as a program with real threads: one critical section, or one atomic access, for each of its steps. Workers
/// leave once all packets were taken, for threads must end. Written once, over loom's primitives or shuttle's.
#[macro_export]
macro_rules! threads {
    ($name:ident, $checker:ident) => {
        fn $name(params: $crate::Params) -> $crate::Outcome {
            use std::sync::Arc;
            use $checker::sync::atomic::{AtomicBool, Ordering};
            use $checker::sync::{Condvar, Mutex};

            struct Port {
                queue: std::collections::VecDeque<u32>,
                taken: u32,
            }

            struct Shared {
                pending: Mutex<u32>,
                zero: Condvar,
                port: Mutex<Port>,
                packets: Condvar,
                closed: AtomicBool,
                /// Bookkeeping that the checker does not see.
                outcome: std::sync::atomic::AtomicU32,
            }

            /// The next packet; none once all were taken.
            fn take(shared: &Shared, all: u32) -> Option<u32> {
                let mut port = shared.port.lock().unwrap();
                loop {
                    if let Some(packet) = port.queue.pop_front() {
                        port.taken += 1;
                        if port.taken == all {
                            shared.packets.notify_all();
                        }
                        return Some(packet);
                    }
                    if port.taken == all {
                        return None;
                    }
                    port = shared.packets.wait(port).unwrap();
                }
            }

            fn work(shared: &Shared, all: u32) {
                while let Some(packet) = take(shared, all) {
                    {
                        let mut pending = shared.pending.lock().unwrap();
                        *pending -= 1;
                        if *pending == 0 {
                            shared.zero.notify_one();
                        }
                    }
                    let began_late = shared.closed.load(Ordering::SeqCst);
                    let ended_late = shared.closed.load(Ordering::SeqCst);
                    let digit = u32::from(began_late) + u32::from(ended_late);
                    shared.outcome.fetch_or(digit << (2 * packet), std::sync::atomic::Ordering::Relaxed);
                }
            }

            let shared = Arc::new(Shared {
                pending: Mutex::new(0),
                zero: Condvar::new(),
                port: Mutex::new(Port { queue: std::collections::VecDeque::new(), taken: 0 }),
                packets: Condvar::new(),
                closed: AtomicBool::new(false),
                outcome: std::sync::atomic::AtomicU32::new(0),
            });
            let mut threads = Vec::new();
            for _ in 0..params.w {
                let shared = Arc::clone(&shared);
                threads.push($checker::thread::spawn(move || work(&shared, params.k)));
            }
            for number in 0..params.k {
                *shared.pending.lock().unwrap() += 1;
                let shared = Arc::clone(&shared);
                threads.push($checker::thread::spawn(move || {
                    shared.port.lock().unwrap().queue.push_back(number);
                    shared.packets.notify_one();
                }));
            }
            {
                let mut pending = shared.pending.lock().unwrap();
                while *pending != 0 {
                    pending = shared.zero.wait(pending).unwrap();
                }
            }
            shared.closed.store(true, Ordering::SeqCst);
            for thread in threads {
                thread.join().unwrap();
            }
            shared.outcome.load(std::sync::atomic::Ordering::Relaxed)
        }
    };
}
