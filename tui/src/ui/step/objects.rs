//! The pane of objects as a list of things: which of them is marked, and breakpoints at it.

use tpio_model::event::Ref;
use tpio_sim::view::View;

use super::{Break, Step, Wish};

/// The things in the pane of objects, in its order; `None` for those that no step can be about, such as what was printed.
pub fn things(view: &View) -> Vec<Option<String>> {
    let machine = &view.machine;
    let nothing_yet = machine.ios.is_empty().then_some(None);
    let ios = machine.ios.iter().map(|io| Some(io.label.clone()));
    let ops = machine.ops.iter().map(|op| Some(op.label.clone()));
    let blocks = machine.blocks.iter().map(|block| Some(block.label.clone()));
    let ports = machine.ports.iter().map(|port| Some(port.label.clone()));
    let pools = machine.pools.iter().map(|pool| Some(pool.label.clone()));
    let printed = view.output.lines().next().map(|_| None);
    let others = machine.others.iter().map(|text| text.split_whitespace().next().map(str::to_owned));
    nothing_yet
        .into_iter()
        .chain(ios)
        .chain(ops)
        .chain(blocks)
        .chain(ports)
        .chain(pools)
        .chain(printed)
        .chain(others)
        .collect()
}

impl Step {
    /// Which of [`things`] is marked.
    pub fn marked_thing(&self) -> usize {
        self.thing.min(things(&self.view).len().saturating_sub(1))
    }

    pub(super) fn mark_thing(&mut self, thing: usize) {
        self.thing = thing.min(things(&self.view).len().saturating_sub(1));
    }

    /// Which of [`things`] there is a breakpoint at.
    pub fn broken_things(&self) -> Vec<usize> {
        let name = |place: &Break| match place {
            Break::Object(what) => Some(self.session().labels().name(*what)),
            Break::Line(_) | Break::Event(_) | Break::Thread(_) => None,
        };
        let names: Vec<String> = self.breaks.iter().filter_map(name).collect();
        let all = things(&self.view).into_iter().enumerate();
        all.filter(|(_, label)| label.as_ref().is_some_and(|label| names.contains(label))).map(|(at, _)| at).collect()
    }

    /// Sets a breakpoint at one of [`things`], or takes it away, and marks it.
    pub(in crate::ui) fn toggle_thing(&mut self, thing: usize) -> Wish {
        self.mark_thing(thing);
        let label = things(&self.view).into_iter().nth(thing).flatten();
        let named = label.iter().flat_map(|label| self.session().labels().named_in(label));
        let what = named.into_iter().find(|what| !matches!(what, Ref::Thread(_)));
        match what {
            Some(what) => self.toggle(Break::Object(what)),
            None => Wish::Say("no step can be said to be about this".to_owned()),
        }
    }
}
