//! What mails say to those who register, in the language in which they registered.

use accounts::Token;
use i18n::DateStyle;
use kernel::{Email, Instant, Language};
use mail::Message;
use publication::{CommonWords, Presence, store::desk::work::WorkText};

use super::{
    link_path,
    model::{Event, Registered, State},
    office::{Found, Office},
};
use crate::{
    KIND,
    model::{EventWords, Status},
    when,
};

/// What a mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saying {
    /// Confirm, and the place that is held is yours.
    Confirm,
    /// The same, of a place on the waiting list.
    ConfirmWaiting,
    /// You have a place.
    Place,
    /// You wait for one.
    Waiting,
    /// You waited, and have one.
    MovedUp,
    /// You have given it up.
    Withdrawn,
    /// The organisers have taken it away.
    Struck,
    /// The event does not take place.
    EventCancelled,
    /// It takes place at another time.
    EventMoved,
}

impl Saying {
    /// What is said of a state.
    pub(crate) fn of(state: State) -> Self {
        match state {
            State::ToConfirm => Self::Confirm,
            State::WaitingToConfirm => Self::ConfirmWaiting,
            State::Confirmed => Self::Place,
            State::Waiting => Self::Waiting,
            State::Cancelled => Self::Withdrawn,
        }
    }

    /// What is said of an event that is not as people were told.
    pub(crate) fn news(event: &Event) -> Self {
        if event.facts.status == Status::Cancelled { Self::EventCancelled } else { Self::EventMoved }
    }

    /// Whether the event goes with it, for their calendar.
    pub(crate) fn has_calendar(self) -> bool {
        matches!(self, Self::Place | Self::MovedUp | Self::EventCancelled | Self::EventMoved)
    }

    /// The keys of its subject and of its text.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Confirm => ("agenda-mail-confirm-subject", "agenda-mail-confirm"),
            Self::ConfirmWaiting => ("agenda-mail-confirm-subject", "agenda-mail-confirm-waiting"),
            Self::Place => ("agenda-mail-place-subject", "agenda-mail-place"),
            Self::Waiting => ("agenda-mail-waiting-subject", "agenda-mail-waiting"),
            Self::MovedUp => ("agenda-mail-moved-up-subject", "agenda-mail-moved-up"),
            Self::Withdrawn => ("agenda-mail-withdrawn-subject", "agenda-mail-withdrawn"),
            Self::Struck => ("agenda-mail-withdrawn-subject", "agenda-mail-struck"),
            Self::EventCancelled => ("agenda-mail-event-cancelled-subject", "agenda-mail-event-cancelled"),
            Self::EventMoved => ("agenda-mail-event-moved-subject", "agenda-mail-event-moved"),
        }
    }
}

/// An event as a mail in one language names it.
pub(crate) struct About {
    /// The language of the mail.
    pub(crate) language: Language,
    title: String,
    /// Title, days, place, reason, address: a line each.
    lines: String,
}

impl About {
    /// In the language in which somebody registered, with the words of the event's text in it, else of another.
    pub(crate) fn of(office: &Office, found: &Found, language: Language) -> Self {
        let text = text_for(found, language);
        let words = text.and_then(words_of);
        let title = words.map(|words| words.title.clone()).unwrap_or_default();
        let own: EventWords = words.and_then(|words| publication::own::typed(&words.own)).unwrap_or_default();
        let i18n = &office.portal.web.i18n;
        let days = found.event.facts.stretches().map(|(_, stretch)| when::when(i18n, language, &stretch));
        let place = words.and_then(|words| words.place.clone());
        let zone = found.event.place();
        let zone = zone.map(|place| i18n.text(language, "agenda-mail-zone", &[("place", place.into())]));
        let is_off = matches!(found.event.facts.status, Status::Cancelled | Status::Postponed);
        let reason = own.reason.filter(|_| is_off);
        let page = text.filter(|text| is_public(text)).and_then(|text| {
            let path = office.portal.kinds.path(KIND, text.language, text.slug.as_deref()?)?;
            Some(office.portal.web.absolute(&path))
        });
        let place = place.into_iter().chain(own.address);
        let lines = std::iter::once(title.clone()).chain(days).chain(zone).chain(place).chain(reason).chain(page);
        Self { language, lines: lines.collect::<Vec<_>>().join("\n"), title }
    }

    /// The mail.
    pub(crate) fn message(
        &self,
        office: &Office,
        one: &Registered,
        to: Email,
        token: &Token,
        saying: Saying,
    ) -> Message {
        let i18n = &office.portal.web.i18n;
        let (subject, text) = saying.keys();
        let settings = &office.site.settings;
        let link = office.portal.web.absolute(&link_path(self.language, token));
        let until = one.ends_at.unwrap_or(Instant(0)).civil(&office.site.zone);
        let args = [
            ("title", self.title.as_str().into()),
            ("event", self.lines.as_str().into()),
            ("link", link.as_str().into()),
            ("day", i18n.date(self.language, until, DateStyle::Weekday).into()),
            ("time", i18n.date(self.language, until, DateStyle::Time).into()),
            ("site", settings.name_in(self.language).into()),
        ];
        let text = i18n.text(self.language, text, &args);
        let text = bare(&bare(&text, &link), &self.lines);
        let subject = i18n.text(self.language, subject, &args);
        Message { to, subject, text, reply_to: settings.contact.clone(), language: self.language }
    }
}

/// The text in a language; where there is none, another that readers get.
pub(crate) fn text_for(found: &Found, language: Language) -> Option<&WorkText> {
    let texts = &found.work.texts;
    let own = texts.iter().find(|text| text.language == language && is_public(text));
    own.or_else(|| texts.iter().find(|text| is_public(text))).or(texts.first())
}

/// The words that readers get; of a text that they never got, those that are worked on.
pub(crate) fn words_of(text: &WorkText) -> Option<&CommonWords> {
    text.live.as_ref().map(|live| &live.value).or_else(|| text.words())
}

fn is_public(text: &WorkText) -> bool {
    matches!(text.state.presence, Presence::Live | Presence::Archived)
}

/// The text without the marks of direction around what stands on lines of its own: mail readers would take those for a part of
/// a link.
fn bare(text: &str, lines: &str) -> String {
    text.replace(&format!("\u{2068}{lines}\u{2069}"), lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stands_bare_on_its_line() {
        assert_eq!(
            bare("Ouvrez :\n\n\u{2068}https://x.example/a\u{2069}\n", "https://x.example/a"),
            "Ouvrez :\n\nhttps://x.example/a\n"
        );
    }
}
