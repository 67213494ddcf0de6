//! `tpio list`, `tpio explain`, `tpio step` without a screen, and the help texts.

use expect_test::expect;
use tpio::cli::Place;

use crate::tpio::{Tpio, file, tpio};

#[test]
fn a_rule_is_explained() {
    expect![[r#"
        --- stdout
        cancel-missing: a promise that no packet will meet was never taken back

        The rule:    Call CancelThreadpoolIo once when the initiating call means that no packet will come.
        On Windows:  Documented: the object's memory leaks. Observed on Wine:
                     WaitForThreadpoolIoCallbacks(FALSE) blocks for ever, and CloseThreadpoolIo never frees
                     the object.
        The fix:     After the initiating call, call CancelThreadpoolIo if it failed with an error other
                     than ERROR_IO_PENDING, if it succeeded at once on a handle with
                     FILE_SKIP_COMPLETION_PORT_ON_SUCCESS, or if the low bit of hEvent suppresses the
                     packet. A warning such as ERROR_MORE_DATA is no failure here: its packet comes. A
                     promise that came too late for its packet is mended by an earlier Start, not by a
                     cancel.
        Leads to:    a hang: something waits for ever
        Source:      Microsoft Learn, CancelThreadpoolIo (documented); Wine 8.0 (observed)
        Facts:       MIS-02 MIS-03 MIS-26 IO-CANCEL-02 IO-CANCEL-03 IO-CANCEL-05 IO-CB-12 OV-06 M02 M04
        --- exit status 0
    "#]]
    .assert_eq(&tpio("explain cancel-missing").to_string());
}

#[test]
fn all_rules_are_listed() {
    let ran = tpio("explain");
    assert_eq!(ran.status, 0);
    assert_eq!(ran.out.lines().count(), tpio_model::rules::RuleId::ALL.len());
}

#[test]
fn an_unknown_rule_gets_the_nearest_three() {
    expect![[r#"
        --- stderr
        error: no rule is called `cancel-mising`; the nearest are cancel-missing, cancel-surplus, start-missing
               (`tpio explain` shows all)
        --- exit status 2
    "#]]
    .assert_eq(&tpio("explain cancel-mising").to_string());
}

#[test]
fn the_list_names_every_scenario() {
    let ran = tpio("list");
    assert_eq!(ran.status, 0);
    for entry in tpio_scenarios::catalogue::all() {
        assert!(ran.out.lines().any(|line| line.trim_start().starts_with(entry.name)), "{}", entry.name);
    }
    let json: serde_json::Value = serde_json::from_str(&tpio("list --json").out).expect("JSON");
    assert_eq!(json["scenarios"].as_array().expect("an array").len(), tpio_scenarios::catalogue::all().len());
}

#[test]
fn tpio_alone_lists_the_scenarios_or_opens_the_screens() {
    assert_eq!(tpio("").out, tpio("list").out);
    assert_eq!(Tpio { place: Place::Terminal, ..Tpio::default() }.run("").status, 100);
}

#[test]
fn step_opens_the_screens_on_a_terminal_only() {
    let terminal = || Tpio { place: Place::Terminal, ..Tpio::default() };
    let file = file("order");
    assert_eq!(terminal().run(&format!("step {file}")).status, 101);
    assert_eq!(terminal().run(&format!("step {file} --schedule a.0001")).status, 105);
    assert!(terminal().run(&format!("step {file} --seed 5")).status >= 101);
    let plain = tpio(&format!("step {file}"));
    assert_eq!(plain.status, 0, "{plain}");
    assert!(plain.out.contains("Step 1"), "{plain}");
}

#[test]
fn every_command_helps_with_examples() {
    let commands =
        ["", "step", "run", "check", "list", "merge", "oracle", "explain", "replay", "shrink", "completions", "man"];
    for command in commands {
        let ran = tpio(&format!("{command} --help"));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.contains("Examples:\n  tpio "), "{command}: {}", ran.out);
    }
}

#[test]
fn the_functions_that_are_modelled_are_listed() {
    let ran = tpio("list --functions");
    assert_eq!(ran.status, 0);
    for line in ["int printf(const char *format, ...)", "void StartThreadpoolIo(PTP_IO io)", "TpPostWork"] {
        assert!(ran.out.to_lowercase().lines().any(|other| other == line.to_lowercase()), "{line}: {ran}");
    }
    let list: serde_json::Value = serde_json::from_str(&tpio("list --functions --json").out).expect("JSON");
    assert_eq!(list["functions"].as_array().expect("functions").len(), tpio_model::api::ROWS.len());
    assert!(list["system"].as_array().expect("names").iter().any(|name| name == "TpReleasePool"));
    assert!(list["around"].as_array().expect("names").iter().any(|name| name == "CreateTimerQueueTimer"));
}

#[test]
fn shells_learn_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = tpio(&format!("completions {shell}"));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{shell}");
        for word in ["shrink", "max-states", "schedule"] {
            assert!(ran.out.contains(word), "{shell} does not know {word}");
        }
    }
    assert_eq!(tpio("completions tcsh").status, 2);
}

#[test]
fn every_command_has_a_manual_page() {
    assert!(tpio("man").out.contains("tpio\\-check(1)"), "{}", tpio("man"));
    for command in ["step", "run", "check", "list", "oracle", "explain", "replay", "shrink", "completions", "man"] {
        let ran = tpio(&format!("man {command}"));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.contains(&format!(".TH tpio-{command} 1")), "{ran}");
        assert!(ran.out.contains("Examples:"), "{ran}");
    }
    let unknown = tpio("man chekc");
    assert_eq!(
        (unknown.status, unknown.err.as_str()),
        (2, "error: tpio has no command `chekc`; `tpio --help` lists them\n")
    );
}

