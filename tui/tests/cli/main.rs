//! The command line in process: what each command prints, where, and with which exit status.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod catalogue;
mod check;
mod errors;
mod expect;
mod formats;
mod limits;
mod merge;
mod oracle;
mod run;
mod sample;
mod sarif;
mod schema;
mod screens;
mod shrink;
mod threads;
mod time;
mod tpio;
mod words;
