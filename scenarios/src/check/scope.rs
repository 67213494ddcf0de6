//! Scopes: what a name means where. Ordinary names and tags are two name spaces, as in C.
//!
//! Must never know: syntax, types' insides.

use std::collections::BTreeMap;

use tpio_model::program::GlobalId;

use crate::ast::{Name, Span};
use crate::tree::LocalId;
use crate::types::{Qual, RecordId, RecordKind, Type};

/// What an ordinary name means.
#[derive(Clone, Debug)]
pub(super) enum Entity {
    /// a type
    Typedef(Qual),
    /// an enumerator with its value
    Enumerator(i32),
    /// a variable with automatic storage
    Local(LocalId, Qual),
    /// a variable with static storage
    Global(GlobalId, Qual),
    /// a function of this type, defined here or by Windows
    Function(Type),
    /// a diagnostic has been given
    Error,
}

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// a structure or union
    Record(RecordKind, RecordId),
    /// an enumeration
    Enum,
}

/// A meaning and where it was given.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// the meaning
    pub(super) entity: Entity,
    /// where it was declared
    pub(super) span: Span,
}

#[derive(Debug, Default)]
struct Scope {
    names: BTreeMap<Name, Entry>,
    tags: BTreeMap<Name, Tag>,
}

/// The scopes that are open, innermost last.
#[derive(Debug)]
pub(super) struct Scopes {
    stack: Vec<Scope>,
}

impl Scopes {
    /// The file's scope alone.
    pub(super) fn new() -> Self {
        Scopes { stack: vec![Scope::default()] }
    }

    /// Opens an inner scope.
    pub(super) fn open(&mut self) {
        self.stack.push(Scope::default());
    }

    /// Closes the innermost scope.
    pub(super) fn close(&mut self) {
        assert!(self.stack.len() > 1, "internal: the file's scope stays open");
        self.stack.pop();
    }

    /// Whether no function is open.
    pub(super) fn at_file(&self) -> bool {
        self.stack.len() == 1
    }

    /// What a name means here.
    pub(super) fn find(&self, name: &str) -> Option<&Entry> {
        self.stack.iter().rev().find_map(|scope| scope.names.get(name))
    }

    /// What a name means in the innermost scope itself.
    pub(super) fn find_here(&self, name: &str) -> Option<&Entry> {
        self.innermost().names.get(name)
    }

    /// What a name means outside all functions.
    pub(super) fn find_at_file(&self, name: &str) -> Option<&Entry> {
        self.stack[0].names.get(name)
    }

    /// Gives a name a meaning in the innermost scope.
    pub(super) fn add(&mut self, name: Name, entity: Entity, span: Span) {
        self.innermost_mut().names.insert(name, Entry { entity, span });
    }

    /// Gives a name a meaning outside all functions.
    pub(super) fn add_at_file(&mut self, name: Name, entity: Entity, span: Span) {
        self.stack[0].names.insert(name, Entry { entity, span });
    }

    /// What a tag means here.
    pub(super) fn tag(&self, name: &str) -> Option<Tag> {
        self.stack.iter().rev().find_map(|scope| scope.tags.get(name)).copied()
    }

    /// What a tag means in the innermost scope itself.
    pub(super) fn tag_here(&self, name: &str) -> Option<Tag> {
        self.innermost().tags.get(name).copied()
    }

    /// Gives a tag a meaning in the innermost scope.
    pub(super) fn add_tag(&mut self, name: Name, tag: Tag) {
        self.innermost_mut().tags.insert(name, tag);
    }

    /// All ordinary names that mean something here: for suggestions.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &Entity)> {
        self.stack.iter().rev().flat_map(|scope| scope.names.iter()).map(|(name, entry)| (&**name, &entry.entity))
    }

    fn innermost(&self) -> &Scope {
        self.stack.last().expect("internal: the file's scope stays open")
    }

    fn innermost_mut(&mut self) -> &mut Scope {
        self.stack.last_mut().expect("internal: the file's scope stays open")
    }
}
