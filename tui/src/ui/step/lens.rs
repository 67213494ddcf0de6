//! How the timeline is looked at: how wide a step is, and whether what is recorded after the last step is shown, too.

use super::{Step, Wish};
use crate::ui::action::Action;

/// How the timeline is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    wider: i16,
    sight: Sight,
    height: Height,
}

/// How much of the window the timeline takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// As it fits beside the others.
    #[default]
    Fits,
    /// All lanes and the numbers of the steps, at the cost of the sources.
    Tall,
    /// A few lanes.
    Short,
}

/// How far the timeline sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sight {
    /// To the last step.
    #[default]
    Past,
    /// And to what is recorded after it.
    Future,
    /// To the end, always.
    All,
}

/// A step can be made so many columns wider or narrower.
const MOST: i16 = 10;

impl Lens {
    /// All that is recorded, as it fits.
    pub fn of_all() -> Self {
        Lens { sight: Sight::All, ..Lens::default() }
    }

    /// By how many columns a step is wider than what fits.
    pub fn wider(self) -> i16 {
        self.wider
    }

    /// How much of the window the timeline takes.
    pub fn height(self) -> Height {
        self.height
    }

    /// Whether what is recorded after the last step is shown.
    pub fn sees_future(self) -> bool {
        self.sight != Sight::Past
    }

    /// Whether a key lets it end at the last step again.
    pub fn can_look_away(self) -> bool {
        self.sight == Sight::Future
    }
}

impl Step {
    pub(super) fn look(&mut self, action: Action) -> Wish {
        let lens = &mut self.lens;
        Wish::Say(match action {
            Action::Future if lens.sees_future() => {
                lens.sight = Sight::Past;
                self.refresh();
                "the timeline ends at the last step".to_owned()
            }
            Action::Future => {
                lens.sight = Sight::Future;
                self.refresh();
                if self.session.has_future() {
                    "the timeline shows what follows on record, with lines to what this step led to".to_owned()
                } else {
                    "nothing is on record after this step".to_owned()
                }
            }
            Action::Tall => {
                let (height, words) = match lens.height {
                    Height::Fits => (Height::Tall, "the timeline is tall; t makes it short"),
                    Height::Tall => (Height::Short, "the timeline is short; t fits it"),
                    Height::Short => (Height::Fits, "the timeline as it fits"),
                };
                lens.height = height;
                words.to_owned()
            }
            action => {
                lens.wider = match action {
                    Action::Wider => (lens.wider + 1).min(MOST),
                    Action::Narrower => (lens.wider - 1).max(-MOST),
                    _ => 0,
                };
                match lens.wider {
                    0 => "the timeline as it fits".to_owned(),
                    by if by > 0 => format!("a step is {by} columns wider than it fits; 0 fits it"),
                    by => format!("a step is {} columns narrower than it would be; 0 fits it", -by),
                }
            }
        })
    }
}
