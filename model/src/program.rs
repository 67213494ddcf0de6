//! A compiled scenario: functions as flat lists of instructions for a small stack machine, each instruction with its
//! place in the source. Knows nothing of C, of threads that run it, or of the state they share.
//!
//! # The machine
//!
//! Each frame has *registers* (scalar locals whose address is never taken: private by construction), *slots* (locals
//! that live in memory, each an allocation of its own while it is in scope) and an *evaluation stack* of 64-bit words.
//! A word holds a scalar of some [`Int`] type, sign- or zero-extended to 64 bits by that type; a pointer is
//! [`Int::U64`] (LLP64: `long` is 32 bits). Aggregates are never on the stack, only their addresses.

use alloc::string::String;
use alloc::vec::Vec;

/// A scalar type of the machine: its width, whether it is signed, whether it is floating. `bool` results are [`Int::I32`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Int {
    /// `char`, `CHAR`
    I8,
    /// `unsigned char`, `BYTE`
    U8,
    /// `short`
    I16,
    /// `unsigned short`, `WORD`, `WCHAR`
    U16,
    /// `int`, `long`, `LONG`, `BOOL`
    I32,
    /// `unsigned`, `unsigned long`, `DWORD`
    U32,
    /// `long long`, `LONG64`, `LONG_PTR`
    I64,
    /// `unsigned long long`, `ULONG_PTR`, every pointer
    U64,
    /// `float`: its bits
    F32,
    /// `double`: its bits
    F64,
}

impl Int {
    /// Width in bytes: 1, 2, 4 or 8.
    pub const fn bytes(self) -> u32 {
        match self {
            Int::I8 | Int::U8 => 1,
            Int::I16 | Int::U16 => 2,
            Int::I32 | Int::U32 | Int::F32 => 4,
            Int::I64 | Int::U64 | Int::F64 => 8,
        }
    }

    /// Whether the type is signed.
    pub const fn signed(self) -> bool {
        matches!(self, Int::I8 | Int::I16 | Int::I32 | Int::I64)
    }

    /// Whether the type is floating: its arithmetic is that of [`crate::float`].
    pub const fn floating(self) -> bool {
        matches!(self, Int::F32 | Int::F64)
    }

    /// `word` truncated to this type's width and extended back to 64 bits: the canonical form of a value.
    ///
    /// ```
    /// use tpio_model::program::Int;
    /// assert_eq!(Int::I8.canonical(0x1ff), u64::MAX);
    /// assert_eq!(Int::U8.canonical(0x1ff), 0xff);
    /// ```
    pub const fn canonical(self, word: u64) -> u64 {
        match self {
            Int::I8 => word as i8 as i64 as u64,
            Int::U8 => word as u8 as u64,
            Int::I16 => word as i16 as i64 as u64,
            Int::U16 => word as u16 as u64,
            Int::I32 => word as i32 as i64 as u64,
            Int::U32 | Int::F32 => word as u32 as u64,
            Int::I64 | Int::U64 | Int::F64 => word,
        }
    }
}

/// Index into [`Program::functions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FuncId(pub u16);

/// Index into [`Program::globals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalId(pub u16);

/// Index into [`Function::regs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegId(pub u16);

/// Index into [`Function::slots`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub u16);

/// Index into [`crate::api::ROWS`]: a Windows function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApiId(pub u16);

/// The number of one API call among those of the program that create things, in source order. What the call creates is named
/// after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u16);

impl CallId {
    /// A call after which nothing is named.
    pub const UNNAMED: CallId = CallId(u16::MAX);
}

/// Index into [`Function::code`].
pub type Pc = u32;

/// A place in the source: a span on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// Line, from 1.
    pub line: u32,
    /// Column of the first character, from 1, counted in characters.
    pub column: u32,
    /// Length in characters, at least 1; a span that leaves its line is cut at the line's end.
    pub length: u32,
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnOp {
    /// `-x`
    Neg,
    /// `~x`
    Not,
    /// `!x`: 1 if x is 0, else 0 (the result is an [`Int::I32`], whatever the operand's type)
    IsZero,
}

