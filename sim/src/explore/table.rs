//! States as rows of bits: the number of each slot takes as many as the largest number met there needs, a slot that has the
//! same number in all states takes none. When a larger number comes, its slot takes more bits, which are zero in all states
//! that there are; only when there are no more bits to take are the states moved. A state is found by a hash of its words,
//! and compared whole. Exact: two states have one number if and only if all their numbers are equal. Knows nothing of what
//! the numbers mean.

/// Number of a state, in the order in which states were found.
pub(super) type Node = u32;

/// Some bits of a word.
#[derive(Clone, Copy, Default)]
struct Piece {
    word: u16,
    shift: u8,
    bits: u8,
}

/// Pieces of a field, at most: each has as many bits as those before it together.
const MOST_PIECES: usize = 6;
/// Bits of a field, at most.
const MOST_BITS: u8 = 31;

/// Where the number of a slot stands: its lowest bits in the first piece.
#[derive(Clone, Copy, Default)]
struct Field {
    /// What the bits are exclusive-or'ed with: the number of the first state.
    base: u32,
    pieces: [Piece; MOST_PIECES],
    count: u8,
    /// How many bits there are in all pieces.
    bits: u8,
}

impl Field {
    fn holds(&self, number: u32) -> bool {
        (number ^ self.base) >> self.bits == 0
    }

    fn pieces(&self) -> &[Piece] {
        &self.pieces[..usize::from(self.count)]
    }

    #[inline]
    fn read(&self, words: &[u64]) -> u32 {
        let (mut number, mut below) = (self.base, 0);
        for piece in self.pieces() {
            let bits = (words[usize::from(piece.word)] >> piece.shift) as u32 & ((1 << piece.bits) - 1);
            number ^= bits << below;
            below += piece.bits;
        }
        number
    }

    #[inline]
    fn write(&self, words: &mut [u64], number: u32) {
        let mut rest = u64::from(number ^ self.base);
        for piece in self.pieces() {
            let (word, mask) = (&mut words[usize::from(piece.word)], (1 << piece.bits) - 1);
            *word = *word & !(mask << piece.shift) | (rest & mask) << piece.shift;
            rest >>= piece.bits;
        }
    }

    fn add(&mut self, piece: Piece) {
        self.pieces[usize::from(self.count)] = piece;
        self.count += 1;
        self.bits += piece.bits;
    }
}

/// The numbers of a state.
#[derive(Clone, Default)]
pub(super) struct Unpacked {
    node: Node,
    row: Vec<u32>,
}

impl Unpacked {
    /// The state's number.
    pub(super) fn node(&self) -> Node {
        self.node
    }

    /// The numbers of the slots.
    pub(super) fn row(&self) -> &[u32] {
        &self.row
    }
}

/// All states that were found.
pub(super) struct Table {
    fields: Vec<Field>,
    /// The slots that have bits.
    taken: Vec<u32>,
    /// By word: how many of its bits are taken. A state has so many words.
    full: Vec<u8>,
    count: usize,
    words: Vec<u64>,
    /// Open addressing, as many places as a power of two: one more than a state's number, and above its bits some of the
    /// state's hash; or 0.
    index: Vec<u32>,
    /// The words of the state that is looked for.
    sought: Vec<u64>,
}

