//! What is known to be wrong with Wine: one table. Where a program does what a row says, and a run departs from `check` in
//! the way that the row excuses, Wine is no judge.

/// A known fault.
pub(super) struct Fault {
    /// The facts of the reference, and of the list of disagreements, that it departs from.
    pub(super) facts: &'static str,
    /// What Wine does, in a sentence.
    pub(super) what: &'static str,
    /// What a program does that meets it: pieces of its text, all of them; none if any may. Spaces do not count, `*` stands for anything up
    /// to the end of the statement.
    pub(super) text: &'static [&'static str],
    /// How a run departs that meets it.
    pub(super) way: Way,
}

/// How a run may depart from what is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It prints the words of a listed output in another order.
    Order,
    /// It never ends, or a watchdog of the program says so: the last line ends with `HANG`.
    Hang,
    /// It is ended by an exception or an assertion; Wine may report that on the output.
    Crash,
    /// It is ended by a call of a function that is not there, and the report says so.
    Missing,
    /// It is killed at its end, after all that a listed outcome prints.
    Killed,
    /// It prints one word where a listed output has another.
    Word {
        /// what it prints
        seen: &'static str,
        /// what is documented
        listed: &'static str,
    },
    /// It prints something else.
    Any,
}

pub(super) static FAULTS: &[Fault] = &[
    Fault {
        facts: "TIMER-09, TWAIT-10",
        what: "a function that it does not have ends the process",
        text: &[],
        way: Way::Missing,
    },
    Fault {
        facts: "PORT-07, DIS-11",
        what: "threads that wait at a port are released first in, first out; documented is last in, first out",
        text: &["GetQueuedCompletionStatus(", "CreateThread("],
        way: Way::Order,
    },
    Fault {
        facts: "PORT-15, DIS-12",
        what: "a thread that waits at a port is not released when the port is closed",
        text: &["GetQueuedCompletionStatus", "CloseHandle("],
        way: Way::Hang,
    },
    Fault {
        facts: "PORT-08, PORT-09, PORT-10",
        what: "a port of one thread at a time lets as many run as there are packets",
        text: &["CreateIoCompletionPort(*,1)", "CreateThread("],
        way: Way::Any,
    },
    Fault {
        facts: "PIPE-01",
        what: "FILE_FLAG_FIRST_PIPE_INSTANCE is not looked at",
        text: &["FILE_FLAG_FIRST_PIPE_INSTANCE"],
        way: Way::Any,
    },
    Fault {
        facts: "KCAN-02, DIS-13",
        what: "CancelIoEx without an OVERLAPPED returns TRUE when there is nothing to cancel",
        text: &["CancelIoEx(*,NULL)"],
        way: Way::Any,
    },
    Fault {
        facts: "GRP-12, DIS-04",
        what: "closing the members of a cleanup group hangs if one of them is a TP_IO",
        text: &["CreateThreadpoolIo(", "CloseThreadpoolCleanupGroupMembers("],
        way: Way::Hang,
    },
    Fault {
        facts: "DIS-16",
        what: "a pool that is closed while it has a TP_IO ends the process by an assertion",
        text: &["CreateThreadpoolIo(", "CloseThreadpool("],
        way: Way::Crash,
    },
    Fault {
        facts: "IO-CLOSE-02, IO-CLOSE-03, DIS-05",
        what: "a TP_IO that is closed with operations in flight is never freed",
        text: &["CloseThreadpoolIo(", "HeapValidate("],
        way: Way::Any,
    },
    Fault {
        facts: "ENV-04, DIS-14",
        what: "the version of a callback environment is not looked at",
        text: &["Version="],
        way: Way::Any,
    },
    Fault {
        facts: "POOL-13",
        what: "GetThreadIOPendingFlag always says that a thread has no I/O pending",
        text: &["GetThreadIOPendingFlag("],
        way: Way::Any,
    },
    Fault {
        facts: "LOCK-02, LOCK-03, LOCK-04",
        what: "no lock is waited for on an asynchronous handle, none keeps a transfer away, and to give back what is not locked is error 33",
        text: &["LockFile"],
        way: Way::Any,
    },
    Fault {
        facts: "PIPE-07",
        what: "with PIPE_NOWAIT a write that does not fit writes nothing, and ConnectNamedPipe is never TRUE",
        text: &["PIPE_NOWAIT"],
        way: Way::Any,
    },
    Fault {
        facts: "PIPE-12",
        what: "PeekNamedPipe on a byte pipe counts less than nothing as left of the message",
        text: &["PeekNamedPipe("],
        way: Way::Any,
    },
    Fault {
        facts: "HND-02, HND-03",
        what: "closing a pipe that waits for a client ends ConnectNamedPipe with error 676",
        text: &["ConnectNamedPipe(", "CloseHandle("],
        way: Way::Word { seen: "676", listed: "109" },
    },
    Fault {
        facts: "IO-WAIT-02, IO-WAIT-06",
        what: "a thread that waits for all callbacks is not woken when another one cancels them",
        text: &["Callbacks(*,FALSE)", "Callbacks(*,TRUE)", "CreateThread("],
        way: Way::Hang,
    },
    Fault {
        facts: "NOTIFY-03",
        what: "GetOverlappedResult fails after an operation that lost changes, although its status is one of success",
        text: &["ReadDirectoryChangesW(", "GetQueuedCompletionStatus(", "GetOverlappedResult("],
        way: Way::Any,
    },
    Fault {
        facts: "NOTIFY-04",
        what: "records of changes do not begin at multiples of four",
        text: &["ReadDirectoryChangesW(", "NextEntryOffset%4"],
        way: Way::Any,
    },
    Fault {
        facts: "NOTIFY-06",
        what: "closing a directory ends what waits there with error 676",
        text: &["ReadDirectoryChangesW(", "CloseHandle("],
        way: Way::Word { seen: "676", listed: "745" },
    },
    Fault {
        facts: "DIR-02",
        what: "ReadDirectoryChangesW looks neither at the access of the handle nor at where the buffer begins",
        text: &["ReadDirectoryChangesW(", "SYNCHRONIZE"],
        way: Way::Any,
    },
    Fault {
        facts: "SYNC-07",
        what: "ReleaseSemaphore with a count of 0 returns TRUE",
        text: &["ReleaseSemaphore(*,0,"],
        way: Way::Any,
    },
    Fault {
        facts: "SYNC-11",
        what: "one may wait for all of several handles of which two are the same",
        text: &["WaitForMultipleObjects(*,TRUE,", "[0]=*[1]="],
        way: Way::Any,
    },
    Fault {
        facts: "HND-07",
        what: "DuplicateHandle with DUPLICATE_CLOSE_SOURCE gives the handle itself back, still open",
        text: &["DUPLICATE_CLOSE_SOURCE"],
        way: Way::Any,
    },
    Fault {
        facts: "POOL-10",
        what: "a process that ends while the threads of a closed pool do may be killed",
        text: &["CloseThreadpool("],
        way: Way::Killed,
    },
    Fault {
        facts: "INST-07, DIS-15",
        what: "what is to be done when a callback returns is done before the callback counts as over",
        text: &["WhenCallbackReturns("],
        way: Way::Order,
    },
];

