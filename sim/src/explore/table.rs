//! States as rows of bits: the number of each slot takes as many as the largest number met there needs, a slot that has the
//! same number in all states takes none. When a larger number comes, all states are written anew, with room for more. A
//! state is found by a hash of its words, and compared whole. Exact: two states have one number if and only if all their
//! numbers are equal. Knows nothing of what the numbers mean.

/// Number of a state, in the order in which states were found.
pub(super) type Node = u32;

/// Where the numbers of a slot stand.
#[derive(Clone, Copy, Default)]
struct Field {
    word: u32,
    shift: u8,
    /// How many bits; 0: all states have the number `most`.
    bits: u8,
    /// The largest number.
    most: u32,
}

impl Field {
    fn holds(self, number: u32) -> bool {
        if self.bits == 0 { number == self.most } else { number >> self.bits == 0 }
    }

    #[inline]
    fn read(self, words: &[u64]) -> u32 {
        let mask = (1 << self.bits) - 1;
        (words[self.word as usize] >> self.shift) as u32 & mask
    }

    #[inline]
    fn write(self, words: &mut [u64], number: u32) {
        let mask = (1 << self.bits) - 1;
        let word = &mut words[self.word as usize];
        *word = *word & !(mask << self.shift) | u64::from(number) << self.shift;
    }

    /// As many bits as its numbers need, and one more, for there may be as many to come; a slot that is empty or not takes
    /// one. Never fewer than before.
    fn wanted(self) -> u8 {
        let needed = (u32::BITS - self.most.leading_zeros()) as u8;
        let wanted = if needed < 2 { 1 } else { (needed + 1).min(31) };
        assert!(needed <= wanted, "internal: more components than a field holds");
        wanted.max(self.bits)
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

    /// Forgets the state.
    pub(super) fn clear(&mut self) {
        self.row.clear();
    }
}

/// All states that were found.
pub(super) struct Table {
    fields: Vec<Field>,
    /// The slots whose numbers take bits.
    taken: Vec<(u32, Field)>,
    /// How many words a state takes.
    width: usize,
    count: usize,
    words: Vec<u64>,
    /// Open addressing, as many places as a power of two: one more than a state's number, and above its bits some of the
    /// state's hash; or 0.
    index: Vec<u32>,
    /// The words of the state that is looked for.
    sought: Vec<u64>,
}

impl Table {
    /// A table for states of so many slots, of which it has none; it grows when more come.
    pub(super) fn new(slots: usize) -> Self {
        Table {
            fields: vec![Field::default(); slots],
            taken: Vec::new(),
            width: 0,
            count: 0,
            words: Vec::new(),
            index: vec![0; 64],
            sought: Vec::new(),
        }
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
        if self.count == 0 {
            for (field, number) in self.fields.iter_mut().zip(row) {
                field.most = *number;
            }
        }
        let none = (row.len()..self.fields.len()).map(|_| &0);
        let numbers: Vec<(u32, u32)> = (0..).zip(row.iter().chain(none).copied()).collect();
        self.make_room(&numbers);
        self.sought.clear();
        self.sought.resize(self.width, 0);
        self.seek(&numbers)
    }

    /// Unpacks a state.
    pub(super) fn unpack(&self, node: Node, into: &mut Unpacked) {
        if into.row.len() != self.fields.len() {
            into.row.clear();
            into.row.extend(self.fields.iter().map(|field| field.most));
        }
        into.node = node;
        let words = words_of(&self.words, self.width, node);
        for (slot, field) in &self.taken {
            into.row[*slot as usize] = field.read(words);
        }
    }

    /// The number of the state that differs from the unpacked one in these slots.
    #[inline]
    pub(super) fn changed(&mut self, state: &Unpacked, changes: &[(u32, u32)]) -> Node {
        self.make_room(changes);
        self.sought.clear();
        self.sought.extend_from_slice(words_of(&self.words, self.width, state.node));
        self.seek(changes)
    }

