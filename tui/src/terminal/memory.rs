//! What is kept from one time to the next, in a file of the user's. Never needed: without it, or where it cannot be read or
//! written, everything works, and nothing is marked as seen.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use crate::ui::home::Memory;

/// Whether anything is kept: not until somebody has said so.
static KEPT: AtomicBool = AtomicBool::new(false);

/// Says whether anything is kept.
pub(super) fn keep(kept: bool) {
    KEPT.store(kept, Ordering::Relaxed);
}

/// `$XDG_STATE_HOME/tpio/state.json`, or where that belongs on this system.
fn path() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if !KEPT.load(Ordering::Relaxed) {
        return None;
    }
    let folder = variable("XDG_STATE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".local").join("state")))?;
    Some(folder.join("tpio").join("state.json"))
}

/// Today, in days since 1970-01-01.
pub(super) fn today() -> u32 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| (since.as_secs() / 86_400) as u32)
}

/// What was kept; nothing if that cannot be read.
pub(super) fn read() -> Memory {
    let text = path().and_then(|path| fs::read_to_string(path).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps this. A new file takes the place of the old one, so that nobody ever reads half of it.
pub(super) fn write(memory: &Memory) {
    let Some(path) = path() else { return };
    let Ok(text) = serde_json::to_string(memory) else { return };
    let new = path.with_extension("new");
    // where it cannot be kept, it is not
    let _ = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&new, text))
        .and_then(|()| fs::rename(&new, &path));
}
