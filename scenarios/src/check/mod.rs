//! From syntax to the typed tree: names, types, conversions, constants. Says what is wrong in the words of the source and
//! what would work instead.
//!
//! Must never know: instructions, registers, how the text was spelled before preprocessing.

mod call;
mod constant;
mod convert;
mod declare;
mod expr;
pub(crate) mod fold;
mod format;
mod function;
mod global;
mod init;
mod literal;
mod operator;
mod place;
mod provide;
mod records;
mod scope;
mod specs;
mod stmt;
mod update;
mod windows;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use tpio_model::api::names_things;
use tpio_model::name::MAX_SITES;
use tpio_model::program::{ApiId, CallId, FuncId, Global, GlobalId};

use crate::ast::{self, Item, Name, Span, Unit};
use crate::diagnostic::{Diag, MAX_DIAGS};
use crate::source::Source;
use crate::tree::{Function, LocalId, Tree};
use crate::types::{Qual, Records, Type, show};

use function::Current;
use provide::Wanted;
use scope::Scopes;

/// Which functions Windows has, as far as the model goes. A parameter, so that tests need not wait for the model.
pub(crate) trait Functions {
    /// The function with that name.
    fn find(&self, name: &str) -> Option<ApiId>;
    /// The names of all of them.
    fn names(&self) -> Vec<&str>;
    /// The prototype of the function with that name.
    fn prototype(&self, name: &str) -> Option<&str>;
    /// Whether a call pushes a value.
    fn returns_value(&self, api: ApiId) -> bool;
}

/// The functions of the model.
pub(crate) struct Modelled;

impl Functions for Modelled {
    fn find(&self, name: &str) -> Option<ApiId> {
        tpio_model::api::find(name)
    }

    fn names(&self) -> Vec<&str> {
        tpio_model::api::ROWS.iter().map(|row| row.name).collect()
    }

    fn prototype(&self, name: &str) -> Option<&str> {
        self.find(name).map(|id| tpio_model::api::ROWS[usize::from(id.0)].prototype)
    }

    fn returns_value(&self, api: ApiId) -> bool {
        tpio_model::api::ROWS[usize::from(api.0)].returns_value()
    }
}

/// Functions whose result depends on the clock.
const CLOCKS: [&str; 8] = [
    "GetTickCount",
    "GetTickCount64",
    "QueryPerformanceCounter",
    "GetSystemTimeAsFileTime",
    "GetSystemTimePreciseAsFileTime",
    "GetSystemTime",
    "timeGetTime",
    "QueryUnbiasedInterruptTime",
];

/// Checks a file. The tree is there only if there is no error among the diagnostics.
pub(crate) fn check<'a>(source: &'a Source, unit: &'a Unit, functions: &'a dyn Functions) -> (Option<Tree>, Vec<Diag>) {
    let mut checker = Checker::new(source, functions);
    checker.hidden.clone_from(&unit.hidden);
    checker.keep_header_functions(unit);
    checker.number_functions(unit);
    for item in &unit.items {
        match item {
            Item::Decl(decl) => checker.global_decl(decl),
            Item::Function(function) => checker.function(function),
        }
    }
    let main = checker.find_main();
    let arguments = main.map_or([None, None], |_| checker.arguments_of_main());
    let exports = checker.exports();
    let status_callback = checker.status_callback();
    let at_exit = checker.at_exit();
    checker.provide();
    checker.complete_globals();
    checker.check_limits();
    let Checker { diags, globals, bodies, observes_clock, .. } = checker;
    if diags.iter().any(Diag::is_error) {
        return (None, diags);
    }
    let tree = main.map(|main| {
        let functions = bodies.into_iter().flatten().collect();
        Tree { functions, globals, status_callback, at_exit, exports, main, arguments, observes_clock }
    });
    (tree, diags)
}

/// What is known so far.
struct Checker<'a> {
    source: &'a Source,
    functions: &'a dyn Functions,
    records: Records,
    scopes: Scopes,
    diags: Vec<Diag>,
    globals: Vec<Global>,
    /// type and place of each global; the type may still lack an array's length
    global_types: Vec<(Qual, Span)>,
    /// string literals already made: (bytes, spelling)
    strings: BTreeMap<(Vec<u8>, Name), GlobalId>,
    /// the functions that have bodies
    defined: BTreeMap<Name, FuncId>,
    /// their bodies, as they are checked
    bodies: Vec<Option<Function>>,
    /// functions of headers that have bodies
    header_functions: BTreeMap<Name, &'a ast::Function>,
    /// functions made around the model's
    wrappers: BTreeMap<ApiId, FuncId>,
    /// functions that were asked for and have no body yet
    wanted: VecDeque<Wanted>,
    /// headers whose functions are not declared for the file
    hidden: BTreeSet<&'static str>,
    /// where the function of a header that is being checked was asked for
    providing: Option<Span>,
    /// where TpAllocIoCompletion is used first
    allocates_io: Option<Span>,
    /// whether GetProcAddress is used
    looks_up: bool,
    /// how many API calls there were
    calls: u32,
    /// whether one of them reads the clock
    observes_clock: bool,
    /// the function being checked
    current: Current,
}