/// Operators with two operands. Comparisons push 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BinOp {
    /// `+`, wrapping
    Add,
    /// `-`, wrapping
    Sub,
    /// `*`, wrapping
    Mul,
    /// `/`; division by zero ends the run
    Div,
    /// `%`; division by zero ends the run
    Rem,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `<<`; the count is taken modulo the width
    Shl,
    /// `>>`; arithmetic for signed types
    Shr,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// One instruction. "Pops a, b" means: b is on top, a below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Inst {
    /// Pushes the word.
    Const(u64),
    /// Pushes the address of a global's first byte.
    GlobalAddr(GlobalId),
    /// Pushes the address of a function: good for [`Inst::CallIndirect`] and as a callback.
    FuncAddr(FuncId),
    /// Pushes the address of a slot's first byte. The slot is in scope ([`Inst::EnterSlot`] came before).
    SlotAddr(SlotId),
    /// Pushes a register; reading one that was never set is an uninitialised read.
    GetReg(RegId),
    /// Pops a word into a register.
    SetReg(RegId),
    /// Forgets a register's value: it is uninitialised again (a declaration without initialiser, met again in a loop).
    ClearReg(RegId),
    /// Pops an address, pushes what is stored there. A volatile load is a visible operation.
    Load {
        /// type of the value in memory
        int: Int,
        /// whether the lvalue is `volatile`
        volatile: bool,
    },
    /// Pops an address, then a value (the value is on top), and stores the value. A volatile store is a visible
    /// operation.
    Store {
        /// type of the value in memory
        int: Int,
        /// whether the lvalue is `volatile`
        volatile: bool,
    },
    /// Pops dst, src (src on top) and copies that many bytes, initialised or not: assignment of an aggregate.
    CopyBytes(u32),
    /// Gives zero to what is uninitialised of the integer at the address on top, which stays there: a bit-field of it is
    /// about to be written.
    Settle(Int),
    /// Pops an address and zeroes that many bytes: the start of an aggregate's initialiser.
    ZeroBytes(u32),
    /// Pushes the top word again.
    Dup,
    /// Drops the top word.
    Pop,
    /// Exchanges the two top words.
    Swap,
    /// Pops a, pushes the operator's result in canonical form of the type.
    Unary(UnOp, Int),
    /// Pops a, b; pushes `a op b` computed in the type, in canonical form (for comparisons: 0 or 1).
    Binary(BinOp, Int),
    /// Pops a word, pushes its canonical form in the type: a cast.
    Convert(Int),
    /// Pops a word of one type, pushes the same number in the other: a cast where at least one type is floating.
    Cast {
        /// what it is
        from: Int,
        /// what it becomes
        to: Int,
    },
    /// Goes on at the instruction. A jump to a lower or the same index is a *back-edge*.
    Jump(Pc),
    /// Pops a word; goes on there if it is zero. May be a back-edge.
    JumpIfZero(Pc),
    /// Pops a word; goes on there if it is not zero. May be a back-edge.
    JumpIfNonZero(Pc),
    /// Calls a function with as many words as it has parameters, the first pushed first; the callee's registers
    /// 0, 1, … receive them. A callee that returns a value pushes it.
    Call(FuncId),
    /// Pops the address of a function (on top of its arguments) and calls it with that many words.
    CallIndirect {
        /// number of words passed
        args: u8,
        /// whether the call's function type returns a value
        value: bool,
    },
    /// Calls a Windows function with that many words, the first pushed first; variable arguments included. A function
    /// that returns a value pushes it (see [`crate::api::Row::returns_value`]). A visible operation.
    Api {
        /// which function
        api: ApiId,
        /// number of words passed
        args: u8,
        /// number of this call in the program
        call: CallId,
    },
    /// Returns from the function; with a value, it is on top of the stack.
    Return {
        /// whether a value is returned
        value: bool,
    },
    /// The slot comes into scope: a new, uninitialised allocation (after leaving the one of the same slot, if it is
    /// still in scope).
    EnterSlot(SlotId),
    /// The slot goes out of scope: its allocation ends. A return leaves all slots by itself.
    LeaveSlot(SlotId),
    /// Control cannot get here (the end of a value-returning function was reached and its value is used).
    Unreachable,
}

/// A scalar local whose address is never taken. The first registers of a function are its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reg {
    /// Name in the source; made-up ones begin with `$`.
    pub name: String,
    /// Its type.
    pub int: Int,
}

/// A local that lives in memory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Name in the source.
    pub name: String,
    /// Size in bytes.
    pub size: u32,
    /// Number of this slot among all slots of the program: its allocation is named after it.
    pub number: u16,
    /// Where it is declared.
    pub site: Site,
}

/// A function of the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Function {
    /// Name in the source.
    pub name: String,
    /// How many of the registers are parameters.
    pub params: u16,
    /// Whether it returns a value.
    pub returns_value: bool,
    /// Registers, parameters first.
    pub regs: Vec<Reg>,
    /// Locals in memory. A parameter whose address is taken is copied into one at the start.
    pub slots: Vec<Slot>,
    /// Instructions; the last one is a [`Inst::Return`], a jump, or [`Inst::Unreachable`].
    pub code: Vec<Inst>,
    /// For each instruction its place in the source.
    pub sites: Vec<Site>,
    /// The function's own place: its name in its definition.
    pub site: Site,
    /// Last line of its body, for showing the function as a whole.
    pub last_line: u32,
    /// Whether its text is in the file.
    pub origin: Origin,
}

/// Where the text of a function is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// In the file.
    Source,
    /// In a header: what happens in it is told at the call that led there.
    Header,
}

/// A function that GetProcAddress finds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Export {
    /// Its name, as a string of the program has it.
    pub name: String,
    /// The function.
    pub function: FuncId,
}

