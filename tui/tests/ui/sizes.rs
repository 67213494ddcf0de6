//! Every size of window from 1×1 up is drawn, on every screen and with everything that may lie over it.

use super::{SIGNS, key, model, picture, press};

#[test]
fn every_size_is_drawn() {
    let scripts: [&[&str]; 5] = [&[], &["c", "?"], &["c", "p"], &["c", "1", "1", "1", "2", "2", "2", "2"], &["c", "i"]];
    let mut shown = vec![model(None, SIGNS)];
    for script in scripts {
        let mut model = model(Some("close-without-wait"), SIGNS);
        for word in script {
            press(&mut model, key(word));
        }
        shown.push(model);
    }
    let mut filtered = model(None, SIGNS);
    for word in ["/", "z", "z", "q"] {
        press(&mut filtered, key(word));
    }
    shown.push(filtered);
    for model in shown {
        // all heights, and of the widths those where a layout may turn, among others
        for height in 1..=45 {
            for width in (1..=130).step_by(5).chain([59, 60, 109, 110, 160, 200]) {
                picture(&model, width, height);
            }
        }
    }
}

#[test]
fn at_the_least_size_the_menu_and_the_keys_are_there() {
    let mut shown = model(Some("close-without-wait"), SIGNS);
    press(&mut shown, key("c"));
    let seen = super::text(&picture(&shown, 60, 18));
    for part in ["1 main", "2 the kernel", "n next", "io#1", "step ", "Timeline"] {
        assert!(seen.contains(part), "{part} in\n{seen}");
    }
}

#[test]
fn every_scenario_is_drawn_from_its_first_step_to_its_last() {
    for entry in tpio_scenarios::catalogue::all() {
        let mut shown = model(Some(entry.name), SIGNS);
        // first choices to the end, or so far into an endless run
        for _ in 0..120 {
            let seen = super::text(&picture(&shown, 80, 24));
            assert!(seen.lines().count() == 24, "{}", entry.name);
            press(&mut shown, key("n"));
        }
        picture(&shown, 120, 35);
    }
}
