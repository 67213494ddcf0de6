//! `tpio check --format sarif`: one log for all files, valid, and with what code scanning asks for.

use serde_json::Value;

use crate::schema::{schema, violations};
use crate::tpio::{Ran, file, tpio};

/// The one run of a log, after it was judged.
fn judged(ran: &Ran) -> Value {
    assert_eq!(ran.out.lines().count(), 1, "{ran}");
    let log: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(violations(&schema("tests/cli/sarif.schema.json"), &log), Vec::<String>::new());
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    log["runs"][0].clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

#[test]
fn one_log_holds_every_file() {
    let files = ["freed", "broken", "counts", "noted", "hello"].map(file).join(" ");
    let ran = tpio(&format!("check {files} gone.c --max-states 3000 --format sarif"));
    let run = judged(&ran);
    assert_eq!(ran.status, 2);
    let found: Vec<(&Value, &Value)> =
        list(&run["results"]).iter().map(|one| (&one["ruleId"], &one["level"])).collect();
    assert_eq!(
        found,
        [(&"overlapped-freed".into(), &"error".into()), (&"callback-after-close".into(), &"note".into())]
    );
    let invocation = &run["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&false.into(), &2.into()));
    let told: Vec<&str> = list(&invocation["toolExecutionNotifications"])
        .iter()
        .map(|one| one["message"]["text"].as_str().expect("text"))
        .collect();
    assert_eq!(
        told,
        [
            "tests/cli/c/broken.c was not checked: it does not compile: line 3: unknown name `lenght`",
            "Only part of the orders of tests/cli/c/counts.c was seen: the limit on states was reached. What is not reported \
         may still happen.",
            "gone.c was not checked: there is no file gone.c",
        ]
    );
}

#[test]
fn a_finding_says_where_and_how() {
    let ran = tpio(&format!("check {} --format sarif", file("freed")));
    let result = judged(&ran)["results"][0].clone();
    assert_eq!(ran.status, 1);
    assert_eq!(
        result["message"]["text"],
        "An OVERLAPPED was freed in flight. Here: main, step 11. [(1)](1) step 5: main allocated block#1 (32 bytes) for \
         overlapped. [(2)](2) step 7: main handed op#1 to the kernel: read from freed:server; it went pending. The fix: Free the \
         OVERLAPPED in the callback, or after GetOverlappedResult says that the operation is over. Neither CancelIoEx \
         nor WaitForThreadpoolIoCallbacks(TRUE) ends an operation. To see it: tpio step tests/cli/c/freed.c --schedule a."
    );
    let place = serde_json::json!({
        "artifactLocation": { "uri": "tests/cli/c/freed.c" },
        "region": { "startLine": 26, "startColumn": 5, "endColumn": 21 }
    });
    assert_eq!(result["locations"][0]["physicalLocation"], place);
    let ids: Vec<&Value> = list(&result["relatedLocations"]).iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, [1, 2]);
    let witness = serde_json::json!({
        "schedule": "a.", "steps": 11, "switches": 0, "ending": "violated", "time": "virtual"
    });
    assert_eq!(result["properties"], witness);
    // the flow plays the very run, and ends on the guilty line
    let flows = list(&result["codeFlows"][0]["threadFlows"]);
    let last = flows.last().expect("a flow");
    assert_eq!((&last["id"], &last["locations"][0]["executionOrder"]), (&"the broken rule".into(), &11.into()));
    assert_eq!(last["locations"][0]["location"]["physicalLocation"], place);
}

#[test]
fn steps_of_all_actors_are_in_one_order() {
    let run = judged(&tpio("check wait-under-lock --format sarif"));
    let flows = list(&run["results"][0]["codeFlows"][0]["threadFlows"]);
    let actors: Vec<&str> = flows.iter().map(|flow| flow["id"].as_str().expect("text")).collect();
    assert_eq!(actors, ["main", "the kernel", "the pool", "W1", "the broken rule"]);
    for flow in flows {
        let steps: Vec<u64> =
            list(&flow["locations"]).iter().map(|one| one["executionOrder"].as_u64().expect("a step")).collect();
        assert!(steps.is_sorted(), "{steps:?}");
    }
}

#[test]
fn every_rule_and_every_scenario_is_in_a_valid_log() {
    let names: Vec<&str> = tpio_scenarios::catalogue::all().iter().map(|entry| entry.name).collect();
    let run = judged(&tpio(&format!("check {} --format sarif", names.join(" "))));
    let rules = list(&run["tool"]["driver"]["rules"]);
    assert_eq!(rules.len(), tpio_model::rules::RuleId::ALL.len());
    let results = list(&run["results"]);
    assert!(results.len() > 40, "only {} findings", results.len());
    let mut seen = std::collections::BTreeSet::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(rules[index]["defaultConfiguration"]["level"], result["level"]);
        assert!(seen.insert(result["partialFingerprints"].to_string()), "two findings share a fingerprint: {result}");
    }
}

#[test]
fn lines_added_above_leave_a_finding_what_it_is() {
    let text = std::fs::read_to_string(file("freed")).expect("a file");
    let fingerprint = |text: &str| {
        let ran = crate::tpio::Tpio { stdin: text, ..crate::tpio::Tpio::default() }.run("check - --format sarif");
        judged(&ran)["results"][0]["partialFingerprints"].clone()
    };
    assert_eq!(fingerprint(&text), fingerprint(&format!("// more\n{text}")));
    assert_ne!(fingerprint(&text), fingerprint(&text.replace("free(overlapped);", "free((void *)overlapped);")));
}

#[test]
fn what_the_header_expects_is_said_beside_the_log() {
    let ran = tpio(&format!("check {} --expect --format sarif", file("freed")));
    judged(&ran);
    assert_eq!(ran.status, 0, "{ran}");
    assert!(ran.err.contains("holds: sometimes: overlapped-freed"), "{ran}");
}
