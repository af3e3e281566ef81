//! The rows that lists of events read, from what is live of an event.

use db::{Value, values};
use kernel::Instant;
use publication::{Projected, Projection, own::typed};

use crate::{
    model::{EventDate, EventFacts, EventWords},
    moment::Zone,
    recurrence::Recurrence,
};

/// What is derived from an event.
pub(crate) const PROJECTION: Projection = Projection {
    tables: &[
        (
            "event_date",
            "publication, number, item, starts, ends, zone, day_first, day_last, begins_at, over_at, audience, kind, status, online, online_from, rule, is_again, organisers, point, series",
        ),
        ("event_series", "publication, language, series, name, audience, begins_at"),
        ("event_date_theme", "theme, publication, number, audience, begins_at, over_at"),
    ],
    rows,
    counted: None,
    leaving: &[],
};

/// One row per session or date of a rule; one per language in which its series has a name; one per date and theme.
fn rows(live: &Projected<'_>) -> Vec<Vec<Vec<Value>>> {
    let facts = typed::<EventFacts>(&live.facts.own).unwrap_or_default();
    let site = live.zone.iana_name().and_then(|name| name.parse::<Zone>().ok());
    let Some(zone) = facts.zone.clone().or(site) else { return Vec::new() };
    let today = live.now.civil(zone.zone()).0.date();
    let (mut dates, mut themes) = (Vec::new(), Vec::new());
    for (number, date) in (0_i64..).zip(facts.dates(&zone, today)) {
        let (begins_at, over_at) = (date.stretch.begins_at(zone.zone()), date.stretch.over_at(zone.zone()));
        let audience = live.facts.listed_for().as_str();
        dates.push(row(live, (&facts, &zone), (number, &date), (begins_at, over_at)));
        for theme in live.themes {
            themes.push(values![theme.0, live.id.0, number, audience, begins_at.0, over_at.0]);
        }
    }
    vec![dates, series(live, &facts, &zone), themes]
}

/// What its series is called, in each language in which the event says so.
fn series(live: &Projected<'_>, facts: &EventFacts, zone: &Zone) -> Vec<Vec<Value>> {
    let first = facts.stretches().map(|(_, stretch)| stretch.begins_at(zone.zone()).0).min();
    let (Some(series), Some(first)) = (&facts.series, first) else { return Vec::new() };
    let named = live.texts.iter().filter_map(|(language, words)| {
        let name = typed::<EventWords>(&words.own)?.series?;
        Some(values![live.id.0, language.as_str(), series.slug.as_str(), name, live.facts.listed_for().as_str(), first])
    });
    named.collect()
}

fn row(
    live: &Projected<'_>,
    (facts, zone): (&EventFacts, &Zone),
    (number, date): (i64, &EventDate<'_>),
    (begins_at, over_at): (Instant, Instant),
) -> Vec<Value> {
    let is_open = live.facts.audience == publication::Audience::Public;
    let online = facts.online.as_ref().filter(|_| is_open);
    let organisers = facts.parties().map(|party| party.0.simple().to_string()).collect::<Vec<_>>().join(" ");
    values![
        live.id.0,
        number,
        date.item.as_str(),
        date.stretch.starts.to_string(),
        date.stretch.ends.map(|ends| ends.to_string()),
        zone.name(),
        date.stretch.starts.day().to_string(),
        date.stretch.last_day().to_string(),
        begins_at.0,
        over_at.0,
        live.facts.listed_for().as_str(),
        facts.kind.as_str(),
        facts.status.as_str(),
        online.map(|online| online.link.to_string()),
        online.and_then(|online| online.from).map(|from| from.instant(live.zone).0),
        date.recurrence.map(written),
        date.is_again,
        Some(organisers).filter(|all| !all.is_empty()),
        facts.point.map(|point| point.to_string()),
        facts.series.as_ref().map(|series| series.slug.to_string()),
    ]
}

/// A rule and its exceptions, a line each: a calendar of thousands of events opens no JSON.
fn written(recurrence: &Recurrence) -> String {
    let except = recurrence.except.iter().map(ToString::to_string);
    std::iter::once(recurrence.rule.to_string()).chain(except).collect::<Vec<_>>().join("\n")
}

/// What [`written`] wrote.
pub(crate) fn read(text: &str) -> Option<Recurrence> {
    let mut lines = text.lines();
    let rule = lines.next()?.parse().ok()?;
    Some(Recurrence { rule, except: lines.filter_map(|line| line.parse().ok()).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_was_written() {
        let except = vec!["2024-12-10".parse().unwrap(), "2024-12-17T09:00:00".parse().unwrap()];
        let recurrence = Recurrence { rule: "FREQ=WEEKLY;BYDAY=TU".parse().unwrap(), except };
        assert_eq!(read(&written(&recurrence)), Some(recurrence));
        assert_eq!(read(""), None);
    }
}
