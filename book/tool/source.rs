//! Files of the house that pages show as they are: Rust, C, and what a test recorded. So a page never shows code that does
//! not compile, or output that nobody got.

use std::path::Path;

/// A file, or one item of it with its comments and attributes, as a code block. `args` is `FILE` or `FILE ITEM`, where the
/// item is what stands between `fn`, `struct`, … and the next character that belongs to no name.
///
/// # Errors
///
/// There is no such file in the house, or no such item in the file.
pub fn show(args: &str) -> Result<String, String> {
    let (file, item) = args.split_once(' ').map_or((args, None), |(file, item)| (file, Some(item.trim())));
    if file.is_empty() || file.starts_with('/') || file.contains("..") {
        return Err(format!("`{file}` is no file of the house"));
    }
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the book is in the house");
    let text = std::fs::read_to_string(house.join(file)).map_err(|error| format!("{file}: {error}"))?;
    let text = match item {
        Some(item) => cut(&text, item).ok_or_else(|| format!("{file} has no item `{item}`"))?,
        None => text,
    };
    let language = match Path::new(file).extension().and_then(|extension| extension.to_str()) {
        Some("rs") => "rust,ignore",
        Some("c") => "c",
        _ => "text",
    };
    Ok(format!("```{language}\n{}\n```\n", text.trim_end()))
}

/// The lines of an item that begins at the margin: from the comments above it to the brace at the margin.
fn cut(text: &str, item: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let heads = |line: &str| {
        let named = ["fn ", "struct ", "enum ", "trait "].iter().find_map(|kind| Some(line.split_once(kind)?.1));
        !line.starts_with([' ', '/', '#'])
            && named.is_some_and(|rest| {
                rest.strip_prefix(item).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            })
    };
    let head = lines.iter().position(|line| heads(line))?;
    let above = lines[..head].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#[")).count();
    let ends = |line: &&str| line.starts_with('}') || line.ends_with(';') && !line.starts_with(' ');
    let end = head + lines[head..].iter().position(ends)?;
    Some(lines[head - above..=end].join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_cut_with_its_comments_and_nothing_else() {
        let text = "use a;\n\n/// One.\n#[x]\nfn one(a: u8) {\n    two();\n}\n\nfn one_more() {}\n";
        assert_eq!(cut(text, "one").as_deref(), Some("/// One.\n#[x]\nfn one(a: u8) {\n    two();\n}"));
        assert_eq!(cut(text, "two"), None);
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        assert!(show("sim/src/no-such.rs").is_err());
        assert!(show("../outside.rs").is_err());
        assert!(show("sim/src/lib.rs nothing").is_err());
        assert!(show("sim/src/lib.rs").is_ok_and(|block| block.starts_with("```rust,ignore\n//! Everything")));
    }
}
