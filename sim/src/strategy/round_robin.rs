//! Everyone who can move gets a turn, one after the other: threads by name, then the kernel, the pools, the clock.

use tpio_model::{Actor, Choice};

use super::{Strategy, actor};

/// Remembers whose turn it was last. Of several choices of one actor it takes the first.
#[derive(Clone, Debug, Default)]
pub struct RoundRobin {
    last: Option<Actor>,
}

impl RoundRobin {
    /// Nobody has had a turn.
    pub fn new() -> Self {
        RoundRobin::default()
    }
}

impl Strategy for RoundRobin {
    fn pick(&mut self, choices: &[Choice]) -> usize {
        let first = |wanted: &dyn Fn(Actor) -> bool| {
            let actors = choices.iter().map(|choice| actor(*choice)).enumerate();
            actors.filter(|(_, actor)| wanted(*actor)).min_by_key(|(index, actor)| (*actor, *index))
        };
        let after = self.last.and_then(|last| first(&|actor| actor > last));
        let (index, actor) = after.or_else(|| first(&|_| true)).expect("internal: no choice to pick from");
        self.last = Some(actor);
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpio_model::How;
    use tpio_model::name::ThreadId;

    fn step(thread: u32, how: How) -> Choice {
        Choice::Thread { thread: ThreadId(thread), how }
    }

    #[test]
    fn turns_go_round_and_skip_who_cannot_move() {
        let all =
            [step(0, How::AtOnce), step(0, How::Pends), step(4, How::Only), Choice::Deliver { pool: 0 }, Choice::Time];
        let mut turns = RoundRobin::new();
        let picked: Vec<usize> = (0..5).map(|_| turns.pick(&all)).collect();
        assert_eq!(picked, [0, 2, 3, 4, 0]);
        assert_eq!(turns.pick(&all[..2]), 0, "thread 4 cannot move, so the round begins again");
    }
}
