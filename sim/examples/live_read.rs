//! A real file, read through the live pool: several reads in flight, each callback starts the next one, and the end is a
//! drain by the book. Prints lines, bytes and callbacks.
//!
//! ```text
//! cargo run --release -p tpio-sim --example live_read -- FILE
//! ```
//!
//! The device's part is played by one thread, which does blocking reads. On Windows that would be the kernel.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread;

use tpio_sim::live::device::{Device, NO_ERROR, Operation};
use tpio_sim::live::pool::Pool;
use tpio_sim::live::tp_io::{Completion, TpIo, Wait};

/// Reads in flight.
const IN_FLIGHT: u64 = 4;

/// Bytes of one read.
const CHUNK: u64 = 4096;

/// Workers of the pool.
const WORKERS: usize = 2;

/// ERROR_HANDLE_EOF
const END_OF_FILE: u32 = 38;

/// ERROR_READ_FAULT
const READ_FAULT: u32 = 30;

/// One read: where, and into what. It moves to the device and comes back with the callback.
struct Request {
    offset: u64,
    buffer: Vec<u8>,
}

/// What the callbacks share.
#[derive(Debug, Default)]
pub struct Totals {
    /// Line feeds.
    pub lines: AtomicU64,
    /// Bytes.
    pub bytes: AtomicU64,
    /// Callbacks that ran.
    pub callbacks: AtomicU64,
}

type Pending = Arc<Operation<Request>>;

/// Announces a read and hands it to the device.
fn start(device: &Device<Request>, reads: &mpsc::Sender<Pending>, request: Request) {
    device.io().start().expect("the object is open until the drain is over");
    let read = device.issue(request);
    // If the device is gone, so is everybody who could complete this.
    if let Err(orphan) = reads.send(read) {
        orphan.0.cancel();
    }
}

/// The device: blocking reads, one after the other, until nobody can start another.
fn serve(mut file: File, reads: &mpsc::Receiver<Pending>) {
    for read in reads {
        read.complete(|request| {
            let Request { offset, buffer } = request;
            buffer.clear();
            let whole = file.seek(SeekFrom::Start(*offset)).and_then(|_| (&file).take(CHUNK).read_to_end(buffer));
            match whole {
                Ok(0) => (END_OF_FILE, 0),
                Ok(bytes) => (NO_ERROR, bytes),
                Err(_) => (READ_FAULT, 0),
            }
        });
    }
}

/// Counts what is in a file.
///
/// # Errors
///
/// The file cannot be opened.
pub fn count(path: &Path) -> std::io::Result<Arc<Totals>> {
    let file = File::open(path)?;
    let totals = Arc::new(Totals::default());
    let pool: Pool<Request> = Pool::new(WORKERS);
    let (reads, to_serve) = mpsc::channel();
    // The callback needs the device, and the device the object that the callback belongs to: so it is filled in later.
    let later: Arc<OnceLock<Arc<Device<Request>>>> = Arc::default();
    let io = {
        let (totals, reads, later) = (Arc::clone(&totals), reads.clone(), Arc::clone(&later));
        TpIo::create(move |_, done: Completion<Request>| {
            totals.callbacks.fetch_add(1, Ordering::Relaxed);
            if done.result != NO_ERROR {
                return; // the end of the file, or of everything
            }
            let lines = done.request.buffer.split(|byte| *byte == b'\n').count() - 1;
            totals.lines.fetch_add(lines as u64, Ordering::Relaxed);
            totals.bytes.fetch_add(done.bytes as u64, Ordering::Relaxed);
            let offset = done.request.offset + IN_FLIGHT * CHUNK;
            let device = later.get().expect("filled in before the first read");
            start(device, &reads, Request { offset, ..done.request });
        })
    };
    let device = Device::bind(&io, &pool);
    assert!(later.set(Arc::clone(&device)).is_ok(), "filled in once");
    let server = thread::spawn(move || serve(file, &to_serve));
    for number in 0..IN_FLIGHT {
        start(&device, &reads, Request { offset: number * CHUNK, buffer: Vec::new() });
    }
    // Each chain of reads ends at the end of the file; Wait(FALSE) waits for the last callback of the last chain. After it
    // the totals can be read: it orders the callbacks before what comes now (IO-WAIT-04).
    io.wait(Wait::Finish).expect("the object is open");
    io.close().expect("the object is open");
    drop(reads);
    server.join().expect("the device does not panic");
    pool.close();
    Ok(totals)
}

fn main() {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: live_read FILE");
        std::process::exit(2);
    };
    match count(Path::new(&path)) {
        Ok(totals) => println!(
            "{} lines, {} bytes, {} callbacks",
            totals.lines.load(Ordering::Relaxed),
            totals.bytes.load(Ordering::Relaxed),
            totals.callbacks.load(Ordering::Relaxed)
        ),
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            std::process::exit(2);
        }
    }
}
