//! How long a picture takes, view and difference together, and how long a key: after few steps and after ten thousand, in
//! windows of three sizes. `cargo bench -p tpio --bench frame`.

use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tpio::shelf::{self, Shelf};
use tpio::ui::key::Key;
use tpio::ui::signs::{Charset, Colour, Signs};
use tpio::ui::theme::Theme;
use tpio::ui::{Model, Msg, update, view};

const SIGNS: Signs = Signs { charset: Charset::Unicode, colour: Colour::Sixteen, theme: Theme::Ansi };

/// Steps before the picture, as the keys that lead there: few, or ten thousand round a loop.
const RUNS: [&str; 2] = ["few", "ten thousand"];

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (200, 50)];

fn main() {
    divan::main();
}

fn model(run: &str) -> Model {
    let opened = if run == "few" {
        let entry = tpio_scenarios::catalogue::find("close-without-wait").expect("a scenario");
        shelf::open(entry.name, entry.text)
    } else {
        shelf::open("loop", "volatile int turns;\nint main(void) { for (;;) { turns = 1 - turns; } }\n")
    };
    let mut model = Model::new(Shelf::empty(), SIGNS).with(opened.expect("it compiles"));
    // on to the first choice; the loop has none, and running on ends after ten thousand steps
    press(&mut model, 'c');
    model
}

fn press(model: &mut Model, key: char) {
    update(model, Msg::Key(Key::Char(key)));
}

#[divan::bench(args = RUNS, consts = [0, 1, 2])]
fn picture<const SIZE: usize>(bencher: Bencher<'_, '_>, run: &str) {
    let (width, height) = SIZES[SIZE];
    let mut window = Terminal::new(TestBackend::new(width, height)).expect("a window");
    let after = model(run);
    let mut before = after.clone();
    press(&mut before, 'N');
    let mut turn = false;
    bencher.bench_local(|| {
        turn = !turn;
        let shown = if turn { &before } else { &after };
        window.draw(|frame| view(shown, frame)).expect("it is drawn");
    });
}

#[divan::bench(args = RUNS)]
fn key(bencher: Bencher<'_, '_>, run: &str) {
    let mut model = model(run);
    let mut turn = false;
    bencher.bench_local(|| {
        turn = !turn;
        press(&mut model, if turn { 'N' } else { 'n' });
    });
}
