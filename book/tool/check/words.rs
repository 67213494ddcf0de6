//! Words that make a reader feel slow. What is obvious need not be said; what is said is not obvious.

use crate::problem::Problem;

const BANNED: &[&str] = &["just", "simply", "obviously", "of course", "trivially", "easily"];

pub(super) fn check(file: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for word in found(line) {
            problems.push(Problem::new(file, index + 1, format!("do without \u{201c}{word}\u{201d}")));
        }
    }
    problems
}

fn found(line: &str) -> impl Iterator<Item = &'static str> {
    let plain: String = line.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let padded = format!(" {plain} ");
    BANNED.iter().copied().filter(move |word| padded.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn whole_words_only() {
        assert_eq!(super::found("It is simply adjusted, of course.").collect::<Vec<_>>(), ["simply", "of course"]);
        assert_eq!(super::found("unjust adjustments").count(), 0);
    }
}
