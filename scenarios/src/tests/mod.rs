//! Tests of the way from C to instructions as a whole. The programs are run by a small machine of the tests' own, which
//! knows nothing of threads and Windows.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod compute;
mod diagnostics;
mod machine;
mod random;
mod shape;

use tpio_model::program::ApiId;

use crate::check::{Functions, Modelled};
use crate::load::{Loaded, load_source};
use crate::source::Source;

/// The model's functions and one more, `void emit(long long)`, that tests look through.
pub(crate) struct WithEmit;

/// The number of `emit`.
pub(crate) const EMIT: ApiId = ApiId(u16::MAX);

impl Functions for WithEmit {
    fn find(&self, name: &str) -> Option<ApiId> {
        if name == "emit" { Some(EMIT) } else { Modelled.find(name) }
    }

    // a list that does not grow with the model, so that proposals stay the same
    fn names(&self) -> Vec<&str> {
        vec!["CancelIo", "CancelIoEx", "CloseHandle", "CreateThreadpoolIo", "StartThreadpoolIo"]
    }

    fn prototype(&self, name: &str) -> Option<&str> {
        Modelled.prototype(name)
    }

    fn returns_value(&self, api: ApiId) -> bool {
        api != EMIT && Modelled.returns_value(api)
    }
}

/// Loads a text whose functions include `emit`.
pub(crate) fn load_test(name: &str, text: &str) -> Loaded {
    load_source(Source::new(name, text), &WithEmit)
}
