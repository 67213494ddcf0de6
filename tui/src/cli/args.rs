//! The command line: a contract. Each command's help ends in examples that work.

mod course;
mod front;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};

pub(super) use course::{AfterMisuse, Time};
pub(super) use front::{ExportArgs, ExportFormat, LookArgs, QuizArgs};

#[derive(Parser)]
#[command(
    name = "tpio",
    version,
    about = "See every order a Windows thread pool program can run in, forwards and backwards",
    long_about = "Runs a C file that uses the I/O half of the Windows thread pool on a model of it: one order, \
                  every order, or step by step. Without a command: the list of scenarios.",
    after_help = "Examples:
  tpio step hello-read          step through a scenario
  tpio run hello-read           play one order of it
  tpio check my.c               play every order of your own file
  tpio explain cancel-missing   what a rule says and how to mend a break",
    disable_help_subcommand = true
)]
pub(super) struct Args {
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    #[command(flatten)]
    pub(super) look: LookArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, or with CLICOLOR_FORCE, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
    /// The sixteen of the terminal
    #[value(name = "16")]
    Sixteen,
    /// The table of 256, for the screens
    #[value(name = "256")]
    Many,
    /// All of them, for the screens
    True,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Step through a program: choose who moves next, go back, try another order
    Step(StepArgs),
    /// Answer questions about a program, drawn from the model
    Quiz(QuizArgs),
    /// Write one order for another program: JSON lines, Perfetto, a drawing, a recording
    Export(ExportArgs),
    /// Play one order: the program's output, and the story of how it came about
    Run(RunArgs),
    /// Play every order: each distinct outcome, each misuse with the shortest order that shows it
    Check(CheckArgs),
    /// List the scenarios
    List(ListArgs),
    /// Join the reports of the shards of one sample
    Merge(MergeArgs),
    /// Compile a program for Windows, run it, and say whether `check` lists each output that was seen
    Oracle(OracleArgs),
    /// Explain a rule
    Explain(ExplainArgs),
    /// Play a recorded order again
    Replay(ReplayArgs),
    /// Make an order that breaks a rule shorter: fewer thread switches, then fewer steps
    Shrink(ShrinkArgs),
    /// Print what makes a shell complete tpio's words
    Completions(CompletionsArgs),
    /// Print a manual page
    Man(ManArgs),
}

const FILE: &str = "A C file, `-` for standard input, a link, or the name of a scenario (see `tpio list`)";

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio step hello-read
  tpio step my.c --schedule a.0102     begin with this order on record
  tpio step 'tpio:hello-read@…'        open a link (y copies one)
  tpio step hello-read --plain         the same as lines of text")]
