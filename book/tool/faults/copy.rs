//! A copy of the house, kept from one time to the next. Touches only what differs, so that cargo builds only that.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

/// What no copy needs, wherever it stands.
const LEFT_OUT: &[&str] = &[".git", "target"];

/// Makes `to` a copy of `from`, but for `without`.
pub(super) fn mirror(from: &Path, to: &Path, without: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let mut names: BTreeSet<OsString> = BTreeSet::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if LEFT_OUT.iter().any(|name| entry.file_name() == *name) || path == without {
            continue;
        }
        if path.is_dir() {
            mirror(&path, &copy, without)?;
        } else if fs::read(&copy).ok() != Some(fs::read(&path)?) {
            fs::copy(&path, &copy)?;
        }
        names.insert(entry.file_name());
    }
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        if !names.contains(&entry.file_name()) {
            if entry.path().is_dir() { fs::remove_dir_all(entry.path())? } else { fs::remove_file(entry.path())? }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_follows_and_leaves_alone_what_is_the_same() {
        let root = std::env::temp_dir().join(format!("tpio-book-copy-{}", std::process::id()));
        let (from, to) = (root.join("from"), root.join("to"));
        for folder in ["from/a", "from/target", "from/out", "to/old"] {
            fs::create_dir_all(root.join(folder)).expect("a folder");
        }
        for file in ["from/a/same", "from/other", "from/target/left", "from/out/left", "to/old/gone", "to/gone"] {
            fs::write(root.join(file), file).expect("a file");
        }
        let copied = || mirror(&from, &to, &from.join("out")).expect("a copy");
        copied();
        let time = || fs::metadata(to.join("a/same")).and_then(|data| data.modified()).expect("a time");
        let before = time();
        fs::write(to.join("other"), "damaged").expect("a file");
        copied();
        assert_eq!(time(), before);
        assert_eq!(fs::read(to.join("other")).expect("it is there"), b"from/other");
        let names: BTreeSet<OsString> =
            fs::read_dir(&to).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
        assert_eq!(names, ["a", "other"].map(OsString::from).into());
        fs::remove_dir_all(&root).expect("gone");
    }
}
