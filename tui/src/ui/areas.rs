//! Where everything stands: a pure function from the size of the window and what has to fit into it. The only place that
//! decides how rooms share the window.

use ratatui::layout::Rect;

use super::step::{Focus, Height};

/// How much a window can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SizeClass {
    /// Under 60×18: one sentence and three keys.
    Tiny,
    /// From 60×18: the source of the acting thread.
    Compact,
    /// From 110×30: the sources of all threads.
    Standard,
    /// From 160×40: and the list of steps.
    Wide,
}

impl SizeClass {
    /// The class of a window.
    pub fn of(area: Rect) -> Self {
        match (area.width, area.height) {
            (160.., 40..) => SizeClass::Wide,
            (110.., 30..) => SizeClass::Standard,
            (60.., 18..) => SizeClass::Compact,
            _ => SizeClass::Tiny,
        }
    }
}

/// What has to fit: everything that the layout depends on beside the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ui {
    /// Lanes of the timeline.
    pub lanes: u16,
    /// Panes of threads.
    pub threads: u16,
    /// Rows of the menu, or of the verdict, without their title.
    pub menu: u16,
    /// Whether it is a verdict, which says itself what the last step did.
    pub verdict: bool,
    /// The pane that has the window for itself, if one has.
    pub zoom: Option<Focus>,
    /// How much of the window the timeline wants.
    pub timeline: Height,
}

/// The rooms of the stepping screen; a room with no rows is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// Name of the scenario, branch, state of things.
    pub header: Rect,
    /// Where we are in the run.
    pub scrubber: Rect,
    /// One for each thread that is shown.
    pub sources: Vec<Rect>,
    /// The pool's and the kernel's books.
    pub objects: Rect,
    /// The list of steps (wide only).
    pub trace: Rect,
    /// Why the last step could happen (wide only).
    pub why: Rect,
    /// The lanes, with their title.
    pub timeline: Rect,
    /// The menu or the verdict, with its title.
    pub menu: Rect,
    /// What the last step did, under the menu.
    pub narration: Rect,
    /// Keys.
    pub hints: Rect,
}

/// The menu is never smaller than this, so that it does not jump with each choice more or less; what it does not need is
/// given to the sources.
const MENU_ROWS: [u16; 2] = [2, 3];

/// Rows of the menu that have a digit.
const DIGITS: u16 = 9;

/// From so many rows on, a window of the compact class has room for more than the least.
const ROOMY: u16 = 22;

/// Rows of the timeline that the list of steps gives way to.
const LANES: u16 = 9;

/// Lanes of a timeline that is made short.
const SHORT: u16 = 2;

/// Shares a window of at least the compact class among the rooms.
pub fn areas(ui: &Ui, area: Rect) -> Areas {
    let class = SizeClass::of(area);
    let mut rooms = Areas::default();
    let mut rest = area;
    rooms.header = top(&mut rest, 1);
    rooms.scrubber = top(&mut rest, 1);
    rooms.hints = bottom(&mut rest, 1);
    if let Some(pane) = ui.zoom {
        match pane {
            Focus::Menu => rooms.menu = rest,
            Focus::Source => rooms.sources = grid(rest, ui.threads),
            Focus::Objects => rooms.objects = rest,
            Focus::Timeline => rooms.timeline = rest,
        }
        return rooms;
    }
    let large = class >= SizeClass::Standard;
    let roomy = large || area.height >= ROOMY;
    if !ui.verdict {
        rooms.narration = bottom(&mut rest, if roomy { 2 } else { 1 });
    }
    // menu and hints never go; of many choices those with a digit are there, the others are reached with j and k
    let most = if ui.verdict { rest.height } else { DIGITS.max(rest.height / 3) };
    let menu = ui.menu.max(MENU_ROWS[usize::from(large)]).min(most).min(rest.height / 2) + 1;
    rooms.menu = bottom(&mut rest, menu);
    let tall = ui.timeline == Height::Tall;
    let ruler = u16::from(large || tall);
    let least_source = match (large, roomy) {
        (true, _) if tall => 4,
        (true, _) => 10,
        (false, true) if !tall => 4,
        (false, _) => 2,
    };
    let lanes = if ui.timeline == Height::Short { ui.lanes.min(SHORT) } else { ui.lanes };
    // the list of steps gives way to lanes, but not to all of them
    let free = rest.height.saturating_sub(least_source);
    let wanted = (lanes + 1 + ruler).min(free);
    let steps = if class == SizeClass::Wide { (area.height / 4).min(14) } else { 0 };
    let timeline = wanted.min(free.saturating_sub(steps).max(LANES));
    let steps = steps.min(free - timeline);
    rooms.timeline = bottom(&mut rest, timeline);
    match class {
        SizeClass::Tiny | SizeClass::Compact => {
            let right = (rest.width * 3 / 7).clamp(24, 44);
            rooms.objects = right_of(&mut rest, right);
            rooms.sources = vec![rest];
        }
        SizeClass::Standard => {
            rooms.objects = right_of(&mut rest, 48);
            rooms.sources = grid(rest, ui.threads);
        }
        SizeClass::Wide => {
            let steps = bottom(&mut rest, steps);
            let left = steps.width / 2;
            rooms.trace = Rect { width: left - 1, ..steps };
            rooms.why = Rect { x: steps.x + left, width: steps.width - left, ..steps };
            rooms.objects = right_of(&mut rest, 52);
            rooms.sources = grid(rest, ui.threads);
        }
    }
    rooms
}