/// What a pointer inside a global's initial bytes points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A byte of a global (a string literal is a global too).
    Global(GlobalId, u32),
    /// A function.
    Function(FuncId),
}

/// A variable with static storage, or a string literal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Global {
    /// Name in the source; a string literal's is its spelling, quotes included.
    pub name: String,
    /// Its bytes before the program starts (C zeroes what has no initialiser).
    pub bytes: Vec<u8>,
    /// Eight-byte places in `bytes` that hold addresses.
    pub relocations: Vec<(u32, Target)>,
    /// Whether writing to it is an access violation: string literals and `const` objects.
    pub constant: bool,
    /// Where it is declared.
    pub site: Site,
}

/// What may happen to an operation when it is issued on a disk file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Script {
    /// It may be done at once.
    pub success: bool,
    /// It may go pending and complete at any later moment.
    pub pending: bool,
    /// It may fail at once with one of these error codes.
    pub fail: Vec<u32>,
}

impl Default for Script {
    /// A disk file as Windows documents it: done at once or pending, never failing of itself.
    /// Source: MODE-14, DESIGN §4.3.
    fn default() -> Self {
        Script { success: true, pending: true, fail: Vec::new() }
    }
}

/// A disk file that exists before the program starts, or whose behaviour the header narrows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Device {
    /// File name as the program passes it to CreateFile.
    pub name: String,
    /// Bytes in it; they read as `'a'`, `'b'`, … `'z'`, `'a'`, …
    pub size: u32,
    /// Whether it is there before the program creates it.
    pub exists: bool,
    /// What a read may do.
    pub read: Script,
    /// What a write may do.
    pub write: Script,
    /// What may happen to a DeviceIoControl.
    pub control: Script,
    /// Whether its pending operations let time pass (they do not hold the clock back).
    pub slow: bool,
}

/// When timeouts fire. Source: STEPS §1.9; DESIGN §4.8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Time {
    /// Time passes when nothing but yielding can move.
    #[default]
    Virtual,
    /// Every timeout may fire at any moment.
    Any,
}

impl Time {
    /// The word for it on the command line, in reports and in traces.
    pub fn word(self) -> &'static str {
        match self {
            Time::Virtual => "virtual",
            Time::Any => "any",
        }
    }
}

/// What becomes of a run after undefined behaviour. Source: DESIGN §4.11; STEPS §3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AfterMisuse {
    /// It is over.
    #[default]
    Stop,
    /// It goes on as an implementation does, where one is known to: see [`crate::rules::going_on`]. One possibility of many.
    Continue,
}

impl AfterMisuse {
    /// The word for it on the command line, in reports and in traces.
    pub fn word(self) -> &'static str {
        match self {
            AfterMisuse::Stop => "stop",
            AfterMisuse::Continue => "continue",
        }
    }
}

/// Whether what is printed becomes part of the state. Source: STEPS §2.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// Yes: two situations after different outputs are different.
    #[default]
    Kept,
    /// No: it is told as an event and forgotten. Nothing that the program does depends on it.
    Dropped,
}

/// A compiled scenario.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Program {
    /// The scenario's name (`hello-read`), or the file's path as given.
    pub name: String,
    /// The source with LF line ends and no byte order mark: what [`Site`]s point into.
    pub source: String,
    /// SHA-256 of `source` in lower-case hexadecimal.
    pub fingerprint: String,
    /// All functions; none is empty.
    pub functions: Vec<Function>,
    /// All globals.
    pub globals: Vec<Global>,
    /// Where the program starts; takes no parameters here (it sets `argc` and `argv` itself).
    pub main: FuncId,
    /// What hands a packet to a callback that takes a status block: gets what other callbacks of I/O get, and the callback's
    /// address after it. There if the program uses TpAllocIoCompletion.
    pub status_callback: Option<FuncId>,
    /// The functions of Windows that GetProcAddress finds: those whose names are strings of the program, sorted.
    pub exports: Vec<Export>,
    /// Disk files that the header describes.
    pub devices: Vec<Device>,
    /// `//@ leaks: strict`: heap blocks that are not freed at the end are leaks.
    pub strict_leaks: bool,
    /// Whether a `GetTickCount` or the like makes the clock part of the state.
    pub observes_clock: bool,
    /// When timeouts fire.
    pub time: Time,
    /// What becomes of a run after undefined behaviour.
    pub after_misuse: AfterMisuse,
    /// Whether what it prints is part of the state.
    pub output: Output,
}

impl Program {
    /// The function with that id.
    pub fn function(&self, id: FuncId) -> &Function {
        &self.functions[id.0 as usize]
    }

    /// The global with that id.
    pub fn global(&self, id: GlobalId) -> &Global {
        &self.globals[id.0 as usize]
    }

    /// Line `line` (from 1) of the source, without its line end; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        self.source.lines().nth((line as usize).saturating_sub(1)).unwrap_or("")
    }
}
