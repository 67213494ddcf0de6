//! What a handle of a directory watches, and what happened there. Source: NOTIFY-01 to NOTIFY-06.

use alloc::string::String;
use alloc::vec::Vec;

use crate::name::Name;

/// What the first ReadDirectoryChangesW on a file object set up, for as long as the file object lasts. Source: NOTIFY-02.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Watch {
    /// Kinds of changes that count: FILE_NOTIFY_CHANGE_ bits.
    pub filter: u32,
    /// Whether what happens further down counts.
    pub subtree: bool,
    /// Bytes of records that may lie here.
    pub room: u32,
    /// Changes that nobody was told of yet, the oldest first.
    pub changes: Vec<DirectoryChange>,
    /// Whether there were more than there is room for: then none is kept. Source: NOTIFY-03.
    pub lost: bool,
    /// Operations that wait for a change, in issue order.
    pub readers: Vec<Name>,
}

/// One change in a directory: what becomes a FILE_NOTIFY_INFORMATION.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DirectoryChange {
    /// What happened.
    pub action: Action,
    /// To what: a name relative to the directory.
    pub name: String,
}

/// What happened to a file or directory: Windows' FILE_ACTION_ values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Action {
    /// FILE_ACTION_ADDED
    Added = 1,
    /// FILE_ACTION_REMOVED
    Removed = 2,
    /// FILE_ACTION_MODIFIED
    Modified = 3,
    /// FILE_ACTION_RENAMED_OLD_NAME
    RenamedOldName = 4,
    /// FILE_ACTION_RENAMED_NEW_NAME
    RenamedNewName = 5,
}

impl DirectoryChange {
    /// Bytes of its record: three DWORDs and the name in UTF-16.
    pub fn size(&self) -> usize {
        12 + 2 * self.name.encode_utf16().count()
    }
}

impl Watch {
    /// Whether there is something to tell.
    pub fn has_news(&self) -> bool {
        self.lost || !self.changes.is_empty()
    }

    /// Bytes that records for these changes take; each begins at a multiple of four.
    pub fn size_of(changes: &[DirectoryChange]) -> usize {
        changes.iter().fold(0, |end: usize, change| end.next_multiple_of(4) + change.size())
    }

    /// The FILE_NOTIFY_INFORMATION records for these changes. Source: NOTIFY-04.
    pub fn records(changes: &[DirectoryChange]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (at, change) in changes.iter().enumerate() {
            let padded = change.size().next_multiple_of(4);
            let next = if at + 1 == changes.len() { 0 } else { padded as u32 };
            let name: Vec<u16> = change.name.encode_utf16().collect();
            for word in [next, change.action as u32, 2 * name.len() as u32] {
                bytes.extend(word.to_le_bytes());
            }
            bytes.extend(name.iter().flat_map(|unit| unit.to_le_bytes()));
            if next != 0 {
                bytes.resize(bytes.len().next_multiple_of(4), 0);
            }
        }
        bytes
    }
}
