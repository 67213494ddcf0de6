//! Names of files and directories: which of them are the same, and which lie in which. A name is relative to the directory
//! in which the program runs, or begins at a root; nothing says how the two belong together. Source: DIR-01.

use alloc::string::{String, ToString};

/// The directory in which the program runs.
pub(crate) const HERE: &str = ".";

/// A name as it is kept: parts between backslashes, no `.\` in front, no backslash at the end but that of a root.
pub(crate) fn canonical(path: &str) -> String {
    let path = path.replace('/', "\\");
    let mut rest = path.as_str();
    while let Some(tail) = rest.strip_prefix(".\\") {
        rest = tail;
    }
    match rest.strip_suffix('\\') {
        _ if is_root(rest) => rest.to_string(),
        Some("") | None if rest.is_empty() && !path.is_empty() => HERE.to_string(),
        Some(head) => head.to_string(),
        None => rest.to_string(),
    }
}

/// Whether two names are of the same thing: Windows tells no capitals from small letters.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    one == other || lower(one) == lower(other)
}

/// The root of a drive, or of the current one.
pub(crate) fn is_root(path: &str) -> bool {
    path == "\\" || (path.len() == 3 && path.ends_with(":\\"))
}

/// Whether a directory of that name is there without anybody making it.
pub(crate) fn is_given(path: &str) -> bool {
    path == HERE || is_root(path)
}

/// Whether a name begins outside the directory in which the program runs.
pub(crate) fn is_elsewhere(path: &str) -> bool {
    path.starts_with('\\') || path.starts_with("..") || path.contains(':')
}

/// The directory that a file or directory lies in, and its name there.
pub(crate) fn split(path: &str) -> (&str, &str) {
    match path.rfind('\\') {
        None => (HERE, path),
        Some(at) if is_root(&path[..=at]) => (&path[..=at], &path[at + 1..]),
        Some(at) => (&path[..at], &path[at + 1..]),
    }
}

/// What a name is called from a directory that it lies in, however deep.
pub(crate) fn within<'a>(directory: &str, path: &'a str) -> Option<&'a str> {
    if directory == HERE {
        return (!is_elsewhere(path) && path != HERE).then_some(path);
    }
    let begins = if directory.ends_with('\\') { directory.to_string() } else { directory.to_string() + "\\" };
    let head = path.get(..begins.len())?;
    (same(head, &begins) && path.len() > begins.len()).then(|| &path[begins.len()..])
}

#[cfg(test)]
mod tests {
    use super::{canonical, same, split, within};

    #[test]
    fn names_are_kept_in_one_form() {
        for (given, kept) in [
            ("a/b.txt", "a\\b.txt"),
            (".\\a", "a"),
            ("a\\", "a"),
            (".", "."),
            (".\\", "."),
            ("C:\\", "C:\\"),
            ("C:/a/", "C:\\a"),
            ("", ""),
        ] {
            assert_eq!(canonical(given), kept, "{given}");
        }
        assert!(same("Data\\A.txt", "data\\a.TXT") && !same("a", "b"));
    }

    #[test]
    fn what_lies_in_a_directory() {
        assert_eq!(split("a\\b\\c"), ("a\\b", "c"));
        assert_eq!((split("c"), split("C:\\c")), ((".", "c"), ("C:\\", "c")));
        assert_eq!(within("a", "A\\b\\c"), Some("b\\c"));
        assert_eq!((within(".", "a\\b"), within("C:\\", "c:\\a")), (Some("a\\b"), Some("a")));
        for (directory, path) in [("a", "ab\\c"), ("a", "a"), (".", "C:\\a"), (".", "..\\a"), ("a\\b", "a")] {
            assert_eq!(within(directory, path), None, "{directory} {path}");
        }
    }
}