pub(super) struct StepArgs {
    #[arg(value_name = "FILE", help = FILE)]
    pub(super) file: String,
    /// Record the order that this schedule gives
    #[arg(long, value_name = "SCHEDULE", conflicts_with = "seed")]
    pub(super) schedule: Option<String>,
    /// Record the order that this seed gives
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// When timeouts fire
    #[arg(long, value_name = "MODE", default_value = "virtual")]
    pub(super) time: Time,
    /// What becomes of a run after undefined behaviour
    #[arg(long, value_name = "WHAT", default_value = "stop")]
    pub(super) after_misuse: AfterMisuse,
    /// Lines of text instead of a screen
    #[arg(long)]
    pub(super) plain: bool,
    #[command(flatten)]
    pub(super) look: LookArgs,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio run hello-read
  tpio run my.c --seed 7 --trace my.trace
  tpio run my.c --schedule a.0102
  tpio run my.c --strategy round-robin --json
  tpio run my.c --strategy pct --depth 2 --seed 7
  tpio run my.c --after-misuse continue

The program's output goes to standard output, the story to standard error.
Exit status: 0 nothing wrong, 1 misuse, 2 bad input, 3 a limit was reached.")]
pub(super) struct RunArgs {
    #[arg(value_name = "FILE", help = FILE)]
    pub(super) file: String,
    /// Seed of the strategy
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) seed: u64,
    /// Who picks the next step: uniform, pct, swarm, round-robin or manual
    #[arg(long, value_name = "NAME")]
    pub(super) strategy: Option<String>,
    /// For pct: how many steps must come in one order for the misuse that is looked for; 3 by default
    #[arg(long, value_name = "D")]
    pub(super) depth: Option<u32>,
    /// Play this schedule, then always the first choice
    #[arg(long, value_name = "SCHEDULE")]
    pub(super) schedule: Option<String>,
    /// When timeouts fire
    #[arg(long, value_name = "MODE", default_value = "virtual")]
    pub(super) time: Time,
    /// What becomes of a run after undefined behaviour
    #[arg(long, value_name = "WHAT", default_value = "stop")]
    pub(super) after_misuse: AfterMisuse,
    /// Write a trace that `tpio replay` plays again
    #[arg(long, value_name = "OUT")]
    pub(super) trace: Option<std::path::PathBuf>,
    /// Give up after so many steps
    #[arg(long, value_name = "N", default_value_t = tpio_sim::run::DEPTH)]
    pub(super) max_depth: u32,
    /// If a rule is broken, print a shorter schedule that shows it too
    #[arg(long)]
    pub(super) shrink: bool,
    /// One JSON object with output, events, schedule, ending and rules
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio check hello-read
  tpio check a.c b.c --json             one object a line
  tpio check src/*.c --format sarif     one log for code scanning
  tpio check my.c --max-seconds 10      what is known after ten seconds
  tpio check my.c --shares              how many orders, how likely
  tpio check my.c --outcomes verdicts   it does not matter what is printed
  tpio check my.c --witnesses found     do not look for the shortest order
  tpio check my.c --expect              judge what the file's header says
  tpio check my.c --samples 10000 --strategy pct --depth 2
  tpio check my.c --samples 10000 --shard 3/8 --json > shard-3.json

Exit status: 0 nothing wrong, 1 misuse, 2 bad input, 3 a limit was reached and nothing was found.
A sample that met nothing is no proof: its exit status is 3.
With --expect: 0 all holds, 1 something is refuted, 3 undecided.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct CheckArgs {
    #[arg(value_name = "FILE", required = true, help = FILE)]
    pub(super) files: Vec<String>,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    /// The same as --format json
    #[arg(long)]
    pub(super) json: bool,
    /// Most distinct states
    #[arg(long, value_name = "N", default_value_t = 50_000_000)]
    pub(super) max_states: u64,
    /// Most seconds for each file; no limit by default
    #[arg(long, value_name = "S", value_parser = seconds)]
    pub(super) max_seconds: Option<f64>,
    /// Most memory, as in 512M or 2G
    #[arg(long, value_name = "SIZE", default_value = "2G", value_parser = size)]
    pub(super) max_memory: u64,
    /// Most steps of one order
    #[arg(long, value_name = "N", default_value_t = tpio_sim::run::DEPTH)]
    pub(super) max_depth: u32,
    /// Files searched at the same time; as many as there are processors by default. Each search takes one thread, and
    /// what is found does not depend on how many there are
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Which orders to leave out, where that changes no outcome
    #[arg(long, value_name = "WHICH", default_value = "all")]
    pub(super) reduce: Reduce,
    /// What distinguishes outcomes
    #[arg(long, value_name = "WHICH", default_value = "full", conflicts_with = "expect")]
    pub(super) outcomes: Outcomes,
    /// How much work each outcome's witness is worth
    #[arg(long, value_name = "EFFORT", default_value = "shortest")]
    pub(super) witnesses: Witnesses,
    /// Say for each outcome in how many orders it ends so, and how likely it is in a random one. Leaves nothing out,
    /// whatever --reduce says, and needs every order
    #[arg(long)]
    pub(super) shares: bool,
    /// When timeouts fire
    #[arg(long, value_name = "MODE", default_value = "virtual")]
    pub(super) time: Time,
    /// What becomes of a run after undefined behaviour
    #[arg(long, value_name = "WHAT", default_value = "stop")]
    pub(super) after_misuse: AfterMisuse,
    /// Judge the directives in the file's header instead
    #[arg(long)]
    pub(super) expect: bool,
    /// Failed calls and notes are misuse too
    #[arg(long)]
    pub(super) strict: bool,
    /// Where every order is too much: play only so many, each with a seed of its own
    #[arg(long, value_name = "N", conflicts_with = "expect", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) samples: Option<u64>,
    /// Who picks the next step in a sample: uniform, pct, swarm or round-robin
    #[arg(long, value_name = "NAME", default_value = "uniform", requires = "samples")]
    pub(super) strategy: String,
    /// For pct: how many steps must come in one order for the misuse that is looked for; 3 by default
    #[arg(long, value_name = "D", requires = "samples")]
    pub(super) depth: Option<u32>,
    /// Seed of the first run of a sample; the others have the seeds after it
    #[arg(long, value_name = "N", default_value_t = 0, requires = "samples")]
    pub(super) seed: u64,
    /// Play every n-th run of the sample, from the i-th; `tpio merge` joins the reports
    #[arg(long, value_name = "I/N", requires = "samples")]
    pub(super) shard: Option<tpio_sim::sample::Shard>,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio merge shard-1.json shard-2.json > all.json
  cat shard-*.json | tpio merge -

Each report is what `tpio check FILE --samples N --shard I/N --json` printed. All shards of one
sample must be there, each once; seconds are added up, the rest is what one machine would print.
Exit status: 1 misuse, 2 bad input, 3 no misuse: a sample is no proof.")]
pub(super) struct MergeArgs {
    /// Files with JSON reports; `-` for standard input
    #[arg(value_name = "REPORT", required = true)]
    pub(super) reports: Vec<String>,
    /// Failed calls and notes are misuse too
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio oracle hello-read
  tpio oracle my.c --runs 300 --timeout 20
  tpio oracle my.c --cc 'x86_64-w64-mingw32-gcc -O2' --runner wine64
  tpio oracle my.c --json

Exit status: 0 each output that was seen is listed (or comes from undefined behaviour that is, or a
known fault of Wine explains it), 1 one is not, 2 bad input, or no compiler or runner, 3 undecided.")]
pub(super) struct OracleArgs {
    #[arg(value_name = "FILE", help = FILE)]
    pub(super) file: String,
    /// The compiler, with options of your own; x86_64-w64-mingw32-gcc by default, on Windows cl or gcc
    #[arg(long, value_name = "CC")]
    pub(super) cc: Option<String>,
    /// What runs programs for Windows; wine by default, on Windows nothing, as with --runner ''
    #[arg(long, value_name = "COMMAND")]
    pub(super) runner: Option<String>,
    /// How often to run it
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: u32,
    /// Seconds after which a run is ended
    #[arg(long, value_name = "S", default_value = "10", value_parser = seconds)]
    pub(super) timeout: f64,
    /// When timeouts fire in what `check` lists
    #[arg(long, value_name = "MODE", default_value = "virtual")]
    pub(super) time: Time,
    /// Most distinct states
    #[arg(long, value_name = "N", default_value_t = 50_000_000)]
    pub(super) max_states: u64,
    /// Most seconds for listing the outcomes; no limit by default
    #[arg(long, value_name = "S", value_parser = seconds)]
    pub(super) max_seconds: Option<f64>,
    /// One JSON object
    #[arg(long)]
    pub(super) json: bool,
}

/// How to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Text for people
    Human,
    /// One JSON object a line for each file
    Json,
    /// One SARIF 2.1.0 log for all files, as code scanning reads it
    Sarif,
}

/// Which orders a search leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Reduce {
    /// None: every state is visited
    None,
    /// Orders of steps that commute
    Por,
    /// Which of several threads made alike has which name
    Symmetry,
    /// Whatever can be left out
    All,
}

impl From<Reduce> for tpio_sim::explore::Reduce {
    fn from(reduce: Reduce) -> Self {
        match reduce {
            Reduce::None => tpio_sim::explore::Reduce::None,
            Reduce::Por => tpio_sim::explore::Reduce::Por,
            Reduce::Symmetry => tpio_sim::explore::Reduce::Symmetry,
            Reduce::All => tpio_sim::explore::Reduce::All,
        }
    }
}

/// What distinguishes outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Outcomes {
    /// How it ended, exit code, output and rules
    Full,
    /// All that but the output, which is then no part of a state: far fewer states where much is printed
    Verdicts,
}

impl From<Outcomes> for tpio_sim::explore::Kept {
    fn from(outcomes: Outcomes) -> Self {
        match outcomes {
            Outcomes::Full => tpio_sim::explore::Kept::Full,
            Outcomes::Verdicts => tpio_sim::explore::Kept::Verdicts,
        }
    }
}

/// How much work each outcome's witness is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Witnesses {
    /// A shortest order: fewest thread switches, then fewest steps. May take longer than the search
    Shortest,
    /// The order in which the search met the outcome
    Found,
}

impl From<Witnesses> for tpio_sim::explore::Effort {
    fn from(witnesses: Witnesses) -> Self {
        match witnesses {
            Witnesses::Shortest => tpio_sim::explore::Effort::Shortest,
            Witnesses::Found => tpio_sim::explore::Effort::Found,
        }
    }
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio list
  tpio list --json
  tpio list --functions         what a program may call")]
pub(super) struct ListArgs {
    /// Instead of the scenarios the functions of Windows and C that are modelled
    #[arg(long)]
    pub(super) functions: bool,
    /// One JSON object
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio explain cancel-missing
  tpio explain                  all rules")]
pub(super) struct ExplainArgs {
    /// The rule's id; without one, all rules are listed
    #[arg(value_name = "RULE")]
    pub(super) rule: Option<String>,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio run my.c --seed 7 --trace my.trace
  tpio replay my.trace
  tpio replay my.trace moved/my.c       the file has moved since

A trace of a file that has changed is refused: exit status 2.")]
pub(super) struct ReplayArgs {
    /// A file that `tpio run --trace` wrote
    #[arg(value_name = "TRACE")]
    pub(super) trace: std::path::PathBuf,
    /// The program, if it is not where the trace says
    #[arg(value_name = "FILE")]
    pub(super) file: Option<String>,
    /// One JSON object with output, events, schedule, ending and rules
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio shrink my.c --schedule a.10210021
  tpio run my.c --seed 7 --trace my.trace
  tpio shrink my.trace
  tpio shrink my.trace moved/my.c       the file has moved since

The same rule is broken at the same line, and the run ends in the same way.
Exit status: that of the run: 1 misuse, 0 only notes. 2 bad input, or nothing is broken in that order.")]
pub(super) struct ShrinkArgs {
    /// With --schedule a C file or the name of a scenario, else a file that `tpio run --trace` wrote
    #[arg(value_name = "FILE|TRACE")]
    pub(super) what: String,
    /// The program of the trace, if it is not where the trace says
    #[arg(value_name = "FILE", conflicts_with_all = ["schedule", "time", "after_misuse"])]
    pub(super) file: Option<String>,
    /// The order to make shorter
    #[arg(long, value_name = "SCHEDULE")]
    pub(super) schedule: Option<String>,
    /// When timeouts fire; a trace says it itself
    #[arg(long, value_name = "MODE", requires = "schedule")]
    pub(super) time: Option<Time>,
    /// What becomes of a run after undefined behaviour; a trace says it itself
    #[arg(long, value_name = "WHAT")]
    pub(super) after_misuse: Option<AfterMisuse>,
    /// Try at most so many runs
    #[arg(long, value_name = "N", default_value_t = TRIES)]
    pub(super) tries: u32,
    /// One JSON object with the schedule before and after
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio completions bash > ~/.local/share/bash-completion/completions/tpio
  tpio completions fish > ~/.config/fish/completions/tpio.fish")]
pub(super) struct CompletionsArgs {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Arguments)]
#[command(after_help = "Examples:
  tpio man > tpio.1
  tpio man check > tpio-check.1")]
pub(super) struct ManArgs {
    /// The page of this command; without one, the page of tpio itself
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

/// Runs that shrinking may try, unless the user says otherwise.
pub(super) const TRIES: u32 = 5_000;

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() && seconds >= 0.0 => Ok(seconds),
        _ => Err("a number of seconds, such as 10 or 0.5".to_owned()),
    }
}

/// A size in bytes: a number, then K, M or G (of 1024), with or without `B` or `iB`.
///
/// # Errors
///
/// It is not written so, or too large; in words.
///
/// ```
/// use tpio::cli::size;
/// assert_eq!(size("512M"), Ok(512 << 20));
/// assert_eq!(size("2GiB"), Ok(2 << 30));
/// assert!(size("much").is_err());
/// ```
pub fn size(text: &str) -> Result<u64, String> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let shift = match unit.trim().to_ascii_uppercase().trim_end_matches('B').trim_end_matches('I') {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return Err("a size such as 512M or 2G".to_owned()),
    };
    let number: u64 = number.parse().map_err(|_| "a size such as 512M or 2G".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "that is more than a machine has".to_owned())
}
