//! Labels for people: `main`, `T2`, `W1`, `io#1`, `op#2`, in the order in which things appear in a history. Two roads to
//! one state may label it differently, which is why labels live here and never in the state.
//!
//! Must never know how a label is shown, or look at a state: a history of events is enough.

use std::collections::BTreeMap;
use std::sync::Arc;

use tpio_model::event::{Actor, Event, Fact, Ref};
use tpio_model::name::{Base, Name, Space, ThreadId};
use tpio_model::program::{ApiId, Program, Site};

/// Which things have appeared so far, and what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    source: Arc<Source>,
    given: BTreeMap<Ref, String>,
    /// How many labels of each kind were given.
    counts: BTreeMap<Kind, u32>,
    /// The file object that each actor opened last and that still goes by its number.
    opened: BTreeMap<Actor, Name>,
    /// How often each path was opened.
    paths: BTreeMap<String, u32>,
    /// Where each block of the heap was allocated and freed.
    lives: BTreeMap<Base, Life>,
}

/// Where a block of the heap was allocated and freed, if that happened in the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// The call that allocated it.
    pub allocated: Option<Site>,
    /// The call that freed it.
    pub freed: Option<Site>,
}

/// What has a name in the source: shared by all labels of a program.
#[derive(Debug, PartialEq, Eq)]
struct Source {
    globals: Vec<(String, Vec<u8>)>,
    slots: BTreeMap<u16, String>,
}

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Thread,
    Worker,
    Io,
    Work,
    Simple,
    Timer,
    Wait,
    Group,
    Pool,
    Op,
    File,
    Port,
    Event,
    Mutex,
    Semaphore,
    Module,
    Block,
    Lock,
}

impl Kind {
    /// The kind of things that get a number of their own; `None` for those that are called by their name in the source.
    fn of(what: Ref) -> Option<Kind> {
        match what {
            Ref::Thread(thread) if thread.is_worker() => Some(Kind::Worker),
            Ref::Thread(thread) if thread.is_waiter() => None,
            Ref::Thread(_) => Some(Kind::Thread),
            Ref::Io(_) => Some(Kind::Io),
            Ref::Work(_) => Some(Kind::Work),
            Ref::Simple(_) => Some(Kind::Simple),
            Ref::Timer(_) => Some(Kind::Timer),
            Ref::Wait(_) => Some(Kind::Wait),
            Ref::Group(_) => Some(Kind::Group),
            Ref::Pool(0) => None,
            Ref::Pool(_) => Some(Kind::Pool),
            Ref::Op(_) => Some(Kind::Op),
            Ref::File(_) => Some(Kind::File),
            Ref::Port(_) => Some(Kind::Port),
            Ref::Event(_) => Some(Kind::Event),
            Ref::Mutex(_) => Some(Kind::Mutex),
            Ref::Semaphore(_) => Some(Kind::Semaphore),
            Ref::Module(_) => Some(Kind::Module),
            Ref::Block(base) => (base.space() == Space::Heap).then_some(Kind::Block),
            Ref::Lock(address) | Ref::Srw(address) | Ref::Variable(address) | Ref::Once(address) => {
                match Base::split(address) {
                    Some((base, _)) if matches!(base.space(), Space::Global | Space::Stack | Space::Heap) => None,
                    _ => Some(Kind::Lock),
                }
            }
        }
    }

    fn label(self, number: u32) -> String {
        match self {
            // main is the first C thread
            Kind::Thread => format!("T{}", number + 1),
            Kind::Worker => format!("W{number}"),
            Kind::Io => format!("io#{number}"),
            Kind::Work => format!("work#{number}"),
            Kind::Simple => format!("simple#{number}"),
            Kind::Timer => format!("timer#{number}"),
            Kind::Wait => format!("wait#{number}"),
            Kind::Group => format!("group#{number}"),
            Kind::Pool => format!("pool#{number}"),
            Kind::Op => format!("op#{number}"),
            Kind::File => format!("file#{number}"),
            Kind::Port => format!("port#{number}"),
            Kind::Event => format!("event#{number}"),
            Kind::Mutex => format!("mutex#{number}"),
            Kind::Semaphore => format!("semaphore#{number}"),
            Kind::Module => format!("module#{number}"),
            Kind::Block => format!("block#{number}"),
            Kind::Lock => format!("lock#{number}"),
        }
    }
}

