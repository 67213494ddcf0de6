//! How many random runs it takes until a misuse shows: counted numbers in `figures/runs.tsv`, as a table. Whoever counts
//! again changes the numbers there and nothing else. Knows nothing of how they were counted.

use tpio_sim::report::grouped;

const COUNTED: &str = include_str!("../figures/runs.tsv");

/// Of this many seeds.
const SEEDS: &str = "20";

/// The table, the hardest misuses first.
///
/// # Errors
///
/// The file of numbers is not as it should be.
pub fn all() -> Result<String, String> {
    table(COUNTED)
}

fn table(text: &str) -> Result<String, String> {
    let mut rows: Vec<(u64, String)> = text.lines().skip(1).map(row).collect::<Result<_, _>>()?;
    if rows.is_empty() {
        return Err("runs.tsv is empty".to_owned());
    }
    rows.sort_by_key(|(median, _)| std::cmp::Reverse(*median));
    let mut out = String::from(
        "| program | misuse | uniform: median | most | PCT: median | most | promised by its bound |\n\
         |---|---|---:|---:|---:|---:|---:|\n",
    );
    out.extend(rows.into_iter().map(|(_, row)| row));
    Ok(out)
}

/// One line, with the median of the uniform runs.
fn row(line: &str) -> Result<(u64, String), String> {
    let bad = || format!("runs.tsv: {line:?} is no line of it");
    let cells: Vec<&str> = line.split('\t').collect();
    let [program, wanted, bound, uniform, median, most, pct, pct_median, pct_most] = cells[..] else {
        return Err(bad());
    };
    let number = |cell: &str| cell.trim_start_matches('>').parse::<u64>().map_err(|_| bad());
    let key = number(median)?;
    let shown = |found: &str, cell: &str| {
        let runs = grouped(&number(cell)?.to_string());
        let more = if cell.starts_with('>') { "over " } else { "" };
        let of = if found == SEEDS || more.is_empty() { String::new() } else { format!(" ({found} of {SEEDS})") };
        Ok::<_, String>(format!("{more}{runs}{of}"))
    };
    let cells = [shown(SEEDS, median)?, shown(uniform, most)?, shown(SEEDS, pct_median)?, shown(pct, pct_most)?];
    Ok((
        key,
        format!("| `{program}` | {wanted} | {} | {} |\n", cells.join(" | "), grouped(&number(bound)?.to_string())),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hardest_comes_first_and_what_was_not_found_says_so() {
        let text = "head\nan\tx\t7\t20\t1\t2\t20\t1\t3\nb\ty\t67200\t3\t>20000\t>20000\t20\t987\t2876\n";
        let table = table(text).expect("it is well formed");
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(rows[0], "| `b` | y | over 20,000 | over 20,000 (3 of 20) | 987 | 2,876 | 67,200 |");
        assert_eq!(rows[1], "| `an` | x | 1 | 2 | 1 | 3 | 7 |");
    }

    #[test]
    fn what_was_counted_is_well_formed() {
        assert!(all().is_ok_and(|text| text.contains("touch-after-issue")));
    }

    #[test]
    fn bad_lines_are_refused() {
        for bad in ["", "head\n", "head\na\tb\n", "head\na\tx\t7\t20\tone\t2\t20\t1\t3\n"] {
            assert!(table(bad).is_err(), "{bad:?}");
        }
    }
}
