//! What a field of a record may hold.

use std::fmt;

use kernel::Language;
use publication::own::{Input, Typed};

use crate::{
    identifier::{Doi, Isbn, Issn},
    partial::PartialDate,
};

macro_rules! typed {
    ($($name:ident, $fault:literal;)+) => {$(
        impl Typed for $name {
            const INPUT: Input = Input::Line;
            const FAULT: &'static str = $fault;

            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )+};
}

typed! {
    PartialDate, "resources-fault-date";
    Issn, "resources-fault-issn";
    Doi, "resources-fault-doi";
}

macro_rules! several {
    ($($(#[$doc:meta])* $name:ident, $of:ty, $separators:expr, $fault:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) struct $name(pub(super) Vec<$of>);

        impl $name {
            /// These, where there are any.
            pub(super) fn of(all: Vec<$of>) -> Option<Self> {
                Some(Self(all)).filter(|all| !all.0.is_empty())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
                f.write_str(&all.join(", "))
            }
        }

        impl Typed for $name {
            const INPUT: Input = Input::Line;
            const FAULT: &'static str = $fault;

            fn read(text: &str) -> Option<Self> {
                let separators: &[char] = &$separators;
                let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
                Self::of(parts.map(|part| part.parse().ok()).collect::<Option<_>>()?)
            }
        }
    )+};
}

several! {
    /// ISBNs, separated by commas.
    Isbns, Isbn, [',', ';'], "resources-fault-isbn";
    /// Languages by their tags, separated by commas.
    Languages, Language, [',', ';', ' '], "resources-fault-languages";
}

/// A moment of sound or video, as a player shows it: `4:05`, `1:02:03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock(pub(crate) u32);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3_600, self.0 / 60 % 60, self.0 % 60);
        match hours {
            0 => write!(f, "{minutes}:{seconds:02}"),
            _ => write!(f, "{hours}:{minutes:02}:{seconds:02}"),
        }
    }
}

impl Typed for Clock {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "resources-fault-clock";

    fn read(text: &str) -> Option<Self> {
        let parts: Vec<u32> = text.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let (hours, minutes, seconds) = match parts.as_slice() {
            [minutes, seconds] => (0, *minutes, *seconds),
            [hours, minutes, seconds] if *minutes < 60 => (*hours, *minutes, *seconds),
            _ => return None,
        };
        (hours < 100 && minutes < 600 && seconds < 60).then(|| Self(hours * 3_600 + minutes * 60 + seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_a_player_shows_it() {
        for (text, shown) in [("4:05", "4:05"), ("0:00", "0:00"), ("1:02:03", "1:02:03"), ("62:03", "1:02:03")] {
            assert_eq!(Clock::read(text).unwrap().to_string(), shown);
        }
        for text in ["", "4", "4:60", "1:60:00", "a:b", "-1:00", "4294967295:00:00"] {
            assert!(Clock::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn several_are_separated_by_commas_and_one_wrong_makes_all_wrong() {
        assert_eq!(Languages::read("fr, pt-BR;ar").unwrap().to_string(), "fr, pt-BR, ar");
        assert!(Languages::read("français").is_none());
        assert_eq!(Isbns::read("978-3-16-148410-0, 0-8044-2957-X").unwrap().0.len(), 2);
        assert!(Isbns::read("978-3-16-148410-0, 1").is_none());
    }
}
