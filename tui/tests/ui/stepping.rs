//! The stepping screen beyond one step: breakpoints, finding, undoing, playing, the curtain, links, and what lies ahead.

use tpio::ui::action::Action;
use tpio::ui::key::Key;
use tpio::ui::order::Order;
use tpio::ui::overlay::Overlay;
use tpio::ui::step::{Break, Curtain, LastGood, Step, things};
use tpio::ui::{Draw, Model, Msg, update};

use super::{SIGNS, key, model, obey, opened, picture, press, text};

fn pressed(name: &str, keys: &str) -> Model {
    let mut shown = model(Some(name), SIGNS);
    for word in keys.split_whitespace() {
        press(&mut shown, key(word));
    }
    shown
}

fn step(model: &Model) -> &Step {
    model.step.as_ref().expect("a program is open")
}

#[test]
fn running_on_stops_at_a_line_and_says_so() {
    let mut shown = pressed("hello-read", "b");
    let line = *step(&shown).breaks.iter().next().expect("a breakpoint");
    press(&mut shown, key("c"));
    let Break::Line(line) = line else { panic!("{line:?}") };
    assert_eq!(shown.message, Some(format!("stopped at line {line}")));
    assert_eq!(step(&shown).view.threads[0].next, Some(line));
    assert_eq!(step(&shown).hits(), [step(&shown).view.step]);
    press(&mut shown, key("N"));
    press(&mut shown, key("b"));
    assert!(shown.message.expect("said").contains("no break any more"));
}

#[test]
fn a_breakpoint_between_two_steps_is_not_run_over() {
    // line 36 of this scenario stores a number that nobody else can see: no step ends there
    let mut shown = model(Some("close-without-wait"), SIGNS);
    for word in ["Tab", "j", "j", "j", "j", "j", "j", "j", "j", "b", "Home", "c"] {
        press(&mut shown, key(word));
    }
    assert_eq!(step(&shown).breaks.iter().copied().collect::<Vec<_>>(), [Break::Line(36)]);
    assert_eq!(shown.message.as_deref(), Some("stopped at line 36"));
    assert!(step(&shown).view.step < 10);
}

#[test]
fn a_line_that_was_jumped_over_is_no_stop() {
    // line 32 is run only if the read fails at once
    let mut shown = model(Some("hello-read"), SIGNS);
    let source = &step(&shown).view.threads[0].lines;
    let line = source.iter().find(|line| line.text.contains("CancelThreadpoolIo")).expect("a line").number;
    while step(&shown).line() != Some(line) {
        if shown.step.as_ref().is_some_and(|step| step.focus != tpio::ui::step::Focus::Source) {
            press(&mut shown, Key::Tab);
        }
        press(&mut shown, key("j"));
    }
    for word in ["b", "c", "c", "c", "c"] {
        press(&mut shown, key(word));
    }
    assert!(step(&shown).hits().is_empty(), "{:?}", step(&shown).hits());
}

#[test]
fn running_on_stops_at_an_event() {
    let mut shown = pressed("hello-read", "n n n n n B Home c");
    let view = &step(&shown).view;
    assert_eq!(view.trace.last().map(|row| row.letter), Some('S'));
    assert!(shown.message.as_ref().expect("said").contains("S Start"));
    press(&mut shown, key("L"));
    press(&mut shown, key("b"));
    assert!(step(&shown).breaks.is_empty());
}

#[test]
fn a_search_goes_along_and_comes_back() {
    let mut shown = pressed("hello-read", "n n n n n n n n n n Home n");
    let origin = step(&shown).view.step;
    press(&mut shown, key("/"));
    for letter in "promised".chars() {
        press(&mut shown, Key::Char(letter));
    }
    let at = step(&shown).view.step;
    assert!(step(&shown).view.narration[0].contains("promised"));
    press(&mut shown, Key::Esc);
    assert_eq!(step(&shown).view.step, origin);
    press(&mut shown, key("/"));
    for letter in "promised".chars() {
        press(&mut shown, Key::Char(letter));
    }
    press(&mut shown, Key::Enter);
    press(&mut shown, key(";"));
    press(&mut shown, key(","));
    assert_eq!(step(&shown).view.step, at);
    press(&mut shown, key("/"));
    press(&mut shown, key("~"));
    assert!(text(&picture(&shown, 80, 24)).contains("in no step"));
}