impl Labels {
    /// Labels before the first step: only `main` and what has a name in the source.
    pub fn new(program: &Program) -> Self {
        let globals = program.globals.iter().map(|global| (global.name.clone(), global.bytes.clone())).collect();
        let slots = program.functions.iter().flat_map(|function| &function.slots);
        let slots = slots.map(|slot| (slot.number, slot.name.clone())).collect();
        Labels {
            source: Arc::new(Source { globals, slots }),
            given: BTreeMap::from([(Ref::Thread(ThreadId::MAIN), "main".to_owned())]),
            counts: BTreeMap::new(),
            opened: BTreeMap::new(),
            paths: BTreeMap::new(),
            lives: BTreeMap::new(),
        }
    }

    /// Gives labels to what the event mentions for the first time, and a new one to what it created anew.
    pub fn learn(&mut self, event: &Event) {
        match &event.fact {
            Fact::Created(what) => {
                self.give(*what);
                if let Ref::File(file) = what {
                    self.opened.insert(event.actor, *file);
                }
            }
            Fact::Allocated(base, _) => {
                self.give(Ref::Block(*base));
                self.lives.insert(*base, Life { allocated: event.site, freed: None });
            }
            Fact::HeapFreed(base) => self.lives.entry(*base).or_default().freed = event.site,
            Fact::Issued { op, .. } => self.give(Ref::Op(*op)),
            Fact::CallbackBegan { thread, .. } => self.meet(Ref::Thread(*thread)),
            Fact::Called { api, args, .. } => self.opening(event.actor, *api, args),
            Fact::Closed(_)
            | Fact::Freed(_)
            | Fact::Entered { .. }
            | Fact::Blocked { .. }
            | Fact::Released(_)
            | Fact::TimedOut
            | Fact::Promised { .. }
            | Fact::TakenBack { .. }
            | Fact::GaveUp { .. }
            | Fact::WentPending(_)
            | Fact::Failed(_)
            | Fact::Completed { .. }
            | Fact::CancelRequested(_)
            | Fact::PacketPosted { .. }
            | Fact::PacketSuppressed(_)
            | Fact::PacketAccepted { .. }
            | Fact::PacketDropped { .. }
            | Fact::PacketTaken { .. }
            | Fact::Queued { .. }
            | Fact::Armed { .. }
            | Fact::Disarmed(_)
            | Fact::CallbackEnded { .. }
            | Fact::Disassociated(_)
            | Fact::CancelCallback(_)
            | Fact::Printed(_)
            | Fact::Read(_)
            | Fact::Wrote(_)
            | Fact::Locked(_)
            | Fact::Unlocked(_)
            | Fact::Taken(..)
            | Fact::GivenBack(_)
            | Fact::Abandoned(_)
            | Fact::Woken(..)
            | Fact::RoutineQueued(_)
            | Fact::RoutineBegan
            | Fact::OnceBegan(_)
            | Fact::OnceEnded(..)
            | Fact::Signalled(..)
            | Fact::TimePassed(_)
            | Fact::ThreadEnded(_)
            | Fact::ProcessEnded(_) => {}
        }
    }

    /// The label of a thing. One that has not appeared yet gets the label that it would be given next.
    pub fn name(&self, what: Ref) -> String {
        if let Some(label) = self.given.get(&what) {
            return label.clone();
        }
        match (Kind::of(what), what) {
            (Some(kind), _) => kind.label(self.counts.get(&kind).copied().unwrap_or(0) + 1),
            (None, Ref::Block(base)) => self.place(base, 0),
            (None, Ref::Lock(address) | Ref::Srw(address) | Ref::Variable(address) | Ref::Once(address)) => {
                Base::split(address).map_or_else(|| "lock".to_owned(), |(base, offset)| self.place(base, offset))
            }
            (None, Ref::Thread(_)) => "the pool's own wait".to_owned(),
            (None, _) => "the default pool".to_owned(),
        }
    }

    /// The label of who did something: `main`, `W1`, `the kernel`.
    pub fn actor(&self, actor: Actor) -> String {
        match actor {
            Actor::Thread(thread) => self.name(Ref::Thread(thread)),
            Actor::Kernel => "the kernel".to_owned(),
            Actor::Pool(0) => "the pool".to_owned(),
            Actor::Pool(pool) => self.name(Ref::Pool(pool)),
            Actor::Time => "the clock".to_owned(),
        }
    }

    /// What an address points to, for people: `request`, `block#1+8`; NULL and other words as numbers.
    pub fn address(&self, word: u64) -> String {
        match Base::split(word) {
            None if word == 0 => "NULL".to_owned(),
            None => format!("{word:#x}"),
            Some((base, offset)) => self.place(base, offset),
        }
    }

