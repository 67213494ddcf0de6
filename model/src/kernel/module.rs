//! Modules: which there are, and how often each is loaded. No code of the program belongs to one.
//! Source: LIB-01, LIB-02, LIB-03.

use alloc::string::String;

use crate::event::{Fact, Ref};
use crate::name::{Base, Name, Space, ThreadId};
use crate::program::Program;
use crate::state::{Lens, Module};
use crate::world::World;

/// What every process has loaded from its start to its end, the program itself first.
const ALWAYS: [&str; 4] = ["", "kernel32.dll", "kernelbase.dll", "ntdll.dll"];

/// What every Windows offers to load. A file that the header describes is one more.
const OFFERED: [&str; 12] = [
    "advapi32.dll",
    "crypt32.dll",
    "dbghelp.dll",
    "gdi32.dll",
    "ole32.dll",
    "psapi.dll",
    "shell32.dll",
    "ucrtbase.dll",
    "user32.dll",
    "version.dll",
    "winmm.dll",
    "ws2_32.dll",
];

/// ERROR_MOD_NOT_FOUND
pub(crate) const MOD_NOT_FOUND: u32 = 126;

/// The number of the module with that name: without its folders, in any case, with or without `.dll`.
pub(crate) fn number(program: &Program, name: &str) -> Option<u16> {
    let mut file: String = name.rsplit(['\\', '/']).next().unwrap_or(name).to_ascii_lowercase();
    if !file.contains('.') {
        file.push_str(".dll");
    }
    let described = program.devices.iter().map(|device| device.name.as_str());
    let mut all = ALWAYS.into_iter().chain(OFFERED).chain(described);
    all.position(|other| other.eq_ignore_ascii_case(&file)).map(|number| number as u16)
}

/// The program's own module.
pub(crate) const PROGRAM: u16 = 0;

/// The HMODULE of a module.
pub(crate) fn handle(number: u16) -> u64 {
    Name::new(ThreadId::NOBODY, 1, number).pointer(Space::System)
}

/// Whether a module may have a function of that name: ntdll has those of the system, kernel32 and kernelbase those of
/// Windows, ucrtbase those of C. What else a module has is not modelled. Source: wine-tests §7.
pub(crate) fn offers(number: u16, function: &str) -> bool {
    let name = ALWAYS.iter().chain(&OFFERED).nth(usize::from(number)).copied().unwrap_or("");
    let system = ["Tp", "Rtl", "Nt", "Zw", "Ldr"].iter().any(|prefix| function.starts_with(prefix));
    let of_c = function.starts_with(|first: char| first.is_ascii_lowercase() || first == '_');
    match name {
        "ntdll.dll" => system,
        "kernel32.dll" | "kernelbase.dll" => !system && !of_c,
        "ucrtbase.dll" => of_c,
        _ => false,
    }
}

fn always(number: u16) -> bool {
    usize::from(number) < ALWAYS.len()
}

/// The loaded module behind an HMODULE.
pub(crate) fn loaded(state: &Lens, word: u64) -> Option<u16> {
    let (base, _) = Base::split(word).filter(|(base, offset)| base.space() == Space::System && *offset == 0)?;
    let name = base.name();
    let number = name.number();
    let ours = name.creator() == ThreadId::NOBODY && name.site() == 1;
    (ours && is_loaded(state, number)).then_some(number)
}

/// Whether a module is loaded.
pub(crate) fn is_loaded(state: &Lens, number: u16) -> bool {
    always(number) || state.module(number).is_some()
}

impl World<'_> {
    /// Loads a module once more.
    pub(crate) fn load_module(&mut self, number: u16) {
        if always(number) {
            return;
        }
        if self.module(number).is_some() {
            self.module_mut(number).count += 1;
            return;
        }
        self.add_module(number, Module { count: 1 });
        self.tell(Fact::Created(Ref::Module(number)));
    }

    /// Frees a loaded module once; the last time it goes.
    pub(crate) fn free_module(&mut self, number: u16) {
        if always(number) {
            return;
        }
        let module = self.module_mut(number);
        module.count -= 1;
        if module.count == 0 {
            self.drop_module(number);
            self.tell(Fact::Freed(Ref::Module(number)));
        }
    }
}
