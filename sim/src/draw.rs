//! Randomness that is the same everywhere and for ever: raw words of ChaCha8, reduced by a small function of our own.
//! Knows nothing of what is drawn for. No other place in the workspace draws a number.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of numbers that a seed determines.
///
/// ```
/// use tpio_sim::draw::Draw;
/// let mut draw = Draw::new(7);
/// assert!(draw.below(3) < 3);
/// ```
#[derive(Clone, Debug)]
pub struct Draw {
    rng: ChaCha8Rng,
}

impl Draw {
    /// The stream of a seed. The seed stands little-endian in the first eight bytes of the key; the rest is zero.
    /// (`seed_from_u64` would do, but how it stretches a seed is not promised to stay.)
    pub fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Draw { rng: ChaCha8Rng::from_seed(key) }
    }

    /// The next raw word.
    pub fn word(&mut self) -> u64 {
        self.rng.next_u64()
    }

    /// A number from 0 to `bound` − 1, each equally likely. `bound` is at least 1; a bound of 1 draws nothing.
    ///
    /// The high half of `word × bound` would favour some numbers slightly, because 2⁶⁴ is no multiple of `bound`. The low
    /// half says which words are the surplus ones: those below 2⁶⁴ mod `bound`. They are drawn again.
    pub fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "internal: nothing to draw from");
        if bound == 1 {
            return 0;
        }
        let surplus = bound.wrapping_neg() % bound;
        loop {
            let product = u128::from(self.word()) * u128::from(bound);
            if product as u64 >= surplus {
                return (product >> 64) as u64;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use super::Draw;
    use expect_test::expect;

    #[test]
    fn the_first_sixteen_words_are_pinned() {
        let words = |seed| {
            let mut draw = Draw::new(seed);
            (0..16).map(|_| format!("{:016x}", draw.word())).collect::<Vec<_>>().join("\n")
        };
        expect![[r#"
            d6405f892fef003e
            a1a5091fe8b85b7f
            3b7f9acec30e842c
            1e1a71ef88e11b18
            416f21b972e14c98
            19566d456753449f
            01b086daa3424a31
            42fe0c0eb8fd7b38
            51c1a5ea0dfaaed2
            ada5f2016cdb0abf
            aaa2f9591258fdc0
            6ba266d58f0ff2dc
            98dac5bb38ec3250
            652a878b566f0cee
            bb21eb1d25bf8aa0
            aa681e82d8e5564b"#]]
        .assert_eq(&words(0));
        expect![[r#"
            14c45d4a515d352d
            81beede6cafb6e7a
            5568f626589137ac
            1aa4eeb35cd4d3b6
            d5358b74982f90db
            e0d1fcf39259d51b
            1ed4378a3e030505
            8727ad700a9ed2a3
            458aaddede88b50a
            ca06f97a1fb73116
            62ab980599a75de0
            98b7375f7503f6b1
            e95e024955ea17e5
            b192464c8d9ad1f8
            55b9c8f142ad3dc0
            80135b1c2d6acd30"#]]
        .assert_eq(&words(0x0123_4567_89ab_cdef));
    }

    #[test]
    fn reduced_draws_are_pinned() {
        let mut draw = Draw::new(1);
        let drawn: Vec<u64> = [1, 2, 3, 10, 36, 1000, u64::MAX, 1 << 63].map(|bound| draw.below(bound)).into();
        expect![[r#"
            [
                0,
                0,
                0,
                7,
                32,
                855,
                2567501368458013525,
                6768542572058209350,
            ]
        "#]]
        .assert_debug_eq(&drawn);
    }

    #[test]
    fn every_number_below_the_bound_is_drawn_about_equally_often() {
        let mut draw = Draw::new(3);
        let mut seen = [0_u32; 7];
        for _ in 0..7000 {
            seen[draw.below(7) as usize] += 1;
        }
        assert!(seen.iter().all(|count| (900..1100).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_bound_with_a_large_surplus_is_not_biased() {
        // 3 · 2⁶² leaves a quarter of all words over; without drawing again every third number would come twice as often
        let mut draw = Draw::new(4);
        let bound = 3 << 62;
        let third = (0..3000).filter(|_| draw.below(bound).is_multiple_of(3)).count();
        assert!((900..1100).contains(&third), "{third}");
    }
}