#[test]
fn a_choice_is_undone_and_made_again() {
    let mut shown = pressed("close-without-wait", "c");
    let (before, path) = (step(&shown).view.step, step(&shown).session().schedule());
    press(&mut shown, key("2"));
    let after = step(&shown).view.path.clone();
    press(&mut shown, key("n"));
    press(&mut shown, key("u"));
    assert_eq!((step(&shown).view.step, step(&shown).session().schedule()), (before, path));
    press(&mut shown, key("Ctrl-r"));
    assert_eq!(step(&shown).view.path, after);
    assert_eq!(step(&shown).view.step, before + 1);
}

#[test]
fn a_run_plays_by_itself_until_it_is_over() {
    let mut shown = model(Some("hello-read"), SIGNS);
    assert_eq!(shown.wake(), None, "an idle screen waits for ever");
    press(&mut shown, key("Space"));
    let slow = shown.wake().expect("it plays");
    press(&mut shown, key(">"));
    assert_eq!(shown.wake().expect("it plays") * 2, slow);
    let mut ticks = 0;
    while shown.wake().is_some() {
        assert_eq!(update(&mut shown, Msg::Tick).draw, Draw::Changes);
        ticks += 1;
        assert!(ticks < 100);
    }
    assert!(step(&shown).view.verdict.is_some());
    let mut stopped = pressed("hello-read", "Space n");
    assert_eq!(stopped.wake(), None, "a key takes over");
    press(&mut stopped, key("Space"));
    press(&mut stopped, Key::Esc);
    assert_eq!(stopped.wake(), None);
}

#[test]
fn the_curtain_hides_what_comes() {
    let mut shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2");
    obey(&mut shown);
    assert!(text(&picture(&shown, 120, 35)).contains("MISUSE"));
    press(&mut shown, key("."));
    assert_eq!(step(&shown).curtain, Curtain::Drawn);
    let hidden = text(&picture(&shown, 120, 35));
    assert!(!hidden.contains("MISUSE") && !hidden.contains("ahead"), "{hidden}");
    press(&mut shown, key("1"));
    assert!(shown.message.as_ref().expect("said").contains("curtain"));
    press(&mut shown, key("."));
    assert!(text(&picture(&shown, 120, 35)).contains("MISUSE"));
}

#[test]
fn what_lies_ahead_is_asked_once_and_shown_until_it_is_hidden() {
    let mut shown = pressed("close-without-wait", "c");
    let asked = shown.take_orders().iter().filter(|order| matches!(order, Order::Outlook(_))).count();
    assert!(asked > 0);
    press(&mut shown, key("j"));
    assert!(!shown.take_orders().iter().any(|order| matches!(order, Order::Outlook(_))), "nothing moved");
    press(&mut shown, key("1"));
    obey(&mut shown);
    assert!(text(&picture(&shown, 80, 24)).contains("ahead: "));
    press(&mut shown, key("o"));
    assert!(!text(&picture(&shown, 80, 24)).contains("ahead: "));
    press(&mut shown, key("n"));
    assert!(!shown.take_orders().iter().any(|order| matches!(order, Order::Outlook(_))), "hidden, it costs nothing");
}

#[test]
fn an_answer_to_an_older_question_is_thrown_away() {
    let mut shown = pressed("close-without-wait", "c");
    let orders = shown.take_orders();
    let question = orders.iter().rev().find_map(|order| match order {
        Order::Outlook(question) => Some(question.clone()),
        _ => None,
    });
    let question = question.expect("a question");
    press(&mut shown, key("1"));
    let ahead = tpio_sim::ahead::Ahead::new(question.program.clone(), 10);
    let effects = update(&mut shown, Msg::Outlook(question.answer(&ahead, false)));
    assert_eq!(effects.draw, Draw::No);
}

#[test]
fn the_last_good_step_is_a_key_away() {
    let mut shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2");
    obey(&mut shown);
    assert_eq!(step(&shown).outlook.last_good(), Some(LastGood::After(16)));
    press(&mut shown, key("4"));
    assert_eq!(step(&shown).view.step, 16);
    obey(&mut shown);
    let picks = step(&shown).view.picks.len();
    let good: Vec<bool> = (0..picks).map(|pick| step(&shown).outlook.prospect(pick).expect("known").good).collect();
    assert!(good.contains(&true) && good.contains(&false), "{good:?}");
}

