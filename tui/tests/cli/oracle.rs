//! `tpio oracle` with a scripted compiler and runner; and the starting of real programs.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io;
use std::path::Path;

use expect_test::expect;
use serde_json::Value;
use tpio::launch::{End, Launch, Launched, launch};

use crate::schema::{schema, violations};
use crate::tpio::{Ran, Tpio, file, scratch};

fn did(end: End, stdout: &str) -> Launched {
    Launched { end, stdout: stdout.as_bytes().to_vec(), stderr: Vec::new() }
}

fn is_compiler(launch: &Launch) -> bool {
    launch.args.iter().any(|word| word == "program.c")
}

/// Runs `tpio oracle` with a compiler that takes everything and runs that come to these ends, over and over.
fn oracle(line: &str, runs: &[Launched]) -> Ran {
    let next = Cell::new(0);
    let launch = |launch: &Launch| {
        if is_compiler(launch) {
            return Ok(did(End::Exit(0), ""));
        }
        let at = next.replace((next.get() + 1) % runs.len());
        Ok(runs[at].clone())
    };
    Tpio { launch: &launch, ..Tpio::default() }.run(&format!("oracle {line}"))
}

fn c(name: &str, text: &str) -> String {
    let path = scratch(name);
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

/// Prints one of two texts, as two threads race.
const EITHER: &str = "#include <windows.h>\n#include <stdio.h>\n\
    static volatile LONG first;\n\
    static DWORD WINAPI other(LPVOID p) { (void)p; InterlockedCompareExchange(&first, 1, 0); return 0; }\n\
    int main(void) {\n\
        HANDLE t = CreateThread(NULL, 0, other, NULL, 0, NULL);\n\
        InterlockedCompareExchange(&first, 2, 0);\n\
        WaitForSingleObject(t, INFINITE);\n\
        printf(\"%ld\\n\", first);\n\
        return 300;\n\
    }\n";

#[test]
fn each_output_gets_its_verdict() {
    let either = c("either.c", EITHER);
    let ran = oracle(&format!("{either} --runs 4"), &[did(End::Exit(44), "1\r\n"), did(End::Exit(44), "1\n")]);
    let shown = ran.to_string().replace(&either, "either.c");
    expect![[r#"
        --- stdout
        either.c: 4 runs through wine, compiled by x86_64-w64-mingw32-gcc
            4 × listed: exit code 44
                | 1
                schedule a.11
        check lists 2 outcomes, of which the runs did not show 1
        every output that was seen is listed
        --- exit status 0
    "#]]
    .assert_eq(&shown);
    let ran = oracle(&format!("{either} --runs 3"), &[did(End::Exit(44), "3\n")]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("NOT LISTED: exit code 44\n        | 3\n"), "{ran}");
    // the exit code is part of the outcome, and whole where nobody hands it on
    let ran = oracle(&format!("{either} --runs 1 --runner="), &[did(End::Exit(45), "1\n")]);
    assert_eq!(ran.status, 1);
    let ran = oracle(&format!("{either} --runs 1"), &[did(End::TimedOut, "")]);
    assert_eq!(ran.status, 1, "nothing hangs here: {ran}");
    let ran = oracle(&format!("{either} --runs 1 --max-states 3"), &[did(End::Exit(44), "3\n")]);
    assert_eq!(ran.status, 3, "{ran}");
    assert!(ran.out.contains("undecided"), "{ran}");
}

#[test]
fn the_json_is_as_its_schema_says() {
    let either = c("either-json.c", EITHER);
    let runs = [did(End::Exit(44), "1\n"), did(End::Exit(44), "1\n"), did(End::Killed, "")];
    let ran = oracle(&format!("{either} --runs 3 --json"), &runs);
    let value: Value = serde_json::from_str(&ran.out).expect("JSON");
    let found = violations(&schema("../book/src/reference/oracle.schema.json"), &value);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(value["outputs"][0]["verdict"], "listed");
    assert_eq!(value["outputs"][0]["count"], 2);
    assert_eq!(value["outputs"][1]["verdict"], "unlisted");
    assert_eq!(value["outputs"][1]["ending"], "killed");
    assert_eq!(value["unseen"], 1);
    assert_eq!(ran.status, 1);
}

#[test]
fn a_run_that_hangs_or_goes_wrong_can_be_listed() {
    let stuck = c(
        "stuck.c",
        "#include <windows.h>\nint main(void) { HANDLE e = CreateEventA(NULL, TRUE, FALSE, NULL);\n\
        WaitForSingleObject(e, INFINITE); return 0; }\n",
    );
    let ran = oracle(&format!("{stuck} --runs 1"), &[did(End::TimedOut, "")]);
    assert!(ran.status == 0 && ran.out.contains("1 × listed: its time was up"), "{ran}");
    let wrong = c(
        "wrong.c",
        "#include <stdlib.h>\n#include <stdio.h>\nint main(void) { void *p = malloc(1);\n\
        printf(\"a\\n\"); free(p); free(p); return 0; }\n",
    );
    for end in [did(End::Exit(0), "a\nb\n"), did(End::Exit(5), "")] {
        let ran = oracle(&format!("{wrong} --runs 1"), &[end]);
        assert!(ran.status == 0 && ran.out.contains("1 × undefined"), "{ran}");
    }
    let ran = oracle(&format!("{wrong} --runs 1"), &[did(End::Exit(0), "b\n")]);
    assert_eq!(ran.status, 1, "what comes before the misuse is not undefined: {ran}");
}

/// The reference programs of which Wine is no judge, with what it printed.
#[test]
fn known_faults_of_wine_are_excused_and_only_there() {
    let folder = Path::new("../scenarios/oracle");
    let results = fs::read_to_string(folder.join("results.json")).expect("the results");
    let results: Value = serde_json::from_str(&results).expect("JSON");
    for name in ["c27_cancel_io_ex_nothing", "c75_port_thread_order", "c77_port_close_waiter"] {
        let log: Vec<&str> =
            results[name]["logs"][0].as_array().expect("a log").iter().filter_map(Value::as_str).collect();
        let code = if log.last() == Some(&"watchdog: HANG") { 3 } else { 0 };
        // one that differs from what is listed
        let text = match name {
            "c27_cancel_io_ex_nothing" => "main: CancelIoEx returned TRUE\n".to_owned(),
            _ => log.join("\n") + "\n",
        };
        let path = folder.join(format!("{name}.c"));
        let ran = oracle(&format!("{} --runs 1", path.display()), &[did(End::Exit(code), &text)]);
        assert!(ran.status == 0 && ran.out.contains("a known fault of Wine"), "{name}: {ran}");
        let ran = oracle(&format!("{} --runs 1 --runner windows", path.display()), &[did(End::Exit(code), &text)]);
        assert!(ran.status == 1 && ran.out.contains("NOT LISTED"), "{name}: {ran}");
    }
}

/// Of two rows that excuse an output the one that says more is named; and a hang is not excused where nothing is wrong.
#[test]
fn the_fault_that_is_named_is_the_one_that_was_met() {
    let body = "static OVERLAPPED o;\nint main(void) {\n\
        HANDLE pipe = CreateNamedPipeA(\"\\\\\\\\.\\\\pipe\\\\p\", 3 | FILE_FLAG_OVERLAPPED, 0, 1, 9, 9, 0, NULL);\n\
        o.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);\n\
        CancelIoEx(pipe, NULL);\n\
        ConnectNamedPipe(pipe, &o);\n\
        CloseHandle(pipe);\n\
        WaitForSingleObject(o.hEvent, INFINITE);\n\
        printf(\"%s %lu\\n\", \"over\", o.Internal == 0xC000014B ? 109UL : 995UL);\n\
        return 0;\n}\n";
    let path = c("closed-while-listening.c", &format!("#include <windows.h>\n#include <stdio.h>\n{body}"));
    let ran = oracle(&format!("{path} --runs 1"), &[did(End::Exit(0), "over 676\n")]);
    assert!(ran.status == 0 && ran.out.contains("waits for a client"), "{ran}");
    let path = Path::new("../scenarios/oracle/c11_sync_success_no_skip.c");
    let ran = oracle(&format!("{} --runs 1", path.display()), &[did(End::Exit(3), "watchdog: HANG\n")]);
    assert!(ran.status == 1 && ran.out.contains("NOT LISTED"), "{ran}");
}

/// What Wine does at the end of a process, and what its debugger prints, count as what they are.
#[test]
fn a_run_that_wine_kills_or_reports_is_excused() {
    let pool =
        |end: &str| format!("#include <windows.h>\n#include <stdio.h>\nint main(void) {{\n{end}\n    return 0;\n}}\n");
    let closed = c("closed-pool.c", &pool("    CloseThreadpool(CreateThreadpool(NULL));\n    printf(\"over\\n\");"));
    let ran = oracle(&format!("{closed} --runs 1"), &[did(End::Killed, "over\n")]);
    assert!(ran.status == 0 && ran.out.contains("a known fault of Wine"), "{ran}");
    let ran = oracle(&format!("{closed} --runs 1"), &[did(End::Killed, "")]);
    assert_eq!(ran.status, 1, "it was not at its end: {ran}");
    let missing = c(
        "no-such-function.c",
        "#include <windows.h>\nstatic VOID CALLBACK f(PTP_CALLBACK_INSTANCE i, PVOID p, PTP_TIMER t) {}\n\
        int main(void) { SetThreadpoolTimerEx(CreateThreadpoolTimer(f, NULL, NULL), NULL, 0, 0); return 0; }\n",
    );
    let report = "Unhandled exception: unimplemented function KERNEL32.dll.SetThreadpoolTimerEx\n";
    let ran = oracle(&format!("{missing} --runs 1"), &[did(End::Exit(0), report)]);
    assert!(ran.status == 0 && ran.out.contains("a known fault of Wine"), "{ran}");
    let ran = oracle(&format!("{missing} --runs 1"), &[did(End::Exit(0), "something else\n")]);
    assert_eq!(ran.status, 1, "{ran}");
}

#[test]
fn a_device_that_the_header_scripts_refutes_nothing() {
    let text = |header: &str| {
        format!(
            "{header}#include <windows.h>\n#include <stdio.h>\n\
            int main(void) {{ HANDLE f = CreateFileA(\"d\", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);\n\
            static OVERLAPPED o; char b[1]; printf(\"%d\\n\", ReadFile(f, b, 1, NULL, &o)); return 0; }}\n"
        )
    };
    let scripted = c("scripted.c", &text("//@ device \"d\": size = 8; read = fail(5)\n"));
    let ran = oracle(&format!("{scripted} --runs 1"), &[did(End::Exit(0), "1\n")]);
    assert!(ran.status == 3 && ran.out.contains("a real one does as it likes"), "{ran}");
    let free = c("unscripted.c", &text("//@ device \"d\": size = 8\n"));
    let ran = oracle(&format!("{free} --runs 1"), &[did(End::Exit(0), "2\n")]);
    assert!(ran.status == 1 && !ran.out.contains("a real one"), "{ran}");
}

#[test]
fn a_library_is_linked_where_it_is_wanted() {
    let words = |text: &str, compiler: &str| {
        let seen = RefCell::new(Vec::new());
        let launch = |launch: &Launch| {
            seen.borrow_mut().extend(launch.args.iter().filter_map(|word| word.to_str().map(str::to_owned)));
            Ok(did(End::Exit(0), ""))
        };
        let program = c("library.c", text);
        Tpio { launch: &launch, ..Tpio::default() }.run(&format!("oracle {program} --cc {compiler} --runs 1"));
        seen.into_inner().join(" ")
    };
    let waits = "#include <windows.h>\nint main(void) { LONG a = 1, b = 0; WaitOnAddress(&a, &b, 4, 0); return 0; }\n";
    assert!(words(waits, "gcc").contains("program.c -lsynchronization"));
    assert!(words(waits, "cl").contains("program.c synchronization.lib"));
    assert!(!words("int main(void) { return 0; }\n", "gcc").contains("-l"));
}

#[test]
fn the_compiler_and_the_runs_get_what_they_need() {
    let seen = RefCell::new(Vec::new());
    let launch = |launch: &Launch| {
        let source = fs::read_to_string(launch.directory.join("program.c")).unwrap_or_default();
        let header = launch.directory.join("include/wine/test.h").is_file();
        let data = fs::read_to_string(launch.directory.join("data.bin")).unwrap_or_default();
        seen.borrow_mut().push((launch.clone(), source, header, data));
        Ok(did(End::Exit(0), ""))
    };
    let text = "//@ device \"data.bin\": size = 28\n#include \"wine/test.h\"\nSTART_TEST(x) { ok(1, \"no\\n\"); }\n";
    let program = c("needs.c", text);
    let tpio = Tpio { launch: &launch, variables: &[("WINEDEBUG", "+all")], ..Tpio::default() };
    let ran = tpio.run(&format!("oracle {program} --cc cl --runs 1 --timeout 3"));
    assert_eq!(ran.status, 0, "{ran}");
    let seen = seen.into_inner();
    let (compile, source, header, _) = &seen[0];
    assert_eq!(source, text);
    assert!(*header && compile.program == "cl");
    assert!(compile.args.iter().any(|word| word == "/Feprogram.exe"), "{compile:?}");
    let (run, _, _, data) = &seen[1];
    assert_eq!(data, "abcdefghijklmnopqrstuvwxyzab");
    assert_eq!(run.program, "wine");
    assert_eq!(run.args[0], compile.directory.join("program.exe"));
    assert!((run.seconds - 3.0).abs() < f64::EPSILON);
    assert_eq!(run.variables, [("WINEDLLOVERRIDES".to_owned(), "mscoree,mshtml=".to_owned())]);
    assert!(!compile.directory.exists() && !run.directory.exists(), "what was made for it is gone");
}

#[cfg(not(windows))]
#[test]
fn what_is_missing_is_named_with_the_package() {
    let ran = Tpio::default().run(&format!("oracle {}", file("hello")));
    expect![[r#"
        --- stderr
        error: there is no compiler `x86_64-w64-mingw32-gcc`: install the package gcc-mingw-w64-x86-64 (Debian, Ubuntu), mingw64-gcc (Fedora) or mingw-w64-gcc (Arch), or mingw-w64 with Homebrew; or name another with --cc
        --- exit status 2
    "#]]
    .assert_eq(&ran.to_string());
    let launch = |launch: &Launch| {
        if is_compiler(launch) { Ok(did(End::Exit(0), "")) } else { Err(io::ErrorKind::NotFound.into()) }
    };
    let ran = Tpio { launch: &launch, ..Tpio::default() }.run(&format!("oracle {}", file("hello")));
    expect![[r#"
        --- stderr
        error: there is no program `wine` to run the program with: install the package wine (Debian, Ubuntu, Fedora, Arch), or wine-stable with Homebrew; or name another with --runner
        --- exit status 2
    "#]]
    .assert_eq(&ran.to_string());
}

#[test]
fn a_file_that_a_compiler_refuses_is_bad_input() {
    let refusal =
        |_: &Launch| Ok(Launched { end: End::Exit(1), stdout: Vec::new(), stderr: b"program.c:1: no\n".to_vec() });
    let ran = Tpio { launch: &refusal, ..Tpio::default() }.run(&format!("oracle {} --cc gcc", file("hello")));
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("`gcc` refuses the file:\nprogram.c:1: no"), "{ran}");
    let bad = c("bad-oracle.c", "int main(void) { return x; }\n");
    let ran = Tpio { launch: &|_| panic!("nothing is started"), ..Tpio::default() }.run(&format!("oracle {bad}"));
    assert_eq!(ran.status, 2);
}

#[test]
fn a_real_program_is_started_and_heard() {
    let directory = scratch("launch");
    fs::create_dir_all(&directory).expect("a directory");
    let start = Launch {
        program: env!("CARGO_BIN_EXE_tpio").into(),
        args: vec!["run".into(), "nothing-like-it".into()],
        directory,
        variables: vec![("NO_COLOR".to_owned(), "1".to_owned())],
        seconds: 60.0,
    };
    let ran = launch(&start).expect("tpio starts");
    assert_eq!(ran.end, End::Exit(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("no scenario is called `nothing-like-it`"));
    let missing = Launch { program: "tpio-there-is-none".into(), ..start };
    assert_eq!(launch(&missing).expect_err("no such program").kind(), io::ErrorKind::NotFound);
}

#[cfg(unix)]
#[test]
fn a_program_that_does_not_end_is_ended() {
    let start = Launch {
        program: "sh".into(),
        args: vec!["-c".into(), "echo begun; sleep 600".into()],
        directory: scratch(""),
        variables: Vec::new(),
        seconds: 0.5,
    };
    let ran = launch(&start).expect("a shell starts");
    assert_eq!((ran.end, ran.stdout), (End::TimedOut, b"begun\n".to_vec()));
}
