//! The player: the screens of `tpio` in an element of a page. Draws them with ratzilla, takes keys and the mouse from the
//! page, and tells it what to say and which buttons to show. What the screens do is `tpio::page`'s affair, what the page
//! looks like is that of the script beside it.

mod keys;
mod paint;

use ratzilla::DomBackend;
use ratzilla::ratatui::backend::Backend;
use ratzilla::ratatui::layout::Rect;
use ratzilla::ratatui::{Terminal, TerminalOptions, Viewport};
use tpio::page::{Outside, Page};
use tpio::ui::key::{Mouse, MouseAct};
use tpio::ui::signs::{Charset, Colour, Signs};
use tpio::ui::theme::Theme;
use tpio::ui::{self, Draw};
use wasm_bindgen::prelude::*;

/// Background work goes on for so many milliseconds before the page has its turn.
const SLICE: f64 = 12.0;

/// The screens in an element.
#[wasm_bindgen]
pub struct Player {
    page: Page,
    terminal: Terminal<DomBackend>,
    /// The element's id.
    id: String,
    window: Rect,
    clock: web_sys::Performance,
}

#[wasm_bindgen]
impl Player {
    /// The list of scenarios in the element with this id, which is empty and has a size. `memory` is what was kept the last
    /// time, as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(id: &str, light: bool, memory: &str) -> Result<Player, JsError> {
        let theme = if light { Theme::OkabeLight } else { Theme::OkabeDark };
        let signs = Signs { charset: Charset::Unicode, colour: Colour::True, theme };
        let clock = web_sys::window().and_then(|window| window.performance());
        let clock = clock.ok_or_else(|| JsError::new("this browser has no clock"))?;
        // what cannot be read is as good as nothing
        let page = Page::new(signs, serde_json::from_str(memory).unwrap_or_default());
        let (terminal, window) = terminal(id)?;
        Ok(Player { page, terminal, id: id.to_owned(), window, clock })
    }

    /// Puts a C program of the page beside the scenarios.
    pub fn put(&mut self, name: &str, text: &str) {
        self.page.put(name, text);
    }

    /// Opens a program by its name.
    pub fn open(&mut self, name: &str) {
        self.page.open(name);
    }

    /// Opens what a link leads to: what is wrong with it, in words, or nothing.
    pub fn follow(&mut self, link: &str) -> Option<String> {
        self.page.follow(link).err()
    }

    /// The C source of a program.
    pub fn source(&self, name: &str) -> Option<String> {
        self.page.source(name).map(str::to_owned)
    }

    /// A person changed the C of a program.
    pub fn edit(&mut self, name: &str, text: &str) {
        self.page.edit(name, text);
    }

    /// A key was pressed, as the browser names it; whether it was for us.
    pub fn press(&mut self, name: &str) -> bool {
        keys::key(name).is_some_and(|key| self.page.press(key))
    }

    /// The button with that number was pushed.
    pub fn push(&mut self, button: usize) {
        self.page.push(button);
    }

    /// The row with that number was taken.
    pub fn take(&mut self, row: usize) {
        self.page.take(row);
    }

    /// The screen of every order.
    pub fn explore(&mut self) {
        self.page.explore();
    }

    /// The mouse did something at a place of the element, given as parts of its width and height: `click`, `drag`,
    /// `up` and `down` for the wheel.
    pub fn point(&mut self, what: &str, across: f64, down: f64) {
        let act = match what {
            "click" => MouseAct::Click,
            "drag" => MouseAct::Drag,
            "up" => MouseAct::WheelUp,
            "down" => MouseAct::WheelDown,
            _ => return,
        };
        let cell = |part: f64, count: u16| ((part * f64::from(count)) as u16).min(count.saturating_sub(1));
        let (column, row) = (cell(across, self.window.width), cell(down, self.window.height));
        self.page.point(Mouse { act, column, row, window: (self.window.width, self.window.height) });
    }

    /// The element has another size; it is empty again.
    pub fn resize(&mut self) -> Result<(), JsError> {
        (self.terminal, self.window) = terminal(&self.id)?;
        self.page.resized();
        Ok(())
    }

    /// A slice of the work that waits; whether more does.
    pub fn work(&mut self) -> bool {
        let start = self.clock.now();
        while self.page.work(self.clock.now() / 1000.0) {
            if self.clock.now() - start >= SLICE {
                return true;
            }
        }
        false
    }

    /// Whether work waits.
    pub fn has_work(&self) -> bool {
        self.page.has_work()
    }

    /// After how many milliseconds to call `tick`; nothing: never.
    pub fn wake(&self) -> Option<f64> {
        self.page.model().wake().map(|wake| wake.as_secs_f64() * 1000.0)
    }

    /// The time is up that `wake` asked for.
    pub fn tick(&mut self) {
        self.page.tick();
    }

    /// Draws what has changed; whether anything has.
    pub fn draw(&mut self) -> Result<bool, JsError> {
        let draw = self.page.take_draw();
        if draw == Draw::No {
            return Ok(false);
        }
        let model = self.page.model();
        let light = model.signs.theme == Theme::OkabeLight;
        let drawn = self.terminal.draw(|frame| {
            ui::view(model, frame);
            paint::paint(frame.buffer_mut(), light);
        });
        drawn.map(|_| true).map_err(|error| JsError::new(&error.to_string()))
    }

    /// What is said beside the picture, as JSON.
    pub fn told(&self) -> String {
        serde_json::to_string(&self.page.told()).unwrap_or_default()
    }

    /// What has to be done outside, as a JSON list of pairs: what, and with what.
    pub fn outside(&mut self) -> String {
        let pair = |what: Outside| match what {
            Outside::Copy(text) => serde_json::json!(["copy", text]),
            Outside::Save { name, text } => serde_json::json!(["save", name, text]),
            Outside::Remember(memory) => {
                serde_json::json!(["remember", serde_json::to_string(&memory).unwrap_or_default()])
            }
            Outside::Leave => serde_json::json!(["leave"]),
        };
        let all: Vec<serde_json::Value> = self.page.take_outside().into_iter().map(pair).collect();
        serde_json::Value::Array(all).to_string()
    }
}

/// A terminal in the element, as large as that is.
fn terminal(id: &str) -> Result<(Terminal<DomBackend>, Rect), JsError> {
    let wrong = |error: std::io::Error| JsError::new(&error.to_string());
    let mut backend = DomBackend::new_by_id(id).map_err(|error| JsError::new(&error.to_string()))?;
    // of itself ratzilla would take the size of the whole browser window
    let size = backend.window_size().map_err(wrong)?.columns_rows;
    let window = Rect::new(0, 0, size.width, size.height);
    let options = TerminalOptions { viewport: Viewport::Fixed(window) };
    Ok((Terminal::with_options(backend, options).map_err(wrong)?, window))
}
