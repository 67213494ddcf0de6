//! The screens as a page has them: without threads, with rows and buttons to take, links to follow, programs to change.

use tpio::page::{Outside, Page};
use tpio::ui::action::Place;
use tpio::ui::home::Memory;
use tpio::ui::key::{Key, Mouse, MouseAct};

use super::SIGNS;

fn page() -> Page {
    Page::new(SIGNS, Memory::default())
}

fn opened(name: &str) -> Page {
    let mut page = page();
    page.open(name);
    page
}

/// Does all the work that waits.
fn work(page: &mut Page) {
    for _ in 0..100_000 {
        if !page.work(0.0) {
            return;
        }
    }
    panic!("the work never ends");
}

/// Takes a row of each menu until there is a verdict.
fn to_the_end(page: &mut Page, row: impl Fn(usize) -> usize) -> &'static str {
    for _ in 0..200 {
        let told = page.told();
        if let Some(verdict) = told.verdict {
            return verdict;
        }
        page.take(row(told.rows.len()));
    }
    panic!("no verdict after 200 steps: {}", page.told().sentences);
}

#[test]
fn rows_lead_to_a_verdict_and_its_exits_are_rows() {
    let mut page = opened("close-without-wait");
    assert_eq!(to_the_end(&mut page, |_| 0), "good");
    let mut page = opened("close-without-wait");
    page.follow("close-without-wait@000000/a.0001*4:99").expect("there is such a program");
    assert!(page.told().sentences.starts_with("this link was made for another version"));
    let told = page.told();
    assert_eq!(told.verdict, Some("misuse"), "{}", told.sentences);
    let rule = told.rows.iter().position(|row| row == "read the rule").expect("an exit");
    page.take(rule);
    let card = page.told();
    assert!(card.rows.is_empty() && card.sentences.contains("Use no memory after it was freed."), "{}", card.sentences);
    page.press(Key::Esc);
    let twin = told.rows.iter().position(|row| row.starts_with("twin: ")).expect("an exit");
    page.take(twin);
    assert_eq!(page.told().name.as_deref(), told.rows[twin].strip_prefix("twin: "));
}

#[test]
fn any_row_can_be_taken_wherever_the_mark_is() {
    for marked in 0..2 {
        let mut page = opened("close-without-wait");
        while page.told().rows.len() < 2 {
            page.press(Key::Char('n'));
        }
        let rows = page.told().rows;
        // keys go to another pane, which must not matter
        page.press(Key::Tab);
        page.press(Key::Tab);
        for _ in 0..marked {
            page.press(Key::Down);
        }
        let before = page.model().step.as_ref().expect("open").view.step;
        page.take(1);
        let step = page.model().step.as_ref().expect("open");
        assert_eq!(step.view.step, before + 1);
        assert!(page.told().sentences.contains("Step"), "{rows:?}");
        assert!(step.view.path.ends_with('1'), "{} after row 2 of {rows:?}", step.view.path);
    }
}

#[test]
fn a_fragment_reopens_what_it_was_taken_from() {
    let mut page = opened("hello-read");
    for _ in 0..9 {
        page.press(Key::Char('n'));
    }
    page.take(page.told().rows.len() - 1);
    let told = page.told();
    let fragment = told.fragment.clone().expect("a scenario has one");
    assert!(fragment.starts_with("hello-read@") && fragment.ends_with(":10"), "{fragment}");
    let mut other = self::page();
    other.follow(&fragment).expect("a link");
    // a link's order is on record to its end
    assert_eq!(other.told().sentences.replace(" (as recorded)", ""), told.sentences);
    assert_eq!(other.told().fragment, Some(fragment));
    assert!(other.follow("no link").is_err() && other.follow("no-such-program@000000/a.").is_err());
}

#[test]
fn the_sentences_are_those_of_the_plain_mode() {
    let mut page = opened("hello-read");
    page.press(Key::Char('n'));
    let mut plain = Vec::new();
    let commands = "n\nq\n".as_bytes();
    tpio::plain::run(super::opened("hello-read"), commands, tpio::plain::Input::Script, &mut plain).expect("a sink");
    let plain = String::from_utf8(plain).expect("text");
    let told = page.told().sentences;
    assert!(told.starts_with("Step 1: ") && plain.contains(&told), "{told}\nin\n{plain}");
}

#[test]
fn a_program_that_is_changed_is_diagnosed_and_then_played() {
    let mut page = opened("hello-read");
    let source = page.source("hello-read").expect("a scenario").to_owned();
    page.edit("hello-read.c", &source.replace("StartThreadpoolIo(io);", "StartThreadpoolIo(nobody);"));
    let trouble = page.told().trouble.expect("a diagnostic");
    assert!(trouble.contains("nobody") && trouble.contains("hello-read.c:"), "{trouble}");
    assert_eq!(page.told().sentences, trouble.trim());
    page.edit("hello-read.c", &source.replace("StartThreadpoolIo(io);", ""));
    let told = page.told();
    assert_eq!((told.trouble, told.fragment), (None, None), "nobody else has the changed program");
    assert_eq!(to_the_end(&mut page, |rows| rows - 1), "misuse");
    assert_eq!(page.source("hello-read.c").map(str::len), Some(source.len() - "StartThreadpoolIo(io);".len()));
}

#[test]
fn a_program_of_the_page_has_a_link() {
    let mut page = page();
    page.put("mine.c", "int main(void) { return 3; }\n");
    page.open("mine.c");
    let fragment = page.told().fragment.expect("whoever has the page has the program");
    assert!(fragment.starts_with("mine.c@"), "{fragment}");
    page.follow(&fragment).expect("it leads back");
    page.open("no-such-program");
    assert!(page.told().sentences.contains("there is no scenario `no-such-program`"));
}