/// Whether a program does what a row says.
pub(super) fn applies(fault: &Fault, source: &str) -> bool {
    let source: String = source.chars().filter(|c| !c.is_whitespace()).collect();
    fault.text.iter().all(|pattern| holds(&source, pattern))
}

fn holds(source: &str, pattern: &str) -> bool {
    let Some((start, end)) = pattern.split_once('*') else { return source.contains(pattern) };
    source.match_indices(start).any(|(at, _)| {
        let rest = &source[at + start.len()..];
        rest[..rest.find(';').unwrap_or(rest.len())].contains(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_has_the_table() {
        let page = include_str!("../../../../book/src/using/oracle.md");
        let rows: Vec<String> = FAULTS.iter().map(|fault| format!("| {} | {} |", fault.what, fault.facts)).collect();
        let shown: Vec<&str> = page.lines().skip_while(|line| *line != "| what Wine does | facts |").skip(2).collect();
        let shown: Vec<&str> = shown.into_iter().take_while(|line| line.starts_with('|')).collect();
        assert_eq!(shown, rows);
    }

    #[test]
    fn a_pattern_stays_in_its_statement() {
        let pattern = "CancelIoEx(*,NULL)";
        assert!(holds("CancelIoEx(pipe,NULL);", pattern));
        assert!(!holds("CancelIoEx(pipe,&request);CloseAll(pipe,NULL);", pattern));
        assert!(holds("CancelIoEx(pipe,&request);CancelIoEx(pipe,NULL);", pattern));
    }

    #[test]
    fn all_pieces_of_a_row_are_wanted() {
        let port = FAULTS.iter().find(|fault| fault.facts.starts_with("PORT-15")).expect("a row");
        assert!(applies(port, "GetQueuedCompletionStatus (port); CloseHandle(port)"));
        assert!(!applies(port, "GetQueuedCompletionStatus(port)"));
    }
}
