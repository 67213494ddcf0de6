//! The Windows functions that the model knows: one table row and one file each.

use crate::program::ApiId;

/// One Windows function.
pub struct Row {
    /// Windows' name.
    pub name: &'static str,
    /// Its C prototype without the trailing semicolon, in Windows' types: what the front end declares.
    pub prototype: &'static str,
}

impl Row {
    /// Whether a call pushes a value.
    pub fn returns_value(&self) -> bool {
        !self.prototype.starts_with("void ") && !self.prototype.starts_with("VOID ")
    }
}

/// Every function that is modelled, sorted by name.
pub static ROWS: &[Row] = &[];

/// The row with that name.
pub fn find(name: &str) -> Option<ApiId> {
    ROWS.binary_search_by(|row| row.name.cmp(name)).ok().map(|index| ApiId(index as u16))
}
