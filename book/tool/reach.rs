//! What can be scrolled can be reached by keys: a rendered book's programs and runs are wider than many windows.

use std::path::Path;
use std::{fs, io};

use crate::check;

/// What mdBook writes, and what it becomes.
const BOXES: &[(&str, &str)] = &[
    ("<pre><code class=\"", "<pre><code tabindex=\"0\" class=\""),
    ("<pre><code>", "<pre><code tabindex=\"0\">"),
    ("<div class=\"table-wrapper\">", "<div class=\"table-wrapper\" tabindex=\"0\">"),
];

/// Makes all boxes of a rendered book that may scroll stops of the Tab key.
///
/// # Errors
///
/// A page cannot be read or written.
pub fn everywhere(html: &Path) -> io::Result<()> {
    for page in check::files(html, &["html"]) {
        let text = fs::read_to_string(&page)?;
        let new = reachable(&text);
        if new != text {
            fs::write(page, new)?;
        }
    }
    Ok(())
}

fn reachable(page: &str) -> String {
    BOXES.iter().fold(page.to_owned(), |page, (old, new)| page.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_runs_and_tables_are_stops_of_the_tab_key() {
        let page =
            "<pre><code class=\"language-c\">int x;</code></pre><div class=\"table-wrapper\"><table></table></div>";
        let page = reachable(page);
        assert_eq!(page.matches("tabindex=\"0\"").count(), 2, "{page}");
        assert_eq!(reachable(&page), page, "once is enough");
    }
}