#[test]
fn a_link_leads_back_to_what_it_was_made_of() {
    let mut shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2 N N");
    press(&mut shown, key("y"));
    let copied = shown.take_orders().into_iter().find_map(|order| match order {
        Order::Copy(text) => Some(text),
        _ => None,
    });
    let copied = copied.expect("a link on the clipboard");
    assert!(shown.message.as_ref().expect("printed, too").contains(&copied));
    let link: tpio_sim::link::Link = copied.parse().expect("a link");
    let mut again = opened(&link.name);
    assert!(link.fits(&again.program.fingerprint));
    again.schedule = Some(link.schedule);
    again.step = link.step;
    let (again, misfit) = Step::new(again);
    assert_eq!(misfit, None);
    assert_eq!((again.view.step, again.view.last, &again.view.path), {
        let view = &step(&shown).view;
        (view.step, view.last, &view.path)
    });
    press(&mut shown, key("Y"));
    assert!(shown.message.expect("said").contains("tpio step 'tpio:close-without-wait@"));
}

#[test]
fn causes_can_be_gone_to() {
    let mut shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2 w j");
    let wanted = step(&shown).view.why[1].step;
    press(&mut shown, Key::Enter);
    assert_eq!((step(&shown).view.step, &shown.overlay), (wanted, &Overlay::None));
}

#[test]
fn the_palette_runs_commands_goes_to_steps_and_saves() {
    let mut shown = pressed("hello-read", "n n n n n");
    let say = |shown: &mut Model, words: &str| {
        press(shown, key(":"));
        words.chars().for_each(|letter| {
            press(shown, Key::Char(letter));
        });
        press(shown, Key::Enter);
    };
    say(&mut shown, "2");
    assert_eq!(step(&shown).view.step, 2);
    say(&mut shown, "okabe-light");
    assert_eq!(shown.signs.theme.name(), "okabe-light");
    shown.take_orders();
    say(&mut shown, "w run.svg");
    let orders = shown.take_orders();
    assert!(orders.iter().any(|order| matches!(order, Order::Save { path, .. } if path == "run.svg")));
    say(&mut shown, "w run.doc");
    assert!(shown.message.as_ref().expect("said").contains(".svg"));
    // every command of a screen is found by the words of its help
    for row in tpio::ui::action::commands(shown.place()) {
        let list = tpio::ui::overlay::List { field: tpio::ui::field::Field::new(row.help), marked: 0 };
        assert_eq!(list.fitting(shown.place()).first().map(|first| first.action), Some(row.action), "{}", row.help);
    }
}

#[test]
fn a_rule_that_is_broken_unseen_stands_in_the_header() {
    let mut shown = model(Some("cancel-stops-nothing"), SIGNS);
    for _ in 0..60 {
        let view = &step(&shown).view;
        if view.verdict.is_some() || view.latched.iter().any(|latched| !latched.is_note()) {
            break;
        }
        press(&mut shown, key("n"));
    }
    assert!(step(&shown).view.verdict.is_none(), "it goes on");
    assert!(text(&picture(&shown, 120, 35)).contains(", not yet visible"));
}

#[test]
fn a_thread_is_followed_to_the_end_of_its_function() {
    let mut shown = model(Some("hello-read"), SIGNS);
    while !step(&shown).view.threads.iter().any(|pane| pane.acted && pane.callback.is_some()) {
        press(&mut shown, key("n"));
    }
    press(&mut shown, key("s"));
    let last = step(&shown).view.step;
    press(&mut shown, key("f"));
    assert!(step(&shown).view.narration[0].contains("returned from the callback"));
    press(&mut shown, key("S"));
    assert!(step(&shown).view.step >= last);
    shown.act(Action::Unfinish);
    assert!(step(&shown).view.step < last);
}

#[test]
fn running_on_stops_at_a_thread_and_at_an_object() {
    let mut shown = pressed("hello-read", &"n ".repeat(15));
    press(&mut shown, key("T"));
    assert_eq!(shown.message.as_deref(), Some("break at steps of W1: c runs on to it"));
    for word in ["Home", "c"] {
        press(&mut shown, key(word));
    }
    let worker = |shown: &Model| {
        let mover = step(shown).session().last().and_then(|last| last.mover());
        mover.is_some_and(tpio_model::name::ThreadId::is_worker)
    };
    while !worker(&shown) {
        press(&mut shown, key("c"));
    }
    assert_eq!(shown.message.as_deref(), Some("stopped at steps of W1"));
    press(&mut shown, key("T"));
    assert!(step(&shown).breaks.is_empty());

    let mut shown = pressed("close-without-wait", "n n n n n O");
    assert_eq!(shown.message.as_deref(), Some("break at steps about io#1: c runs on to it"));
    press(&mut shown, key("c"));
    assert!(step(&shown).view.narration[0].contains("io#1"), "{:?}", step(&shown).view.narration);
    assert_eq!(shown.message.as_deref(), Some("stopped at steps about io#1"));
}

