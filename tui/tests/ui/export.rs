//! Exports, each read by a reader of its own: JSON by a JSON parser, the trace by the rules of its format, the drawing by an
//! XML parser, the recording by a small terminal.

use std::collections::BTreeMap;

use expect_test::expect_file;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;
use tpio::export::{Format, export, screen};
use tpio::ui::step::Step;

use super::{SIGNS, key, model, opened, picture, press, text};

/// A run that breaks a rule.
fn bad() -> Step {
    let mut opened = opened("close-without-wait");
    opened.schedule = Some("a.0001*4".parse().expect("a schedule"));
    Step::new(opened).0
}

#[test]
fn every_line_is_json() {
    let text = export(&bad(), Format::JsonLines, SIGNS);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines[0]["schema"], "tpio-steps/1");
    assert_eq!(lines[0]["steps"], lines.len() - 1);
    for (number, line) in (1..).zip(&lines[1..]) {
        assert_eq!(line["step"], number);
        assert!(line["text"].as_str().is_some_and(|text| !text.is_empty()));
    }
    assert_eq!(lines.last().expect("steps")["rules"][0], "use-after-free");
    assert_eq!(lines[7]["letter"], "S");
}

#[test]
fn the_trace_keeps_the_rules_of_its_format() {
    let text = export(&bad(), Format::Chrome, SIGNS);
    let trace: Value = serde_json::from_str(&text).expect("JSON");
    let events = trace["traceEvents"].as_array().expect("events");
    let mut open: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    let mut flows: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
    let mut names = 0;
    for event in events {
        let number = |field: &str| event[field].as_u64().unwrap_or(0);
        match event["ph"].as_str().expect("a phase") {
            "B" => open.entry(number("tid")).or_default().push(number("ts")),
            "E" => {
                let begun = open.get_mut(&number("tid")).and_then(Vec::pop).expect("an end has a beginning");
                assert!(begun < number("ts"));
            }
            "s" => flows.entry(number("id")).or_default().0 = number("ts"),
            "f" => flows.entry(number("id")).or_default().1 = number("ts"),
            "M" => names += 1,
            "C" => assert!(event["args"]["promised"].is_u64()),
            "i" => assert_eq!(event["s"], "g"),
            other => panic!("phase {other}"),
        }
    }
    assert!(open.values().all(Vec::is_empty), "everything that begins ends: {open:?}");
    assert!(flows.values().all(|(from, to)| *from > 0 && from < to), "{flows:?}");
    assert!(flows.len() > 10 && names > 3);
    assert!(text.contains("callback of io#1 for op#1") && text.contains("use-after-free"));
}

#[test]
fn the_drawing_is_xml_in_which_text_is_text() {
    let svg = export(&bad(), Format::Svg, SIGNS);
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let titles: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
    assert!(titles.contains(&"step 13: main freed block#1 (session, allocated at line 32)"), "{titles:?}");
    assert!(
        document.descendants().any(|node| node.text().is_some_and(|text| text.starts_with("Timeline")))
            || svg.contains("Timeline")
    );
    let mut shown = model(Some("hello-read"), SIGNS);
    press(&mut shown, key("c"));
    let picture = screen(&picture(&shown, 110, 32), "a screen");
    roxmltree::Document::parse(&picture).expect("XML");
}

#[test]
fn the_recording_plays_to_the_last_screen() {
    let step = bad();
    let cast = export(&step, Format::Cast, SIGNS);
    let mut lines = cast.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let head = lines.next().expect("a header");
    assert_eq!((head["version"].as_u64(), head["term"]["cols"].as_u64()), (Some(3), Some(110)));
    let (columns, rows) = (110, head["term"]["rows"].as_u64().expect("rows") as u16);
    let mut screen = Buffer::empty(Rect::new(0, 0, columns, rows));
    let mut marks = 0;
    for event in lines {
        assert!(event[0].as_f64().is_some_and(|pause| pause >= 0.0), "intervals");
        match event[1].as_str().expect("a code") {
            "o" => feed(&mut screen, event[2].as_str().expect("output")),
            "m" => marks += 1,
            other => panic!("{other}"),
        }
    }
    assert!(marks > 0, "the verdict is marked");
    let mut shown = model(None, SIGNS);
    let mut last = step;
    last = {
        let mut opened = opened("close-without-wait");
        opened.schedule = Some(last.session().schedule());
        opened.step = Some(last.view.last);
        Step::new(opened).0
    };
    shown.step = Some(Box::new(last));
    assert_eq!(text(&screen), text(&picture(&shown, columns, rows)));
}

/// As much of a terminal as a recording of ours needs: cursor, clearing, letters.
fn feed(screen: &mut Buffer, output: &str) {
    let (mut x, mut y) = (0, 0);
    let mut rest = output;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        if letter != '\u{1b}' {
            screen[(x, y)].set_char(letter);
            x += 1;
            continue;
        }
        let end = rest.find(|letter: char| letter.is_ascii_alphabetic()).expect("an escape ends");
        let (parameters, code) = (&rest[1..end], &rest[end..=end]);
        match code {
            "H" => {
                let (row, column) = parameters.split_once(';').expect("two numbers");
                y = row.parse::<u16>().expect("a row") - 1;
                x = column.parse::<u16>().expect("a column") - 1;
            }
            "J" => screen.reset(),
            "m" | "l" => {}
            other => panic!("escape {other}"),
        }
        rest = &rest[end + 1..];
    }
}

#[test]
fn a_name_says_what_kind_of_file_it_is() {
    for format in Format::ALL {
        assert_eq!(Format::of(&format!("a run.{}", format.extension())), Some(format));
    }
    assert_eq!(Format::of("a.txt"), None);
    assert_eq!(Format::of("svg"), None);
}

/// The picture and the recording that README.md and the book show.
#[test]
fn the_pictures_of_the_book_are_made_by_the_program() {
    let mut shown = model(None, SIGNS).with({
        let mut opened = opened("close-without-wait");
        opened.schedule = Some("a.0001*4".parse().expect("a schedule"));
        opened.step = Some(17);
        opened
    });
    super::obey(&mut shown);
    let images = concat!(env!("CARGO_MANIFEST_DIR"), "/../book/src/images");
    let drawing = screen(&picture(&shown, 110, 32), "tpio step: a use after free, with the step that caused it");
    expect_file![format!("{images}/step.svg")].assert_eq(&drawing);
    expect_file![format!("{images}/timeline.svg")].assert_eq(&export(&bad(), Format::Svg, SIGNS));
    expect_file![format!("{images}/step.cast")].assert_eq(&export(&bad(), Format::Cast, SIGNS));
}