/// Panes side by side, at least 36 columns each, in as few rows as that needs; those without room are left out.
fn grid(area: Rect, panes: u16) -> Vec<Rect> {
    let panes = panes.max(1);
    let columns = (area.width / 36).clamp(1, panes);
    // no more rows than leave six lines for each
    let rows = panes.div_ceil(columns).min((area.height / 7).max(1));
    let columns = panes.div_ceil(rows).min(columns).max(1);
    let mut rooms = Vec::new();
    for pane in 0..panes.min(rows * columns) {
        let (row, column) = (pane / columns, pane % columns);
        let (top, left) = (area.height * row / rows, area.width * column / columns);
        let height = area.height * (row + 1) / rows - top;
        let width = area.width * (column + 1) / columns - left;
        // a column of air between two panes
        let air = u16::from(column + 1 < columns);
        rooms.push(Rect::new(area.x + left, area.y + top, width.saturating_sub(air), height));
    }
    rooms
}

fn top(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    let taken = Rect { height: rows, ..*rest };
    *rest = Rect { y: rest.y + rows, height: rest.height - rows, ..*rest };
    taken
}

fn bottom(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    let taken = Rect { y: rest.y + rest.height - rows, height: rows, ..*rest };
    *rest = Rect { height: rest.height - rows, ..*rest };
    taken
}

/// Takes columns from the right, with a column of air between.
fn right_of(rest: &mut Rect, columns: u16) -> Rect {
    let columns = columns.min(rest.width);
    let taken = Rect { x: rest.x + rest.width - columns, width: columns, ..*rest };
    *rest = Rect { width: (rest.width - columns).saturating_sub(1), ..*rest };
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_lie_inside_the_window_and_do_not_overlap() {
        for (width, height) in [(60, 18), (80, 24), (110, 30), (120, 35), (160, 40), (200, 50), (300, 90)] {
            for (lanes, threads, menu, verdict) in
                [(3, 1, 1, false), (6, 3, 4, false), (20, 12, 30, false), (6, 3, 8, true)]
            {
                let window = Rect::new(0, 0, width, height);
                let rooms = areas(&Ui { lanes, threads, menu, verdict, ..Ui::default() }, window);
                let mut all = vec![
                    rooms.header,
                    rooms.scrubber,
                    rooms.objects,
                    rooms.trace,
                    rooms.why,
                    rooms.timeline,
                    rooms.narration,
                    rooms.menu,
                    rooms.hints,
                ];
                all.extend(&rooms.sources);
                all.retain(|room| room.area() > 0);
                for (index, room) in all.iter().enumerate() {
                    assert_eq!(room.intersection(window), *room, "{width}x{height}");
                    assert!(
                        all[index + 1..].iter().all(|other| !room.intersects(*other)),
                        "{width}x{height} {rooms:?}"
                    );
                }
                assert!(rooms.menu.height > 1 && rooms.hints.height == 1, "{width}x{height}");
            }
        }
    }

    #[test]
    fn the_least_window_has_room_for_six_lanes_and_four_rows_of_the_menu() {
        let ui = Ui { lanes: 6, threads: 3, menu: 4, ..Ui::default() };
        let rooms = areas(&ui, Rect::new(0, 0, 60, 18));
        assert_eq!((rooms.timeline.height, rooms.menu.height, rooms.narration.height), (7, 5, 1));
        assert!(rooms.sources[0].height >= 2 && rooms.objects.height >= 2);
    }

    #[test]
    fn a_menu_of_one_row_leaves_its_room_to_the_sources() {
        let source = |menu| {
            let ui = Ui { lanes: 4, threads: 1, menu, ..Ui::default() };
            areas(&ui, Rect::new(0, 0, 80, 24)).sources[0].height
        };
        assert_eq!(source(1), source(5) + 3);
    }

    #[test]
    fn many_threads_and_choices_leave_room_for_sources_and_objects() {
        for (width, height) in [(80, 24), (120, 35), (200, 50)] {
            let ui = Ui { lanes: 27, threads: 25, menu: 24, ..Ui::default() };
            let rooms = areas(&ui, Rect::new(0, 0, width, height));
            assert!(rooms.sources.iter().all(|room| room.height >= 4), "{width}x{height}: {rooms:?}");
            assert!(rooms.objects.height >= 4 && rooms.timeline.height >= 4, "{width}x{height}: {rooms:?}");
            assert!(rooms.menu.height > DIGITS, "{width}x{height}: {rooms:?}");
        }
    }

    #[test]
    fn the_timeline_is_as_tall_as_is_wanted() {
        let height = |timeline, lanes| {
            let ui = Ui { lanes, threads: 3, menu: 2, timeline, ..Ui::default() };
            areas(&ui, Rect::new(0, 0, 80, 24)).timeline.height
        };
        assert_eq!(height(Height::Fits, 4), 5);
        assert_eq!(height(Height::Tall, 4), 6);
        assert_eq!(height(Height::Short, 4), 3);
        assert!(height(Height::Tall, 20) > height(Height::Fits, 20));
    }
}