#[test]
fn what_followed_is_shown_with_what_the_step_led_to() {
    let mut shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2 Home n n n n n n n n");
    let past = |shown: &Model| step(shown).view.timeline.lanes[0].cells.len();
    assert_eq!(past(&shown), 8);
    press(&mut shown, key("v"));
    assert_eq!(past(&shown), 17);
    assert!(step(&shown).view.timeline.lanes.iter().any(|lane| lane.label == "W1"), "a thread that comes later");
    // the read that was issued in step 8 is completed in step 14 because of the write in step 10
    let arrows: Vec<(usize, usize)> = step(&shown).view.arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    assert!(arrows.contains(&(8, 9)) && arrows.contains(&(10, 14)) && arrows.contains(&(14, 15)), "{arrows:?}");
    assert!(arrows.iter().all(|(from, to)| from < to));
    press(&mut shown, key("v"));
    assert_eq!(past(&shown), 8);
    assert!(step(&shown).view.arrows.iter().all(|arrow| arrow.to <= 8));
}

#[test]
fn a_step_of_the_timeline_can_be_made_wider() {
    let letters = |shown: &Model| {
        let seen = text(&picture(shown, 80, 24));
        seen.lines().find(|line| line.starts_with("main  ")).expect("a lane").find('F')
    };
    let mut shown = pressed("close-without-wait", "c 1 1 1");
    let fits = letters(&shown);
    press(&mut shown, key("-"));
    assert!(letters(&shown) < fits);
    press(&mut shown, key("0"));
    assert_eq!(letters(&shown), fits);
    for _ in 0..30 {
        press(&mut shown, key("+"));
        picture(&shown, 80, 24);
    }
    assert!(text(&picture(&shown, 80, 24)).lines().any(|line| line.starts_with("main  ") && line.ends_with('F')));
}

#[test]
fn choices_that_begin_alike_show_how_they_end() {
    let mut shown = model(Some("three-outcomes"), SIGNS);
    press(&mut shown, key("c"));
    for (width, height) in [(80, 24), (60, 18)] {
        let seen = text(&picture(&shown, width, height));
        for end in ["is done at once", "goes pending", "ERROR_ACCESS_DENIED"] {
            assert!(seen.contains(end), "{end} at {width}x{height}:\n{seen}");
        }
    }
}

#[test]
fn an_object_is_marked_in_its_pane_and_running_on_stops_at_steps_about_it() {
    let mut shown = pressed("close-without-wait", "c Tab Tab");
    let all = things(&step(&shown).view);
    let op = all.iter().position(|label| label.as_deref() == Some("op#1")).expect("op#1 is listed");
    for _ in 0..op {
        press(&mut shown, key("j"));
    }
    assert_eq!(step(&shown).marked_thing(), op);
    press(&mut shown, key("b"));
    assert_eq!(shown.message.as_deref(), Some("break at steps about op#1: c runs on to it"));
    assert_eq!(step(&shown).broken_things(), [op]);
    let seen = text(&picture(&shown, 120, 35));
    assert!(seen.contains("▸◉op#1") || seen.contains("▸◉*op#1"), "{seen}");
    press(&mut shown, key("Home"));
    press(&mut shown, key("c"));
    assert!(shown.message.as_ref().expect("said").contains("stopped at steps about op#1"), "{:?}", shown.message);
    assert!(step(&shown).view.narration[0].contains("op#1"));
}

#[test]
fn the_marked_object_is_in_sight_whatever_the_window() {
    let mut shown = pressed("close-without-wait", "c Tab Tab");
    for _ in 0..things(&step(&shown).view).len() {
        let label = things(&step(&shown).view)[step(&shown).marked_thing()].clone();
        for size in [(60, 18), (80, 24), (120, 35)] {
            let seen = text(&picture(&shown, size.0, size.1));
            let marked = label.as_ref().map_or_else(|| "▸".to_owned(), |label| format!("▸{label}"));
            assert!(seen.contains(&marked) || seen.replace("▸*", "▸").contains(&marked), "{marked} in\n{seen}");
        }
        press(&mut shown, key("j"));
    }
    let last = things(&step(&shown).view).len() - 1;
    assert_eq!(step(&shown).marked_thing(), last);
}

