//! Places of a file as SARIF has them: a URI, and columns counted in characters. Knows nothing of rules.

use std::fmt::Write as _;

use tpio_model::Program;
use tpio_model::program::Site;

use super::format::{ArtifactLocation, Location, PhysicalLocation, Region};

/// The places of one file.
pub(super) struct Places<'a> {
    program: &'a Program,
    uri: String,
}

impl<'a> Places<'a> {
    pub(super) fn new(file: &str, program: &'a Program) -> Self {
        Places { program, uri: uri(file) }
    }

    pub(super) fn program(&self) -> &'a Program {
        self.program
    }

    /// A place; what has none is the file's first line, for code scanning shows nothing that has no line.
    pub(super) fn location(&self, site: Option<Site>) -> Location {
        let site = site.unwrap_or(Site { line: 1, column: 1, length: 1 });
        let region = Region {
            start_line: site.line.max(1),
            start_column: site.column.max(1),
            end_column: site.column.max(1) + site.length.max(1),
        };
        located(self.uri.clone(), Some(region))
    }
}

/// A file as a whole.
pub(super) fn whole(file: &str) -> Location {
    located(uri(file), None)
}

fn located(uri: String, region: Option<Region>) -> Location {
    let physical = PhysicalLocation { artifact_location: ArtifactLocation { uri }, region };
    Location { id: None, physical, message: None }
}

/// A path as a URI: relative if it is, with `/`, and with what a URI may not hold encoded.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    let absolute = !uri.is_empty();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b':' if absolute => uri.push(':'),
            other => {
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        let same = |path: &str| assert_eq!(uri(path), path);
        same("src/a.c");
        same("../a-b_c~.c");
        assert_eq!(uri("./src/a.c"), "src/a.c");
        assert_eq!(uri(r"src\a b.c"), "src/a%20b.c");
        assert_eq!(uri("ü#1.c"), "%C3%BC%231.c");
        assert_eq!(uri("odd:name.c"), "odd%3Aname.c");
        assert_eq!(uri("/tmp/a.c"), "file:///tmp/a.c");
        assert_eq!(uri(r"C:\a.c"), "file:///C:/a.c");
    }
}
