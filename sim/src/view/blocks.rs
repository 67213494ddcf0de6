//! Blocks of the heap: what a reader calls them, and whether they are there. A freed block and an operation that still needs
//! it are to stand together.

use std::collections::{BTreeMap, BTreeSet};

use tpio_model::event::{Fact, Ref};
use tpio_model::name::Base;

use crate::narrate;
use crate::session::{Past, Session};

/// So many blocks are shown at most, the last ones.
const MOST: usize = 6;

/// A block of the heap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// `block#1`
    pub label: String,
    /// The variable that holds it, as far as the source tells.
    pub held: Option<String>,
    /// How large it is.
    pub bytes: u32,
    /// The step that freed it.
    pub freed: Option<usize>,
    /// Whether the last step changed it.
    pub changed: bool,
    /// Whether a rule was broken about it.
    pub broken: bool,
}

impl Block {
    /// `block#1 (session)`
    pub fn name(&self) -> String {
        self.held.as_ref().map_or_else(|| self.label.clone(), |held| format!("{} ({held})", self.label))
    }
}

pub(super) fn blocks(session: &Session, past: &[Past<'_>]) -> Vec<Block> {
    // a block whose place is taken again is another block, and the last one of that name
    let mut blocks: BTreeMap<(usize, Base), (u32, Option<usize>)> = BTreeMap::new();
    let mut place: BTreeMap<Base, usize> = BTreeMap::new();
    for step in past {
        for event in step.events {
            match event.fact {
                Fact::Allocated(base, bytes) => {
                    if let Some(before) = place.insert(base, step.number) {
                        blocks.remove(&(before, base));
                    }
                    blocks.insert((step.number, base), (bytes, None));
                }
                Fact::HeapFreed(base) => {
                    if let Some(block) = place.get(&base).and_then(|born| blocks.get_mut(&(*born, base))) {
                        block.1 = Some(step.number);
                    }
                }
                _ => {}
            }
        }
    }
    let findings = past.iter().flat_map(|step| step.findings);
    let about: BTreeSet<Ref> = findings.flat_map(|finding| finding.about.iter().copied()).collect();
    let (program, labels, now) = (session.program(), session.labels(), session.step_number());
    let block = |((born, base), (bytes, freed)): ((usize, Base), (u32, Option<usize>))| Block {
        label: labels.name(Ref::Block(base)),
        held: narrate::holder_of(program, labels, base),
        bytes,
        freed,
        changed: born == now || freed == Some(now),
        broken: about.contains(&Ref::Block(base)),
    };
    let first = blocks.len().saturating_sub(MOST);
    blocks.into_iter().skip(first).map(block).collect()
}