#[test]
fn every_order_is_explored_in_slices() {
    let mut page = opened("close-without-wait");
    page.press(Key::Char('e'));
    assert!(page.has_work() && page.told().rows.is_empty());
    work(&mut page);
    let told = page.told();
    assert!(told.sentences.contains("every order was seen"), "{}", told.sentences);
    assert!(told.sentences.contains(" orders."), "the shares are counted: {}", told.sentences);
    let explore = page.model().explore.as_ref().expect("open");
    let bad = explore.groups.iter().position(|group| !group.good).expect("one goes wrong");
    page.take(bad);
    assert_eq!((page.model().place(), page.told().verdict), (Place::Step, Some("misuse")));
}

/// So many orders that no page sees them all.
const WIDE: &str = "#include <windows.h>\n#include <stdio.h>\nvolatile LONG a, b, c, d;\n\
    static DWORD WINAPI turn(LPVOID p) { volatile LONG *own = p; int i; for (i = 0; i < 30; i++) { *own = i; d = i; } \
    return 0; }\n\
    int main(void) { HANDLE t[3]; t[0] = CreateThread(0, 0, turn, (LPVOID)&a, 0, 0); t[1] = CreateThread(0, 0, turn, \
    (LPVOID)&b, 0, 0); t[2] = CreateThread(0, 0, turn, (LPVOID)&c, 0, 0); WaitForMultipleObjects(3, t, TRUE, INFINITE); \
    return 0; }\n";

#[test]
fn a_search_that_is_too_large_says_so_and_can_be_ended_and_goes_further_when_asked_again() {
    let mut page = page();
    page.put("wide.c", WIDE);
    page.open("wide.c");
    assert_eq!(page.told().name.as_deref(), Some("wide.c"), "{}", page.told().sentences);
    page.press(Key::Char('e'));
    page.work(0.0);
    assert!(page.told().sentences.contains("1000 states"), "{}", page.told().sentences);
    page.press(Key::Char('p'));
    page.work(0.0);
    assert!(page.told().sentences.contains("1000 states"), "it waits: {}", page.told().sentences);
    page.press(Key::Char('x'));
    assert!(page.told().sentences.contains("within 1000 states"), "{}", page.told().sentences);
    page.press(Key::Char('p'));
    assert!(page.has_work(), "p searches anew");
}

#[test]
fn what_lies_ahead_is_found_out_in_slices() {
    let mut page = opened("close-without-wait");
    assert!(page.has_work());
    work(&mut page);
    let step = page.model().step.as_ref().expect("open");
    assert!(step.outlook.is_over() && step.outlook.prospect(0).is_some_and(|prospect| prospect.whole));
}

#[test]
fn buttons_are_the_hints_and_what_has_to_be_done_outside_is_handed_out() {
    let mut page = opened("hello-read");
    page.take_outside();
    let buttons = page.told().buttons;
    let next = buttons.iter().position(|button| button.words == "next").expect("a hint");
    assert_eq!(buttons[next].key, "n");
    page.push(next);
    assert!(page.told().sentences.starts_with("Step 1: "));
    page.press(Key::Char('y'));
    let link = format!("tpio:{}", page.told().fragment.expect("a link"));
    assert_eq!(page.take_outside(), [Outside::Copy(link)]);
    page.press(Key::Char(':'));
    let close = page.told().buttons.iter().position(|button| button.words == "close").expect("a way back");
    page.push(close);
    page.press(Key::Char('q'));
    assert_eq!(page.take_outside(), [Outside::Leave]);
    assert!(!page.press(Key::Char('%')), "a key that means nothing is the page's");
}

#[test]
fn the_mouse_works_as_in_a_terminal() {
    let mut page = page();
    let window = (100, 40);
    page.point(Mouse { act: MouseAct::WheelDown, column: 5, row: 5, window });
    assert_eq!(page.model().home.marked(), 1);
    assert!(page.told().rows.is_empty() && !page.told().sentences.is_empty());
}

#[test]
fn the_quiz_has_its_answers_as_rows() {
    let mut page = opened("close-without-wait");
    page.press(Key::Char('Q'));
    let told = page.told();
    assert!(told.rows.len() >= 2 && told.sentences.starts_with("Question 1 of "), "{}", told.sentences);
    page.take(1);
    let told = page.told();
    assert!(told.rows.is_empty() && ["Right: ", "Wrong: "].iter().any(|word| told.sentences.contains(word)));
}

#[test]
fn a_step_is_pointed_at_with_buttons_and_the_right_one_is_said() {
    let mut page = opened("cancel-stops-nothing");
    page.press(Key::Char('Q'));
    page.take(0);
    page.press(Key::Enter);
    let told = page.told();
    assert!(told.rows.is_empty() && told.sentences.contains("By which step?\nHere: step 1: "), "{}", told.sentences);
    let button = |page: &Page, key: &str| {
        let buttons = page.told().buttons;
        buttons.iter().position(|button| button.key == key).expect("a button")
    };
    page.push(button(&page, "n"));
    page.push(button(&page, "n"));
    page.push(button(&page, "N"));
    assert!(page.told().sentences.contains("Here: step 2: main opened tpio:server."), "{}", page.told().sentences);
    page.push(button(&page, "Enter"));
    let sentences = page.told().sentences;
    assert!(sentences.contains("\nWrong: ") && sentences.contains("\nRight is: step 16: the kernel "), "{sentences}");
    page.push(button(&page, "n"));
    assert!(page.told().sentences.starts_with("Question 3 of "), "{}", page.told().sentences);
}
