//! The scenarios of tpio and the C front end that reads them: from a C file to a program of the model. Knows nothing of
//! seeds, strategies or traces.
//!
//! The road: [`source`] → [`preprocess`] (over [`lex`], with [`headers`]) → [`parse`] → [`ast`]. What a reader should be
//! told on the way is a [`diagnostic`]; the header comments are read by [`directives`].

pub mod ast;
pub mod catalogue;
mod check;
pub mod diagnostic;
pub mod directives;
pub mod headers;
pub mod lex;
mod load;
mod lower;
pub mod parse;
pub mod preprocess;
pub mod source;
pub mod suggest;
#[cfg(test)]
mod tests;
mod tree;
mod types;

pub use load::{Loaded, load, load_bytes};
