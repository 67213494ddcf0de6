//! The races of `sim/tests/live`, the very same files, under shuttle: it draws schedules at random, sequentially consistent,
//! where loom plays all orders of a weak memory. Prints for each test after how many runs its bug was found, or that it was
//! not. Run by `sim/benches/races`, which puts loom's lines beside these.

mod live;

#[path = "../../../../tests/live/scene.rs"]
mod scene;

#[path = "../../../../tests/live/completion_against_cancel.rs"]
mod completion_against_cancel;
#[path = "../../../../tests/live/completion_against_close.rs"]
mod completion_against_close;
#[path = "../../../../tests/live/disassociate_against_wait.rs"]
mod disassociate_against_wait;
#[path = "../../../../tests/live/last_callback_against_wait.rs"]
mod last_callback_against_wait;
#[path = "../../../../tests/live/poll_against_completion.rs"]
mod poll_against_completion;
#[path = "../../../../tests/live/port_close_against_waiters.rs"]
mod port_close_against_waiters;
#[path = "../../../../tests/live/port_wakeup_against_park.rs"]
mod port_wakeup_against_park;
#[path = "../../../../tests/live/rearm_against_stop.rs"]
mod rearm_against_stop;
#[path = "../../../../tests/live/start_against_close.rs"]
mod start_against_close;
#[path = "../../../../tests/live/two_waiters.rs"]
mod two_waiters;
#[path = "../../../../tests/live/wait_drop_against_delivery.rs"]
mod wait_drop_against_delivery;
