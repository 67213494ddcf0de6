//! Which of the known words a mistyped one resembles. Knows words, nothing of what they name.

/// Edit distance without regard to case: how many letters must be put in, taken out, exchanged, or swapped with the next.
///
/// ```
/// use tpio_scenarios::suggest::distance;
/// assert_eq!(distance("helo-read", "hello-read"), 1);
/// assert_eq!(distance("DWROD", "DWORD"), 1);
/// ```
pub fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().take(64).flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=left.len()).collect();
    let mut last = None;
    for (line, other) in right.chars().take(64).flat_map(char::to_lowercase).enumerate() {
        let mut next = vec![line + 1];
        for (column, letter) in left.iter().enumerate() {
            let replaced = row[column] + usize::from(*letter != other);
            let mut least = replaced.min(row[column + 1] + 1).min(next[column] + 1);
            if column > 0 && last == Some(*letter) && left[column - 1] == other {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(other);
    }
    row[left.len()]
}

/// The `count` words that resemble `word` most, the nearest first; equally near ones in alphabetical order.
///
/// ```
/// use tpio_scenarios::suggest::ranked;
/// assert_eq!(ranked("two", ["one", "too", "tow"], 2), ["too", "tow"]);
/// ```
pub fn ranked<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let mut list: Vec<(usize, &str)> = known.into_iter().map(|other| (distance(word, other), other)).collect();
    list.sort_unstable();
    list.dedup();
    list.truncate(count);
    list.into_iter().map(|(_, other)| other).collect()
}

/// Like [`ranked`], but only words so near that a slip of the finger explains them.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let allowed = (word.chars().count() / 3).max(1);
    let near = known.into_iter().filter(|other| distance(word, other) <= allowed);
    ranked(word, near, count)
}
