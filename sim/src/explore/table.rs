//! States as nodes of a binary tree over their numbers, in which equal subtrees are stored once: a state takes one pair of
//! numbers, and a step that changes few components adds few nodes. Exact: two states have one number if and only if all
//! their numbers are equal. Knows nothing of what the numbers mean.

/// Number of a state, in the order in which states were found.
pub(super) type Node = u32;

/// Distinct pairs, each with a number; (0, 0) is 0.
struct Pairs {
    pairs: Vec<u64>,
    /// Open addressing: a pair's number and one, or 0.
    index: Vec<u32>,
}

impl Pairs {
    fn new() -> Self {
        let mut pairs = Pairs { pairs: Vec::new(), index: vec![0; 64] };
        pairs.number(0, 0);
        pairs
    }

    #[inline]
    fn place(pair: u64, mask: usize) -> usize {
        super::scatter(pair) as usize & mask
    }

    #[inline]
    fn number(&mut self, left: u32, right: u32) -> u32 {
        let pair = u64::from(left) << 32 | u64::from(right);
        let mask = self.index.len() - 1;
        let mut at = Self::place(pair, mask);
        loop {
            match self.index[at] {
                0 => break,
                known if self.pairs[known as usize - 1] == pair => return known - 1,
                _ => at = (at + 1) & mask,
            }
        }
        let number = u32::try_from(self.pairs.len()).expect("internal: more states than a u32 counts");
        self.pairs.push(pair);
        self.index[at] = number + 1;
        if self.pairs.len() * 2 > self.index.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        self.index = vec![0; self.index.len() * 2];
        let mask = self.index.len() - 1;
        for (number, pair) in (1..).zip(&self.pairs) {
            let mut at = Self::place(*pair, mask);
            while self.index[at] != 0 {
                at = (at + 1) & mask;
            }
            self.index[at] = number;
        }
    }

    fn get(&self, number: u32) -> (u32, u32) {
        let pair = self.pairs[number as usize];
        ((pair >> 32) as u32, pair as u32)
    }

    fn bytes(&self) -> usize {
        self.pairs.capacity() * 8 + self.index.capacity() * 4
    }
}

/// A state unpacked: a complete binary tree in an array, the root at 1, the children of `i` at `2i` and `2i + 1`, and the
/// numbers of the slots at the leaves.
#[derive(Clone, Default)]
pub(super) struct Unpacked {
    nodes: Vec<u32>,
    /// What was changed for the state looked up last: where, and what stood there.
    undo: Vec<(u32, u32)>,
    dirty: Vec<u32>,
}

impl Unpacked {
    /// The numbers of the slots.
    pub(super) fn row(&self) -> &[u32] {
        &self.nodes[self.nodes.len() / 2..]
    }
}

/// All states that were found.
pub(super) struct Table {
    /// From the leaves to the root.
    levels: Vec<Pairs>,
    width: usize,
}

impl Table {
    /// An empty table for states of so many slots; it grows when more come.
    pub(super) fn new(slots: usize) -> Self {
        let width = slots.next_power_of_two().max(2);
        Table { levels: (0..width.trailing_zeros()).map(|_| Pairs::new()).collect(), width }
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.levels[self.levels.len() - 1].pairs.len() - 1
    }

    /// How many slots a state may have.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Makes room for so many slots. States keep their numbers; unpacked ones are to be unpacked again.
    pub(super) fn widen(&mut self, slots: usize) {
        while self.width < slots {
            let below = self.levels[self.levels.len() - 1].pairs.len();
            let mut root = Pairs::new();
            for number in 1..below as u32 {
                root.number(number, 0);
            }
            self.levels.push(root);
            self.width *= 2;
        }
    }

    /// The number of a state given by its numbers.
    pub(super) fn insert(&mut self, row: &[u32]) -> Node {
        let mut level: Vec<u32> = row.to_vec();
        level.resize(self.width, 0);
        for pairs in &mut self.levels {
            level = level.chunks_exact(2).map(|pair| pairs.number(pair[0], pair[1])).collect();
        }
        level[0] - 1
    }

    /// Unpacks a state.
    pub(super) fn unpack(&self, node: Node, into: &mut Unpacked) {
        into.nodes.resize(2 * self.width, 0);
        into.nodes[1] = node + 1;
        let mut start = 1;
        for pairs in self.levels.iter().rev() {
            for at in start..2 * start {
                let (left, right) = match into.nodes[at] {
                    0 => (0, 0),
                    number => pairs.get(number),
                };
                into.nodes[2 * at] = left;
                into.nodes[2 * at + 1] = right;
            }
            start *= 2;
        }
    }

    /// The number of the state that differs from the unpacked one in these slots. The unpacked one stays as it is.
    #[inline]
    pub(super) fn changed(&mut self, state: &mut Unpacked, changes: &[(u32, u32)]) -> Node {
        state.undo.clear();
        state.dirty.clear();
        for (slot, number) in changes {
            let at = self.width as u32 + slot;
            state.undo.push((at, std::mem::replace(&mut state.nodes[at as usize], *number)));
            if !state.dirty.contains(&(at / 2)) {
                state.dirty.push(at / 2);
            }
        }
        let mut root = 0;
        for pairs in &mut self.levels {
            let mut kept = 0;
            for index in 0..state.dirty.len() {
                let at = state.dirty[index];
                let (left, right) = (state.nodes[2 * at as usize], state.nodes[2 * at as usize + 1]);
                root = pairs.number(left, right);
                state.undo.push((at, std::mem::replace(&mut state.nodes[at as usize], root)));
                if !state.dirty[..kept].contains(&(at / 2)) {
                    state.dirty[kept] = at / 2;
                    kept += 1;
                }
            }
            state.dirty.truncate(kept);
        }
        for (at, number) in state.undo.drain(..).rev() {
            state.nodes[at as usize] = number;
        }
        if changes.is_empty() { state.nodes[1] - 1 } else { root - 1 }
    }

    /// How many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.levels.iter().map(Pairs::bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Draw;
    use std::collections::HashMap;

    #[test]
    fn numbers_are_equal_if_and_only_if_rows_are() {
        let mut draw = Draw::new(5);
        let mut table = Table::new(3);
        let mut known: HashMap<Vec<u32>, Node> = HashMap::new();
        let mut row = vec![0_u32; 40];
        // some slot is never empty: no state is without everything
        row[0] = 9;
        let mut unpacked = Unpacked::default();
        let mut node = table.insert(&row[..3]);
        known.insert(row.clone(), node);
        for round in 0..20_000 {
            let slots = 3 + (round / 1000) as usize;
            table.widen(slots);
            table.unpack(node, &mut unpacked);
            let count = draw.below(4);
            let changes: Vec<(u32, u32)> =
                (0..count).map(|_| (1 + draw.below(slots as u64 - 1) as u32, draw.below(3) as u32)).collect();
            for (slot, number) in &changes {
                row[*slot as usize] = *number;
            }
            let next = table.changed(&mut unpacked, &changes);
            assert_eq!(unpacked.nodes[1], node + 1, "the unpacked state stays");
            assert_eq!(*known.entry(row.clone()).or_insert(next), next);
            node = next;
            table.unpack(node, &mut unpacked);
            let width = unpacked.row().len().min(row.len());
            assert_eq!(unpacked.row()[..width], row[..width]);
        }
        assert_eq!(known.len(), table.len());
    }
}
