//! States as nodes of a binary tree over their numbers, in which equal subtrees are stored once: a state takes one pair of
//! numbers, and a step that changes few components adds few nodes. Exact: two states have one number if and only if all
//! their numbers are equal. Knows nothing of what the numbers mean.

/// Number of a state, in the order in which states were found.
pub(super) type Node = u32;

/// Distinct pairs, each with a number; (0, 0) is 0.
struct Pairs {
    pairs: Vec<u64>,
    /// Open addressing: a pair, and its number and one, or 0. The pair stands here again so that one look at memory is
    /// enough; the roots, of which there are most, do without.
    index: Vec<(u64, u32)>,
}

/// The pairs at the roots: the states. As [`Pairs`], but smaller.
struct Roots {
    pairs: Vec<u64>,
    /// Open addressing: a pair's number and one, or 0.
    index: Vec<u32>,
}

#[inline]
fn pair(left: u32, right: u32) -> u64 {
    u64::from(left) << 32 | u64::from(right)
}

fn halves(pair: u64) -> (u32, u32) {
    ((pair >> 32) as u32, pair as u32)
}

#[inline]
fn place(pair: u64, mask: usize) -> usize {
    super::scatter(pair) as usize & mask
}

fn next_number(pairs: &[u64]) -> u32 {
    u32::try_from(pairs.len()).expect("internal: more states than a u32 counts")
}

impl Pairs {
    fn of(pairs: Vec<u64>) -> Self {
        let size = (pairs.len() * 2).next_power_of_two().max(64);
        let mut index = vec![(0, 0); size];
        for (number, pair) in (1..).zip(&pairs) {
            let mut at = place(*pair, size - 1);
            while index[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            index[at] = (*pair, number);
        }
        Pairs { pairs, index }
    }

    fn new() -> Self {
        Pairs::of(vec![0])
    }

    #[inline]
    fn number(&mut self, left: u32, right: u32) -> u32 {
        let pair = pair(left, right);
        let mask = self.index.len() - 1;
        let mut at = place(pair, mask);
        loop {
            match self.index[at] {
                (_, 0) => break,
                (known, number) if known == pair => return number - 1,
                _ => at = (at + 1) & mask,
            }
        }
        let number = next_number(&self.pairs);
        self.pairs.push(pair);
        self.index[at] = (pair, number + 1);
        if self.pairs.len() * 2 > self.index.len() {
            *self = Pairs::of(std::mem::take(&mut self.pairs));
        }
        number
    }

    fn bytes(&self) -> usize {
        self.pairs.capacity() * 8 + self.index.capacity() * 16
    }
}

impl Roots {
    fn of(pairs: Vec<u64>) -> Self {
        let size = (pairs.len() * 2).next_power_of_two().max(64);
        let mut index = vec![0; size];
        for (number, pair) in (1..).zip(&pairs) {
            let mut at = place(*pair, size - 1);
            while index[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            index[at] = number;
        }
        Roots { pairs, index }
    }

    #[inline]
    fn number(&mut self, left: u32, right: u32) -> u32 {
        let pair = pair(left, right);
        let mask = self.index.len() - 1;
        let mut at = place(pair, mask);
        loop {
            match self.index[at] {
                0 => break,
                known if self.pairs[known as usize - 1] == pair => return known - 1,
                _ => at = (at + 1) & mask,
            }
        }
        let number = next_number(&self.pairs);
        self.pairs.push(pair);
        self.index[at] = number + 1;
        if self.pairs.len() * 3 > self.index.len() * 2 {
            *self = Roots::of(std::mem::take(&mut self.pairs));
        }
        number
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
    /// The state's number.
    pub(super) fn node(&self) -> Node {
        self.nodes[1] - 1
    }

    /// The numbers of the slots.
    pub(super) fn row(&self) -> &[u32] {
        &self.nodes[self.nodes.len() / 2..]
    }
}

/// All states that were found.
pub(super) struct Table {
    /// From the leaves to below the root.
    levels: Vec<Pairs>,
    roots: Roots,
    width: usize,
}

impl Table {
    /// An empty table for states of so many slots; it grows when more come.
    pub(super) fn new(slots: usize) -> Self {
        let width = slots.next_power_of_two().max(4);
        let levels = (1..width.trailing_zeros()).map(|_| Pairs::new()).collect();
        Table { levels, roots: Roots::of(vec![0]), width }
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.roots.pairs.len() - 1
    }

    /// How many slots a state may have.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Makes room for so many slots. States keep their numbers; unpacked ones are to be unpacked again.
    pub(super) fn widen(&mut self, slots: usize) {
        while self.width < slots {
            let roots = (0..self.roots.pairs.len() as u32).map(|number| pair(number, 0)).collect();
            let below = std::mem::replace(&mut self.roots, Roots::of(roots));
            self.levels.push(Pairs::of(below.pairs));
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
        self.roots.number(level[0], level[1]) - 1
    }

    /// Unpacks a state.
    pub(super) fn unpack(&self, node: Node, into: &mut Unpacked) {
        into.nodes.resize(2 * self.width, 0);
        into.nodes[1] = node + 1;
        (into.nodes[2], into.nodes[3]) = halves(self.roots.pairs[node as usize + 1]);
        let mut start = 2;
        for pairs in self.levels.iter().rev() {
            for at in start..2 * start {
                let number = into.nodes[at];
                let (left, right) = if number == 0 { (0, 0) } else { halves(pairs.pairs[number as usize]) };
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
        for pairs in &mut self.levels {
            let mut kept = 0;
            for index in 0..state.dirty.len() {
                let at = state.dirty[index];
                let (left, right) = (state.nodes[2 * at as usize], state.nodes[2 * at as usize + 1]);
                let number = pairs.number(left, right);
                state.undo.push((at, std::mem::replace(&mut state.nodes[at as usize], number)));
                if !state.dirty[..kept].contains(&(at / 2)) {
                    state.dirty[kept] = at / 2;
                    kept += 1;
                }
            }
            state.dirty.truncate(kept);
        }
        let root = self.roots.number(state.nodes[2], state.nodes[3]);
        for (at, number) in state.undo.drain(..).rev() {
            state.nodes[at as usize] = number;
        }
        root - 1
    }

    /// How many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.roots.bytes() + self.levels.iter().map(Pairs::bytes).sum::<usize>()
    }
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
