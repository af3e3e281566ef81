//! A network's own colour: whether it can be seen, and the shade of it that can be read (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).

use std::{fmt, str::FromStr};

use kernel::ValueError;

/// Contrast of what is read.
const TEXT: f64 = 7.0;

/// Contrast of what is seen without being read: lines, surfaces, bounds of controls.
const LINE: f64 = 3.0;

/// In how many steps a shade is sought between a colour and black or white.
const STEPS: u16 = 512;

/// A colour of the screen (sRGB), written `#8c1c3a`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// What lies under it: the paper and the linen of `ui/tokens.css`, and the end towards which a shade is sought.
struct Grounds {
    paper: Colour,
    linen: Colour,
    end: Colour,
}

const LIGHT: Grounds =
    Grounds { paper: Colour([0xfb, 0xfa, 0xf6]), linen: Colour([0xef, 0xea, 0xe0]), end: Colour([0, 0, 0]) };

const DARK: Grounds =
    Grounds { paper: Colour([0x11, 0x16, 0x1c]), linen: Colour([0x1b, 0x23, 0x2c]), end: Colour([0xff, 0xff, 0xff]) };

/// The shades of a colour on one kind of ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// For lines and surfaces: 3 : 1.
    pub line: Colour,
    /// For what is read: 7 : 1.
    pub text: Colour,
}

/// A colour as the site uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// By day.
    pub light: Shades,
    /// By night.
    pub dark: Shades,
}

impl Colour {
    /// How much brighter one is than the other, from 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// What the site makes of it; nothing where it is too pale for a line by day, on paper or on linen.
    pub fn palette(self) -> Option<Palette> {
        let seen = LIGHT.least(self) >= LINE;
        seen.then(|| Palette { light: self.shades(&LIGHT), dark: self.shades(&DARK) })
    }

    fn shades(self, grounds: &Grounds) -> Shades {
        Shades { line: self.nearest(grounds, LINE), text: self.nearest(grounds, TEXT) }
    }

    /// The colour itself, or the nearest of its shades that has this contrast on both grounds.
    fn nearest(self, grounds: &Grounds, contrast: f64) -> Self {
        let shade = |step| self.towards(grounds.end, f64::from(step) / f64::from(STEPS));
        (0..=STEPS).map(shade).find(|shade| grounds.least(*shade) >= contrast).unwrap_or(grounds.end)
    }

    /// Mixed with another by a share from 0 to 1, in linear light, which keeps the hue.
    fn towards(self, end: Self, share: f64) -> Self {
        let mixed = |at: usize| encoded(linear(self.0[at]) * (1.0 - share) + linear(end.0[at]) * share);
        Self([mixed(0), mixed(1), mixed(2)])
    }

    /// Its relative luminance, from 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl Grounds {
    /// The lesser of the contrasts on the two.
    fn least(&self, colour: Colour) -> f64 {
        colour.contrast(self.paper).min(colour.contrast(self.linen))
    }
}

impl Palette {
    /// The style that puts it over the site's own: `thread` is read, `thread-line` is seen.
    pub fn css(&self) -> String {
        let rule = |shades: &Shades| format!(":root{{--thread:{};--thread-line:{}}}", shades.text, shades.line);
        format!("{}\n@media (prefers-color-scheme:dark){{{}}}\n", rule(&self.light), rule(&self.dark))
    }
}

/// A part of a colour as light, from 0 to 1 (IEC 61966-2-1).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Light as a part of a colour.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to 255")]
fn encoded(light: f64) -> u8 {
    let part = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

impl FromStr for Colour {
    type Err = ValueError;

    /// Reads `#8c1c3a`, with or without the sign, in small letters or capitals.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::new("colour", text);
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(refused());
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| refused());
        Ok(Self([part(0)?, part(2)?, part(4)?]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Colour({self})")
    }
}

impl serde::Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Colour {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-9);
        assert!((colour("#777777").contrast(colour("#ffffff")) - 4.478).abs() < 0.001);
    }

    #[test]
    fn the_grounds_are_those_of_the_tokens() {
        let tokens = include_str!("../../../../ui/tokens.css");
        let given = |name: &str| {
            let mark = format!("--{name}: ");
            let values = tokens.split(&mark).skip(1);
            values.map(|rest| colour(&rest[..7])).collect::<Vec<_>>()
        };
        assert_eq!(given("paper"), [LIGHT.paper, DARK.paper]);
        assert_eq!(given("linen"), [LIGHT.linen, DARK.linen]);
    }

    #[test]
    fn a_colour_that_is_read_everywhere_stays_and_a_pale_one_is_refused() {
        let palette = colour("#8C1C3A").palette().unwrap();
        assert_eq!((palette.light.line, palette.light.text), (colour("#8c1c3a"), colour("8c1c3a")));
        assert_ne!(palette.dark.text, colour("#8c1c3a"), "dark red is not read by night");
        for pale in ["#ffd700", "#ffffff", "#9a9a9a"] {
            assert_eq!(colour(pale).palette(), None, "{pale}");
        }
    }

    #[test]
    fn a_colour_between_the_limits_is_kept_for_lines_and_gets_a_shade_for_text() {
        let own = colour("#0088cc");
        let palette = own.palette().unwrap();
        assert_eq!(palette.light.line, own);
        assert!(LIGHT.least(palette.light.text) >= TEXT && LIGHT.least(own) < TEXT);
        let css = palette.css();
        assert!(css.starts_with(":root{--thread:#") && css.contains("--thread-line:#0088cc}"), "{css}");
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for wrong in ["", "#fff", "red", "#12345g", "#1234567", "#é1234", "#12345;}"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_shade_is_seen_or_read(parts in any::<[u8; 3]>()) {
            let own = Colour(parts);
            prop_assert_eq!(own.to_string().parse::<Colour>().unwrap(), own);
            if let Some(palette) = own.palette() {
                for (grounds, shades) in [(&LIGHT, palette.light), (&DARK, palette.dark)] {
                    prop_assert!(grounds.least(shades.line) >= LINE);
                    prop_assert!(grounds.least(shades.text) >= TEXT);
                }
            }
        }
    }
}
