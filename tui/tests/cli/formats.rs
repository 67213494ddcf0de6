//! What `--json` prints, judged by the schemas that the book publishes.

use serde_json::Value;

use crate::schema::{schema, violations};
use crate::tpio::{Ran, file, scratch, tpio};

/// A schema in the book.
fn published(name: &str) -> Value {
    schema(&format!("../book/src/reference/{name}.schema.json"))
}

/// Every line that a command printed, after it was judged.
fn judged(name: &str, ran: &Ran) -> Vec<Value> {
    let schema = published(name);
    let lines = ran.out.lines().map(|line| {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(violations(&schema, &value), Vec::<String>::new(), "{line}");
        value
    });
    lines.collect()
}

#[test]
fn every_report_of_a_check_is_valid() {
    let files: Vec<String> =
        ["hello", "freed", "noted", "stuck", "spin", "divides", "late", "broken", "empty"].map(file).into();
    let ran = tpio(&format!("check {} gone.c helo-raed wait-under-lock --json", files.join(" ")));
    let reports = judged("check", &ran);
    assert_eq!((ran.status, reports.len()), (2, files.len() + 3), "{ran}");
    let endings: Vec<&Value> =
        reports.iter().filter_map(|report| report["outcomes"].as_array()).flatten().map(|one| &one["ending"]).collect();
    for ending in ["finished", "violated", "stuck", "unsupported"] {
        assert!(endings.iter().any(|one| *one == ending), "no outcome is {ending}");
    }
    assert_eq!(reports.iter().filter(|report| report.get("error").is_some()).count(), 4);
}

#[test]
fn reports_of_searches_that_were_cut_short_are_valid() {
    for (limit, more) in [
        ("states", "--max-states 100"),
        ("memory", "--max-memory 1K"),
        ("depth", "--max-depth 7"),
        ("seconds", "--max-seconds 0"),
    ] {
        let ran = tpio(&format!("check {} --json {more}", file("counts")));
        let reports = judged("check", &ran);
        assert_eq!(reports[0]["coverage"]["truncated"], limit, "{ran}");
        assert_eq!(ran.status, 3);
    }
    let cut = judged("check", &tpio(&format!("check {} --json --max-states 3", file("order"))));
    let schema = published("check");
    for spoiled in spoiled(&cut[0]["sample"], &[]) {
        let mut report = cut[0].clone();
        report["sample"] = spoiled;
        assert!(!violations(&schema, &report).is_empty(), "the schema allows {report}");
    }
    let timed = judged("check", &tpio(&format!("check {} --json --time any --max-seconds 9.5", file("late"))));
    assert_eq!(timed[0]["limits"]["seconds"], 9.5);
    let on = judged("check", &tpio(&format!("check {} --json --after-misuse continue", file("freed"))));
    assert_eq!(on[0]["after_misuse"], "continue");
}

#[test]
fn every_scenario_has_a_valid_report() {
    let names: Vec<&str> = tpio_scenarios::catalogue::all().iter().map(|entry| entry.name).collect();
    let reports = judged("check", &tpio(&format!("check {} --json", names.join(" "))));
    assert_eq!(reports.len(), names.len());
}

#[test]
fn every_run_is_valid() {
    for more in
        ["hello --seed 3", "freed", "noted", "stuck", "counts --max-depth 9", "divides", "order --strategy round-robin"]
    {
        let (name, more) = more.split_once(' ').unwrap_or((more, ""));
        let ran = tpio(&format!("run {} {more} --json", file(name)));
        assert_eq!(judged("run", &ran).len(), 1, "{ran}");
    }
    let trace = scratch("formats.trace");
    tpio(&format!("run {} --seed {} --trace {}", file("order"), u64::MAX, trace.display()));
    let ran = tpio(&format!("replay {} --json", trace.display()));
    assert_eq!(judged("run", &ran)[0]["seed"], u64::MAX, "{ran}");
}

#[test]
fn every_shrunk_order_is_valid() {
    let ran = tpio("shrink rearm-after-stop --schedule a.110111010101 --json");
    assert_eq!(judged("shrink", &ran).len(), 1, "{ran}");
}

/// An object with every field taken away in turn, and every field in turn made something else.
fn spoiled(value: &Value, optional: &[&str]) -> Vec<Value> {
    let fields = value.as_object().expect("an object");
    let without = fields.keys().filter(|name| !optional.contains(&name.as_str())).map(|name| {
        let mut fields = fields.clone();
        fields.remove(name);
        Value::Object(fields)
    });
    let changed = fields.keys().map(|name| {
        let mut fields = fields.clone();
        fields.insert(name.clone(), serde_json::json!([{ "neither": "this" }]));
        Value::Object(fields)
    });
    without.chain(changed).collect()
}

#[test]
fn the_schemas_say_something_of_every_field() {
    let check = judged("check", &tpio(&format!("check {} --json", file("freed"))));
    let run = judged("run", &tpio(&format!("run {} --json", file("freed"))));
    let shrink = judged("shrink", &tpio(&format!("shrink {} --schedule a. --json", file("freed"))));
    for (name, value) in [("check", &check[0]), ("run", &run[0]), ("shrink", &shrink[0])] {
        let schema = published(name);
        // a sample has no search
        for spoiled in spoiled(value, &["search_seconds", "looked_at", "memo", "symmetry"]) {
            assert!(!violations(&schema, &spoiled).is_empty(), "the schema {name} allows {spoiled}");
        }
    }
    let schema = published("check");
    for spoiled in spoiled(&check[0]["outcomes"][0], &[]) {
        let mut report = check[0].clone();
        report["outcomes"][0] = spoiled;
        assert!(!violations(&schema, &report).is_empty(), "the schema allows {report}");
    }
}

#[test]
fn the_schema_leaves_room_for_what_comes() {
    let mut report = judged("check", &tpio(&format!("check {} --json", file("hello"))))[0].clone();
    report["coverage"] = serde_json::json!({ "sampled": { "runs": 1000, "strategy": "pct", "shard": "1/4" } });
    report["estimate"] = serde_json::json!(12);
    report["outcomes"][0]["witness"] = serde_json::json!("shortest");
    report["outcomes"][0]["interleavings"] = serde_json::json!("340282366920938463463374607431768211456");
    report["outcomes"][0]["probability"] = serde_json::json!(0.00046);
    assert_eq!(violations(&published("check"), &report), Vec::<String>::new());
}
