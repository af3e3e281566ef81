//! What the forms of this part have in common.

use std::{
    fmt::Debug,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    str::FromStr,
};

use axum::http::StatusCode;
use kernel::{FieldError, Language, Translations};

use super::views::LanguageView;
use crate::{
    Choice, Desk, DeskHead, Field, Fields,
    publications::{refill, say, sent::Sent},
};

/// The longest name of a thing, in characters.
pub(super) const NAME: usize = 200;

/// A form that is read: what was sent, and what was wrong with it so far.
pub(super) struct Reading<'a> {
    sent: &'a Sent,
    faults: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(sent: &'a Sent) -> Self {
        Self { sent, faults: Vec::new() }
    }

    /// Notes a fault.
    pub(super) fn blame(&mut self, fault: FieldError) {
        self.faults.push(fault);
    }

    /// A text on one line; nothing where it is empty.
    pub(super) fn text(&mut self, name: &str, longest: usize) -> Option<String> {
        let text = line(self.sent.one(name));
        if text.chars().count() > longest {
            self.blame(FieldError::new(name, "desk-fault-too-long").quoting(longest));
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// A checked value; nothing where the field is empty or at fault.
    pub(super) fn value<T: FromStr>(&mut self, name: &str, fault: &'static str) -> Option<T> {
        let text = Some(self.sent.one(name)).filter(|text| !text.is_empty())?;
        let value = text.parse();
        if value.is_err() {
            self.blame(FieldError::new(name, fault).quoting(text.chars().take(200).collect::<String>()));
        }
        value.ok()
    }

    /// A checked value that must be there.
    pub(super) fn required<T: FromStr>(&mut self, name: &str, fault: &'static str) -> Option<T> {
        self.require(name);
        self.value(name, fault)
    }

    /// Notes that a field is empty.
    pub(super) fn require(&mut self, name: &str) {
        if self.sent.one(name).is_empty() {
            self.blame(FieldError::new(name, "desk-fault-required"));
        }
    }

    /// Whether a box is ticked.
    pub(super) fn is_ticked(&self, name: &str) -> bool {
        self.sent.has(name)
    }

    /// The lines of a text, without empty ones.
    pub(super) fn lines(&mut self, name: &str, longest: usize, most: usize) -> Vec<String> {
        let lines: Vec<_> = self.sent.whole(name).lines().map(line).filter(|line| !line.is_empty()).collect();
        if lines.len() > most {
            self.blame(FieldError::new(name, "desk-site-fault-lines").quoting(most));
        } else if lines.iter().any(|line| line.chars().count() > longest) {
            self.blame(FieldError::new(name, "desk-fault-too-long").quoting(longest));
        }
        lines
    }

    /// How many rows were sent, by a field that each of them has: `gap-0-criterion`.
    pub(super) fn rows(&self, prefix: &str, name: &str, most: usize) -> usize {
        count_rows(self.sent, prefix, name).min(most)
    }

    /// A text in each language of the site, `name-fr`; languages that the site does not have keep theirs.
    pub(super) fn translations(&mut self, desk: &Desk, name: &str, longest: usize, old: &Translations) -> Translations {
        let known = desk.site.languages();
        let kept = old.iter().filter(|(language, _)| !known.contains(language));
        let kept: Vec<_> = kept.map(|(language, text)| (language, text.to_owned())).collect();
        let given = |language: &Language| {
            let text = self.text(&format!("{name}-{language}"), longest).unwrap_or_default();
            (*language, text)
        };
        known.iter().map(given).chain(kept).collect()
    }

    /// Names in at least one language, the first of the site being asked for them where there is none.
    pub(super) fn names(&mut self, desk: &Desk, name: &str, old: &Translations) -> Translations {
        let names = self.translations(desk, name, NAME, old);
        if names.is_empty() {
            let field = format!("{name}-{}", desk.site.settings.first_language());
            self.blame(FieldError::new(field, "desk-fault-required"));
        }
        names
    }

    /// The things that have a number, in the order of their numbers; those of one number in the order of the form.
    pub(super) fn order<T>(&mut self, things: impl IntoIterator<Item = (String, T)>) -> Vec<T> {
        let numbered = things.into_iter().filter_map(|(name, thing)| {
            self.value::<u16>(&name, "desk-site-fault-position").map(|number| (number, thing))
        });
        let mut numbered: Vec<_> = numbered.collect();
        numbered.sort_by_key(|(number, _)| *number);
        numbered.into_iter().map(|(_, thing)| thing).collect()
    }

    /// Refuses what was changed since the form was opened: the form has the stamp of what it showed.
    pub(super) fn is_fresh(&mut self, present: &str) {
        if self.sent.one("stand") != present {
            self.blame(FieldError::new("stand", "desk-site-fault-stale"));
        }
    }

    /// The value, or what was wrong.
    pub(super) fn end<T>(self, value: T) -> Result<T, Vec<FieldError>> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }
}

/// How many rows of a form are read at most.
const ROWS_AT_MOST: usize = 1_000;

/// How many rows a form has, by a field that each of them has.
pub(super) fn count_rows(sent: &Sent, prefix: &str, name: &str) -> usize {
    (0..ROWS_AT_MOST).take_while(|at| sent.has(&format!("{prefix}-{at}-{name}"))).count()
}

