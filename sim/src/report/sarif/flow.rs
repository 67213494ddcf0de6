//! The witness of a finding as SARIF's code flow: one thread flow for each actor, in the order in which they first move;
//! the steps are numbered across all of them. Plays the schedule; knows nothing of rules.

use tpio_model::program::Site;

use super::format::{CodeFlow, FlowLocation, Location, Message, ThreadFlow};
use super::place::Places;
use crate::explain::Explanation;
use crate::labels::Labels;
use crate::narrate;
use crate::run::{self, Problem};
use crate::strategy::actor;

/// Code scanning shows no more places of one flow than this; of a longer run the last ones are kept.
const MOST_PLACES: usize = 1_000;

/// The run up to the step that shows the finding, and the guilty line.
pub(super) fn code_flow(places: &Places<'_>, explanation: &Explanation) -> Result<CodeFlow, Problem> {
    let program = places.program();
    let mut labels = Labels::new(program);
    let mut told: Vec<(String, FlowLocation)> = Vec::new();
    let mut stands: Option<Site> = None;
    run::play(program, &explanation.schedule, explanation.step, &mut |step, taken| {
        taken.events.iter().for_each(|event| labels.learn(event));
        stands = taken.site.or(stands);
        if narrate::leading(&taken.events).is_none() {
            return;
        }
        let sentence = narrate::headline(program, &labels, &taken.events);
        // what the system does has no line of its own: it is shown where the program stands meanwhile
        let location = places.located(stands, sentence);
        let who = labels.actor(actor(taken.choice));
        told.push((who, FlowLocation { location, execution_order: step, importance: "important" }));
    })?;
    told.push(guilty(places, explanation));
    let late = told.split_off(told.len().saturating_sub(MOST_PLACES));
    Ok(CodeFlow { thread_flows: by_actor(late) })
}

fn guilty(places: &Places<'_>, explanation: &Explanation) -> (String, FlowLocation) {
    let rule = explanation.rule.rule();
    let site = explanation.guilty.as_ref().and_then(|place| place.site);
    let location: Location = places.located(site, rule.title.to_owned());
    let location = FlowLocation { location, execution_order: explanation.step, importance: "essential" };
    ("the broken rule".to_owned(), location)
}

fn by_actor(told: Vec<(String, FlowLocation)>) -> Vec<ThreadFlow> {
    let mut flows: Vec<ThreadFlow> = Vec::new();
    for (who, location) in told {
        match flows.iter_mut().find(|flow| flow.id == who) {
            Some(flow) => flow.locations.push(location),
            None => flows.push(ThreadFlow { id: who, locations: vec![location] }),
        }
    }
    flows
}

impl Places<'_> {
    /// A place with a sentence.
    fn located(&self, site: Option<Site>, text: String) -> Location {
        Location { message: Some(Message { text }), ..self.location(site) }
    }
}
