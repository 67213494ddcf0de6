//! The words that the screens use, each with one meaning: what the counters count, what becomes of a packet, and what the
//! functions of the pool do. The book's list of words says the same.

/// A word and what it means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word, or Windows' name of a function.
    pub word: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
}

const fn word(word: &'static str, meaning: &'static str) -> Term {
    Term { word, meaning }
}

/// All words: first those of the counters in the order in which an operation meets them, then functions.
pub const TERMS: &[Term] = &[
    word(
        "promised",
        "Calls of StartThreadpoolIo that no packet has met and no Cancel has taken back. A promise belongs to the object, not to an operation.",
    ),
    word(
        "in flight",
        "The kernel owns the operation, its OVERLAPPED and its buffer: from the call that issued it until it is complete.",
    ),
    word("packet", "The notice that an operation is complete, on its way through a completion port."),
    word("port", "Where packets stand in line: the first one in is the first one out."),
    word("delivered", "Packets that met a promise. Each becomes one callback."),
    word(
        "queued",
        "The callback of a packet that met a promise, waiting for a worker. Callbacks of one object have no order.",
    ),
    word("running", "Callbacks that a worker has begun and not returned from."),
    word("waited for", "Callbacks that WaitForThreadpoolIoCallbacks waits for."),
    word(
        "given up",
        "Promises that WaitForThreadpoolIoCallbacks(TRUE) gave up. The object stays until their packets have come.",
    ),
    word(
        "CLOSED",
        "CloseThreadpoolIo was called. The object goes when nothing is promised, queued or running; what was announced before still comes.",
    ),
    word("kernel owns", "Memory that the kernel may write at any moment: nobody else may touch or free it."),
    word(
        "breaks a rule",
        "Windows promises nothing from here on, or somebody will wait for ever. Seldom does it show at once.",
    ),
    word("CreateThreadpoolIo", "Binds a file handle to the pool: packets of its operations will call this callback."),
    word("StartThreadpoolIo", "Promises one packet. Comes before each operation that may send one."),
    word(
        "CancelThreadpoolIo",
        "Takes one promise back: after an operation that failed at once and will send no packet. It cancels no operation.",
    ),
    word(
        "CancelIoEx",
        "Asks the kernel to cancel operations. They still end, aborted or not, and their packets still come.",
    ),
    word(
        "WaitForThreadpoolIoCallbacks",
        "Waits until nothing is promised and no callback is queued or runs. With TRUE, gives up what is queued and promised, and waits for what runs.",
    ),
    word("CloseThreadpoolIo", "Releases the object. Returns at once: it waits for nothing and cancels nothing."),
    word(
        "ReadFile",
        "Hands a read to the kernel. It may be done at once, go pending, or fail. On a handle bound to a pool, both of the first two send a packet, unless the handle is set to skip it on success.",
    ),
    word("WriteFile", "Hands a write to the kernel. It may be done at once, go pending, or fail, as with ReadFile."),
    word("WaitForSingleObject", "Waits until an event is set, or a thread has ended, or the time is up."),
    word("SetEvent", "Sets an event: releases who waits for it."),
    word("free", "Gives memory back. Nobody may use it any more, the kernel included."),
];

/// What a word means, if it is one of ours.
///
/// ```
/// assert!(tpio_sim::narrate::term("CloseThreadpoolIo").unwrap().meaning.contains("waits for nothing"));
/// assert_eq!(tpio_sim::narrate::term("printf"), None);
/// ```
pub fn term(word: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.word == word)
}