impl<'a> Checker<'a> {
    fn new(source: &'a Source, functions: &'a dyn Functions) -> Self {
        Checker {
            source,
            functions,
            records: Records::default(),
            scopes: Scopes::new(),
            diags: Vec::new(),
            globals: Vec::new(),
            global_types: Vec::new(),
            strings: BTreeMap::new(),
            defined: BTreeMap::new(),
            bodies: Vec::new(),
            header_functions: BTreeMap::new(),
            wrappers: BTreeMap::new(),
            wanted: VecDeque::new(),
            hidden: BTreeSet::new(),
            providing: None,
            allocates_io: None,
            looks_up: false,
            calls: 0,
            observes_clock: false,
            current: Current::default(),
        }
    }

    /// Gives every function that has a body its id, in the order of the source.
    fn number_functions(&mut self, unit: &Unit) {
        for item in &unit.items {
            let Item::Function(function) = item else { continue };
            let own = function.declarator.name.as_ref().filter(|name| !name.span.is_builtin());
            let Some(name) = own else { continue };
            if self.defined.len() == usize::from(u16::MAX) {
                self.error(name.span, "more than 65535 functions");
                return;
            }
            let next = FuncId(self.defined.len() as u16);
            self.defined.entry(Rc::clone(&name.name)).or_insert(next);
        }
        self.bodies.resize_with(self.defined.len(), || None);
    }

    /// What is named by its number must not have too many of its kind.
    fn check_limits(&mut self) {
        let memory = |local: &&crate::tree::Local| local.home == crate::tree::Home::Memory;
        let slots = self.bodies.iter().flatten().flat_map(|body| &body.locals).filter(memory);
        if let Some(surplus) = slots.map(|local| local.span).nth(usize::from(MAX_SITES)) {
            self.report(
                Diag::error(surplus, format!("more than {MAX_SITES} local variables in memory in one program"))
                    .help("arrays, structures and variables whose address is taken are in memory"),
            );
        }
        let crowded = self.bodies.iter().flatten().find(|body| body.locals.len() > 10_000);
        if let Some(span) = crowded.map(|body| body.span) {
            self.error(span, "more than 10000 local variables in one function");
        }
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diag::error(span, message));
    }

    /// Keeps so many errors and so many warnings; more would be noise.
    fn report(&mut self, mut diag: Diag) {
        if let Some(span) = self.providing.filter(|_| diag.span.is_builtin()) {
            diag.span = span;
        }
        let same = self.diags.iter().filter(|known| known.severity == diag.severity).count();
        if same < MAX_DIAGS && !self.diags.contains(&diag) {
            self.diags.push(diag);
        }
    }

    /// Whether there are errors enough: finding the words for more is not worth the time.
    fn has_enough(&self) -> bool {
        self.diags.iter().filter(|diag| diag.is_error()).count() >= MAX_DIAGS
    }

    /// The C spelling of a type.
    fn show(&self, ty: &Type) -> String {
        show(&self.records, ty)
    }

    /// Size of a type that can be an object; a diagnostic if it cannot.
    fn size_of(&mut self, ty: &Type, span: Span) -> Option<u64> {
        let size = self.records.size(ty);
        if size.is_none() {
            let name = self.show(ty);
            self.report(
                Diag::error(span, format!("`{name}` has no size here"))
                    .help("an object needs a complete type: define the structure, or give the array its length"),
            );
        }
        size
    }

    /// The number of a call; those after which nothing is named share one.
    fn next_call(&mut self, api: ApiId, span: Span) -> CallId {
        if !names_things(api) {
            return CallId::UNNAMED;
        }
        if self.calls == u32::from(MAX_SITES) {
            self.error(
                span,
                format!(
                    "more than {MAX_SITES} calls of functions that create things or begin operations, in one program"
                ),
            );
        }
        let call = CallId((self.calls % u32::from(MAX_SITES)) as u16);
        self.calls += 1;
        call
    }

    /// A variable with static storage; its bytes come later.
    fn add_global(&mut self, name: String, ty: Qual, span: Span) -> GlobalId {
        if self.globals.len() == usize::from(u16::MAX) {
            self.error(span, "more than 65535 variables with static storage");
            return GlobalId(0);
        }
        let site = self.source.site(span);
        self.globals.push(Global { name, bytes: Vec::new(), relocations: Vec::new(), constant: false, site });
        self.global_types.push((ty, span));
        GlobalId((self.globals.len() - 1) as u16)
    }

    fn local(&self, id: LocalId) -> &crate::tree::Local {
        &self.current.locals[id.0 as usize]
    }
}
