//! Far from the happy path: long runs, many threads, long names, wide letters, many outcomes, small windows that grow.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tpio::ui::key::Key;
use tpio::ui::{Model, Msg, update};

use super::{SIGNS, key, model, obey, picture, press, text};

fn file(name: &str, code: &str) -> Model {
    let mut shown = model(None, SIGNS);
    update(&mut shown, Msg::File { path: name.to_owned(), text: Ok(code.to_owned()) });
    assert!(shown.step.is_some(), "{:?}", shown.overlay);
    shown
}

/// Every row of a picture is as wide as its window, wide letters counted twice.
fn fits(shown: &Model, width: u16, height: u16) -> String {
    let buffer = picture(shown, width, height);
    let seen = text(&buffer);
    assert_eq!(seen.lines().count(), usize::from(height));
    assert!(!seen.chars().any(|letter| letter.is_control() && letter != '\n'), "{seen:?}");
    seen
}

const MANY: &str = "#include <windows.h>\n#include <stdio.h>\nstatic LONG shared;\n\
static DWORD WINAPI NAME(void *p)\n{\n    /* 日本語のコメント: ここで数える */\n    InterlockedIncrement(&shared);\n    \
printf(\"größer ✓ 日本語\\n\");\n    return 0;\n}\nint main(void)\n{\n    HANDLE threads[24];\n    int i;\n    \
for (i = 0; i < 24; i++)\n        threads[i] = CreateThread(NULL, 0, NAME, NULL, 0, NULL); /* 全部始める */\n    \
for (i = 0; i < 24; i++)\n        WaitForSingleObject(threads[i], INFINITE);\n    return 0;\n}\n";

#[test]
fn many_threads_with_long_names_in_any_window() {
    let name = format!("a_thread_{}_at_all", "with_a_name_that_is_long_".repeat(6));
    let mut shown = file("many.c", &MANY.replace("NAME", &name));
    for _ in 0..45 {
        press(&mut shown, key("n"));
    }
    let step = shown.step.as_ref().expect("open");
    assert!(step.view.picks.len() > 20, "{}", step.view.picks.len());
    for (width, height) in [(20, 5), (21, 6), (60, 18), (80, 24), (110, 30), (120, 35), (160, 40), (200, 50)] {
        let seen = fits(&shown, width, height);
        if width >= 60 {
            assert!(seen.contains("Objects") && seen.contains("Timeline"), "{seen}");
            assert!(seen.contains(if height < 24 { "7 T" } else { "9 T" }), "{seen}");
            // whose lanes there are has no gaps
            let lanes = seen.lines().filter(|line| line.starts_with(['T', 'm', 'k', 'p'])).count();
            assert!(lanes >= 3, "{seen}");
        }
    }
    // the last of the choices can be reached, and is seen then
    for _ in 0..40 {
        press(&mut shown, key("j"));
    }
    let last = shown.step.as_ref().expect("open").view.picks.len();
    assert!(fits(&shown, 80, 24).contains(&format!("▸{last:>2} T")), "{}", fits(&shown, 80, 24));
    for overlay in ["w", "i", "?", ":", "B", "p"] {
        press(&mut shown, key(overlay));
        fits(&shown, 80, 24);
        fits(&shown, 20, 5);
        press(&mut shown, Key::Esc);
    }
}

#[test]
fn a_run_of_ten_thousand_steps_is_drawn_as_fast_as_a_short_one() {
    let code = "#include <windows.h>\nvolatile LONG turns;\nint main(void)\n{\n    int i;\n    for (i = 0; i < 6000; i++) {\n        \
                InterlockedIncrement(&turns);\n        InterlockedDecrement(&turns);\n    }\n    return 0;\n}\n";
    let mut shown = file("long.c", code);
    // run on takes ten thousand steps at most
    press(&mut shown, key("c"));
    let at = shown.step.as_ref().expect("open").view.step;
    assert!(at >= 9_000, "{at}");
    let median = |shown: &Model| {
        let mut took: Vec<Duration> = Vec::new();
        for _ in 0..15 {
            let began = Instant::now();
            picture(shown, 200, 50);
            took.push(began.elapsed());
        }
        took.sort_unstable();
        took[took.len() / 2]
    };
    let long = median(&shown);
    assert!(long < Duration::from_millis(20), "{long:?}");
    // a key that is held down
    let began = Instant::now();
    for _ in 0..50 {
        press(&mut shown, key("N"));
        fits(&shown, 80, 24);
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert_eq!(shown.step.as_ref().expect("open").view.step, at - 50);
    press(&mut shown, Key::Home);
    assert!(fits(&shown, 80, 24).contains(&format!(" 0/{at} ")));
    press(&mut shown, Key::End);
    assert!(fits(&shown, 80, 24).contains(&format!(" {at}/{at} ")));
}

#[test]
fn many_outcomes_and_deep_nesting() {
    let mut code = "#include <windows.h>\n#include <stdio.h>\n#include <stdlib.h>\nstatic DWORD WINAPI one(void *p) { \
                    printf(\"%d\", (int)(ULONG_PTR)p); return 0; }\nint main(void)\n{\n    HANDLE t[6]; int i;\n"
        .to_owned();
    for _ in 0..40 {
        code.push_str("    if (1) {\n");
    }
    code.push_str("    for (i = 0; i < 5; i++) t[i] = CreateThread(NULL, 0, one, (void *)(ULONG_PTR)i, 0, NULL);\n");
    code.push_str("    for (i = 0; i < 5; i++) WaitForSingleObject(t[i], INFINITE);\n");
    for _ in 0..40 {
        code.push_str("    }\n");
    }
    let _ = writeln!(code, "    return 0;\n}}");
    let mut shown = file("outcomes.c", &code);
    press(&mut shown, key("e"));
    obey(&mut shown);
    let explore = shown.explore.as_ref().expect("open");
    assert_eq!(explore.groups.iter().map(|group| group.outcomes.len()).sum::<usize>(), 120);
    for (width, height) in [(20, 5), (60, 18), (80, 24), (200, 50)] {
        fits(&shown, width, height);
    }
    for _ in 0..130 {
        press(&mut shown, key("l"));
    }
    assert!(fits(&shown, 80, 24).contains("example 120 of 120"), "{}", fits(&shown, 80, 24));
    press(&mut shown, Key::Enter);
    fits(&shown, 80, 24);
}

#[test]
fn every_size_of_every_other_screen() {
    let mut explored = model(Some("close-without-wait"), SIGNS);
    press(&mut explored, key("e"));
    obey(&mut explored);
    let mut compared = explored.clone();
    press(&mut compared, key("d"));
    let mut asked = model(Some("close-without-wait"), SIGNS);
    press(&mut asked, key("Q"));
    let mut answered = asked.clone();
    press(&mut answered, key("a"));
    let mut over = asked.clone();
    while !over.quiz.as_ref().expect("open").is_over() {
        super::answer(&mut over, 0);
        press(&mut over, key("n"));
    }
    let mut overlaid = Vec::new();
    for overlay in [":", "/", "w", "B", "?"] {
        let mut shown = model(Some("close-without-wait"), SIGNS);
        press(&mut shown, key("c"));
        press(&mut shown, key(overlay));
        overlaid.push(shown);
    }
    let mut path = model(None, SIGNS);
    press(&mut path, key("o"));
    for shown in [explored, compared, asked, answered, over, path].iter().chain(&overlaid) {
        for height in (1..=45).step_by(2) {
            for width in (1..=130).step_by(9).chain([59, 60, 109, 110, 200]) {
                fits(shown, width, height);
            }
        }
    }
}