/// A text on one line: blanks as one, without signs that nobody sees and a database may refuse, nor those that turn what
/// follows them around.
pub(super) fn line(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain: String = text.chars().filter(|c| !turns(c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The stamp of what a form shows.
pub(super) fn stamp(shown: &impl Debug) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{shown:?}").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A form that was refused: what was sent, what is wrong with it.
pub(super) type Refused<'a> = Option<(&'a Sent, Vec<FieldError>)>;

/// The fields as they are shown again: with what was sent, and what is wrong with it. The stamp stays that of the present.
pub(super) fn shown_again(desk: &Desk, mut fields: Fields, refused: &Refused<'_>) -> Fields {
    if let Some((sent, faults)) = refused {
        let stand = fields.by_name.remove("stand");
        refill(&mut fields, sent);
        if let Some(stand) = stand {
            fields.add(stand);
        }
        fields.blame(faults, |fault| say(desk, fault));
    }
    fields
}

/// The head of a page of this part; how many faults its form has stands before the title (RGAA 8.6).
pub(super) fn head(desk: &Desk, heading: &str, fields: &Fields) -> DeskHead {
    let head = desk.head(heading).help("site");
    if fields.faulty.is_empty() {
        return head;
    }
    let args = [("count", fields.faulty.len().into()), ("title", head.title.as_str().into())];
    DeskHead { title: desk.text_with("desk-title-problems", &args), ..head }
}

/// The status of a page with a form.
pub(super) fn status(fields: &Fields) -> StatusCode {
    if fields.faulty.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// The hidden field with the stamp of what the form shows; a fault of the whole form has its place there.
pub(super) fn stand(desk: &Desk, stamp: &str) -> Field {
    field(desk, "stand", "desk-site-form", stamp)
}

/// A field.
pub(super) fn field(desk: &Desk, name: &str, key: &str, value: &str) -> Field {
    Field { name: name.to_owned(), label: desk.text(key), value: value.to_owned(), ..Field::default() }
}

/// A field with a word of help.
pub(super) fn hinted(desk: &Desk, name: &str, key: &str, hint: &str, value: &str) -> Field {
    Field { hint: Some(desk.text(hint)), ..field(desk, name, key, value) }
}

/// A choice of one, with "nothing" before the others.
pub(super) fn select(
    desk: &Desk,
    (name, key): (&str, &str),
    own: Option<&str>,
    all: impl IntoIterator<Item = (String, String)>,
) -> Field {
    let none = Choice { label: desk.text("desk-site-nothing"), chosen: own.is_none(), value: String::new() };
    let choice = |(value, label): (String, String)| Choice { chosen: own == Some(value.as_str()), value, label };
    let choices = std::iter::once(none).chain(all.into_iter().map(choice)).collect();
    Field { choices, ..field(desk, name, key, "") }
}

/// Adds a field for each language of the site: `name-fr`.
pub(super) fn add_translations(desk: &Desk, fields: &mut Fields, name: &str, key: &str, values: &Translations) {
    for language in desk.site.languages() {
        let of = desk.portal.web.i18n.language_name(desk.language, *language);
        let label =
            desk.text_with("desk-site-in-language", &[("what", desk.text(key).into()), ("language", of.into())]);
        let value = values.get(*language).unwrap_or_default().to_owned();
        fields.add(Field { name: format!("{name}-{language}"), label, value, ..Field::default() });
    }
}

/// The site's languages, each with the names of its fields.
pub(super) fn languages(desk: &Desk, names: &[&str]) -> Vec<LanguageView> {
    let view = |language: &Language| LanguageView {
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        name: desk.portal.web.i18n.language_name(desk.language, *language),
        fields: names.iter().map(|name| format!("{name}-{language}")).collect(),
    };
    desk.site.languages().iter().map(view).collect()
}

/// The best of names for who reads the page, or an empty text.
pub(super) fn best(desk: &Desk, names: &Translations) -> String {
    names.best(desk.language, desk.site.languages()).map(|(name, _)| name.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_on_one_line_has_no_sign_that_nobody_sees() {
        assert_eq!(line(" a\u{0}b\r\n  c\t"), "a b c");
        assert_eq!(line("\u{7}"), "");
        assert_eq!(
            line("a\u{202e}b\u{2067}c \u{200f}d"),
            "abc \u{200f}d",
            "a mark of direction stays, an override does not"
        );
    }

    #[test]
    fn what_has_a_number_stands_in_its_order() {
        let sent = Sent(vec![("a".into(), "2".into()), ("b".into(), "1".into()), ("c".into(), String::new())]);
        let mut reading = Reading::new(&sent);
        assert_eq!(reading.order([("a".to_owned(), 'a'), ("b".to_owned(), 'b'), ("c".to_owned(), 'c')]), ['b', 'a']);
        assert!(reading.end(()).is_ok());
        let sent = Sent(vec![("a".into(), "-1".into())]);
        let mut reading = Reading::new(&sent);
        assert!(reading.order([("a".to_owned(), 'a')]).is_empty());
        assert!(reading.end(()).is_err());
    }
}
