//! An event's own fields of the form, and what is found before publishing.

mod typed;

use document::Severity;
use publication::{
    Check, OwnFields, Spot,
    own::{Form, Proposed, Title},
};

use crate::{
    EventKind, bringing,
    model::{DAYS_AT_MOST, EventFacts, EventWords, InSeries, Online, Session, Status},
    moment::{Moment, Stretch},
    proposal,
    recurrence::Recurrence,
    registration,
    repeat::Repeat,
};
use typed::{Day, Days, Hour, Languages, SeriesSlug};

/// An event's own fields.
pub(crate) struct EventFields;

impl OwnFields for EventFields {
    type Facts = EventFacts;
    type Words = EventWords;

    fn form(form: &mut Form<'_>, facts: &mut EventFacts, words: &mut EventWords) {
        let first = |facts: &EventFacts| facts.stretches().next().map(|(_, stretch)| stretch.starts.day());
        let rule = facts.recurrence.as_ref().map(|recurrence| &recurrence.rule);
        let repeat = Repeat::of(rule, first(facts));
        form.rows("session", "agenda-form-sessions", &mut facts.sessions, |form, item, session| {
            let mut parts = Parts::of(session);
            form.value("day", "agenda-form-day", &mut parts.day);
            form.value("hour", "agenda-form-hour", &mut parts.hour);
            form.value("last", "agenda-form-last", &mut parts.last);
            form.value("end", "agenda-form-end", &mut parts.end);
            form.line_of("name", "agenda-form-session-name", item, &mut words.sessions);
            *session = parts.session();
        });
        form.facts("agenda-form-again");
        recur(form, facts, repeat, first(facts));
        form.facts("agenda-form-event");
        form.choice("type", "agenda-form-type", &mut facts.kind, KINDS);
        form.hint("agenda-form-zone-hint").value("zone", "agenda-form-zone", &mut facts.zone);
        status(form, facts);
        online(form, facts);
        languages(form, "languages", "agenda-form-languages", &mut facts.languages);
        languages(form, "interpretation", "agenda-form-interpretation", &mut facts.interpretation);
        form.hint("agenda-form-point-hint").value("point", "agenda-form-point", &mut facts.point);
        form.rows("organiser", "agenda-form-organisers", &mut facts.organisers, |form, _, organiser| {
            form.value("party", "agenda-form-organiser", &mut organiser.party);
        });
        registration::facts::form(form, &mut facts.registration);
        form.words("agenda-form-place");
        form.area("address", "agenda-form-address", &mut words.address);
        form.hint("agenda-form-access-hint").area("access", "agenda-form-access", &mut words.access);
        form.line("public", "agenda-form-public", &mut words.public);
        form.hint("agenda-form-reason-hint").area("reason", "agenda-form-reason", &mut words.reason);
        series(form, facts, words);
    }

    const READS_TITLES: bool = true;
    const TOOLS: &'static [(&'static str, &'static str)] = &[(bringing::HREF, "agenda-bringing")];
    const PAGES: &'static [(&'static str, &'static str)] = &[("registrations", "agenda-registrations")];

    fn propose(title: Title<'_>, facts: &mut EventFacts) -> Proposed {
        proposal::propose(title, facts)
    }

    fn check(facts: &EventFacts, words: &EventWords) -> Vec<Check> {
        let found =
            |severity, key, name: String| Check { severity, key, words: String::new(), spot: Spot::Field(name) };
        let error = |key, name| found(Severity::Error, key, name);
        let mut checks: Vec<Check> = facts
            .stretches()
            .filter_map(|(item, stretch)| {
                let key = fault(&stretch)?;
                Some(error(key, format!("session-{item}-last")))
            })
            .collect();
        let count = facts.stretches().count();
        if count == 0 {
            checks.push(error("agenda-check-no-day", "own".to_owned()));
        }
        if count > 1 && facts.recurrence.is_some() {
            checks.push(error("agenda-check-again", "repeat".to_owned()));
        }
        let is_off = matches!(facts.status, Status::Cancelled | Status::Postponed);
        if is_off && words.reason.is_none() {
            checks.push(found(Severity::Warning, "agenda-check-reason", "reason".to_owned()));
        }
        checks.extend(
            registration::facts::check(facts).map(|(severity, key, name)| found(severity, key, name.to_owned())),
        );
        checks
    }
}

/// What is wrong with the days of a session.
fn fault(stretch: &Stretch) -> Option<&'static str> {
    let days = stretch.starts.day().until(stretch.last_day()).map_or(i64::MAX, |span| i64::from(span.get_days()));
    if !stretch.is_ordered() {
        Some("agenda-check-order")
    } else if days >= DAYS_AT_MOST {
        Some("agenda-check-long")
    } else {
        None
    }
}

const KINDS: &[(EventKind, &str, &str)] = &[
    (EventKind::Meeting, "meeting", "agenda-type-meeting"),
    (EventKind::Conference, "conference", "agenda-type-conference"),
    (EventKind::Mission, "mission", "agenda-type-mission"),
    (EventKind::Training, "training", "agenda-type-training"),
    (EventKind::Online, "online", "agenda-type-online"),
    (EventKind::Deadline, "deadline", "agenda-type-deadline"),
];

/// The key of the word for a kind of event.
pub(crate) fn kind_word(kind: EventKind) -> &'static str {
    KINDS.iter().find(|(known, _, _)| *known == kind).map_or("", |(_, _, word)| word)
}

