//! How the screens shall look, from options and the environment: theme, colours, characters, mouse. Decides nothing about
//! the terminal but what its variables say.

use super::args::{Color, LookArgs};
use super::{Failure, World};
use crate::shelf::Opened;
use crate::ui::order::MouseUse;
use crate::ui::signs::{Charset, Colour, Signs};
use crate::ui::theme::Theme;

/// What the screens show first, and how they look.
#[derive(Clone, Debug)]
pub struct Screen {
    /// A program; `None`: the list of scenarios.
    pub opened: Option<Opened>,
    /// How they look.
    pub look: Look,
    /// Begin with a quiz of this seed.
    pub quiz: Option<u64>,
}

/// How the screens look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Characters and colours.
    pub signs: Signs,
    /// Who has the mouse.
    pub mouse: MouseUse,
    /// Whether anything is kept from one time to the next.
    pub kept: bool,
}

/// The look that options and variables ask for.
pub(super) fn look(args: &LookArgs, color: Color, world: &World<'_>) -> Result<Look, Failure> {
    let variable = |name: &str| (world.variable)(name).filter(|value| !value.is_empty());
    let name = args.theme.clone().or_else(|| variable("TPIO_THEME"));
    let theme = match name {
        None => Theme::default(),
        Some(name) => Theme::find(&name).ok_or_else(|| {
            let names = Theme::ALL.map(Theme::name).join(", ");
            Failure::Input(format!("no theme is called `{name}`; there are {names}"))
        })?,
    };
    let charset = match (args.charset.ascii, args.charset.unicode) {
        (true, _) => Charset::Ascii,
        (false, true) => Charset::Unicode,
        (false, false) => charset(&variable),
    };
    let colour = match color {
        Color::Never => Colour::Never,
        Color::Sixteen => Colour::Sixteen,
        Color::Many => Colour::Many,
        Color::True => Colour::True,
        Color::Auto if variable("NO_COLOR").is_some() => Colour::Never,
        Color::Auto | Color::Always => depth(&variable),
    };
    let mouse = if args.no_mouse { MouseUse::Terminals } else { MouseUse::Ours };
    let kept = !args.no_state && variable("TPIO_NO_STATE").is_none();
    Ok(Look { signs: Signs { charset, colour, theme }, mouse, kept })
}

/// Whether there shall be no screen though there is a terminal: it cannot move its cursor, or nobody wants one.
pub(super) fn is_plain(world: &World<'_>) -> bool {
    let variable = |name: &str| (world.variable)(name).filter(|value| !value.is_empty());
    variable("TERM").is_some_and(|term| term == "dumb") || variable("TPIO_PLAIN").is_some()
}

/// ASCII where the locale is not UTF-8, and on consoles that have few characters.
fn charset(variable: &dyn Fn(&str) -> Option<String>) -> Charset {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name));
    let utf8 = match locale {
        Some(locale) => ["utf-8", "utf8"].iter().any(|charset| locale.to_lowercase().contains(charset)),
        None => cfg!(windows),
    };
    let console = variable("TERM").is_some_and(|term| term == "linux" || term == "dumb");
    if utf8 && !console { Charset::Unicode } else { Charset::Ascii }
}

/// How many colours the terminal says that it has.
fn depth(variable: &dyn Fn(&str) -> Option<String>) -> Colour {
    let term = variable("TERM").unwrap_or_default();
    match variable("COLORTERM").as_deref() {
        Some("truecolor" | "24bit") => Colour::True,
        _ if term.contains("direct") => Colour::True,
        _ if term.contains("256") => Colour::Many,
        _ => Colour::Sixteen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Variables = &'static [(&'static str, &'static str)];

    fn find(variables: Variables) -> impl Fn(&str) -> Option<String> {
        move |name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_locale_decides_about_characters() {
        let with = |variables: Variables| {
            let find = find(variables);
            charset(&|name| find(name).filter(|value| !value.is_empty()))
        };
        assert_eq!(with(&[("LANG", "de_DE.UTF-8")]), Charset::Unicode);
        assert_eq!(with(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]), Charset::Ascii);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "C.utf8")]), Charset::Unicode);
        assert_eq!(with(&[("LANG", "en_US.UTF-8"), ("TERM", "linux")]), Charset::Ascii);
    }

    #[test]
    fn the_terminal_says_how_many_colours_it_has() {
        let with = |variables: Variables| depth(&find(variables));
        assert_eq!(with(&[("TERM", "xterm")]), Colour::Sixteen);
        assert_eq!(with(&[("TERM", "xterm-256color")]), Colour::Many);
        assert_eq!(with(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Colour::True);
    }
}
