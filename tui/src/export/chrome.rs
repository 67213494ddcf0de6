//! A run as a trace in the JSON that chrome://tracing and Perfetto read: a track for each lane of the timeline, callbacks
//! around their steps, arrows for causes, counters for promises and the port. One step takes 1000 microseconds.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tpio_model::event::Fact;
use tpio_sim::session::Session;
use tpio_sim::view::{View, trace_row};

/// Microseconds of a step.
const STEP: usize = 1000;

/// So many causes at most.
const CAUSES: usize = 100_000;

pub(super) fn trace(session: &Session) -> String {
    let mut events = Vec::new();
    let view = View::new(session);
    let owners: BTreeMap<usize, String> = super::owners(&view).into_iter().collect();
    let mut tracks: Vec<&String> = view.timeline.lanes.iter().map(|lane| &lane.label).collect();
    tracks.dedup();
    let track = |step: usize| {
        let owner = owners.get(&step);
        tracks.iter().position(|label| Some(*label) == owner).unwrap_or(0)
    };
    events.push(json!({"ph": "M", "pid": 1, "name": "process_name", "args": {"name": super::title(session)}}));
    for (id, label) in tracks.iter().enumerate() {
        events.push(json!({"ph": "M", "pid": 1, "tid": id, "name": "thread_name", "args": {"name": label}}));
    }
    // the track and name of each callback that runs
    let mut running: Vec<(usize, String)> = Vec::new();
    for step in session.along() {
        let (start, id) = (step.number * STEP, track(step.number));
        let row = trace_row(session, &step);
        for event in step.events {
            if let Fact::CallbackBegan { object, op, .. } = event.fact {
                let about = op.map(|op| format!(" for {}", step.labels.name(tpio_model::Ref::Op(op))));
                let name = format!("callback of {}{}", step.labels.name(object), about.unwrap_or_default());
                events.push(json!({"ph": "B", "pid": 1, "tid": id, "ts": start, "name": name}));
                running.push((id, name));
            }
        }
        let args = json!({"step": step.number, "letter": row.letter.to_string()});
        events.push(json!({"ph": "B", "pid": 1, "tid": id, "ts": start + 100, "name": row.text, "args": args}));
        events.push(json!({"ph": "E", "pid": 1, "tid": id, "ts": start + 900}));
        if step.events.iter().any(|event| matches!(event.fact, Fact::CallbackEnded { .. }))
            && let Some(at) = running.iter().rposition(|(track, _)| *track == id)
        {
            let (id, name) = running.remove(at);
            events.push(json!({"ph": "E", "pid": 1, "tid": id, "ts": start + STEP, "name": name}));
        }
        for finding in step.findings {
            let name = format!("{}: {}", finding.rule.id(), finding.rule.rule().title);
            events.push(json!({"ph": "i", "pid": 1, "tid": id, "ts": start + 500, "s": "g", "name": name}));
        }
        events.push(counters(&step, start));
    }
    let end = (session.last_step() + 1) * STEP;
    for (id, name) in running.into_iter().rev() {
        events.push(json!({"ph": "E", "pid": 1, "tid": id, "ts": end, "name": name}));
    }
    for (number, cause) in session.cone(CAUSES).into_iter().enumerate() {
        let from = json!({"ph": "s", "pid": 1, "tid": track(cause.earlier), "ts": cause.earlier * STEP + 800,
            "id": number, "name": "led to", "cat": "cause"});
        let to = json!({"ph": "f", "bp": "e", "pid": 1, "tid": track(cause.step), "ts": cause.step * STEP + 200,
            "id": number, "name": "led to", "cat": "cause"});
        events.extend([from, to]);
    }
    let all = json!({"traceEvents": events, "displayTimeUnit": "ms"});
    format!("{all}\n")
}

/// Promises of all objects and packets in all pools' ports after a step.
fn counters(step: &tpio_sim::session::Past<'_>, start: usize) -> Value {
    let promised: u32 = step.state.ios().map(|(_, io)| io.promised()).sum();
    let packets: usize = step.state.pool_ports().map(|(_, port)| port.packets.len()).sum();
    json!({"ph": "C", "pid": 1, "ts": start + 900, "name": "pool", "args": {"promised": promised, "packets in ports": packets}})
}
