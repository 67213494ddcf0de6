//! Performs a script on the live objects, on real threads: two that call, two workers, and one that is the device. Knows
//! nothing of the model.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use tpio_sim::draw::Draw;
use tpio_sim::live::device::{Device, NO_ERROR, Operation};
use tpio_sim::live::pool::Pool;
use tpio_sim::live::tp_io::{TpIo, Wait};

use crate::script::{Call, Script};

/// Workers of the pool.
const WORKERS: usize = 2;

/// A request is the number of its read.
type Read = Arc<Operation<usize>>;

/// What everybody writes into: one line after the other, whoever gets there first.
#[derive(Clone, Default)]
struct History(Arc<Mutex<String>>);

impl History {
    fn write(&self, line: &str) {
        let mut text = self.0.lock().expect("nobody panics while writing");
        text.push_str(line);
        text.push('\n');
    }
}

/// Gives the others time, sometimes.
fn dawdle(draw: &mut Draw) {
    for _ in 0..draw.below(4) {
        thread::yield_now();
    }
}

/// One performance. The seed decides how long everybody dawdles, and the processors do the rest.
pub(crate) fn perform(script: &Script, seed: u64) -> String {
    let history = History::default();
    let pool: Pool<usize> = Pool::new(WORKERS);
    let io = {
        let history = history.clone();
        TpIo::create(move |_, done| {
            history.write(&format!("W: {} begins with {}", done.request, done.result));
            history.write(&format!("W: {} ends", done.request));
        })
    };
    let device = Device::bind(&io, &pool);
    let (to_device, issued) = mpsc::channel();
    let completer = thread::spawn(move || complete(&issued, Draw::new(seed)));
    let [main, other] = script.calls();
    let other = {
        let (history, device, to_device) = (history.clone(), Arc::clone(&device), to_device.clone());
        thread::spawn(move || play("B", &other, &history, &device, &to_device, Draw::new(!seed)))
    };
    play("A", &main, &history, &device, &to_device, Draw::new(seed.rotate_left(32)));
    other.join().expect("thread B");
    drop(to_device);
    history.write("A: wait for all");
    io.wait(Wait::Finish).expect("it is open");
    history.write("over");
    let text = history.0.lock().expect("nobody panics while writing").clone();
    completer.join().expect("the device");
    assert!(settles(&io), "every packet met a promise, or one that was given up: {io:?}");
    pool.close();
    assert_eq!(*history.0.lock().expect("nobody panics while writing"), text, "nothing happens after the last wait");
    text
}

/// Whether nothing pins the object, once the workers have taken the last packets: those of promises that were given up come
/// after the last wait, for nobody waits for them.
fn settles(io: &TpIo<usize>) -> bool {
    let patience = Instant::now() + Duration::from_secs(60);
    while !io.ledger().counts().is_unpinned() && Instant::now() < patience {
        thread::yield_now();
    }
    io.ledger().counts().is_unpinned()
}

/// Completes what is issued, in any order, until there is nothing more to come.
fn complete(issued: &mpsc::Receiver<Read>, mut draw: Draw) {
    let mut pending: VecDeque<Read> = VecDeque::new();
    while let Ok(read) = issued.recv() {
        pending.push_back(read);
        dawdle(&mut draw);
        pending.extend(issued.try_iter());
        while !pending.is_empty() {
            let at = draw.below(pending.len() as u64) as usize;
            let read = pending.swap_remove_back(at).expect("there is one");
            read.complete(|_| (NO_ERROR, 1));
            dawdle(&mut draw);
            pending.extend(issued.try_iter());
        }
    }
}

/// What one thread does.
fn play(
    name: &str,
    calls: &[Call],
    history: &History,
    device: &Arc<Device<usize>>,
    to_device: &mpsc::Sender<Read>,
    mut draw: Draw,
) {
    let mut latest = None;
    for call in calls {
        dawdle(&mut draw);
        match call {
            Call::Read(number) => {
                history.write(&format!("{name}: read {number}"));
                device.io().start().expect("it is open");
                let read = device.issue(*number);
                to_device.send(Arc::clone(&read)).expect("the device listens");
                latest = Some(read);
                history.write(&format!("{name}: read {number} is issued"));
            }
            Call::Cancel(number) => {
                history.write(&format!("{name}: cancel {number}"));
                let cancelled = latest.as_ref().expect("a read comes before its cancel").cancel();
                let line = if cancelled { "cancelled" } else { "no" };
                let rest = if cancelled { "" } else { " to cancel" };
                history.write(&format!("{name}: {line} {number}{rest}"));
            }
            Call::Wait => {
                history.write(&format!("{name}: wait"));
                device.io().wait(Wait::Finish).expect("it is open");
                history.write(&format!("{name}: waited"));
            }
            Call::Drop => {
                history.write(&format!("{name}: drop"));
                device.io().wait(Wait::Drop).expect("it is open");
                history.write(&format!("{name}: dropped"));
            }
        }
    }
}
