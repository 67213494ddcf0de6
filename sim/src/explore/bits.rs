//! Sets of small numbers, one bit each. Knows nothing of what the numbers are.

/// The numbers in a set.
pub(super) fn members(words: impl Iterator<Item = u64>) -> impl Iterator<Item = u32> {
    (0..).zip(words).flat_map(|(index, mut word)| {
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros();
            word &= word.wrapping_sub(1);
            (bit < 64).then_some(index * 64 + bit)
        })
    })
}

/// Puts a number into a set, or takes it out.
pub(super) fn set(words: &mut Vec<u64>, number: u32, there: bool) {
    let at = (number / 64) as usize;
    if at >= words.len() {
        words.resize(at + 1, 0);
    }
    words[at] = words[at] & !(1 << (number % 64)) | u64::from(there) << (number % 64);
}
