//! Themes: which colour each role has, for terminals with 16, 256 and all colours. No theme paints a background; a named
//! theme says for which background it is made.

use ratatui::style::Color;

use super::signs::Colour;

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The user's own sixteen colours.
    #[default]
    Ansi,
    /// Colours that everybody can tell apart, on a dark background.
    OkabeDark,
    /// The same on a light one.
    OkabeLight,
    /// Bold and reversed only.
    Mono,
    /// The brightest, on black.
    HighContrast,
}

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Where the cursor is.
    Here,
    /// A callback.
    Callback,
    /// What changed, is closed, or was marked by the person.
    Notice,
    /// What led to what.
    Cause,
    /// What is as it should be.
    Fine,
    /// Misuse.
    Misuse,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 6] = [Role::Here, Role::Callback, Role::Notice, Role::Cause, Role::Fine, Role::Misuse];
}

/// A colour for each depth: one of the sixteen, an index of the 256, red, green and blue.
type Tint = (Option<Color>, u8, [u8; 3]);

/// The colours of a theme in the order of [`Role::ALL`].
type Tints = [Tint; 6];

const OKABE_DARK: Tints = [
    (Some(Color::Cyan), 74, [0x56, 0xb4, 0xe9]),
    (Some(Color::Magenta), 175, [0xcc, 0x79, 0xa7]),
    (Some(Color::Yellow), 178, [0xe6, 0x9f, 0x00]),
    (Some(Color::LightYellow), 221, [0xf0, 0xe4, 0x42]),
    (None, 35, [0x00, 0x9e, 0x73]),
    (Some(Color::LightRed), 166, [0xd5, 0x5e, 0x00]),
];

const OKABE_LIGHT: Tints = [
    (Some(Color::Blue), 25, [0x39, 0x7b, 0xa1]),
    (Some(Color::Magenta), 97, [0xa3, 0x60, 0x85]),
    (Some(Color::Red), 94, [0x9c, 0x6b, 0x00]),
    (Some(Color::DarkGray), 58, [0x7e, 0x77, 0x1e]),
    (None, 23, [0x00, 0x85, 0x60]),
    (Some(Color::Red), 130, [0xc1, 0x54, 0x00]),
];

const HIGH_CONTRAST: Tints = [
    (Some(Color::LightCyan), 51, [0x00, 0xff, 0xff]),
    (Some(Color::LightMagenta), 213, [0xff, 0x87, 0xff]),
    (Some(Color::LightYellow), 226, [0xff, 0xff, 0x00]),
    (Some(Color::White), 231, [0xff, 0xff, 0xff]),
    (Some(Color::White), 231, [0xff, 0xff, 0xff]),
    (Some(Color::LightRed), 210, [0xff, 0x87, 0x87]),
];

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 5] = [Theme::Ansi, Theme::OkabeDark, Theme::OkabeLight, Theme::Mono, Theme::HighContrast];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Ansi => "ansi",
            Theme::OkabeDark => "okabe-dark",
            Theme::OkabeLight => "okabe-light",
            Theme::Mono => "mono",
            Theme::HighContrast => "high-contrast",
        }
    }

    /// The theme of that name.
    pub fn find(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The background that it is made for; `None` where that is the user's affair.
    pub fn background(self) -> Option<[u8; 3]> {
        match self {
            Theme::Ansi | Theme::Mono => None,
            Theme::OkabeDark | Theme::HighContrast => Some([0, 0, 0]),
            Theme::OkabeLight => Some([255, 255, 255]),
        }
    }

    /// The colour of a role; `None`: the terminal's own.
    pub fn colour(self, role: Role, depth: Colour) -> Option<Color> {
        let tints = match self {
            Theme::Mono => return None,
            Theme::Ansi => return ansi(role).filter(|_| depth > Colour::Never),
            Theme::OkabeDark => OKABE_DARK,
            Theme::OkabeLight => OKABE_LIGHT,
            Theme::HighContrast => HIGH_CONTRAST,
        };
        let (sixteen, many, [red, green, blue]) = tints[role as usize];
        match depth {
            Colour::Never => None,
            Colour::Sixteen => sixteen,
            Colour::Many => Some(Color::Indexed(many)),
            Colour::True => Some(Color::Rgb(red, green, blue)),
        }
    }
}

/// "Fine" has no colour at all, so that green is never the opposite of red.
fn ansi(role: Role) -> Option<Color> {
    match role {
        Role::Here => Some(Color::Cyan),
        Role::Callback => Some(Color::Magenta),
        Role::Notice | Role::Cause => Some(Color::Yellow),
        Role::Fine => None,
        Role::Misuse => Some(Color::LightRed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright a colour is, as the Web Content Accessibility Guidelines count.
    fn luminance(colour: [u8; 3]) -> f64 {
        let linear = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The colours that terminals give to the indexes from 16 on.
    fn indexed(index: u8) -> [u8; 3] {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        let cube = usize::from(index - 16);
        [STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]]
    }

    #[test]
    fn every_colour_stands_out_from_its_background() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9, "black on white");
        for theme in Theme::ALL {
            let Some(background) = theme.background() else { continue };
            for role in Role::ALL {
                let colours = [Colour::Many, Colour::True].map(|depth| match theme.colour(role, depth) {
                    Some(Color::Indexed(index)) => indexed(index),
                    Some(Color::Rgb(red, green, blue)) => [red, green, blue],
                    other => panic!("{other:?}"),
                });
                for colour in colours {
                    let contrast = contrast(colour, background);
                    assert!(contrast >= 4.5, "{} {role:?} {colour:?}: {contrast:.2}", theme.name());
                }
            }
        }
    }

    #[test]
    fn no_colour_means_none() {
        for theme in Theme::ALL {
            assert_eq!(Theme::find(theme.name()), Some(theme));
            assert!(Role::ALL.into_iter().all(|role| theme.colour(role, Colour::Never).is_none()));
        }
        assert!(Role::ALL.into_iter().all(|role| Theme::Mono.colour(role, Colour::True).is_none()));
    }
}
