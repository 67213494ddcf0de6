//! `tpio merge`.

use std::fs;

use expect_test::expect;
use serde_json::Value;

use crate::tpio::{Ran, Tpio, file, scratch, tpio};

/// The reports of all shards of a sample, one a line.
fn shards(what: &str, of: u32) -> Vec<String> {
    (1..=of).map(|index| tpio(&format!("check {what} --json --shard {index}/{of}")).out).collect()
}

/// Joins reports that are typed in.
fn joined(reports: &[String]) -> Ran {
    Tpio { stdin: &reports.concat(), ..Tpio::default() }.run("merge -")
}

#[test]
fn the_shards_together_are_the_whole() {
    for (name, strategy) in
        [("freed", "uniform"), ("freed", "pct --depth 2"), ("freed", "swarm"), ("order", "pct"), ("noted", "swarm")]
    {
        let what = format!("{} --samples 101 --seed 5 --strategy {strategy}", file(name));
        let whole = tpio(&format!("check {what} --json"));
        for of in [1, 2, 3, 7] {
            let mut reports = shards(&what, of);
            reports.reverse();
            let ran = joined(&reports);
            assert_eq!((&ran.out, ran.status), (&whole.out, whole.status), "{what} in {of}");
        }
    }
}

#[test]
fn more_shards_than_runs_are_the_whole_too() {
    let what = format!("{} --samples 3 --strategy swarm", file("freed"));
    assert_eq!(joined(&shards(&what, 5)).out, tpio(&format!("check {what} --json")).out);
}

#[test]
fn seconds_are_added_up_and_files_can_be_named() {
    let what = format!("{} --samples 10", file("order"));
    let mut line = "merge".to_owned();
    for (number, report) in (1..).zip(shards(&what, 2)) {
        let path = scratch(&format!("shard-{number}.json"));
        fs::write(&path, report.replace(r#""seconds":0.0"#, r#""seconds":1.25"#)).expect("written");
        line = format!("{line} {}", path.display());
    }
    let ran = tpio(&line);
    let report: Value = serde_json::from_str(&ran.out).expect("a report");
    assert_eq!(report["seconds"], 2.5);
    assert_eq!(report["coverage"]["sampled"]["runs"], 10);
    assert_eq!(ran.status, 3);
}

#[test]
fn what_does_not_fit_is_refused() {
    let order = format!("{} --samples 10", file("order"));
    let good = shards(&order, 3);
    let with = |more: &str, index: u32| tpio(&format!("check {more} --json --shard {index}/3")).out;
    let refused = |reports: &[&str]| {
        let reports: Vec<String> = reports.iter().map(|report| (*report).to_owned()).collect();
        let ran = joined(&reports);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran}");
        ran.err
    };
    let [one, two, three] = [&*good[0], &*good[1], &*good[2]];
    let cases = [
        refused(&[one, three]),
        refused(&[two]),
        refused(&[one, two, two, three]),
        refused(&[one, &with(&format!("{} --samples 10", file("hello")), 2), three]),
        refused(&[one, &with(&format!("{order} --seed 1"), 2), three]),
        refused(&[one, &with(&format!("{order} --strategy swarm"), 2), three]),
        refused(&[one, &with(&format!("{} --samples 11", file("order")), 2), three]),
        refused(&[one, &with(&format!("{order} --max-depth 9"), 2), three]),
        refused(&[one, &shards(&order, 2)[1]]),
        refused(&[one, &tpio(&format!("check {order} --json")).out]),
        refused(&[one, &tpio(&format!("check {} --json", file("order"))).out]),
        refused(&[&tpio(&format!("check {} --samples 2 --json", file("broken"))).out]),
        refused(&[&tpio(&format!("run {} --json", file("order"))).out]),
        refused(&[&one.replace(r#""steps":"#, r#""stops":"#)]),
        refused(&["hello\n"]),
        refused(&["{}\n"]),
        refused(&[""]),
    ];
    expect![[r#"
        error: shard 2/3 is missing
        error: shards 1/3, 3/3 are missing
        error: shard 2/3 comes twice: in - (report 2) and in - (report 3)
        error: - (report 1) and - (report 2) are not of one sample: the file is tests/cli/c/order.c in the first, tests/cli/c/hello.c in the second
        error: - (report 1) and - (report 2) are not of one sample: the seed is 0 in the first, 1 in the second
        error: - (report 1) and - (report 2) are not of one sample: the strategy is uniform in the first, swarm in the second
        error: - (report 1) and - (report 2) are not of one sample: the number of samples is 10 in the first, 11 in the second
        error: - (report 1) and - (report 2) are not of one sample: the limit on depth is 100000 in the first, 9 in the second
        error: - (report 1) and - (report 2) are not of one sample: the number of shards is 3 in the first, 2 in the second
        error: - (report 2): it is no shard: it was made without --shard
        error: - (report 2): it is the report of a search, and only those of `check --samples` can be joined
        error: -: this shard could not be played: it does not compile: line 3: unknown name `lenght`
        error: -: its schema is tpio-run/1, not tpio-check/1
        error: -: damaged report: unknown field `stops`, expected one of `strategy`, `seed`, `samples`, `shard`, `runs`, `steps`, `bound`, `larger`, `lowered`, `stopped`
        error: -: it is no report in JSON: expected value at line 1 column 1
        error: -: it is no report of `tpio check --json`: it names no schema tpio-check/1
        error: -: it is empty
    "#]].assert_eq(&cases.concat());
    assert_eq!(tpio("merge gone.json").err, "error: there is no file gone.json\n");
}
