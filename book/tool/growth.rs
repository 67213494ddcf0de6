//! The plot of how a search grows: measured numbers in `figures/growth.tsv`, drawn as SVG with a logarithmic axis. Whoever
//! measures again changes the numbers there and nothing else. Knows nothing of how they were measured.

use std::fmt::Write as _;

const MEASURED: &str = include_str!("../figures/growth.tsv");

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 44.0;

/// Readable on light and dark pages.
const COLOURS: [&str; 4] = ["#d9534f", "#3b8bd0", "#8a8a8a", "#4f9d5d"];

/// What was measured: a line for each series, by K.
#[derive(Debug, PartialEq, Eq)]
struct Table {
    names: Vec<String>,
    /// K and, for each series, how many states; `None` where nothing was measured.
    rows: Vec<(u32, Vec<Option<u64>>)>,
}

/// The plot, and the numbers below it.
///
/// # Errors
///
/// The file of numbers is not as it should be.
pub fn all() -> Result<String, String> {
    let table = read(MEASURED)?;
    Ok(format!("<figure>\n{}</figure>\n\n{}", draw(&table), list(&table)))
}

fn read(text: &str) -> Result<Table, String> {
    let mut lines = text.lines();
    let head = lines.next().ok_or("growth.tsv is empty")?;
    let names: Vec<String> = head.split('\t').skip(1).map(str::to_owned).collect();
    let mut rows = Vec::new();
    for line in lines {
        let bad = |what| format!("growth.tsv: {what} in {line:?}");
        let mut cells = line.split('\t');
        let k = cells.next().and_then(|cell| cell.parse().ok()).ok_or_else(|| bad("no K"))?;
        let number = |cell: &str| match cell {
            "-" => Ok(None),
            _ => cell.parse().ok().filter(|states| *states > 0).map(Some).ok_or_else(|| bad("no number")),
        };
        let values = cells.map(number).collect::<Result<Vec<_>, _>>()?;
        if values.len() != names.len() {
            return Err(bad("too few or too many cells"));
        }
        rows.push((k, values));
    }
    if rows.len() < 2 { Err("growth.tsv: a line needs two points".to_owned()) } else { Ok(Table { names, rows }) }
}

/// Where a point is.
struct Scale {
    first: u32,
    last: u32,
    /// Powers of ten.
    top: i32,
}

impl Scale {
    fn new(table: &Table) -> Self {
        let most = table.rows.iter().flat_map(|(_, values)| values.iter().flatten()).max().copied().unwrap_or(1);
        let k = || table.rows.iter().map(|(k, _)| *k);
        Scale { first: k().min().unwrap_or(0), last: k().max().unwrap_or(1), top: most.ilog10() as i32 + 1 }
    }

    fn x(&self, k: u32) -> f64 {
        LEFT + f64::from(k - self.first) / f64::from(self.last - self.first) * (WIDTH - LEFT - RIGHT)
    }

    #[allow(clippy::cast_precision_loss, reason = "it is the place of a pixel")]
    fn y(&self, states: u64) -> f64 {
        HEIGHT - BOTTOM - (states as f64).log10() / f64::from(self.top) * (HEIGHT - TOP - BOTTOM)
    }
}

/// The picture. No line of it is empty: Markdown would end the block there.
fn draw(table: &Table) -> String {
    let scale = Scale::new(table);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" font-size=\"12\" fill=\"currentColor\" \
         aria-label=\"States against K, on a logarithmic axis\">\n"
    );
    axes(&mut svg, table, &scale);
    for (index, name) in table.names.iter().enumerate() {
        let points: Vec<(f64, f64)> = table
            .rows
            .iter()
            .filter_map(|(k, values)| values[index].map(|states| (scale.x(*k), scale.y(states))))
            .collect();
        line(&mut svg, name, COLOURS[index % COLOURS.len()], &points);
    }
    svg + "</svg>\n"
}

fn axes(svg: &mut String, table: &Table, scale: &Scale) {
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    for power in 0..=scale.top {
        let y = scale.y(10_u64.pow(power as u32));
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"currentColor\" stroke-opacity=\"0.15\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">10<tspan dy=\"-4\" font-size=\"9\">{power}</tspan></text>",
            LEFT - 8.0,
            y + 4.0
        );
    }
    for (k, _) in &table.rows {
        let x = scale.x(*k);
        let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{k}</text>", bottom + 18.0);
    }
    let middle = f64::midpoint(LEFT, right);
    let _ = writeln!(svg, "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">K</text>", bottom + 36.0);
}

/// A series with its name at its end; nothing if nothing was measured.
fn line(svg: &mut String, name: &str, colour: &str, points: &[(f64, f64)]) {
    let Some((x, y)) = points.last() else { return };
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    let _ = writeln!(svg, "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>", path.join("L"));
    for (x, y) in points {
        let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
    }
    let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{name}</text>", x + 8.0, y + 4.0);
}

/// The same as a table, of the series that were measured.
fn list(table: &Table) -> String {
    let measured = |index: &usize| table.rows.iter().any(|(_, values)| values[*index].is_some());
    let shown: Vec<usize> = (0..table.names.len()).filter(measured).collect();
    let mut out = String::from("| K |");
    for index in &shown {
        let _ = write!(out, " {} |", table.names[*index]);
    }
    out += "\n|---|";
    out += &"---:|".repeat(shown.len());
    out.push('\n');
    for (k, values) in &table.rows {
        let _ = write!(out, "| {k} |");
        for index in &shown {
            let _ = write!(out, " {} |", values[*index].map_or_else(String::new, |states| states.to_string()));
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "K\tone\ttwo\tnone\n1\t10\t5\t-\n2\t1000\t-\t-\n";

    #[test]
    fn more_states_stand_higher() {
        let scale = Scale::new(&read(SMALL).expect("it is well formed"));
        assert!(scale.y(1000) < scale.y(10) && scale.y(1) <= HEIGHT - BOTTOM);
        assert!(scale.x(2) > scale.x(1));
    }

    #[test]
    fn each_measured_point_is_drawn_and_listed() {
        let table = read(SMALL).expect("it is well formed");
        let svg = draw(&table);
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(!svg.contains("none</text>"), "a series without points has no name in the plot");
        assert!(!svg.contains("\n\n"), "an empty line would end the block");
        assert_eq!(list(&table), "| K | one | two |\n|---|---:|---:|\n| 1 | 10 | 5 |\n| 2 | 1000 |  |\n");
    }

    #[test]
    fn what_was_measured_is_well_formed() {
        assert!(all().is_ok_and(|text| text.contains("<circle")));
    }

    #[test]
    fn bad_numbers_are_refused() {
        for bad in ["", "K\ta\n1\t5\n", "K\ta\n1\t5\n2\tfive\n", "K\ta\n1\t5\n2\t6\t7\n", "K\ta\n1\t0\n2\t6\n"] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}
