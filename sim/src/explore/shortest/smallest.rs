//! Of the cheapest ways to a goal, the one with the smallest choices, as a walk on which everybody keeps his name. Must
//! never report a way that costs more than it was found to.

use tpio_model::Renaming;

use super::Search;
use crate::explore::graph::Node;
use crate::explore::reduce::Skip;
use crate::explore::space::{Looked, Space};
use crate::walk::{Ahead, Walk};

/// A cheapest way.
pub(in crate::explore) struct Way<'p> {
    pub(in crate::explore) walk: Walk<'p>,
    /// The states on it, the start included, renamed or not as the search had them.
    pub(in crate::explore) nodes: Vec<Node>,
}

/// The way to one of these places, which cost the same; `None` if among states that keep their names there is none.
pub(super) fn way<'p>(space: &mut Space<'p>, search: &Search, goals: &[u32]) -> Option<Way<'p>> {
    let onward = search.onward(goals);
    let mut walk = Walk::new(space.stepper.program());
    let (mut at, mut nodes) = (0, vec![0]);
    // what the threads are called on the walk that the states of the search know by other names
    let mut names = Renaming::default();
    while !goals.contains(&at) {
        let steps = &onward[&at];
        at = if space.renames() {
            follow(space, &mut walk, &mut names, nodes[nodes.len() - 1], steps)?
        } else {
            let (choice, next) = *steps.iter().min().expect("internal: a way that ends");
            walk.take(choice as usize);
            next
        };
        nodes.push(search.places[at as usize].node);
    }
    ((walk.switches(), walk.steps()) == search.places[at as usize].cost).then_some(Way { walk, nodes })
}

/// Of these steps from a state, each with the place that it leads to, takes the one that is the smallest choice of the walk,
/// which stands in the same state but for names. Says to which place it leads.
fn follow(
    space: &mut Space<'_>,
    walk: &mut Walk<'_>,
    names: &mut Renaming,
    node: Node,
    steps: &[(u32, u32)],
) -> Option<u32> {
    let looked = space.look(node, Skip::Nothing);
    assert!(matches!(looked, Looked::On), "internal: a way through an end");
    let mut smallest: Option<(Ahead, usize, u32)> = None;
    for (choice, next) in steps {
        let index = *choice as usize;
        let state = space.states_of(index).pop().expect("internal: a step without a state");
        let ahead = walk.leads_to(&names.state(&state), names.choice(space.choices_of(index)[0]))?;
        if smallest.as_ref().is_none_or(|(least, ..)| ahead.index < least.index) {
            smallest = Some((ahead, index, *next));
        }
    }
    let (ahead, index, next) = smallest.expect("internal: a way that ends");
    *names = names.then(&walk.follow(ahead));
    let by = space.arrivals()[index].by;
    *names = space.mirror.renaming(by).inverse().then(names);
    Some(next)
}