    /// The things whose labels stand in a text as words, in the order in which they stand there.
    pub fn named_in(&self, text: &str) -> Vec<Ref> {
        let part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let place = |label: &str| {
            let mut places = text.match_indices(label).map(|(at, _)| at);
            places.find(|at| {
                let (before, after) = (&text[..*at], &text[at + label.len()..]);
                !part(before.chars().next_back()) && !part(after.chars().next())
            })
        };
        let named = self.given.iter().filter_map(|(what, label)| Some((place(label)?, *what)));
        let mut named: Vec<(usize, Ref)> = named.collect();
        named.sort();
        named.into_iter().map(|(_, what)| what).collect()
    }

    /// Threads and workers that have a label, in the order in which they appeared.
    pub fn threads(&self) -> Vec<ThreadId> {
        let mut threads: Vec<(bool, usize, &String, ThreadId)> = Vec::new();
        for (what, label) in &self.given {
            if let Ref::Thread(thread) = what {
                let first = *thread == ThreadId::MAIN;
                threads.push((thread.is_worker(), if first { 0 } else { label.len() }, label, *thread));
            }
        }
        threads.sort();
        threads.into_iter().map(|(.., thread)| thread).collect()
    }

    fn place(&self, base: Base, offset: i64) -> String {
        let name = match base.space() {
            Space::Global => {
                self.source.globals.get(base.index() as usize).map_or("a global", |(name, _)| name).to_owned()
            }
            Space::Stack => self.source.slots.get(&base.name().site()).map_or("a local", |name| name).to_owned(),
            Space::Heap => self.name(Ref::Block(base)),
            Space::Function => "a function".to_owned(),
            Space::Object => "an object of the pool".to_owned(),
            Space::Handle => "a handle".to_owned(),
            Space::System => "the system".to_owned(),
        };
        match offset {
            0 => name,
            _ => format!("{name}{offset:+}"),
        }
    }

    fn meet(&mut self, what: Ref) {
        if !self.given.contains_key(&what) {
            self.give(what);
        }
    }

    fn give(&mut self, what: Ref) {
        let Some(kind) = Kind::of(what) else { return };
        if what == Ref::Thread(ThreadId::MAIN) || kind == Kind::Worker && self.given.contains_key(&what) {
            return; // a worker that comes back is the same worker
        }
        let count = self.counts.entry(kind).or_insert(0);
        *count += 1;
        let label = kind.label(*count);
        self.given.insert(what, label);
    }

    /// Calls a file object by what was opened, once the call that opened it is over.
    fn opening(&mut self, actor: Actor, api: ApiId, args: &[u64]) {
        let function = tpio_model::api::ROWS.get(api.0 as usize).map_or("", |row| row.name);
        if !function.starts_with("CreateFile") && !function.starts_with("CreateNamedPipe") {
            return;
        }
        let Some(file) = self.opened.remove(&actor) else { return };
        let Some(path) = args.first().and_then(|word| self.string(*word, function.ends_with('W'))) else { return };
        let short = short(&path);
        let end = match (function.starts_with("CreateNamedPipe"), path.contains(r"\pipe\")) {
            (true, _) => ":server",
            (false, true) => ":client",
            (false, false) => "",
        };
        let plain = format!("{short}{end}");
        let used = self.paths.entry(plain.clone()).or_insert(0);
        *used += 1;
        let label = if *used == 1 { plain } else { format!("{plain}#{used}") };
        self.given.insert(Ref::File(file), label);
    }

    /// Whether a file was opened that has the last part of this path.
    pub(crate) fn was_opened(&self, path: &str) -> bool {
        self.paths.contains_key(short(path))
    }

    /// Where a block of the heap was allocated and freed, as far as it is known.
    pub fn life(&self, base: Base) -> Life {
        self.lives.get(&base).copied().unwrap_or_default()
    }

    /// The string at an address, if it stands in a global of the program.
    pub(crate) fn string(&self, word: u64, wide: bool) -> Option<String> {
        let (base, offset) = Base::split(word)?;
        let (_, bytes) =
            self.source.globals.get(usize::from(base.index())).filter(|_| base.space() == Space::Global)?;
        let bytes = bytes.get(usize::try_from(offset).ok()?..)?;
        let step = if wide { 2 } else { 1 };
        let letters = bytes.chunks_exact(step).map(|unit| unit[0]).take_while(|byte| *byte != 0);
        let text: String = letters.map(char::from).collect();
        (!text.is_empty()).then_some(text)
    }
}

/// The last part of a path.
fn short(path: &str) -> &str {
    path.rsplit(['\\', '/']).next().unwrap_or(path)
}
