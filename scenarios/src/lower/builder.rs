//! The instruction list under construction: places, jumps that do not know their target yet, registers for in-between
//! results, and whether control gets here at all.
//!
//! Must never know: expressions, statements.

use tpio_model::program::{Inst, Int, Pc, Reg, RegId, Site, SlotId};

use super::Whole;
use super::scope::Frames;
use crate::ast::Span;
use crate::source::Source;
use crate::tree::{Function, LabelId, LocalId};

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// in a register
    Reg(RegId),
    /// in memory
    Slot(SlotId),
}

/// A target of jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(usize);

/// A jump's condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// without
    Always,
    /// if the popped word is zero
    Zero,
    /// if it is not
    NonZero,
}

#[derive(Clone, Copy, Debug, Default)]
struct Target {
    pc: Option<Pc>,
    used: bool,
}

/// Builds one function.
pub(super) struct Builder<'a> {
    source: &'a Source,
    pub(super) whole: &'a Whole,
    /// whether the system enters it, not those who call it
    pub(super) main: bool,
    pub(super) function: &'a Function,
    code: Vec<Inst>,
    sites: Vec<Site>,
    homes: Vec<Where>,
    regs: Vec<Reg>,
    /// registers for in-between results, and how many of them are in use
    temporaries: Vec<RegId>,
    busy: usize,
    labels: Vec<Target>,
    jumps: Vec<(usize, Label)>,
    reachable: bool,
    /// the last span looked up: neighbours mostly share it
    last: Option<(Span, Site)>,
    pub(super) frames: Frames,
}

impl<'a> Builder<'a> {
    /// An empty function; its variables live in `homes`.
    pub(super) fn new(
        (source, whole): (&'a Source, &'a Whole),
        function: &'a Function,
        homes: Vec<Where>,
        regs: Vec<Reg>,
    ) -> Self {
        let frames = Frames::new(function, &homes);
        Builder {
            source,
            whole,
            main: false,
            function,
            code: Vec::new(),
            sites: Vec::new(),
            homes,
            regs,
            temporaries: Vec::new(),
            busy: 0,
            labels: vec![Target::default(); function.labels as usize],
            jumps: Vec::new(),
            reachable: true,
            last: None,
            frames,
        }
    }

    /// The instructions, their places, and the registers with those for in-between results.
    pub(super) fn finish(mut self) -> (Vec<Inst>, Vec<Site>, Vec<Reg>) {
        for (at, label) in &self.jumps {
            let pc = self.labels[label.0].pc.expect("internal: a jump without a target");
            self.code[*at] = match self.code[*at] {
                Inst::Jump(_) => Inst::Jump(pc),
                Inst::JumpIfZero(_) => Inst::JumpIfZero(pc),
                Inst::JumpIfNonZero(_) => Inst::JumpIfNonZero(pc),
                other => panic!("internal: {other:?} is no jump"),
            };
        }
        (self.code, self.sites, self.regs)
    }

    /// Appends an instruction.
    pub(super) fn emit(&mut self, inst: Inst, span: Span) {
        assert!(self.reachable, "internal: control cannot get to {inst:?}");
        let span = self.function.place(span);
        let site = match self.last {
            Some((last, site)) if last == span => site,
            _ => self.source.site(span),
        };
        self.last = Some((span, site));
        self.code.push(inst);
        self.sites.push(site);
        if matches!(inst, Inst::Return { .. } | Inst::Unreachable | Inst::Jump(_)) {
            self.reachable = false;
        }
    }

    /// Appends a jump.
    pub(super) fn jump(&mut self, when: When, label: Label, span: Span) {
        self.labels[label.0].used = true;
        self.jumps.push((self.code.len(), label));
        let inst = match when {
            When::Always => Inst::Jump(0),
            When::Zero => Inst::JumpIfZero(0),
            When::NonZero => Inst::JumpIfNonZero(0),
        };
        self.emit(inst, span);
    }

    /// A new target, bound later.
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(Target::default());
        Label(self.labels.len() - 1)
    }

    /// The target of a label of the source or a case.
    pub(super) fn label_of(id: LabelId) -> Label {
        Label(id.0 as usize)
    }

    /// The target is here. Control gets here if it came from before, or by one of the jumps made so far.
    pub(super) fn bind(&mut self, label: Label) {
        let target = &mut self.labels[label.0];
        assert!(target.pc.is_none(), "internal: a target in two places");
        target.pc = Some(self.code.len() as Pc);
        self.reachable |= target.used;
    }

    /// The target is here, and jumps to it are still to come.
    pub(super) fn bind_head(&mut self, label: Label) {
        self.labels[label.0].used = true;
        self.bind(label);
    }

    /// Whether control gets here.
    pub(super) fn reachable(&self) -> bool {
        self.reachable
    }

    /// Where a variable lives.
    pub(super) fn home(&self, id: LocalId) -> Where {
        self.homes[id.0 as usize]
    }

    /// Pops a word into a register of its own, until [`Builder::release`].
    pub(super) fn keep(&mut self, span: Span) -> RegId {
        if self.busy == self.temporaries.len() {
            let reg = RegId(self.regs.len() as u16);
            self.regs.push(Reg { name: format!("${}", self.busy), int: Int::U64 });
            self.temporaries.push(reg);
        }
        let reg = self.temporaries[self.busy];
        self.busy += 1;
        self.emit(Inst::SetReg(reg), span);
        reg
    }

    /// Pushes the word kept last and forgets it, so that states do not differ in what is of no use any more.
    pub(super) fn release(&mut self, reg: RegId, span: Span) {
        self.busy -= 1;
        assert_eq!(reg, self.temporaries[self.busy], "internal: in-between results are a stack");
        self.emit(Inst::GetReg(reg), span);
        self.emit(Inst::ClearReg(reg), span);
    }

    /// A variable comes into scope.
    pub(super) fn declare(&mut self, slot: SlotId, span: Span) {
        self.frames.declare(slot);
        if self.reachable {
            self.emit(Inst::EnterSlot(slot), span);
        }
    }

    /// Variables of the scopes from number `depth` on leave, the last one first.
    pub(super) fn leave_to(&mut self, depth: usize, span: Span) {
        for slot in self.frames.inside(depth) {
            self.emit(Inst::LeaveSlot(slot), span);
        }
    }

    /// Jumps to a label of the source: variables that are not in scope there leave, those that are come into scope.
    pub(super) fn go(&mut self, id: LabelId, span: Span) {
        let (leave, enter) = self.frames.difference(id);
        for slot in leave {
            self.emit(Inst::LeaveSlot(slot), span);
        }
        for slot in enter {
            self.emit(Inst::EnterSlot(slot), span);
        }
        let label = Self::label_of(id);
        self.jump(When::Always, label, span);
    }
}
