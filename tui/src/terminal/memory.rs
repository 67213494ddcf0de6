//! What is kept from one time to the next, in a file of the user's. Never needed: without it, or where it cannot be read or
//! written, everything works, and nothing is marked as seen.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs, io};

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

/// Keeps this.
pub(super) fn write(memory: &Memory) {
    if let Some(path) = path() {
        // where it cannot be kept, it is not
        let _ = put(&path, memory);
    }
}

/// A new file takes the place of the old one, so that nobody ever reads half of it. An old one that is not to be written or
/// read stays, and one that nobody understands is put aside.
fn put(path: &Path, memory: &Memory) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::read_to_string(path) {
        Ok(_) if fs::metadata(path)?.permissions().readonly() => return Ok(()),
        Ok(old) if serde_json::from_str::<Memory>(&old).is_err() => fs::rename(path, path.with_extension("old"))?,
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let new = path.with_extension("new");
    fs::write(&new, serde_json::to_string(memory)?)?;
    fs::rename(&new, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_there_is_lost() {
        let folder = env::temp_dir().join(format!("tpio-memory-{}", std::process::id()));
        let path = folder.join("tpio").join("state.json");
        let text = || fs::read_to_string(&path).expect("it is there");
        let memory = Memory { streak: 3, ..Memory::default() };
        put(&path, &memory).expect("there is room, and a folder is made");
        assert_eq!(serde_json::from_str::<Memory>(&text()).expect("our own"), memory);
        // what nobody understands is put aside
        fs::write(&path, "{\"seen\": 7}").expect("written");
        put(&path, &memory).expect("put aside");
        assert_eq!(fs::read_to_string(path.with_extension("old")).expect("aside"), "{\"seen\": 7}");
        assert_eq!(serde_json::from_str::<Memory>(&text()).expect("our own"), memory);
        // what is not to be written is not
        let writable = fs::metadata(&path).expect("there").permissions();
        let mut locked = writable.clone();
        locked.set_readonly(true);
        fs::set_permissions(&path, locked).expect("locked");
        put(&path, &Memory::default()).expect("nothing to complain about");
        assert_eq!(serde_json::from_str::<Memory>(&text()).expect("our own"), memory);
        fs::set_permissions(&path, writable).expect("unlocked");
        // nor what is no file at all
        fs::remove_file(&path).expect("removed");
        fs::create_dir(&path).expect("a folder in its place");
        assert!(put(&path, &memory).is_err());
        assert!(path.is_dir());
        fs::remove_dir_all(&folder).expect("removed");
    }
}
