//! The scenarios of tpio and the C front end that reads them: from a C file to a program of the model. Knows nothing of
//! seeds, strategies or traces.
//!
//! The road: [`source`] → [`preprocess`] (over [`lex`], with [`headers`]) → [`parse`] → [`ast`]. What a reader should be
//! told on the way is a [`diagnostic`]; the header comments are read by [`directives`].

pub mod ast;
pub mod diagnostic;
pub mod directives;
pub mod headers;
pub mod lex;
pub mod parse;
pub mod preprocess;
pub mod source;
