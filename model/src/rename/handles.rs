//! New names for what handles refer to, and for where packets go.

use super::{Rename, Renaming};
use crate::state::{Bind, FileKind, HandleObject, Waitable};

impl Rename for Waitable {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Waitable::Event(name) | Waitable::File(name) | Waitable::Mutex(name) | Waitable::Semaphore(name) => {
                name.rename(by);
            }
            // meant is the object that a handle was to: see the head of this file
            Waitable::Thread(_) => {}
        }
    }
}

impl Rename for HandleObject {
    fn rename(&mut self, by: &Renaming) {
        match self {
            HandleObject::Waitable(object) => object.rename(by),
            HandleObject::Port(name) => name.rename(by),
        }
    }
}

impl Rename for Bind {
    fn rename(&mut self, by: &Renaming) {
        match self {
            Bind::None => {}
            Bind::Io { io, pool: _ } => io.rename(by),
            Bind::Port { port, key } => {
                port.rename(by);
                key.rename(by);
            }
        }
    }
}

impl Rename for FileKind {
    fn rename(&mut self, by: &Renaming) {
        match self {
            FileKind::Disk(name) | FileKind::Directory(name) | FileKind::Pipe(name, _) => name.rename(by),
        }
    }
}
