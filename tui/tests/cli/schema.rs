//! Judges a JSON value by a JSON Schema: the keywords that our schemas use, and no others. A keyword that it does not know
//! fails, so that nothing in a schema is passed over in silence.

use serde_json::Value;

/// What does not hold, each with its place in the value; empty if the value is valid.
pub(crate) fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Judge { root: schema }.judge(schema, value, "", &mut found);
    found
}

/// A schema in this repository, named from this crate's folder.
pub(crate) fn schema(path: &str) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

struct Judge<'s> {
    root: &'s Value,
}

impl Judge<'_> {
    fn judge(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        let keywords = schema.as_object().expect("a schema is an object");
        let mut need = |holds: bool, what: String| {
            if !holds {
                found.push(format!("{at}: {what}"));
            }
        };
        for (keyword, wanted) in keywords {
            match keyword.as_str() {
                "type" => need(has_type(wanted, value), format!("{value} is not {wanted}")),
                "const" => need(value == wanted, format!("{value} is not {wanted}")),
                "enum" => need(items(wanted).contains(value), format!("{value} is none of {wanted}")),
                // each of these is about one type and says nothing of others
                "minimum" => {
                    let low = value.is_number() && value.as_f64() < wanted.as_f64();
                    need(!low, format!("{value} is below {wanted}"));
                }
                "maximum" => {
                    let high = value.is_number() && value.as_f64() > wanted.as_f64();
                    need(!high, format!("{value} is above {wanted}"));
                }
                "minItems" => {
                    let few = value.is_array() && (items(value).len() as u64) < wanted.as_u64().expect("a number");
                    need(!few, "too few items".to_owned());
                }
                "minLength" => {
                    let short = value.is_string() && (text(value).len() as u64) < wanted.as_u64().expect("a number");
                    need(!short, "too short".to_owned());
                }
                "pattern" => {
                    let other = value.is_string() && !matches(text(wanted), text(value));
                    need(!other, format!("{value} does not match {wanted}"));
                }
                "required" if !value.is_object() => {}
                "required" => {
                    for name in items(wanted) {
                        need(value.get(text(name)).is_some(), format!("{name} is missing"));
                    }
                }
                // judged below
                "properties" | "additionalProperties" | "items" | "anyOf" | "$ref" => {}
                // for people
                "$schema" | "$id" | "title" | "description" | "$comment" | "$defs" => {}
                other => panic!("the keyword {other} is not known here"),
            }
        }
        self.parts(schema, value, at, found);
    }

    fn parts(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        if let Some(name) = schema.get("$ref") {
            let pointer = text(name).strip_prefix('#').expect("a reference within the schema");
            let target = self.root.pointer(pointer).unwrap_or_else(|| panic!("{name} leads nowhere"));
            self.judge(target, value, at, found);
        }
        if let Some(variants) = schema.get("anyOf") {
            let fits = |variant| {
                let mut found = Vec::new();
                self.judge(variant, value, at, &mut found);
                found.is_empty()
            };
            if !items(variants).iter().any(fits) {
                found.push(format!("{at}: {value} fits none of {variants}"));
            }
        }
        if let (Some(each), Value::Array(values)) = (schema.get("items"), value) {
            for (index, value) in values.iter().enumerate() {
                self.judge(each, value, &format!("{at}/{index}"), found);
            }
        }
        let Value::Object(fields) = value else { return };
        for (name, field) in fields {
            let at = format!("{at}/{name}");
            match (schema.get("properties").and_then(|all| all.get(name)), schema.get("additionalProperties")) {
                (Some(property), _) => self.judge(property, field, &at, found),
                (None, Some(Value::Bool(false))) => found.push(format!("{at}: nobody knows this field")),
                (None, Some(other @ Value::Object(_))) => self.judge(other, field, &at, found),
                (None, _) => {}
            }
        }
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], |items| items)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &Value| match text(name) {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other} is not known here"),
    };
    if wanted.is_array() { items(wanted).iter().any(is) } else { is(wanted) }
}

/// The few patterns that our schemas have.
fn matches(pattern: &str, text: &str) -> bool {
    let all = |text: &str, letters: fn(char) -> bool| !text.is_empty() && text.chars().all(letters);
    match pattern {
        "^[0-9]+$" => all(text, |letter| letter.is_ascii_digit()),
        "^[0-9a-f]+$" => all(text, |letter| letter.is_ascii_digit() || ('a'..='f').contains(&letter)),
        "^[a-z]+(-[a-z]+)*$" => text.split('-').all(|word| all(word, |letter| letter.is_ascii_lowercase())),
        "^a\\.[0-9a-z()*]*$" => text.strip_prefix("a.").is_some_and(|items| {
            items.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "()*".contains(letter))
        }),
        other => panic!("the pattern {other} is not known here"),
    }
}

#[test]
fn what_does_not_hold_is_found() {
    let schema = serde_json::json!({
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": { "enum": ["a", "b"] },
            "count": { "type": ["integer", "null"], "minimum": 1 },
            "rules": { "type": "array", "items": { "$ref": "#/$defs/rule" } },
            "open": { "anyOf": [{ "const": "all" }, { "type": "object", "additionalProperties": { "type": "string" } }] }
        },
        "additionalProperties": false,
        "$defs": { "rule": { "type": "string", "pattern": "^[a-z]+(-[a-z]+)*$" } }
    });
    let bad = |value: Value| violations(&schema, &value);
    assert!(bad(serde_json::json!({ "kind": "a", "count": 1, "rules": ["x-y"], "open": { "n": "1" } })).is_empty());
    assert_eq!(bad(serde_json::json!({ "kind": "c" })), [r#"/kind: "c" is none of ["a","b"]"#]);
    assert_eq!(bad(serde_json::json!({})), [r#": "kind" is missing"#]);
    assert_eq!(bad(serde_json::json!({ "kind": "a", "count": 0 })), ["/count: 0 is below 1"]);
    assert_eq!(bad(serde_json::json!({ "kind": "a", "count": 1.5 })), [r#"/count: 1.5 is not ["integer","null"]"#]);
    assert_eq!(bad(serde_json::json!({ "kind": "a", "more": 1 })), ["/more: nobody knows this field"]);
    assert_eq!(bad(serde_json::json!({ "kind": "a", "rules": ["x", "-"] })).len(), 1);
    assert_eq!(bad(serde_json::json!({ "kind": "a", "open": { "n": 1 } })).len(), 1);
    assert_eq!(bad(serde_json::json!([])), [r#": [] is not "object""#]);
    assert!(bad(serde_json::json!({ "kind": "b", "count": null })).is_empty());
}