    /// The number of the state whose words are those that are sought but for these slots.
    #[inline]
    fn seek(&mut self, changes: &[(u32, u32)]) -> Node {
        for (slot, number) in changes {
            let field = &mut self.fields[*slot as usize];
            field.most = field.most.max(*number);
            if field.bits > 0 {
                field.write(&mut self.sought, *number);
            }
        }
        let (mask, hash) = (self.mask(), hash(&self.sought));
        let mut at = hash & mask;
        loop {
            let entry = self.index[at as usize];
            if entry == 0 {
                break;
            }
            let node = (entry & mask).wrapping_sub(1);
            if (entry ^ hash) & !mask == 0 && words_of(&self.words, self.width, node) == &self.sought[..] {
                return node;
            }
            at = (at + 1) & mask;
        }
        self.add()
    }

    /// Adds the state that is sought.
    fn add(&mut self) -> Node {
        let node = Node::try_from(self.count).expect("internal: more states than a u32 counts");
        if self.words.len() + self.width > self.words.capacity() {
            self.words.reserve_exact(self.words.len() / 2 + self.width * 64);
        }
        self.words.extend_from_slice(&self.sought);
        self.count += 1;
        if self.count * 4 > self.index.len() * 3 {
            self.find_places(self.index.len() * 2);
        } else {
            self.enter(node);
        }
        node
    }

    fn mask(&self) -> u32 {
        (self.index.len() - 1) as u32
    }

    fn enter(&mut self, node: Node) {
        let (mask, hash) = (self.mask(), hash(words_of(&self.words, self.width, node)));
        let mut at = hash & mask;
        while self.index[at as usize] != 0 {
            at = (at + 1) & mask;
        }
        self.index[at as usize] = hash & !mask | (node + 1);
    }

    /// Enters all states into an index of so many places.
    fn find_places(&mut self, places: usize) {
        self.index.clear();
        self.index.resize(places, 0);
        for node in 0..self.count as Node {
            self.enter(node);
        }
    }

    /// Sees to it that each slot can hold these numbers.
    #[inline]
    fn make_room(&mut self, numbers: &[(u32, u32)]) {
        if numbers.iter().any(|(slot, number)| !self.fields[*slot as usize].holds(*number)) {
            self.grow(numbers);
        }
    }

    #[cold]
    fn grow(&mut self, numbers: &[(u32, u32)]) {
        let (before, width) = (self.fields.clone(), self.width);
        for (slot, number) in numbers {
            let field = &mut self.fields[*slot as usize];
            if !before[*slot as usize].holds(*number) {
                field.bits = field.bits.max(1);
            }
            field.most = field.most.max(*number);
        }
        self.lay_out();
        self.words.resize(self.count * self.width, 0);
        let mut words = vec![0; self.width];
        // from the last on: a state is never written where one that is still to be read stands
        for node in (0..self.count as Node).rev() {
            words.fill(0);
            let old = words_of(&self.words, width, node);
            for (slot, field) in &self.taken {
                let before = before[*slot as usize];
                field.write(&mut words, if before.bits == 0 { before.most } else { before.read(old) });
            }
            self.words[node as usize * self.width..][..self.width].copy_from_slice(&words);
        }
        self.find_places(self.index.len());
    }

    /// Gives each field its bits, one after the other, none across the end of a word.
    fn lay_out(&mut self) {
        let (mut word, mut shift) = (0, 0);
        self.taken.clear();
        for (slot, field) in (0..).zip(&mut self.fields).filter(|(_, field)| field.bits > 0) {
            field.bits = field.wanted();
            if u32::from(shift + field.bits) > u64::BITS {
                (word, shift) = (word + 1, 0);
            }
            (field.word, field.shift) = (word, shift);
            shift += field.bits;
            self.taken.push((slot, *field));
        }
        self.width = self.width.max(word as usize + 1);
    }

    /// How many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.words.capacity() * 8 + self.index.capacity() * 4
    }
}

#[inline]
fn words_of(words: &[u64], width: usize, node: Node) -> &[u64] {
    &words[node as usize * width..][..width]
}

#[inline]
fn hash(words: &[u64]) -> u32 {
    words.iter().fold(0, |sum: u64, word| super::scatter(sum ^ word)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Draw;
    use rustc_hash::FxHashMap;

    #[test]
    fn numbers_are_equal_if_and_only_if_rows_are() {
        let mut draw = Draw::new(5);
        let mut table = Table::new(3);
        let mut known: FxHashMap<Vec<u32>, Node> = FxHashMap::default();
        let mut row = vec![0_u32; 40];
        row[0] = 9;
        let mut unpacked = Unpacked::default();
        let mut node = table.insert(&row[..3]);
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
}
