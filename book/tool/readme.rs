//! The README's transcripts: console blocks whose first line is a `tpio` command. They are stored, since a README has to
//! read well without a build, and so they are compared with what the commands print now.

use crate::expand::Page;
use crate::problem::Problem;
use crate::transcript;

const OPEN: &str = "```console";
const CLOSE: &str = "```";

/// The README with every transcript made anew.
///
/// # Errors
///
/// Every command that could not be run.
pub fn renew(text: &str) -> Result<String, Vec<Problem>> {
    let page = Page::default();
    let mut out = String::new();
    let mut problems = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let command = (line == OPEN).then(|| lines.peek().and_then(|(_, next)| next.strip_prefix("$ tpio "))).flatten();
        let Some(command) = command else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        lines.by_ref().find(|(_, line)| *line == CLOSE);
        match transcript::block(&page, command) {
            Ok(block) => out.push_str(&block),
            Err(what) => problems.push(Problem::new("README.md", index + 1, what)),
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// Where the README differs from what the commands print now.
pub fn check(text: &str) -> Vec<Problem> {
    let fresh = match renew(text) {
        Ok(fresh) => fresh,
        Err(problems) => return problems,
    };
    let differs = text.lines().zip(fresh.lines()).position(|(old, new)| old != new);
    let differs = differs.or_else(|| (text != fresh).then(|| text.lines().count().min(fresh.lines().count())));
    let what = "the transcript differs from what the command prints now; UPDATE_EXPECT=1 cargo test rewrites it";
    differs.map(|index| Problem::new("README.md", index + 1, what)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_blocks_are_left_alone() {
        let text = "# T\n\n```console\n$ cargo test\n```\n\n```text\n$ tpio no\n```\n";
        assert_eq!(renew(text), Ok(text.to_string()));
        assert_eq!(check(text), []);
    }

    #[test]
    fn a_stale_transcript_is_found() {
        let text = "```console\n$ tpio run hello-read\nnothing of the kind\n```\n";
        let problems = check(text);
        assert_eq!((problems.len(), problems[0].line), (1, 3), "{problems:?}");
    }
}
