//! Which names are typedefs at the moment: the one thing about names that C's grammar needs.

use std::collections::BTreeMap;

use crate::ast::Name;

/// What a name stands for, as far as the grammar cares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// A type.
    Type,
    /// A variable, function or enumerator.
    Value,
}

/// The scopes that are open, the innermost last.
pub(super) struct Scopes {
    scopes: Vec<BTreeMap<Name, Means>>,
}

impl Scopes {
    pub(super) fn new() -> Scopes {
        Scopes { scopes: vec![BTreeMap::new()] }
    }

    pub(super) fn open(&mut self) {
        self.scopes.push(BTreeMap::new());
    }

    pub(super) fn close(&mut self) {
        self.scopes.pop();
        assert!(!self.scopes.is_empty(), "internal: the file's own scope was closed");
    }

    pub(super) fn declare(&mut self, name: &Name, means: Means) {
        let innermost = self.scopes.last_mut().expect("internal: the file's own scope is open");
        innermost.insert(name.clone(), means);
    }

    /// What the name means here, if it is declared.
    pub(super) fn find(&self, name: &str) -> Option<Means> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name).copied())
    }

    /// All names of types, for proposing one.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        let all = self.scopes.iter().flatten();
        all.filter(|(_, means)| **means == Means::Type).map(|(name, _)| &**name)
    }
}
