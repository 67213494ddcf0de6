//! Waits for a pipe, and the end of a connection: WaitNamedPipe, FlushFileBuffers, DisconnectNamedPipe.
//! Source: PIPE-03, PIPE-04, PIPE-05; STEPS §1.6.

use alloc::vec::Vec;

use crate::api::{Call, ROWS, Then, path_text};
use crate::choice::How;
use crate::event::Fact;
use crate::name::Name;
use crate::program::Int;
use crate::state::{End, FileKind, Lens, OpPhase, PipeWait, Return, Wait, WaitOn};
use crate::world::{Or, World};

use super::complete::{BROKEN_PIPE, NOT_CONNECTED};

/// ERROR_FILE_NOT_FOUND
const FILE_NOT_FOUND: u32 = 2;
/// ERROR_SEM_TIMEOUT
const SEM_TIMEOUT: u32 = 121;

/// Whether what a thread waits for at a pipe is there, or can come no more.
pub(crate) fn is_over(state: &Lens, pipe: Name, what: PipeWait) -> bool {
    let Some(pipe) = state.pipe(pipe) else { return true };
    match what {
        PipeWait::Instance => {
            !pipe.server || state.pipes().any(|(_, other)| other.path == pipe.path && other.is_free())
        }
        PipeWait::Emptied(end) => {
            let flow = if end == End::Server { &pipe.to_client } else { &pipe.to_server };
            flow.chunks.is_empty() || !pipe.open(end.other())
        }
    }
}

impl World<'_> {
    /// WaitNamedPipe. `milliseconds`: 0 for as long as the server said, all ones for ever.
    pub(crate) fn wait_named_pipe(&mut self, path: &[u32], milliseconds: u32) -> Then {
        match self.free_instance(path) {
            Err(None) => Then::Return(1),
            Err(Some(code)) => {
                self.set_error(code);
                self.tell(Fact::Failed(code));
                Then::Return(0)
            }
            Ok(pipe) => {
                let patience = self.pipe(pipe).map_or(0, |pipe| pipe.patience);
                let deadline = if milliseconds == 0 { Some(patience) } else { super::wait::deadline(milliseconds) };
                Then::Block(Wait { on: WaitOn::Pipe(pipe, PipeWait::Instance), deadline })
            }
        }
    }

    /// An instance that has a client, if all have one; else why nobody waits: an error, or that there is a free one.
    fn free_instance(&mut self, path: &[u32]) -> Result<Name, Option<u32>> {
        // whoever makes or ends an instance of that name makes a difference
        self.footprint.everything = true;
        let path = path_text(path);
        let instances = self.state.pipes().filter(|(_, pipe)| pipe.path == path && pipe.server);
        let instances: Vec<(Name, bool)> = instances.map(|(name, pipe)| (name, pipe.is_free())).collect();
        match instances.first() {
            None => Err(Some(FILE_NOT_FOUND)),
            Some(_) if instances.iter().any(|(_, free)| *free) => Err(None),
            Some((first, _)) => Ok(*first),
        }
    }

    /// FlushFileBuffers on one end of a pipe.
    pub(crate) fn flush_pipe(&mut self, pipe: Name, end: End) -> Then {
        if self.pipe_mut(pipe).outward(end).chunks.is_empty() {
            return Then::Return(1);
        }
        Then::Block(Wait { on: WaitOn::Pipe(pipe, PipeWait::Emptied(end)), deadline: None })
    }

    /// The return step of a wait for a pipe: what the call returns, or nothing if the thread waits on.
    pub(crate) fn end_pipe_wait(&mut self, call: &Call, pipe: Name, what: PipeWait) -> Or<Option<Return>> {
        match what {
            PipeWait::Instance if call.how == How::TimedOut => Ok(Some(Return::failed(SEM_TIMEOUT))),
            PipeWait::Instance => {
                let wide = ROWS[call.api.0 as usize].name.ends_with('W');
                let path = self.load_string(call.args[0], if wide { Int::I16 } else { Int::I8 })?;
                Ok(match self.free_instance(&path) {
                    Err(error) => Some(error.map_or_else(|| Return::value(1), Return::failed)),
                    Ok(other) => {
                        let me = self.me();
                        if let crate::state::Phase::Blocked(wait) = &mut self.thread_mut(me).phase {
                            wait.on = WaitOn::Pipe(other, PipeWait::Instance);
                        }
                        None
                    }
                })
            }
            PipeWait::Emptied(end) => Ok(Some(match self.pipe(pipe) {
                Some(pipe) if pipe.shut => Return::failed(NOT_CONNECTED),
                Some(pipe) if pipe.open(end.other()) => Return::value(1),
                Some(_) | None => Return::failed(BROKEN_PIPE),
            })),
        }
    }

    /// DisconnectNamedPipe: what lies in the pipe is lost, and operations in flight on it end with 233.
    pub(crate) fn disconnect(&mut self, pipe: Name) {
        let state = self.pipe_mut(pipe);
        state.shut = true;
        state.client = None;
        let mut cut: Vec<Name> = state.connect.take().into_iter().collect();
        for flow in [&mut state.to_server, &mut state.to_client] {
            cut.append(&mut flow.readers);
            cut.extend(flow.chunks.drain(..).filter_map(|chunk| chunk.writer));
        }
        for op in cut {
            self.op_mut(op).phase = OpPhase::Cut;
        }
        let client = FileKind::Pipe(pipe, End::Client);
        let clients: Vec<Name> = self.state.files().filter(|(_, it)| it.kind == client).map(|(name, _)| name).collect();
        for file in clients {
            self.file_mut(file).let_go = true;
        }
    }
}
