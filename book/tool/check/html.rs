//! HTML that is not well-formed: what the tokenizer of a browser calls an error, tags that do not match, blocks inside
//! paragraphs, ids that two elements of a page have, and pictures without words.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::{files, name};
use crate::problem::Problem;

/// Elements that have no end.
const VOID: &[&str] = &["base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that end a paragraph that they stand in.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

pub(super) fn check(html: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    // mdBook puts the contents together by itself, with items inside items
    for path in files(html, &["html"]).into_iter().filter(|path| !path.ends_with("toc.html")) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let file = name(&path, html);
        problems.extend(faults(&text).into_iter().map(|(line, what)| Problem::new(file.as_str(), line, what)));
    }
    problems
}

/// What is wrong with a page, by line.
fn faults(text: &str) -> Vec<(usize, String)> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    // a script does not run here: go on behind it
    while let html5ever::TokenizerResult::Script(()) = tokenizer.feed(&input) {}
    tokenizer.end();
    let page = tokenizer.sink.0.into_inner();
    let mut faults = page.faults;
    faults.extend(page.open.iter().map(|(element, line)| (*line, format!("<{element}> is never closed"))));
    faults
}

#[derive(Default)]
struct Sink(RefCell<Seen>);

/// What was seen of a page so far.
#[derive(Default)]
struct Seen {
    open: Vec<(String, usize)>,
    ids: BTreeSet<String>,
    faults: Vec<(usize, String)>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        let line = line as usize;
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                seen.start(&tag, line);
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => {}
                }
            }
            Token::TagToken(tag) => seen.end(&tag, line),
            Token::ParseError(what) => seen.faults.push((line, what.to_string())),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element with such an id is a variable of that name to every script of the page; libraries take it for their loader's.
const TAKEN: &[&str] = &["exports", "module", "define", "require"];

impl Seen {
    fn start(&mut self, tag: &Tag, line: usize) {
        let element = tag.name.to_string();
        if BLOCKS.contains(&element.as_str()) && self.open.iter().any(|(outer, _)| outer == "p") {
            self.faults.push((line, format!("<{element}> stands in a paragraph")));
        }
        let value = |wanted: &str| tag.attrs.iter().find(|attr| &*attr.name.local == wanted).map(|attr| &attr.value);
        if let Some(id) = value("id").filter(|id| !self.ids.insert(id.to_string())) {
            self.faults.push((line, format!("two elements have the id {id}")));
        }
        if let Some(id) = value("id").filter(|id| TAKEN.contains(&&***id)) {
            self.faults.push((line, format!("the id {id} is a name that scripts look for")));
        }
        if element == "img" && value("alt").is_none() {
            self.faults.push((line, "a picture has no words in its place".to_string()));
        }
        if !VOID.contains(&element.as_str()) && !tag.self_closing {
            self.open.push((element, line));
        }
    }

    fn end(&mut self, tag: &Tag, line: usize) {
        match self.open.pop() {
            Some((element, _)) if element == *tag.name => {}
            Some((element, from)) => {
                self.faults.push((line, format!("</{}> ends <{element}> of line {from}", tag.name)));
            }
            None => self.faults.push((line, format!("</{}> ends nothing", tag.name))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        faults(text).into_iter().map(|(line, what)| format!("{line}: {what}")).collect()
    }

    #[test]
    fn a_page_that_is_well_formed_has_no_faults() {
        let page = "<!DOCTYPE html>\n<html><head><title>a <b> c</title><meta charset=\"utf-8\"><script>if (a < b) { x = \"</p>\"; }\
                    </script></head><body><p id=\"a\">x<br>&lt;</p><img alt=\"\" src=\"x\"></body></html>\n";
        assert_eq!(told(page), [""; 0]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        assert_eq!(told("<!DOCTYPE html>\n<b><i></b>\n"), ["2: </b> ends <i> of line 2", "2: <b> is never closed"]);
        assert_eq!(told("<!DOCTYPE html><p><table></table></p>"), ["1: <table> stands in a paragraph"]);
        assert_eq!(
            told("<!DOCTYPE html><b id=x></b>\n<i id=x></i></u>"),
            ["2: two elements have the id x", "2: </u> ends nothing"]
        );
        assert_eq!(told("<!DOCTYPE html><b id=exports></b>"), ["1: the id exports is a name that scripts look for"]);
        assert_eq!(told("<!DOCTYPE html><img src=x>"), ["1: a picture has no words in its place"]);
        assert!(told("<!DOCTYPE html><b a=1 a=2></b>").iter().any(|what| what.contains("attribute")));
    }
}