#[test]
fn the_help_of_check() {
    expect![[r#"
        Play every order: each distinct outcome, each misuse with the shortest order that shows it

        Usage: tpio check [OPTIONS] <FILE>...

        Arguments:
          <FILE>...
                  A C file, `-` for standard input, a link, or the name of a scenario (see `tpio list`)

        Options:
              --color <WHEN>
                  When to use colours

                  Possible values:
                  - auto:   On a terminal, or with CLICOLOR_FORCE, unless NO_COLOR is set
                  - always: Always
                  - never:  Never
                  - 16:     The sixteen of the terminal
                  - 256:    The table of 256, for the screens
                  - true:   All of them, for the screens

                  [default: auto]

              --format <FORMAT>
                  How to report

                  Possible values:
                  - human: Text for people
                  - json:  One JSON object a line for each file
                  - sarif: One SARIF 2.1.0 log for all files, as code scanning reads it

                  [default: human]

              --json
                  The same as --format json

              --max-states <N>
                  Most distinct states

                  [default: 50000000]

              --max-seconds <S>
                  Most seconds for each file; no limit by default

              --max-memory <SIZE>
                  Most memory, as in 512M or 2G

                  [default: 2G]

              --max-depth <N>
                  Most steps of one order

                  [default: 100000]

              --threads <N>
                  Files searched at the same time; as many as there are processors by default. Each search
                  takes one thread, and what is found does not depend on how many there are

              --reduce <WHICH>
                  Which orders to leave out, where that changes no outcome

                  Possible values:
                  - none:     None: every state is visited
                  - por:      Orders of steps that commute
                  - symmetry: Which of several threads made alike has which name
                  - all:      Whatever can be left out

                  [default: all]

              --outcomes <WHICH>
                  What distinguishes outcomes

                  Possible values:
                  - full:     How it ended, exit code, output and rules
                  - verdicts: All that but the output, which is then no part of a state: far fewer states
                    where much is printed

                  [default: full]

              --witnesses <EFFORT>
                  How much work each outcome's witness is worth

                  Possible values:
                  - shortest: A shortest order: fewest thread switches, then fewest steps. May take longer
                    than the search
                  - found:    The order in which the search met the outcome

                  [default: shortest]

              --shares
                  Say for each outcome in how many orders it ends so, and how likely it is in a random one.
                  Leaves nothing out, whatever --reduce says, and needs every order

              --time <MODE>
                  When timeouts fire

                  Possible values:
                  - virtual: It passes when nothing else can move
                  - any:     Every timeout may fire at any moment

                  [default: virtual]

              --after-misuse <WHAT>
                  What becomes of a run after undefined behaviour

                  Possible values:
                  - stop:     It is over
                  - continue: It goes on as an implementation does, where one is known to: one possibility
                    of many

                  [default: stop]

              --expect
                  Judge the directives in the file's header instead

              --strict
                  Failed calls and notes are misuse too

              --samples <N>
                  Where every order is too much: play only so many, each with a seed of its own

              --strategy <NAME>
                  Who picks the next step in a sample: uniform, pct, swarm or round-robin

                  [default: uniform]

              --depth <D>
                  For pct: how many steps must come in one order for the misuse that is looked for; 3 by
                  default

              --seed <N>
                  Seed of the first run of a sample; the others have the seeds after it

                  [default: 0]

              --shard <I/N>
                  Play every n-th run of the sample, from the i-th; `tpio merge` joins the reports

          -h, --help
                  Print help (see a summary with '-h')

        Examples:
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
        With --expect: 0 all holds, 1 something is refuted, 3 undecided.
    "#]]
    .assert_eq(&trimmed(&tpio("check --help").out));
}

/// The text without blanks at the ends of its lines.
fn trimmed(text: &str) -> String {
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}
