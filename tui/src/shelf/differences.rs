//! How two programs differ, line by line.

use tpio_model::Program;
use tpio_sim::words::line_text;

/// Longer programs are not compared line by line.
const MOST_LINES: usize = 2000;

/// Lines of the new program that the old one does not have, and the other way round; comments and space do not count.
pub(crate) fn differences(old: &Program, new: &Program) -> (Vec<u32>, Vec<u32>) {
    let (old, new) = (code(old), code(new));
    if old.len() > MOST_LINES || new.len() > MOST_LINES {
        return (Vec::new(), Vec::new());
    }
    // how many lines the rests have in common, from each pair of places on
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for (a, (_, text)) in old.iter().enumerate().rev() {
        for (b, (_, other)) in new.iter().enumerate().rev() {
            common[a][b] =
                if text == other { common[a + 1][b + 1] + 1 } else { common[a + 1][b].max(common[a][b + 1]) };
        }
    }
    let (mut a, mut b) = (0, 0);
    let (mut added, mut gone) = (Vec::new(), Vec::new());
    while a < old.len() || b < new.len() {
        if a < old.len() && b < new.len() && old[a].1 == new[b].1 {
            (a, b) = (a + 1, b + 1);
        } else if b == new.len() || (a < old.len() && common[a + 1][b] >= common[a][b + 1]) {
            gone.push(old[a].0);
            a += 1;
        } else {
            added.push(new[b].0);
            b += 1;
        }
    }
    (added, gone)
}

/// The lines of a program that say something, without comments.
pub(super) fn code(program: &Program) -> Vec<(u32, String)> {
    let count = program.source.lines().count() as u32;
    let lines = (1..=count).map(|line| (line, line_text(program, line)));
    lines.filter(|(_, text)| !text.is_empty()).collect()
}
