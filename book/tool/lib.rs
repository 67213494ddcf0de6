//! Builds, checks and serves the book of tpio. The text lives in `book/src`; whatever can be computed (rules, facts,
//! programs, transcripts) is a directive there and is filled in here, so that no page can disagree with the tool.
//!
//! The road of a page: [`book`] loads it with mdBook, or [`made`] makes it from tables → [`expand`] fills in its
//! [`directive`]s → mdBook renders it → [`check`] looks at the result, and [`player`] adds the screens for browsers, which
//! stand at each [`stage`]. [`faults`] holds the tests of the whole house to wrong changes. This crate may know every other
//! one; none may know it.

pub mod atlas;
pub mod bibliography;
pub mod book;
pub mod browser;
pub mod changes;
pub mod check;
pub mod claim;
pub mod codes;
pub mod course;
pub mod directive;
pub mod exercise;
pub mod expand;
pub mod facts;
pub mod faults;
pub mod functions;
pub mod glossary;
pub mod growth;
pub mod lanes;
pub mod made;
pub mod minutes;
pub mod patterns;
pub mod player;
pub mod problem;
pub mod programs;
pub mod quiz;
pub mod reach;
pub mod readme;
pub mod rules;
pub mod runs;
pub mod serve;
pub mod source;
pub mod sources;
pub mod stage;
pub mod subset;
pub mod transcript;
pub mod watch;
