//! The end of handles and of what they refer to. Source: HND-01, HND-03, PORT-20; STEPS §1.6.

use crate::event::{Fact, Ref};
use crate::name::{Base, Name, Space, ThreadId};
use crate::state::{
    Action, Bind, FileKind, HandleObject, Lens, Phase, Role, Thread, ThreadObject, TpObject, Wait, WaitOn, Waitable,
};
use crate::world::World;

use super::wait::{subject, waiters};
use super::watch::{DIR_NAME, FILE_NAME};

/// What a HANDLE value refers to.
pub(crate) fn handle_object(state: &Lens, word: u64) -> Option<(Name, HandleObject)> {
    let (base, _) = Base::split(word).filter(|(base, _)| base.space() == Space::Handle)?;
    state.handle(base.name()).map(|object| (base.name(), *object))
}

impl World<'_> {
    /// Closes a handle; the object goes with its last one, unless operations keep it.
    pub(crate) fn close_handle(&mut self, handle: Name, object: HandleObject) {
        self.drop_handle(handle);
        self.retire(Base::new(Space::Handle, handle), self.site);
        match object {
            HandleObject::Port(port) => {
                self.tell(Fact::Closed(Ref::Port(port)));
                self.port_mut(port).handles -= 1;
                if self.port(port).is_some_and(|port| port.handles == 0) {
                    self.abandon_port(port);
                    self.free_port_if_unused(port);
                }
            }
            HandleObject::Waitable(thing) => {
                self.tell(Fact::Closed(subject(thing)));
                self.close_waitable(thing);
            }
        }
    }

    /// One handle more refers to an object.
    pub(crate) fn count_handle(&mut self, object: HandleObject) {
        let handles = match object {
            HandleObject::Port(port) => &mut self.port_mut(port).handles,
            HandleObject::Waitable(Waitable::Event(event)) => &mut self.event_mut(event).handles,
            HandleObject::Waitable(Waitable::Thread(id)) => &mut self.thread_object_mut(id).handles,
            HandleObject::Waitable(Waitable::File(file)) => &mut self.file_mut(file).handles,
            HandleObject::Waitable(Waitable::Mutex(mutex)) => &mut self.mutex_mut(mutex).handles,
            HandleObject::Waitable(Waitable::Semaphore(semaphore)) => &mut self.semaphore_mut(semaphore).handles,
        };
        *handles += 1;
    }

    /// How many handles refer to a thing.
    pub(crate) fn handles(&mut self, thing: Waitable) -> u32 {
        match thing {
            Waitable::Event(event) => self.event(event).map(|event| event.handles),
            Waitable::Thread(id) => self.thread_object(id).map(|thread| thread.handles),
            Waitable::File(file) => self.file(file).map(|file| file.handles),
            Waitable::Mutex(mutex) => self.mutex(mutex).map(|mutex| mutex.handles),
            Waitable::Semaphore(semaphore) => self.semaphore(semaphore).map(|semaphore| semaphore.handles),
        }
        .unwrap_or(0)
    }

    /// A thread of the program that one of the waiting functions keeps waiting for a thing.
    pub(crate) fn waits_for(&self, thing: Waitable) -> Option<ThreadId> {
        let waits = |id: &ThreadId| {
            let phase = self.state.thread(*id).map(|thread| &thread.phase);
            !id.is_waiter() && matches!(phase, Some(Phase::Blocked(Wait { on: WaitOn::Objects { .. }, .. })))
        };
        waiters(&self.state, thing).into_iter().find(waits)
    }

    fn close_waitable(&mut self, thing: Waitable) {
        match thing {
            Waitable::Event(event) => {
                let state = self.event_mut(event);
                state.handles -= 1;
                if state.handles == 0 && state.waiters.is_empty() {
                    if state.alarm.is_some() {
                        self.stop_alarm(event);
                    }
                    self.drop_event(event);
                }
            }
            Waitable::Mutex(mutex) => {
                let state = self.mutex_mut(mutex);
                state.handles -= 1;
                if state.handles == 0 && state.waiters.is_empty() {
                    self.drop_mutex_object(mutex);
                }
            }
            Waitable::Semaphore(semaphore) => {
                let state = self.semaphore_mut(semaphore);
                state.handles -= 1;
                if state.handles == 0 && state.waiters.is_empty() {
                    self.drop_semaphore(semaphore);
                }
            }
            Waitable::Thread(id) => {
                self.thread_object_mut(id).handles -= 1;
                self.free_thread_if_unused(id);
            }
            Waitable::File(file) => {
                let state = self.file_mut(file);
                state.handles -= 1;
                let (last, kind, let_go) = (state.handles == 0, state.kind, state.let_go);
                if last {
                    if let FileKind::Pipe(pipe, end) = kind
                        && !let_go
                    {
                        self.end_closes(pipe, end);
                    }
                    if let FileKind::Disk(disk) = kind {
                        self.unlock_all(disk, file);
                        self.write_back(disk);
                    }
                    if let FileKind::Directory(_) = kind {
                        self.watch_ends(file);
                    }
                    self.free_file_if_unused(file);
                }
            }
        }
    }

    /// Removes a file object that has neither handles nor operations.
    pub(crate) fn free_file_if_unused(&mut self, file: Name) {
        let Some(state) = self.file(file) else { return };
        if state.handles != 0 || !state.ops.is_empty() || !state.waiters.is_empty() {
            return;
        }
        let state = self.drop_file(file);
        if let Bind::Io { io, .. } = state.bind {
            self.unbind(io);
        }
        if let Bind::Port { port, .. } = state.bind
            && self.port(port).is_some()
        {
            self.port_mut(port).files -= 1;
            self.free_port_if_unused(port);
        }
        match state.kind {
            FileKind::Pipe(pipe, _) => {
                let gone = self.pipe(pipe).is_some_and(|pipe| !pipe.server && pipe.client != Some(true));
                if gone
                    && !self
                        .state
                        .files()
                        .any(|(_, file)| matches!(file.kind, FileKind::Pipe(other, _) if other == pipe))
                {
                    self.drop_pipe(pipe);
                }
            }
            FileKind::Directory(_) => {
                if self.watch(file).is_some() {
                    self.drop_watch(file);
                }
            }
            FileKind::Disk(disk) => {
                let open = self.state.files().any(|(_, file)| file.kind == FileKind::Disk(disk));
                if !open && self.disk(disk).is_some_and(|disk| disk.delete_on_close) {
                    self.remove_disk(disk);
                }
            }
        }
    }

    /// A disk file or a directory is gone.
    pub(crate) fn remove_disk(&mut self, disk: Name) {
        let state = self.disk_mut(disk);
        state.exists = false;
        state.delete_on_close = false;
        state.bytes.clear();
        let (path, kind) = (state.path.clone(), if state.folder { DIR_NAME } else { FILE_NAME });
        self.note_change(&path, Action::Removed, kind);
    }

    /// The file object of a BindIoCompletionCallback is gone: so is what stands for that call, once nothing is to come.
    fn unbind(&mut self, io: Name) {
        let over = |object: &TpObject| object.io().is_some_and(|io| io.automatic) && object.unpinned();
        if let Some(pool) = self.object(io).filter(|object| over(object)).map(|object| object.pool) {
            self.drop_object(io);
            self.leave_pool(pool);
        }
    }

    /// Removes a port that has neither handles nor files. Source: PORT-20.
    pub(crate) fn free_port_if_unused(&mut self, port: Name) {
        let state = self.port(port).expect("internal: no port");
        if state.handles == 0 && state.files == 0 && state.waiters.is_empty() {
            self.drop_port(port);
        }
    }

    /// Removes the object of a thread that has ended, or of a worker, if no handle refers to it. A worker without work that
    /// nothing else keeps is gone with it.
    pub(crate) fn free_thread_if_unused(&mut self, id: ThreadId) {
        let over = |object: &ThreadObject| object.ended.is_some() || id.is_worker();
        let object = self.thread_object(id);
        if !object.is_some_and(|object| over(object) && object.handles == 0 && object.waiters.is_empty()) {
            return;
        }
        self.drop_thread_object(id);
        let idle = |thread: &Thread| {
            matches!(thread.role, Role::Parked { .. }) && thread.holds.is_empty() && thread.locals.is_empty()
        };
        if id.is_worker() && self.thread(id).is_some_and(idle) {
            self.drop_thread(id);
        }
    }

    /// A handle is about to refer to a thread: a worker has an object for that from then on.
    pub(crate) fn expose_thread(&mut self, id: ThreadId) {
        if id.is_worker() && self.thread_object(id).is_none() {
            self.add_thread_object(id, ThreadObject::default());
        }
    }
}
