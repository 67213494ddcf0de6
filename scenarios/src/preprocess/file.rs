//! The tokens of one file with a cursor, and the `#if` groups that are open around it.

use std::ops::Range;

use crate::ast::Span;
use crate::lex::{Lead, Punct, Token};

/// One file being read.
pub(super) struct File {
    tokens: Vec<Token>,
    at: usize,
    groups: Vec<Group>,
}

/// An `#if` … `#endif` that is open.
pub(super) struct Group {
    /// What happens to the lines here.
    pub(super) state: GroupState,
    /// Its `#if`.
    pub(super) opened: Span,
    /// Its `#else`.
    pub(super) otherwise: Option<Span>,
}

/// What happens to the lines of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupState {
    /// They count.
    Live,
    /// They are skipped; a later `#elif` or `#else` may count.
    Waiting,
    /// They are skipped up to the `#endif`.
    Over,
}

impl File {
    pub(super) fn new(tokens: Vec<Token>) -> File {
        File { tokens, at: 0, groups: Vec::new() }
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The next token, left where it is.
    pub(super) fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    pub(super) fn take(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.at += usize::from(token.is_some());
        token
    }

    /// Where the cursor is, for [`File::back_to`].
    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn back_to(&mut self, place: usize) {
        assert!(place <= self.at, "internal: going back goes forward");
        self.at = place;
    }

    /// Goes to the `;` or the end of the line.
    pub(super) fn skip_line(&mut self) {
        while self.peek().is_some_and(|token| token.lead != Lead::Line && !token.is(Punct::Semi)) {
            self.at += 1;
        }
    }

    /// Whether a directive begins here.
    pub(super) fn at_directive(&self) -> bool {
        self.peek().is_some_and(|token| token.lead == Lead::Line && token.is(Punct::Hash))
    }

    /// Takes the line of a directive that begins here: its tokens after the `#`.
    pub(super) fn directive(&mut self) -> Option<Range<usize>> {
        if !self.at_directive() {
            return None;
        }
        let start = self.at + 1;
        let length = self.tokens[start..].iter().take_while(|token| token.lead != Lead::Line).count();
        self.at = start + length;
        Some(start..self.at)
    }

    pub(super) fn tokens(&self, range: Range<usize>) -> &[Token] {
        &self.tokens[range]
    }

    /// The place of the `#` before a directive's line.
    pub(super) fn hash(&self, line: &Range<usize>) -> Span {
        self.tokens[line.start - 1].span
    }

    /// Whether lines count here.
    pub(super) fn is_live(&self) -> bool {
        self.groups.last().is_none_or(|group| group.state == GroupState::Live)
    }

    pub(super) fn open(&mut self, opened: Span, state: GroupState) {
        self.groups.push(Group { state, opened, otherwise: None });
    }

    pub(super) fn group(&mut self) -> Option<&mut Group> {
        self.groups.last_mut()
    }

    pub(super) fn close(&mut self) -> Option<Group> {
        self.groups.pop()
    }

    /// The innermost `#if` that is still open.
    pub(super) fn open_condition(&self) -> Option<Span> {
        self.groups.last().map(|group| group.opened)
    }
}
