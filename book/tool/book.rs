//! Loads the book with mdBook, fills in its directives and renders it. The only file that names mdBook.

use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem, Chapter, SectionNumber};

use crate::made::{self, Made};
use crate::problem::Problem;
use crate::{expand, player, reach};

/// Where the book's sources are: the folder with `book.toml`.
///
/// Cargo tells it to programs that it runs; anybody else has to start inside the workspace.
///
/// # Errors
///
/// No such folder here or above.
pub fn root() -> Result<PathBuf, Problem> {
    if let Some(dir) = std::env::var_os("CARGO_MANIFEST_DIR") {
        let dir = PathBuf::from(dir);
        if dir.join("book.toml").is_file() {
            return Ok(dir);
        }
    }
    let here = std::env::current_dir().map_err(|error| Problem::new(".", 0, error.to_string()))?;
    here.ancestors()
        .flat_map(|dir| [dir.to_path_buf(), dir.join("book")])
        .find(|dir| dir.join("book.toml").is_file())
        .ok_or_else(|| Problem::new(".", 0, "no book.toml here or above"))
}

/// Renders the book below `root` into `out` (`None`: where `book.toml` says), with the player from a folder, if there is
/// one. Returns where it went.
///
/// # Errors
///
/// All problems of the pages, or the one that stopped mdBook.
pub fn build(root: &Path, out: Option<&Path>, player: Option<&Path>) -> Result<PathBuf, Vec<Problem>> {
    let mut book = load(root)?;
    if let Some(out) = out {
        let absolute = std::path::absolute(out).map_err(|error| vec![Problem::new(show(out), 0, error.to_string())])?;
        book.config.build.build_dir = absolute;
    }
    if player.is_some() {
        let script = book.config.set("output.html.additional-js", [player::SCRIPT]);
        script.map_err(|error| vec![Problem::new("book.toml", 0, error.to_string())])?;
    }
    let made = made::all().map_err(|what| vec![Problem::new("book", 0, what)])?;
    hang(&mut book.book, made)?;
    let mut problems = Vec::new();
    book.book.for_each_chapter_mut(|chapter| {
        let Some(path) = &chapter.path else { return };
        match expand::page(&format!("book/src/{}", show(path)), &chapter.content) {
            Ok(text) => chapter.content = text,
            Err(found) => problems.extend(found),
        }
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    book.build().map_err(|error| vec![Problem::new("book", 0, format!("{error:#}"))])?;
    let html = book.build_dir_for("html");
    reach::everywhere(&html).map_err(|error| vec![Problem::new("book", 0, error.to_string())])?;
    player.map_or(Ok(()), |files| player::install(files, &html))?;
    Ok(html)
}

/// The pages that the summary names, as paths below `book/src` with `/`, in its order.
///
/// # Errors
///
/// mdBook cannot load the book.
pub fn pages(root: &Path) -> Result<Vec<String>, Vec<Problem>> {
    let book = load(root)?;
    let path = |item: &BookItem| match item {
        BookItem::Chapter(chapter) => chapter.source_path.as_deref().map(show),
        BookItem::Separator | BookItem::PartTitle(_) => None,
    };
    Ok(book.iter().filter_map(path).collect())
}

/// Hangs each page that was made under its page of the summary.
fn hang(book: &mut Book, made: Vec<Made>) -> Result<(), Vec<Problem>> {
    for page in made {
        let mut made = Some(page);
        book.for_each_chapter_mut(|chapter| {
            let here = |page: &mut Made| chapter.source_path.as_deref() == Some(Path::new(page.under));
            if let Some(page) = made.take_if(here) {
                let parents = [chapter.parent_names.clone(), vec![chapter.name.clone()]].concat();
                let mut new = Chapter::new(&page.title, page.text, page.path, parents);
                // what the page's link to its source leads to
                new.source_path = Some(page.from.into());
                new.number = chapter.number.as_ref().map(|number| numbered(number, chapter.sub_items.len() + 1));
                chapter.sub_items.push(BookItem::Chapter(new));
            }
        });
        if let Some(page) = made {
            return Err(vec![Problem::new(
                "book/src/SUMMARY.md",
                0,
                format!("there is no {} for {}", page.under, page.path),
            )]);
        }
    }
    Ok(())
}

/// The number of the n-th chapter below another.
fn numbered(above: &SectionNumber, n: usize) -> SectionNumber {
    SectionNumber::new([&above[..], &[n as u32]].concat())
}

fn load(root: &Path) -> Result<MDBook, Vec<Problem>> {
    MDBook::load(root).map_err(|error| vec![Problem::new("book", 0, format!("{error:#}"))])
}

/// A path as people write it: with `/`.
fn show(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
