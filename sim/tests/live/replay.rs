//! A failing execution can be played again: the way that led there is written down, and the next exploration begins with it.
//! The book's chapter on loom says how; here is the proof.

use crate::last_callback_against_wait::{WakesUnlocked, end_and_wait};
use crate::live::check::Check;

#[test]
fn a_failing_execution_is_the_first_one_the_next_time() {
    let file = std::env::temp_dir().join(format!("tpio-live-replay-{}.json", std::process::id()));
    let _ = std::fs::remove_file(&file); // left over from a run that was killed, perhaps
    let check = Check::new("a lost wake-up, written down").record(&file);
    let found = check.explore(end_and_wait::<WakesUnlocked>);
    let again = check.explore(end_and_wait::<WakesUnlocked>);
    std::fs::remove_file(&file).expect("it was written");
    assert!(found.executions > 1, "a failure in the first execution would show nothing");
    assert_eq!(again.executions, 1);
    assert!(found.failure.as_ref().is_some_and(|failure| failure.contains("deadlock")), "{found:?}");
    assert_eq!(again.failure, found.failure);
}
