//! Notices that files changed, by looking at their modification times. Slow and simple: it needs no library and works
//! on every system.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files below some folders as they were when last looked at.
#[derive(Debug)]
pub struct Watch {
    roots: Vec<PathBuf>,
    seen: Vec<(PathBuf, SystemTime)>,
}

impl Watch {
    /// Watches these files and folders.
    pub fn new(roots: Vec<PathBuf>) -> Watch {
        let seen = files(&roots);
        Watch { roots, seen }
    }

    /// Whether anything was added, removed or changed since the last time.
    pub fn changed(&mut self) -> bool {
        let now = files(&self.roots);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

fn files(roots: &[PathBuf]) -> Vec<(PathBuf, SystemTime)> {
    let mut found = Vec::new();
    for root in roots {
        collect(root, &mut found);
    }
    found.sort();
    found
}

/// A file that vanishes while we look is left out; the next look sees the change.
fn collect(path: &Path, found: &mut Vec<(PathBuf, SystemTime)>) {
    let Ok(data) = path.metadata() else { return };
    if data.is_dir() {
        for entry in path.read_dir().into_iter().flatten().flatten() {
            collect(&entry.path(), found);
        }
    } else if let Ok(time) = data.modified() {
        found.push((path.to_path_buf(), time));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_a_change_and_then_no_more() {
        let dir = std::env::temp_dir().join(format!("tpio-book-watch-{}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a folder");
        let mut watch = Watch::new(vec![dir.clone()]);
        assert!(!watch.changed());
        std::fs::write(dir.join("page.md"), "text").expect("a file");
        assert!(watch.changed());
        assert!(!watch.changed());
        std::fs::remove_dir_all(&dir).expect("gone");
    }
}
