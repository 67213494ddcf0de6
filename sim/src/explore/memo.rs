//! Results remembered by what they rest on: a tree that looks at one slot after another, as the step did, and ends in the
//! number of a result. Sound because a result follows from the looks, and each look from those before it; that a second
//! result took other looks after the same answers is our bug, and asserted. Knows nothing of what a result is.

use super::slots::Slot;

/// Where a question begins: what is asked, of which slot.
pub(super) type Question = (u32, Slot);

/// What the tree says to a look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Look(u32),
    Result(u32),
}

/// The trees of all questions in one: edges by (look, answer).
pub(super) struct Memo {
    /// The slot that each look looks at.
    looks: Vec<Slot>,
    /// Open addressing: (look or question, answer), and where it leads.
    edges: Vec<(u64, u32)>,
    count: usize,
}

/// Set in an edge that leads to a result.
const RESULT: u32 = 1 << 31;
/// Set in the first word of an edge that begins a question.
const QUESTION: u32 = 1 << 31;
/// An edge that is not there.
const NONE: u32 = u32::MAX;

impl Memo {
    pub(super) fn new() -> Self {
        Memo { looks: Vec::new(), edges: vec![(0, NONE); 1 << 10], count: 0 }
    }

    fn start((kind, slot): Question) -> u64 {
        u64::from(QUESTION | kind) << 32 | u64::from(slot)
    }

    #[inline]
    fn place(&self, edge: u64) -> usize {
        let mask = self.edges.len() - 1;
        let mut at = super::scatter(edge) as usize & mask;
        while self.edges[at].1 != NONE && self.edges[at].0 != edge {
            at = (at + 1) & mask;
        }
        at
    }

    #[inline]
    fn follow(&self, edge: u64) -> Option<Next> {
        match self.edges[self.place(edge)].1 {
            NONE => None,
            to if to & RESULT != 0 => Some(Next::Result(to & !RESULT)),
            to => Some(Next::Look(to)),
        }
    }

    fn link(&mut self, edge: u64, to: u32) {
        if self.count * 2 >= self.edges.len() {
            let larger = vec![(0, NONE); self.edges.len() * 2];
            for (edge, to) in std::mem::replace(&mut self.edges, larger) {
                if to != NONE {
                    let at = self.place(edge);
                    self.edges[at] = (edge, to);
                }
            }
        }
        let at = self.place(edge);
        assert!(self.edges[at].1 == NONE, "internal: remembered twice");
        self.edges[at] = (edge, to);
        self.count += 1;
    }

    /// The result of a question in a state of these numbers, if it is remembered.
    #[inline]
    pub(super) fn find(&self, question: Question, row: &[u32]) -> Option<u32> {
        let mut next = self.follow(Self::start(question))?;
        loop {
            match next {
                Next::Result(result) => return Some(result),
                Next::Look(look) => {
                    let answer = row.get(self.looks[look as usize] as usize).copied().unwrap_or(0);
                    next = self.follow(u64::from(look) << 32 | u64::from(answer))?;
                }
            }
        }
    }

    /// Remembers a result that was not remembered, with the looks that it rests on.
    pub(super) fn remember(&mut self, question: Question, looks: &[Slot], row: &[u32], result: u32) {
        assert!(result & RESULT == 0, "internal: more results than can be numbered");
        let mut edge = Self::start(question);
        for slot in looks {
            let look = match self.follow(edge) {
                Some(Next::Look(look)) => {
                    assert!(self.looks[look as usize] == *slot, "internal: the same answers, but another look");
                    look
                }
                Some(Next::Result(_)) => panic!("internal: the same answers, but more looks"),
                None => {
                    let look = self.looks.len() as u32;
                    self.looks.push(*slot);
                    self.link(edge, look);
                    look
                }
            };
            let answer = row.get(*slot as usize).copied().unwrap_or(0);
            edge = u64::from(look) << 32 | u64::from(answer);
        }
        self.link(edge, result | RESULT);
    }

    /// How many bytes the trees take.
    pub(super) fn bytes(&self) -> usize {
        self.edges.capacity() * 16 + self.looks.capacity() * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Draw;

    /// Looks at the slot that the last answer names, until it is told to stop: like a pointer that is followed.
    fn wander(row: &[u32]) -> (u32, Vec<Slot>) {
        let (mut at, mut looks) = (0, Vec::new());
        while !looks.contains(&at) {
            looks.push(at);
            at = row[at as usize];
        }
        (at * 1000 + looks.len() as u32, looks)
    }

    #[test]
    fn a_result_is_found_again_exactly_where_the_looks_see_the_same() {
        let mut draw = Draw::new(8);
        let mut memo = Memo::new();
        let mut hits = 0;
        for _ in 0..20_000 {
            let row: Vec<u32> = (0..6).map(|_| draw.below(6) as u32).collect();
            let (expected, looks) = wander(&row);
            match memo.find((0, 0), &row) {
                Some(found) => {
                    hits += 1;
                    assert_eq!(found, expected);
                }
                None => memo.remember((0, 0), &looks, &row, expected),
            }
        }
        assert!(hits > 15_000, "only {hits}");
        assert_eq!(memo.find((1, 0), &[0; 6]), None, "another question is another tree");
    }
}