#[test]
fn the_line_that_was_run_is_marked_beside_the_one_that_comes_next() {
    let mut shown = pressed("close-without-wait", "c 1 1 1");
    while !step(&shown).view.narration[0].contains("freed block#1") {
        press(&mut shown, key("n"));
    }
    let pane = step(&shown).view.threads[0].clone();
    let text_of = |line: Option<u32>| {
        let line = line.expect("a line");
        pane.lines.iter().find(|shown| shown.number == line).expect("it is shown").text.clone()
    };
    assert!(text_of(pane.did).contains("free(session)"));
    assert!(text_of(pane.next).contains("CloseHandle(server)"));
    for (width, height) in [(80, 24), (120, 35)] {
        let seen = text(&picture(&shown, width, height));
        assert!(seen.contains(&format!("▹ {}", pane.did.expect("a line"))), "{seen}");
        assert!(seen.contains(&format!("▸ {}", pane.next.expect("a line"))), "{seen}");
    }
}

#[test]
fn a_block_is_called_by_its_variable_and_its_lines() {
    let shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2");
    let verdict = step(&shown).view.verdict.clone().expect("a verdict");
    assert!(verdict.what.contains("block#1 (session, freed at line 42, allocated at line 32)"), "{}", verdict.what);
    assert!(text(&picture(&shown, 80, 24)).contains("block#1 (session) ✗ FREED at 13"));
    // of a block about which no rule is broken nothing looks like misuse
    let mut good = pressed("wait-then-close", "");
    while step(&good).view.verdict.is_none() {
        press(&mut good, key("n"));
    }
    assert!(text(&picture(&good, 80, 24)).contains("block#1 (session) freed at "));
    let words: Vec<String> = verdict.why.iter().map(tpio_sim::view::Reason::words).collect();
    assert!(words.last().expect("a reason").starts_with("step 13, line 42: main freed block#1 (session"), "{words:?}");
}

#[test]
fn of_the_causes_those_that_matter_come_first_and_others_are_left_out() {
    let shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2");
    let view = &step(&shown).view;
    assert!(view.why[1].text.contains("freed block#1"), "{:?}", view.why[1]);
    assert!(view.why.iter().all(|row| !row.text.contains("went on to")), "{:?}", view.why);
    assert!(view.why_else > 0);
    // how the callback came to run is told, back to the promise
    for part in ["began the callback", "met a promise", "completed op#1", "one more packet"] {
        assert!(view.why.iter().any(|row| row.text.contains(part)), "{part}: {:?}", view.why);
    }
}

#[test]
fn what_is_allowed_is_not_called_broken() {
    let mut shown = pressed("close-without-wait", "c 1 1 1 2 2 2 2");
    obey(&mut shown);
    let seen = text(&picture(&shown, 120, 35));
    assert!(seen.contains("callback-after-close at step 16: allowed, and by itself no misuse"), "{seen}");
    assert!(seen.contains("after step 16; after step 17 no order ends well"), "{seen}");
    assert!(!seen.contains("broken at step 16"), "{seen}");
    // nor is it drawn so: one letter of misuse, at the end
    let lane = seen.lines().find(|line| line.starts_with("W1")).expect("its lane");
    assert!(lane.contains('C') && lane.matches('X').count() == 1 && lane.ends_with('X'), "{seen}");
    let scrubber = seen.lines().nth(1).expect("the scrubber");
    assert!(!scrubber.contains('✗'), "{scrubber}");
    press(&mut shown, key("N"));
    assert!(step(&shown).view.narration[0].contains("worth knowing: callback-after-close"));
}

#[test]
fn the_least_window_shows_all_lanes_and_what_lies_ahead() {
    let mut shown = pressed("close-without-wait", "c");
    obey(&mut shown);
    let lanes: Vec<String> = step(&shown).view.timeline.lanes.iter().map(|lane| lane.label.clone()).collect();
    let seen = text(&picture(&shown, 60, 18));
    for lane in &lanes {
        assert!(seen.lines().any(|line| line.starts_with(lane.as_str())), "{lane} in\n{seen}");
    }
    let rows = seen.lines().filter(|line| line.starts_with("▸ 1 ") || line.starts_with("  2 "));
    assert!(rows.clone().count() == 2 && rows.clone().all(|row| row.ends_with(['✓', '✗', '?'])), "{seen}");
}

#[test]
fn the_hints_offer_nothing_that_would_do_nothing() {
    let hints = |shown: &Model| text(&picture(shown, 200, 50)).lines().last().expect("a row").to_owned();
    let mut shown = pressed("hello-read", "");
    assert!(!hints(&shown).contains("back"), "{}", hints(&shown));
    assert!(hints(&shown).contains("n next"));
    while step(&shown).view.verdict.is_none() {
        press(&mut shown, key("n"));
    }
    for gone in ["n next", "c run on"] {
        assert!(!hints(&shown).contains(gone), "{}", hints(&shown));
    }
    assert!(hints(&shown).contains("N back"));
}