fn recur(
    form: &mut Form<'_>,
    facts: &mut EventFacts,
    (mut repeat, until): (Repeat, Option<jiff::civil::Date>),
    first: Option<jiff::civil::Date>,
) {
    let mut all = vec![
        (Repeat::Never, "", "agenda-repeat-never"),
        (Repeat::Daily, "daily", "agenda-repeat-daily"),
        (Repeat::Weekly, "weekly", "agenda-repeat-weekly"),
        (Repeat::Fortnightly, "fortnightly", "agenda-repeat-fortnightly"),
        (Repeat::Monthly, "monthly", "agenda-repeat-monthly"),
        (Repeat::MonthlyWeekday, "monthly-weekday", "agenda-repeat-monthly-weekday"),
        (Repeat::Yearly, "yearly", "agenda-repeat-yearly"),
    ];
    if repeat == Repeat::Other {
        all.push((Repeat::Other, "other", "agenda-repeat-other"));
    }
    let former = facts.recurrence.take();
    let (former, except) = former.map_or((None, Vec::new()), |former| (Some(former.rule), former.except));
    let mut until = until.map(Day);
    let mut except = Days::of(except);
    form.choice("repeat", "agenda-form-repeat", &mut repeat, &all);
    form.hint("agenda-form-until-hint").value("until", "agenda-form-until", &mut until);
    form.hint("agenda-form-except-hint").value("except", "agenda-form-except", &mut except);
    let rule = repeat.rule(first, until.map(|day| day.0), former);
    facts.recurrence = rule.map(|rule| Recurrence { rule, except: except.map(|days| days.0).unwrap_or_default() });
}

fn status(form: &mut Form<'_>, facts: &mut EventFacts) {
    let all = [
        (Status::Confirmed, "confirmed", "agenda-status-confirmed"),
        (Status::SaveTheDate, "save-the-date", "agenda-status-save-the-date"),
        (Status::Postponed, "postponed", "agenda-status-postponed"),
        (Status::Cancelled, "cancelled", "agenda-status-cancelled"),
    ];
    form.choice("status", "agenda-form-status", &mut facts.status, &all);
    let former = facts.postponed_from;
    let mut first = former.map(|stretch| Day(stretch.starts.day()));
    let mut last = former.map(|stretch| Day(stretch.last_day())).filter(|last| Some(*last) != first);
    form.hint("agenda-form-former-hint").value("former-day", "agenda-form-former-day", &mut first);
    form.value("former-last", "agenda-form-former-last", &mut last);
    let days = first.map(|first| Stretch { starts: Moment::Day(first.0), ends: last.map(|last| Moment::Day(last.0)) });
    // The hours that it had are kept as long as its days are.
    let is_same = |stretch: &Stretch| {
        former.is_some_and(|own| own.starts.day() == stretch.starts.day() && own.last_day() == stretch.last_day())
    };
    facts.postponed_from = days.map(|stretch| former.filter(|_| is_same(&stretch)).unwrap_or(stretch));
}

fn online(form: &mut Form<'_>, facts: &mut EventFacts) {
    let former = facts.online.take();
    let (mut link, mut from) = former.map_or((None, None), |online| (Some(online.link), online.from));
    form.value("online", "agenda-form-online", &mut link);
    form.hint("agenda-form-online-from-hint").value("online-from", "agenda-form-online-from", &mut from);
    facts.online = link.map(|link| Online { link, from });
}

fn languages(form: &mut Form<'_>, name: &str, label: &'static str, all: &mut Vec<kernel::Language>) {
    let mut value = Some(Languages(std::mem::take(all))).filter(|languages| !languages.0.is_empty());
    form.hint("agenda-form-languages-hint").value(name, label, &mut value);
    *all = value.map(|languages| languages.0).unwrap_or_default();
}

/// Its series: known by the name that it has in any language, or by the slug that another event of it has.
fn series(form: &mut Form<'_>, facts: &mut EventFacts, words: &mut EventWords) {
    form.hint("agenda-form-series-hint").line("series-name", "agenda-form-series-name", &mut words.series);
    let former = facts.series.take();
    let (mut slug, mut number) = former.map_or((None, None), |series| (Some(SeriesSlug(series.slug)), series.number));
    form.facts("agenda-form-series");
    form.value("series-number", "agenda-form-series-number", &mut number);
    form.hint("agenda-form-series-slug-hint").value("series", "agenda-form-series-slug", &mut slug);
    let named = || words.series.as_deref().and_then(kernel::Slug::from_title);
    facts.series = slug.map(|slug| slug.0).or_else(named).map(|slug| InSeries { slug, number });
}

/// A session as a form asks for it: people say the last day only where it is another, and an hour only where there is one.
#[derive(Clone, Copy)]
struct Parts {
    day: Option<Day>,
    hour: Option<Hour>,
    last: Option<Day>,
    end: Option<Hour>,
}

impl Parts {
    fn of(session: &Session) -> Self {
        let hour = |moment: Moment| match moment {
            Moment::Time(at) => Some(Hour(at.0.time())),
            Moment::Day(_) => None,
        };
        let day = session.starts.map(|starts| Day(starts.day()));
        let last = session.ends.map(|ends| Day(ends.day())).filter(|last| Some(*last) != day);
        Self { day, hour: session.starts.and_then(hour), last, end: session.ends.and_then(hour) }
    }

    fn session(self) -> Session {
        let at = |day: Day, hour: Option<Hour>| match hour {
            Some(hour) => Moment::Time(kernel::Civil(day.0.to_datetime(hour.0))),
            None => Moment::Day(day.0),
        };
        let ends = self.day.filter(|_| self.last.is_some() || self.end.is_some());
        let ends = ends.map(|day| at(self.last.unwrap_or(day), self.end));
        Session { starts: self.day.map(|day| at(day, self.hour)), ends }
    }
}

#[cfg(test)]
mod tests;
