//! One outcome in a few words.

use tpio_model::Ending;

/// The word for an ending that stands in JSON: `finished violated stuck bounded unsupported`.
pub(super) fn ending_word(ending: &Ending) -> &'static str {
    match ending {
        Ending::Finished(_) => "finished",
        Ending::Violated => "violated",
        Ending::Stuck(_) => "stuck",
        Ending::Bounded(_) => "bounded",
        Ending::Unsupported(_) => "unsupported",
    }
}

/// The exit code, if the process ended.
pub(super) fn exit_code(ending: &Ending) -> Option<u32> {
    match ending {
        Ending::Finished(code) => Some(*code),
        Ending::Violated | Ending::Stuck(_) | Ending::Bounded(_) | Ending::Unsupported(_) => None,
    }
}

/// An ending for people.
pub fn ending_words(ending: &Ending) -> String {
    match ending {
        Ending::Finished(code) => format!("the process ends with exit code {}", *code as i32),
        Ending::Violated => "undefined behaviour: from here on anything may happen".to_owned(),
        Ending::Stuck(_) => "it never ends".to_owned(),
        Ending::Bounded(limit) => format!("a limit of ours was reached: {limit}"),
        Ending::Unsupported(what) => format!("not modelled: {what}"),
    }
}