impl Table {
    /// A table that has the state of these numbers, as state 0.
    pub(super) fn new(row: &[u32]) -> Self {
        let fields = row.iter().map(|number| Field { base: *number, ..Field::default() }).collect();
        let mut table = Table {
            fields,
            taken: Vec::new(),
            full: Vec::new(),
            count: 0,
            words: Vec::new(),
            index: vec![0; 64],
            sought: Vec::new(),
        };
        table.add();
        table
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// How many slots a state may have.
    pub(super) fn slots(&self) -> usize {
        self.fields.len()
    }

    /// Makes room for so many slots. States keep their numbers; unpacked ones are to be unpacked again.
    pub(super) fn widen(&mut self, slots: usize) {
        self.fields.resize(slots.max(self.fields.len()), Field::default());
    }

    /// The number of a state given by its numbers.
    pub(super) fn insert(&mut self, row: &[u32]) -> Node {
        self.widen(row.len());
        let missing = (row.len()..self.fields.len()).map(|_| 0);
        let numbers: Vec<(u32, u32)> = (0..).zip(row.iter().copied().chain(missing)).collect();
        self.make_room(&numbers);
        self.sought.clear();
        self.sought.resize(self.width(), 0);
        self.seek(&numbers)
    }

    /// The number of one slot in a state.
    pub(super) fn at(&self, node: Node, slot: u32) -> u32 {
        self.fields.get(slot as usize).map_or(0, |field| field.read(self.words(node)))
    }

    /// Unpacks a state.
    pub(super) fn unpack(&self, node: Node, into: &mut Unpacked) {
        if into.row.len() != self.fields.len() {
            into.row.clear();
            into.row.extend(self.fields.iter().map(|field| field.base));
        } else if into.node == node {
            return;
        }
        into.node = node;
        let words = self.words(node);
        for slot in &self.taken {
            into.row[*slot as usize] = self.fields[*slot as usize].read(words);
        }
    }

    /// The number of the state that differs from an unpacked one in these slots.
    #[inline]
    pub(super) fn changed(&mut self, state: &Unpacked, changes: &[(u32, u32)]) -> Node {
        self.make_room(changes);
        let width = self.width();
        self.sought.clear();
        self.sought.extend_from_slice(&self.words[state.node as usize * width..][..width]);
        self.seek(changes)
    }

    /// The number of the state whose words are those that are sought but for these slots.
    #[inline]
    fn seek(&mut self, changes: &[(u32, u32)]) -> Node {
        for (slot, number) in changes {
            self.fields[*slot as usize].write(&mut self.sought, *number);
        }
        let (mask, hash) = (self.mask(), hash(&self.sought));
        let mut at = hash & mask;
        loop {
            let entry = self.index[at as usize];
            if entry == 0 {
                return self.add();
            }
            let node = (entry & mask).wrapping_sub(1);
            if (entry ^ hash) & !mask == 0 && self.words(node) == &self.sought[..] {
                return node;
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds the state that is sought.
    fn add(&mut self) -> Node {
        let node = Node::try_from(self.count).expect("internal: more states than a u32 counts");
        if self.words.capacity() < self.words.len() + self.sought.len() {
            self.words.reserve_exact(self.words.len() / 2 + self.sought.len() * 64);
        }
        self.words.extend_from_slice(&self.sought);
        self.count += 1;
        if self.count * 4 > self.index.len() * 3 {
            self.index = vec![0; self.index.len() * 2];
            for node in 0..=node {
                self.enter(node);
            }
        } else {
            self.enter(node);
        }
        node
    }

    fn enter(&mut self, node: Node) {
        let (mask, hash) = (self.mask(), hash(self.words(node)));
        let mut at = hash & mask;
        while self.index[at as usize] != 0 {
            at = (at + 1) & mask;
        }
        self.index[at as usize] = hash & !mask | (node + 1);
    }

    fn mask(&self) -> u32 {
        (self.index.len() - 1) as u32
    }

    /// How many words a state has.
    fn width(&self) -> usize {
        self.full.len()
    }

    #[inline]
    fn words(&self, node: Node) -> &[u64] {
        let width = self.width();
        &self.words[node as usize * width..][..width]
    }

    /// Sees to it that each slot can hold these numbers.
    #[inline]
    fn make_room(&mut self, numbers: &[(u32, u32)]) {
        for (slot, number) in numbers {
            if !self.fields[*slot as usize].holds(*number) {
                self.grow(*slot, *number);
            }
        }
    }

    #[cold]
    fn grow(&mut self, slot: u32, number: u32) {
        if self.fields[slot as usize].count == 0 {
            self.taken.push(slot);
        }
        while !self.fields[slot as usize].holds(number) {
            let bits = self.fields[slot as usize].bits;
            assert!(bits < MOST_BITS, "internal: more components than a field holds");
            let piece = self.take(bits.clamp(1, MOST_BITS - bits));
            self.fields[slot as usize].add(piece);
        }
    }

    /// Takes so many bits that nobody has.
    fn take(&mut self, bits: u8) -> Piece {
        let free = |taken: &u8| u32::from(taken + bits) <= u64::BITS;
        let word = self.full.iter().position(free).unwrap_or_else(|| {
            self.lengthen();
            self.full.len() - 1
        });
        let shift = self.full[word];
        self.full[word] += bits;
        Piece { word: u16::try_from(word).expect("internal: a state of too many words"), shift, bits }
    }

    /// Gives each state a word more.
    fn lengthen(&mut self) {
        let width = self.width();
        self.full.push(0);
        self.words.reserve_exact(self.count * (width + 1) - self.words.len());
        self.words.resize(self.count * (width + 1), 0);
        // from the last on: none is moved to where one stands that is still to be moved
        for node in (0..self.count).rev() {
            self.words.copy_within(node * width..(node + 1) * width, node * (width + 1));
            self.words[node * (width + 1) + width] = 0;
        }
    }

    /// How many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.words.capacity() * 8 + self.index.capacity() * 4
    }
}

/// Words that are zero add nothing.
#[inline]
fn hash(words: &[u64]) -> u32 {
    let word = |(place, word): (u64, &u64)| if *word == 0 { 0 } else { super::scatter(*word ^ place << 56) };
    (0..).zip(words).map(word).fold(0, |sum, word| sum ^ word) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Draw;
    use rustc_hash::FxHashMap;

    #[test]
    fn numbers_are_equal_if_and_only_if_rows_are() {
        let mut draw = Draw::new(5);
        let mut table = Table::new(&[9, 0, 0]);
        let mut known: FxHashMap<Vec<u32>, Node> = FxHashMap::default();
        let mut row = vec![0_u32; 40];
        row[0] = 9;
        let mut unpacked = Unpacked::default();
        let mut node = 0;
        known.insert(row.clone(), node);
        for round in 0..20_000 {
            let slots = 3 + (round / 1000) as usize;
            table.widen(slots);
            table.unpack(node, &mut unpacked);
            let count = draw.below(4);
            // numbers come that no field has room for yet
            let most = 3 + (round / 500) * (round / 500);
            let number = |draw: &mut Draw| if draw.below(50) == 0 { draw.below(most) } else { draw.below(3) };
            let changes: Vec<(u32, u32)> =
                (0..count).map(|_| (draw.below(slots as u64) as u32, number(&mut draw) as u32)).collect();
            for (slot, number) in &changes {
                row[*slot as usize] = *number;
            }
            let next = table.changed(&unpacked, &changes);
            assert_eq!(unpacked.node(), node, "the unpacked state stays");
            assert_eq!(*known.entry(row.clone()).or_insert(next), next);
            assert_eq!(table.insert(&row[..slots]), next);
            node = next;
            table.unpack(node, &mut unpacked);
            assert_eq!(unpacked.row(), &row[..slots]);
        }
        assert_eq!(known.len(), table.len());
        for (row, node) in known {
            table.unpack(node, &mut unpacked);
            assert_eq!(unpacked.row(), &row[..unpacked.row().len()]);
        }
    }

    #[test]
    fn states_of_one_hash_are_told_apart() {
        let mut table = Table::new(&[0; 8]);
        let mut start = Unpacked::default();
        table.unpack(0, &mut start);
        let wide: Vec<(u32, u32)> = (0..8).map(|slot| (slot, 1 << 15)).collect();
        table.changed(&start, &wide);
        assert_eq!(table.width(), 2);
        let (one, two) = ([5, 9], [9 ^ 1 << 56, 5 ^ 1 << 56]);
        assert_eq!(hash(&one), hash(&two));
        let mut number = |words: [u64; 2]| {
            table.sought = words.to_vec();
            table.seek(&[])
        };
        assert_eq!([one, two, one, two].map(&mut number), [2, 3, 2, 3]);
        assert_eq!(table.len(), 4);
    }
}
