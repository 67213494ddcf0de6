//! Start against close: a promise to somebody who has left.
//!
//! *The story.* One thread announces a read while another closes the object. That is a mistake of the program, and Windows
//! leaves open what happens (IO-START-12). Here it is decided: either Start comes first, and its promise pins the object
//! (IO-START-09); or close comes first, and Start reports `use-after-close`. What must not be is a Start that went well on
//! an object that is gone.
//!
//! ```text
//!      the reader                      main
//!   is it closed? no
//!                                   closed := true; nothing is outstanding: frees
//!   promised := 1                                         on a freed object
//! ```
//!
//! *What matters.* The look and the promise are one access. Relaxed is enough for it: the promise carries no data, and all
//! accesses to one word have one order whatever their memory order is.

use std::collections::BTreeSet;

use crate::live::care::{Care, Careful};
use crate::live::check::Check;
use crate::live::ledger::Misuse;
use crate::live::sync::{Arc, thread};
use crate::live::tp_io::TpIo;
use crate::scene::without;

without! {
    /// Looks whether the object is open, then promises.
    StartsInTwo: START_IN_ONE: bool = false
}

/// Whether the promise was made.
fn start_and_close<C: Care>() -> bool {
    let (context, freed) = std::sync::mpsc::channel::<()>();
    // the callback owns one end of a channel: it is freed when the other end notices
    let io: Arc<TpIo<(), C>> = TpIo::with_care(move |_, _| context.send(()).expect("somebody listens"));
    let reader = {
        let io = Arc::clone(&io);
        thread::spawn(move || io.start())
    };
    io.close().expect("it is open");
    let started = reader.join().unwrap();
    let is_freed = freed.try_recv() == Err(std::sync::mpsc::TryRecvError::Disconnected);
    match started {
        Ok(()) => assert!(!is_freed, "a promise to an object that was freed"),
        Err(misuse) => assert_eq!((misuse, is_freed), (Misuse::UseAfterClose, true)),
    }
    started.is_ok()
}

#[test]
fn a_promise_pins_the_object_or_is_refused() {
    let promised = Check::new("start against close").outcomes(start_and_close::<Careful>);
    assert_eq!(promised, BTreeSet::from([false, true]));
}

#[test]
fn started_in_two_accesses_it_is_a_promise_to_nobody() {
    Check::new("start against close, in two accesses")
        .refute("a promise to an object that was freed", start_and_close::<StartsInTwo>);
}
